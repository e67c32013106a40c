package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/afero"
)

func TestOutputThatIsNotOurs(t *testing.T) {
	put := func(name, text string) func(string) error {
		return func(out string) error {
			full := filepath.Join(out, name)
			os.MkdirAll(filepath.Dir(full), 0o755)
			return os.WriteFile(full, []byte(text), 0o644)
		}
	}
	for _, tt := range []struct {
		name    string
		prepare func(out string) error
		want    string // part of the error; empty for none
		forced  string // part of the error under Force
	}{
		{"nothing", func(string) error { return nil }, "", ""},
		{"empty folder", func(out string) error { return os.Mkdir(out, 0o755) }, "", ""},
		{"a protected folder", func(out string) error { return os.Mkdir(out, 0o555) }, "is protected from being written to", ""},
		{"only a .gitignore", put(".gitignore", "*"), "", ""},
		{"only a .gitkeep", put(".gitkeep", ""), "", ""},
		{"what a desktop left", put("a/.DS_Store", ""), "", ""},
		{"somebody's files", put("thesis/final.txt", "x"), "thesis/final.txt, and is not a site made by egovsite", ""},
		{"a manifest of another program", put("manifest.json", `{"name":"app","files":[]}`), "manifest.json, and is not", ""},
		{"a git repository", put(".git/HEAD", "x"), "is a git repository", "is a git repository"},
		{"a git work tree", put(".git", "gitdir: x"), "is a git repository", "is a git repository"},
		{"a file", func(out string) error { return os.WriteFile(out, nil, 0o644) }, "is a file", "is a file"},
		{"a symbolic link", func(out string) error { return os.Symlink(os.TempDir(), out) }, "is a symbolic link", "is a symbolic link"},
		{"a broken link", func(out string) error { return os.Symlink("nowhere", out) }, "is a symbolic link", "is a symbolic link"},
	} {
		for _, force := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, force %v", tt.name, force), func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "public")
				if err := tt.prepare(out); err != nil {
					t.Fatal(err)
				}
				want := tt.want
				if force {
					want = tt.forced
				}
				_, err := build(t, afero.NewOsFs(), out, Options{Force: force}, map[string]string{"index.html": "x"})
				switch {
				case want == "" && err != nil:
					t.Errorf("error %v", err)
				case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
					t.Errorf("error %v; want %q", err, want)
				}
				var hint interface{ Hint() string }
				if want != "" && (!errors.As(err, &hint) || hint.Hint() == "") {
					t.Error("no hint")
				}
				alone(t, out)
			})
		}
	}
}

func TestOutputsWithoutAName(t *testing.T) {
	for _, out := range []string{"", ".", "..", "/", "a/../..", "./"} {
		t.Run(out, func(t *testing.T) {
			if _, err := New(afero.NewMemMapFs(), out, Options{Force: true}); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestPagesToKeep(t *testing.T) {
	was := map[string]string{"index.html": "x", "countries/qqa/index.html": "a", "countries/qqb/index.html": "b", "countries/qqa/2022/index.html": "c"}
	for _, tt := range []struct {
		name string
		now  map[string]string
		o    Options
		let  []string
		want string // part of the error; empty for none
	}{
		{"none is lost", map[string]string{"countries/qqa/index.html": "A", "countries/qqb/index.html": "B"}, Options{}, nil, ""},
		{"one is lost", map[string]string{"countries/qqa/index.html": "A"}, Options{}, nil, "would lose countries/qqb/index.html, which"},
		{"both are lost", map[string]string{"index.html": "y"}, Options{}, nil, "would lose countries/qqa/index.html and 1 more"},
		{"all may go", map[string]string{"index.html": "y"}, Options{Force: true}, nil, ""},
		{"the one that is lost may go", map[string]string{"countries/qqa/index.html": "A"}, Options{}, []string{"countries/qqb/index.html"}, ""},
		{"another may go", map[string]string{"countries/qqa/index.html": "A"}, Options{}, []string{"countries/qqa/index.html"}, "would lose countries/qqb/index.html, which"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			disk := afero.NewMemMapFs()
			tt.o.Keep = []string{"countries/*/index.html"}
			if _, err := build(t, disk, "public", Options{}, was); err != nil {
				t.Fatal(err)
			}
			site, err := New(disk, "public", tt.o)
			if err != nil {
				t.Fatal(err)
			}
			defer site.Abort()
			site.Let(tt.let)
			for name, text := range tt.now {
				if err := site.Write(name, []byte(text)); err != nil {
					t.Fatal(err)
				}
			}
			_, err = site.Commit(nil)
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("error %v", err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("error %v; want %q", err, tt.want)
			}
		})
	}
}
