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
func build(t testing.TB, disk afero.Fs, out string, o Options, site map[string]string, words ...string) (Stats, error) {
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
			if err != nil || !cmp.Equal(stats, Stats{Files: 2, Bytes: 6}) {
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
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := File(afero.NewOsFs(), name, []byte("mine")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("a file that only its owner could read has become %v, %v", info.Mode(), err)
	}
	link := filepath.Join(t.TempDir(), "link.html")
	if err := os.Symlink(name, link); err != nil {
		t.Fatal(err)
	}
	if err := File(afero.NewOsFs(), link, []byte("three")); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, afero.NewOsFs(), root)["report.html"]; got != "three" {
		t.Errorf("behind a link: %q", got)
	}
	if err := File(afero.NewOsFs(), root, nil); err == nil {
		t.Error("a folder was overwritten")
	}
	if err := File(afero.NewOsFs(), filepath.Join(root, "none", "a.html"), nil); err == nil {
		t.Error("no error for a folder that is not there")
	}
}

// BenchmarkWrite writes a page, and a report with a script that all of them hold.
func BenchmarkWrite(b *testing.B) {
	page := []byte(strings.Repeat(`<p class="answer" id="q36">Law &amp; order: see https://example.org/%D0%90 — “çox”</p>`+"\n", 1500))
	script := []byte(strings.Repeat("function first(a){return a?1:2} // words of a script with no escape in them, <b>so on</b>\n", 7000))
	for name, text := range map[string][]byte{"page": page, "report": slices.Concat(page, []byte("<script>"), script, []byte("</script>"))} {
		b.Run(name, func(b *testing.B) {
			site, err := New(afero.NewMemMapFs(), "public", Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer site.Abort()
			var words []string
			for i := range 1000 {
				words = append(words, fmt.Sprintf("Ada%d Examplova%d", i, i))
			}
			site.Forbid(words)
			site.Known([][]byte{script})
			b.SetBytes(int64(len(text)))
			for i := 0; b.Loop(); i++ {
				name := fmt.Sprintf("pages/%d.html", i)
				if err := site.Write(name, text); err != nil {
					b.Fatal(err)
				}
				if err := site.files.Remove(filepath.Join(site.fresh, name)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
