package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// program is what is built of the repository, whose modules' licences must
// travel with it.
const program = "./cmd/egovsite"

// kept are licences of what is in the program and in no module's list of files.
const kept = "assets/bundle/licences"

// engine is the module that holds others' work in compiled form. What that is
// made of is told in pdfium.txt, for one version of it.
const engine = "github.com/klippa-app/go-pdfium"

// licenceFile is what modules call the texts that must travel with them.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// module is one that is compiled into the program.
type module struct{ path, version, folder string }

// goModules lists the modules that are compiled into the program, by path.
func goModules() ([]module, error) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", program)
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("listing the modules of %s: %w", program, err)
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	slices.Sort(lines)
	var out []module
	for _, line := range slices.Compact(lines) {
		if f := strings.Split(line, "\t"); len(f) == 3 {
			out = append(out, module{f[0], f[1], f[2]})
		}
	}
	return out, nil
}

// gatherProgram joins the licences of all that the program is made of.
func gatherProgram(list []module, kept fs.FS) ([]byte, error) {
	modules, err := gatherModules(list)
	if err != nil {
		return nil, err
	}
	texts := map[string][]byte{"modules": modules}
	for _, name := range []string{"go.txt", "pdfium.txt", "data.txt"} {
		if texts[name], err = fs.ReadFile(kept, name); err != nil {
			return nil, fmt.Errorf("reading a licence: %w", err)
		}
	}
	for _, m := range list {
		if m.path == engine && !bytes.Contains(texts["pdfium.txt"], []byte(m.path+" "+m.version+" ")) {
			return nil, fmt.Errorf("pdfium.txt speaks of another version than %s %s: see what that holds", m.path, m.version)
		}
	}
	return bytes.Join([][]byte{texts["go.txt"], texts["modules"], texts["pdfium.txt"], texts["data.txt"]}, []byte("\n\n")), nil
}

// gatherModules joins the licences of modules into one text. A module without a
// licence may not be passed on.
func gatherModules(list []module) ([]byte, error) {
	var b bytes.Buffer
	for _, m := range list {
		entries, err := os.ReadDir(m.folder)
		if err != nil {
			return nil, fmt.Errorf("reading the licence of %s: %w", m.path, err)
		}
		found := false
		for _, e := range entries {
			if e.IsDir() || !licenceFile.MatchString(e.Name()) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(m.folder, e.Name()))
			if err != nil {
				return nil, fmt.Errorf("reading the licence of %s: %w", m.path, err)
			}
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			fmt.Fprintf(&b, "%s %s: %s\n\n%s\n", m.path, m.version, e.Name(), bytes.TrimSpace(text))
			found = true
		}
		if !found {
			return nil, fmt.Errorf("%s %s has no licence: it may not be part of the program", m.path, m.version)
		}
	}
	return b.Bytes(), nil
}
