package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestPins holds everything that is fetched to one version, whose digest is in
// go.sum or package-lock.json, and lets no script of a package run. Debian's own
// packages, which tests need, are as its release has them.
func TestPins(t *testing.T) {
	text := func(name string) string {
		data, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	recipes := text("Makefile") + text(".ci/run") + text(".ci/tools.sh")
	if found := regexp.MustCompile(`go (run|install|get) \S*@|npx|npm (install|i|exec)\b|(curl|wget) +[-"$h]`).FindAllString(recipes, -1); found != nil {
		t.Errorf("something is fetched that nothing pins: %q; name tools in go.mod, with go get -tool", found)
	}
	for line := range strings.Lines(recipes) {
		if strings.Contains(line, "npm ci") && !strings.Contains(line, "npm ci --ignore-scripts") {
			t.Errorf("scripts of packages would run: %s", line)
		}
	}
	if !strings.Contains(text(".npmrc"), "ignore-scripts=true\n") {
		t.Error(".npmrc lets scripts of packages run")
	}
	if mod := text("go.mod"); strings.Contains(mod, "replace ") || strings.Contains(mod, "exclude ") || !strings.Contains(mod, "\ntool (\n\tgithub.com/rhysd/actionlint/cmd/actionlint\n\thonnef.co/go/tools/cmd/staticcheck\n)\n") {
		t.Error("go.mod has other modules than those that are named")
	}
	var asked struct{ Dependencies, DevDependencies, Overrides map[string]string }
	var locked struct {
		Packages map[string]struct{ Version, Integrity string }
	}
	if err := json.Unmarshal([]byte(text("package.json")), &asked); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(text("package-lock.json")), &locked); err != nil {
		t.Fatal(err)
	}
	exact := regexp.MustCompile(`^\d+\.\d+\.\d+$`)
	for _, list := range []map[string]string{asked.Dependencies, asked.DevDependencies, asked.Overrides} {
		for name, version := range list {
			if !exact.MatchString(version) || locked.Packages["node_modules/"+name].Version != version {
				t.Errorf("%s is not held to one version: %s", name, version)
			}
		}
	}
	for name, p := range locked.Packages {
		if name != "" && !strings.HasPrefix(p.Integrity, "sha512-") {
			t.Errorf("%s has no digest", name)
		}
	}
	if len(locked.Packages) < 100 {
		t.Errorf("only %d packages are locked", len(locked.Packages))
	}
}
