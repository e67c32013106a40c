// Command bundle makes the one script that draws the site's figures for
// readers who touch them: what echarts-entry.js names of the npm package
// echarts, as a classic script that sets the global "echarts". It also gathers
// the licences that go with it, and those of all that the program is made of: Go
// and its modules, what one of them holds in compiled form, and data. It must not
// know what figures there are, and it asks the network for nothing but modules that are not there yet: "npm ci --ignore-scripts" has
// put the packages into node_modules.
// The same packages give the same bytes.
//
//	npm ci --ignore-scripts && go run ./assets/bundle
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

const (
	entry   = "assets/bundle/echarts-entry.js"
	out     = "assets/dist"
	modules = "node_modules"
)

// licences are the texts that must travel with the bundle, in the order in
// which they are printed.
var licences = []struct{ name, file string }{
	{"Apache ECharts: licence", "echarts/LICENSE"},
	{"Apache ECharts: notice", "echarts/NOTICE"},
	{"Apache ECharts: parts derived from d3", "echarts/licenses/LICENSE-d3"},
	{"ZRender", "zrender/LICENSE"},
	{"tslib", "tslib/LICENSE.txt"},
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bundle: error:", err)
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintln(os.Stderr, `bundle: hint: run "npm ci --ignore-scripts" in the root of the repository first`)
		}
		os.Exit(1)
	}
}

func run() error {
	texts, err := gather(os.DirFS(modules))
	if err != nil {
		return err
	}
	list, err := goModules()
	if err != nil {
		return err
	}
	program, err := gatherProgram(list, os.DirFS(kept))
	if err != nil {
		return err
	}
	script, err := bundle()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "licenses.txt"), texts, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "program-licenses.txt"), program, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "echarts.js"), script, 0o644)
}

// gather joins the licences into one text.
func gather(packages fs.FS) ([]byte, error) {
	var b bytes.Buffer
	for i, l := range licences {
		text, err := fs.ReadFile(packages, l.file)
		if err != nil {
			return nil, fmt.Errorf("reading a licence: %w", err)
		}
		if i > 0 {
			b.WriteString("\n\n")
		}
		fmt.Fprintf(&b, "%s\n\n%s\n", l.name, bytes.TrimSpace(text))
	}
	return b.Bytes(), nil
}

// bundle returns the script. ASCII alone, since a page opened from a disk
// says nothing about a script's encoding.
func bundle() ([]byte, error) {
	r := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            api.FormatIIFE,
		GlobalName:        "echarts",
		Target:            api.ES2018,
		Charset:           api.CharsetASCII,
		LegalComments:     api.LegalCommentsEndOfFile,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		LogLevel:          api.LogLevelWarning,
		Outfile:           filepath.Join(out, "echarts.js"),
	})
	if len(r.Errors) > 0 {
		return nil, fmt.Errorf("bundling %s: %s", entry, r.Errors[0].Text)
	}
	return r.OutputFiles[0].Contents, nil
}
