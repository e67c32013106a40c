package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/afero"
)

// build publishes files to out and returns what came of it.
func build(t *testing.T, disk afero.Fs, out string, o Options, site map[string]string, words ...string) (Stats, error) {
	t.Helper()
	s, err := New(disk, out, o)
	if err != nil {
		return Stats{}, err
	}
	defer s.Abort()
	for name, text := range site {
		if err := s.Write(name, []byte(text)); err != nil {
			return Stats{}, err
		}
	}
	return s.Commit(words)
}

// tree lists all files of a disk below a folder, with their contents.
func tree(t *testing.T, disk afero.Fs, root string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := afero.Walk(disk, root, func(name string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		data, err := afero.ReadFile(disk, name)
		got[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// disks are the file systems that the tests run on: in memory, and real.
func disks(t *testing.T) map[string]func() (afero.Fs, string) {
	return map[string]func() (afero.Fs, string){
		"memory": func() (afero.Fs, string) { return afero.NewMemMapFs(), "/work" },
		"disk":   func() (afero.Fs, string) { return afero.NewOsFs(), t.TempDir() },
	}
}

func TestPublishReplacesTheWholeSite(t *testing.T) {
	for name, disk := range disks(t) {
		t.Run(name, func(t *testing.T) {
			disk, root := disk()
			out := filepath.Join(root, "public")
			first := map[string]string{"index.html": "one", "a/b/c.html": "two"}
			stats, err := build(t, disk, out, Options{}, first)
			if err != nil || stats != (Stats{Files: 2, Bytes: 6}) {
				t.Fatalf("first build: %+v, %v", stats, err)
			}
			if _, err := build(t, disk, out, Options{}, map[string]string{"index.html": "three"}); err != nil {
				t.Fatal(err)
			}
			got := tree(t, disk, root)
			want := map[string]string{"public/index.html": "three", "public/manifest.json": `{
 "generator": "egovsite",
 "format": 1,
 "files": [
  {
   "path": "index.html",
   "size": 5,
   "sha256": "8b5b9db0c13db24256c829aa364aa90c6d2eba318b9232a4ab9313b954d3555f"
  }
 ]
}
`}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("tree (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnchangedSiteIsLeftAlone(t *testing.T) {
	site := map[string]string{"index.html": "one", "a/b.html": "two"}
	for _, tt := range []struct {
		name   string
		damage func(t *testing.T, out string)
		want   bool
	}{
		{"nothing done to it", func(t *testing.T, out string) {}, true},
		{"a file gone", func(t *testing.T, out string) { os.Remove(filepath.Join(out, "a/b.html")) }, false},
		{"a file changed, its size kept", func(t *testing.T, out string) {
			os.WriteFile(filepath.Join(out, "index.html"), []byte("0ne"), 0o644)
		}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			disk, out := afero.NewOsFs(), filepath.Join(t.TempDir(), "public")
			if _, err := build(t, disk, out, Options{}, site); err != nil {
				t.Fatal(err)
			}
			before, err := os.Stat(out)
			if err != nil {
				t.Fatal(err)
			}
			tt.damage(t, out)
			stats, err := build(t, disk, out, Options{}, site)
			if err != nil {
				t.Fatal(err)
			}
			after, err := os.Stat(out)
			if err != nil {
				t.Fatal(err)
			}
			if stats.Unchanged != tt.want || os.SameFile(before, after) != tt.want {
				t.Errorf("unchanged %v, same folder %v; want %v", stats.Unchanged, os.SameFile(before, after), tt.want)
			}
			if got := tree(t, disk, out)["index.html"]; got != "one" {
				t.Errorf("index.html is %q", got)
			}
			alone(t, out)
		})
	}
}

// alone fails if anything stands beside the output.
func alone(t *testing.T, out string) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if e.Name() != filepath.Base(out) {
			t.Errorf("%s was left beside the output", e.Name())
		}
	}
}

func TestFailureLeavesTheOldSite(t *testing.T) {
	for _, tt := range []struct {
		name string
		end  func(*Site) error
	}{
		{"given up", func(s *Site) error { s.Abort(); return errors.New("given up") }},
		{"a leak known before", func(s *Site) error {
			s.Forbid([]string{"Ada Examplova"})
			s.Write("b.html", []byte("by ADA\nExamplova"))
			_, err := s.Commit(nil)
			return err
		}},
		{"a leak known after", func(s *Site) error {
			s.Write("b.html", []byte("by ADA\nExamplova"))
			_, err := s.Commit([]string{"Ada Examplova"})
			return err
		}},
		{"a stranger put a file there meanwhile", func(s *Site) error {
			os.WriteFile(filepath.Join(s.out, "notes.txt"), nil, 0o644)
			defer os.Remove(filepath.Join(s.out, "notes.txt"))
			_, err := s.Commit(nil)
			return err
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			disk, out := afero.NewOsFs(), filepath.Join(t.TempDir(), "public")
			if _, err := build(t, disk, out, Options{}, map[string]string{"index.html": "old"}); err != nil {
				t.Fatal(err)
			}
			want := tree(t, disk, out)
			s, err := New(disk, out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Write("index.html", []byte("new")); err != nil {
				t.Fatal(err)
			}
			err = tt.end(s)
			if err == nil {
				t.Fatal("no error")
			}
			if strings.Contains(strings.ToLower(err.Error()), "examplova") {
				t.Errorf("the error says the secret: %v", err)
			}
			if diff := cmp.Diff(want, tree(t, disk, out)); diff != "" {
				t.Errorf("old site (-want +got):\n%s", diff)
			}
			alone(t, out)
			if err := s.Write("late.html", nil); err == nil {
				t.Error("a page could be written afterwards")
			}
			if err := s.Abort(); err != nil {
				t.Errorf("a second abort: %v", err)
			}
		})
	}
}

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

func TestKeptFilesSurvive(t *testing.T) {
	for name, disk := range disks(t) {
		t.Run(name, func(t *testing.T) {
			disk, root := disk()
			out := filepath.Join(root, "public")
			if err := disk.MkdirAll(out, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := afero.WriteFile(disk, filepath.Join(out, ".gitignore"), []byte("*\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{"one", "two"} {
				if _, err := build(t, disk, out, Options{}, map[string]string{"index.html": text}); err != nil {
					t.Fatal(err)
				}
			}
			if got := tree(t, disk, out)[".gitignore"]; got != "*\n" {
				t.Errorf(".gitignore is %q", got)
			}
		})
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

func TestOneBuildAtATime(t *testing.T) {
	for name, disk := range disks(t) {
		t.Run(name, func(t *testing.T) {
			disk, root := disk()
			out := filepath.Join(root, "public")
			first, err := New(disk, out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := New(disk, out, Options{}); err == nil || !strings.Contains(err.Error(), "another build") {
				t.Errorf("second build: %v", err)
			}
			if err := first.Abort(); err != nil {
				t.Fatal(err)
			}
			if _, err := build(t, disk, out, Options{}, map[string]string{"a": ""}); err != nil {
				t.Errorf("build after: %v", err)
			}
		})
	}
}

func TestRemainsOfAKilledRun(t *testing.T) {
	t.Run("half a site", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "public")
		os.MkdirAll(filepath.Join(filepath.Dir(out), ".public.egovsite-new/a"), 0o755)
		os.WriteFile(filepath.Join(filepath.Dir(out), ".public.egovsite-lock"), nil, 0o644)
		if _, err := build(t, afero.NewOsFs(), out, Options{}, map[string]string{"index.html": "x"}); err != nil {
			t.Fatal(err)
		}
		if got := len(tree(t, afero.NewOsFs(), out)); got != 2 {
			t.Errorf("%d files", got)
		}
		alone(t, out)
	})
	t.Run("between the two steps of the exchange", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "public")
		if _, err := build(t, afero.NewOsFs(), out, Options{}, map[string]string{"index.html": "x"}); err != nil {
			t.Fatal(err)
		}
		os.Rename(out, filepath.Join(filepath.Dir(out), ".public.egovsite-old"))
		s, err := New(afero.NewOsFs(), out, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.Abort()
		if got := tree(t, afero.NewOsFs(), out)["index.html"]; got != "x" {
			t.Errorf("index.html is %q", got)
		}
		alone(t, out)
	})
}

func TestInTurnUndoesItsFirstStep(t *testing.T) {
	root := t.TempDir()
	out := filepath.Join(root, "public")
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := inTurn(afero.NewOsFs(), out, filepath.Join(root, "not there")); err == nil {
		t.Fatal("no error")
	}
	alone(t, out)
	if _, err := os.Stat(out); err != nil {
		t.Error(err)
	}
}

func TestPaths(t *testing.T) {
	for _, tt := range []struct {
		name  string
		paths []string
		want  string // part of the error of the last; empty for none
	}{
		{"plain", []string{"a/b.html", "a/c.html", "d.html"}, ""},
		{"hidden file", []string{".nojekyll"}, ""},
		{"above the root", []string{"../a"}, "not a clean path"},
		{"up and down", []string{"a/../b"}, "not a clean path"},
		{"absolute", []string{"/etc/passwd"}, "not a clean path"},
		{"unclean", []string{"a//b"}, "not a clean path"},
		{"empty", []string{""}, "not a clean path"},
		{"the root", []string{"."}, "not a clean path"},
		{"a folder", []string{"a/"}, "not a clean path"},
		{"backslash", []string{`a\b`}, "cannot stand in a file name"},
		{"drive", []string{"c:/b"}, "cannot stand in a file name"},
		{"control character", []string{"a\nb"}, "cannot stand in a file name"},
		{"not UTF-8", []string{"a\xffb"}, "not a clean path"},
		{"final stop", []string{"a./b"}, "cannot end in a stop"},
		{"device", []string{"regions/AUX.html"}, "name of a device"},
		{"twice", []string{"a/b", "a/b"}, "a/b: the path is written twice"},
		{"case", []string{"a/b.html", "a/B.html"}, "a/B.html and a/b.html differ only in case"},
		{"case of a folder", []string{"data/a", "Data/b"}, "Data and data differ only in case"},
		{"case outside ASCII", []string{"É.html", "e\u0301.html"}, "differ only in case"},
		{"file, then folder", []string{"a", "a/b"}, "a is both a file and a folder"},
		{"folder, then file", []string{"a/b", "a"}, "a is both a file and a folder"},
		{"the manifest", []string{"manifest.json"}, "name is taken"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := New(afero.NewMemMapFs(), "public", Options{})
			if err != nil {
				t.Fatal(err)
			}
			for i, p := range tt.paths {
				err := s.Write(p, nil)
				switch last := i == len(tt.paths)-1; {
				case last && tt.want != "":
					if err == nil || !strings.Contains(err.Error(), tt.want) {
						t.Errorf("error %v; want %q", err, tt.want)
					}
				case err != nil:
					t.Errorf("writing %s: %v", p, err)
				}
			}
		})
	}
}

func TestManyWriters(t *testing.T) {
	for name, disk := range disks(t) {
		t.Run(name, func(t *testing.T) {
			disk, root := disk()
			s, err := New(disk, filepath.Join(root, "public"), Options{})
			if err != nil {
				t.Fatal(err)
			}
			s.Forbid([]string{"Ada Examplova"})
			var all sync.WaitGroup
			for w := range 8 {
				all.Go(func() {
					for i := range 20 {
						if err := s.Write(fmt.Sprintf("c%d/p%d/index.html", i, w), []byte("x")); err != nil {
							t.Error(err)
						}
					}
				})
			}
			all.Wait()
			stats, err := s.Commit(nil)
			if err != nil || stats.Files != 160 {
				t.Errorf("%+v, %v", stats, err)
			}
		})
	}
}

func TestModesDoNotDependOnTheUser(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // no modes there
	}
	defer umask(umask(0o077))
	out := filepath.Join(t.TempDir(), "public")
	if _, err := build(t, afero.NewOsFs(), out, Options{}, map[string]string{"a/b.html": "x"}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{".": 0o755, "a": 0o755, "a/b.html": 0o644, ManifestFile: 0o644} {
		info, err := os.Stat(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s: mode %o, want %o", name, got, want)
		}
	}
}

func TestFile(t *testing.T) {
	root := t.TempDir()
	name := filepath.Join(root, "report.html")
	for _, text := range []string{"one", "two"} {
		if err := File(afero.NewOsFs(), name, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := tree(t, afero.NewOsFs(), root); !slices.Equal([]string{text}, []string{got["report.html"]}) || len(got) != 1 {
			t.Errorf("got %v", got)
		}
	}
	if err := File(afero.NewOsFs(), root, nil); err == nil {
		t.Error("a folder was overwritten")
	}
	if err := File(afero.NewOsFs(), filepath.Join(root, "none", "a.html"), nil); err == nil {
		t.Error("no error for a folder that is not there")
	}
}
