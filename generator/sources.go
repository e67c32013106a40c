package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func (o Options) contentFolder() string {
	if o.Content == "" {
		if info, err := os.Stat("content"); err == nil && info.IsDir() {
			return "content"
		}
	}
	return o.Content
}

func (o Options) responseFolder() string {
	if o.Responses == "" && o.contentFolder() != "" {
		return filepath.Join(o.contentFolder(), "responses")
	}
	return o.Responses
}

func (o Options) out() string {
	if o.Out == "" {
		return "public"
	}
	return o.Out
}

// apart refuses an output folder that is, holds or lies in a folder the site is
// built from: to replace it would take the only originals.
func (o Options) apart() error {
	out, err := filepath.Abs(o.out())
	if err != nil {
		return fmt.Errorf("placing the output: %w", err)
	}
	for _, folder := range []string{o.contentFolder(), o.responseFolder(), o.Layouts, o.Assets} {
		if folder == "" {
			continue
		}
		in, err := filepath.Abs(folder)
		if err != nil {
			return fmt.Errorf("placing %s: %w", folder, err)
		}
		if within(in, out) || within(out, in) {
			return fmt.Errorf("the output %s and %s, which the site is built from, lie in one another: name another folder with --out", o.out(), folder)
		}
	}
	return nil
}

// within reports whether folder is the other or lies in it.
func within(folder, other string) bool {
	rel, err := filepath.Rel(other, folder)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// Watched are the folders whose change changes the site.
func Watched(o Options) []string {
	var out []string
	for _, folder := range []string{o.contentFolder(), o.Responses, o.Layouts, o.Assets} {
		if folder != "" {
			out = append(out, folder)
		}
	}
	return out
}
