package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestRecipesAreValid holds the recipes for continuous integration against the
// rules of those who run them. A checker that is not there is a failure.
func TestRecipesAreValid(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		file       string
		service    string
		sound      string // what the checker says of one that is; empty where it says nothing
		was, wrong string // a fault that it must find
		check      func(folder, file string) *exec.Cmd
	}{
		{".github/workflows/site.yml", "github", "", "runs-on: ubuntu-latest", "run-on: ubuntu-latest", func(_, file string) *exec.Cmd {
			run := func(args ...string) *exec.Cmd {
				cmd := exec.Command("go", append([]string{"tool"}, args...)...)
				cmd.Dir = root
				return cmd
			}
			_ = run("-n", "actionlint").Run() // the first call of a tool tells what it downloads
			return run("actionlint", file)
		}},
		{".gitlab-ci.yml", "gitlab", "json schema validated", "interruptible: true", "interruptible: [maybe]", func(folder, _ string) *exec.Cmd {
			cmd := exec.Command(filepath.Join(root, "node_modules", ".bin", "gitlab-ci-local"), "--list")
			cmd.Dir = folder
			return cmd
		}},
		{"ci/site.sh", "none", "", `-C "$bin"`, `-C $bin`, func(_, file string) *exec.Cmd {
			return exec.Command("shellcheck", file)
		}},
	} {
		t.Run(tt.file, func(t *testing.T) {
			folder := t.TempDir()
			if err := (start{Name: "Q", CI: tt.service}).write(folder); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"init", "--quiet"}, {"remote", "add", "origin", "https://git.example.org/desk/responses.git"}} {
				if out, err := exec.Command("git", append([]string{"-C", folder}, args...)...).CombinedOutput(); err != nil {
					t.Fatalf("git: %v\n%s", err, out)
				}
			}
			file := filepath.Join(folder, filepath.FromSlash(tt.file))
			if out, err := tt.check(folder, file).CombinedOutput(); err != nil || !strings.Contains(string(out), tt.sound) || tt.sound == "" && len(out) > 0 {
				t.Errorf("%v\n%s", err, out)
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			broken := bytes.ReplaceAll(text, []byte(tt.was), []byte(tt.wrong))
			if bytes.Equal(broken, text) {
				t.Fatalf("%q is not in it", tt.was)
			}
			if err := os.WriteFile(file, broken, 0o644); err != nil {
				t.Fatal(err)
			}
			if out, err := tt.check(folder, file).CombinedOutput(); err == nil {
				t.Errorf("a fault is not found\n%s", out)
			}
		})
	}
}
