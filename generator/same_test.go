package generator_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/publish"
)

// TestSameBytes builds in processes that differ in everything but the input.
func TestSameBytes(t *testing.T) {
	want := files(t, shippedSite(t))
	for name, env := range map[string][]string{
		"one processor":       {"GOMAXPROCS=1", "TZ=UTC", "LANG=C"},
		"another place":       {"GOMAXPROCS=2", "TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8"},
		"a strange user":      {"HOME=/nonexistent", "USER=somebody", "GOGC=10", "TMPDIR=" + t.TempDir()},
		"no environment else": nil,
	} {
		t.Run(name, func(t *testing.T) {
			// Folders of other names, at another depth, with other times.
			content, out := filepath.Join(t.TempDir(), "deep", "er", "mine"), filepath.Join(t.TempDir(), "www")
			if err := os.CopyFS(content, os.DirFS("../content")); err != nil {
				t.Fatal(err)
			}
			program, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), program)
			cmd.Dir = t.TempDir()
			cmd.Env = append(env, childOut+"="+out, childOut+"_CONTENT="+content)
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, said)
			}
			sameFiles(t, files(t, out), want)
		})
	}
}

// sameFiles compares two sites and says where they differ first.
func sameFiles(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
	for name, g := range got {
		w, ok := want[name]
		if !ok {
			t.Errorf("%s is new", name)
			continue
		}
		if bytes.Equal(g, w) {
			continue
		}
		i := 0
		for i < len(g) && i < len(w) && g[i] == w[i] {
			i++
		}
		t.Errorf("%s differs at byte %d:\n%q\nwant\n%q", name, i, around(g, i), around(w, i))
	}
}

func around(b []byte, i int) []byte { return b[max(0, min(i, len(b))-60):min(len(b), i+60)] }

// TestSecondBuildWritesNothing builds over a site that is there already.
func TestSecondBuildWritesNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	build(t, options("../content", out))
	before := times(t, out)
	if r := build(t, options("../content", out)); !r.Unchanged {
		t.Error("the second build says that the site changed")
	}
	for name, info := range times(t, out) {
		if !info.ModTime().Equal(before[name].ModTime()) || !os.SameFile(info, before[name]) {
			t.Errorf("%s was written again", name)
		}
	}
}

func times(t *testing.T, folder string) map[string]fs.FileInfo {
	t.Helper()
	out := map[string]fs.FileInfo{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[name], err = d.Info()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestFailedBuild makes builds fail late and early, and wants the old site.
func TestFailedBuild(t *testing.T) {
	write := func(t *testing.T, folder, name, words string) {
		t.Helper()
		full := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shippedLayout := func(t *testing.T, name string) string {
		t.Helper()
		b, err := os.ReadFile("../layouts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	tests := map[string]struct {
		spoil func(t *testing.T, o *generator.Options)
		check func(error) bool
	}{
		"a layout repeats a withheld word": {func(t *testing.T, o *generator.Options) {
			rs, _, err := generator.Read(t.Context(), *o, []string{"../content/responses/2022/azerbaijan-2022.txt"})
			if err != nil {
				t.Fatal(err)
			}
			name := rs[0].Answer("respondent-name").Text
			page := strings.Replace(shippedLayout(t, "pages/prose/page.html"), "</header>", "<p>"+name+"</p></header>", 1)
			if !strings.Contains(page, name) {
				t.Fatal("the layout has no header to spoil")
			}
			o.Layouts = t.TempDir()
			write(t, o.Layouts, "pages/prose/page.html", page)
		}, func(err error) bool { var leak *publish.Leak; return errors.As(err, &leak) }},
		"a layout that is broken": {func(t *testing.T, o *generator.Options) {
			o.Layouts = t.TempDir()
			write(t, o.Layouts, "pages/prose/page.html", `{{define "main"}}{{.NoSuchField}}{{end}}`)
		}, func(err error) bool { return strings.Contains(err.Error(), "NoSuchField") }},
		"content with a fault": {func(t *testing.T, o *generator.Options) {
			o.Content = filepath.Join(t.TempDir(), "content")
			if err := os.CopyFS(o.Content, os.DirFS("../content")); err != nil {
				t.Fatal(err)
			}
			write(t, o.Content, "indicators/crisis-response.yaml", "code: crisis-response\n")
		}, func(err error) bool { return errors.Is(err, generator.ErrContent) }},
		"a country is lost": {func(t *testing.T, o *generator.Options) {
			o.Responses = t.TempDir()
		}, func(err error) bool { return err != nil }},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "site")
			if err := os.CopyFS(out, os.DirFS(shippedSite(t))); err != nil {
				t.Fatal(err)
			}
			before := files(t, out)
			o := options("../content", out)
			tt.spoil(t, &o)
			if _, err := generator.Build(t.Context(), o); err == nil || !tt.check(err) {
				t.Errorf("the build ends with %v", err)
			}
			sameFiles(t, files(t, out), before)
			left, err := os.ReadDir(filepath.Dir(out))
			if err != nil {
				t.Fatal(err)
			}
			if len(left) != 1 {
				t.Errorf("beside the site there is left: %v", left)
			}
		})
	}
}
