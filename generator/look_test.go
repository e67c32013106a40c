package generator

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"egovsite/generator/survey"
)

// TestSteady changes files while they are read: what is handed on stood on the
// disk at one moment, or is told.
func TestSteady(t *testing.T) {
	day := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	write := func(t *testing.T, name, words string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name string
		// during changes the folder in each look, after "a" and before "b" was read.
		during func(t *testing.T, folder string, look int)
		want   string // names and words, or the error
		looks  int
	}{
		{"nothing", func(*testing.T, string, int) {}, "a=old b=old", 2},
		{"both, at once", func(t *testing.T, f string, look int) {
			if look == 0 {
				write(t, f+"/a", "newer")
				write(t, f+"/b", "newer")
			}
		}, "a=newer b=newer", 3},
		{"the second, and it was read already", func(t *testing.T, f string, look int) {
			if look == 1 {
				write(t, f+"/b", "newer")
			}
		}, "a=old b=newer", 3},
		{"to and fro", func(t *testing.T, f string, look int) {
			if look < 2 {
				write(t, f+"/a", []string{"newer", "old"}[look])
				write(t, f+"/b", []string{"newer", "old"}[look])
			}
		}, "a=old b=old", 4},
		{"cut off and written again", func(t *testing.T, f string, look int) {
			if look < 2 {
				write(t, f+"/b", []string{"", "whole"}[look])
			}
		}, "a=old b=whole", 3},
		{"replaced by another of its size and time", func(t *testing.T, f string, look int) {
			if look == 0 {
				write(t, f+"/.new", "new")
				if err := errors.Join(os.Chtimes(f+"/.new", day, day), os.Rename(f+"/.new", f+"/a")); err != nil {
					t.Fatal(err)
				}
			}
		}, "a=new b=old", 3},
		{"written under a clock that went back", func(t *testing.T, f string, look int) {
			if look == 0 {
				write(t, f+"/a", "new")
				if err := os.Chtimes(f+"/a", time.Unix(0, 0), time.Unix(0, 0)); err != nil {
					t.Fatal(err)
				}
			}
		}, "a=new b=old", 3},
		{"gone", func(t *testing.T, f string, look int) {
			if look == 0 {
				os.Remove(f + "/a")
			}
		}, "b=old", 3},
		{"come", func(t *testing.T, f string, look int) {
			if look == 0 {
				write(t, f+"/c", "new")
			}
		}, "a=old b=old c=new", 2},
		{"without end", func(t *testing.T, f string, look int) {
			write(t, f+"/a", strings.Repeat("x", look))
		}, "a: " + errRestless.Error() + " b=old", mostLooks},
		{"come and gone without end", func(t *testing.T, f string, look int) {
			if look%2 == 0 {
				write(t, f+"/c", "new")
			} else {
				os.Remove(f + "/c")
			}
		}, "reading c: it comes and goes", mostLooks},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			for _, name := range []string{"a", "b"} {
				write(t, filepath.Join(folder, name), "old")
				if err := os.Chtimes(filepath.Join(folder, name), day, day); err != nil {
					t.Fatal(err)
				}
			}
			var got []string
			looks := 0
			err := steady(func(l *look) error {
				got = nil
				for _, name := range []string{"a", "b", "c"} {
					full := filepath.Join(folder, name)
					if info, err := os.Stat(full); err == nil {
						s := l.file(name, info, true, func() ([]byte, error) { return os.ReadFile(full) })
						if s.err != nil {
							got = append(got, name+": "+s.err.Error())
						} else {
							got = append(got, name+"="+string(s.data))
						}
					}
					if name == "a" {
						tt.during(t, folder, looks)
					}
				}
				looks++
				return nil
			})
			said := strings.Join(got, " ")
			if err != nil {
				said = err.Error()
			}
			if said != tt.want || looks != tt.looks {
				t.Errorf("after %d looks: %s\nwant after %d: %s", looks, said, tt.looks, tt.want)
			}
		})
	}
}

// TestRestlessInputs writes to inputs of each kind whenever one is read, without
// end: each is told by its name, and none is read by halves.
func TestRestlessInputs(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "a.txt")
	n := 0
	change := func() {
		n++
		if err := os.WriteFile(name, make([]byte, n), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var s submitted
	if err := steady(func(l *look) error { change(); s = l.responses(folder, allResponses, survey.Limits{}); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(s.files) > 0 || len(s.problems) != 1 || s.problems[0].Code != "file-changing" || s.problems[0].File != name {
		t.Errorf("of a response: %v, %v", s.files, s.problems)
	}
	var read error
	err := steady(func(l *look) error {
		change()
		files, err := l.overlay(os.DirFS(t.TempDir()), folder, isAsset)
		if err == nil {
			_, read = files.Open("a.txt")
		}
		return err
	})
	if err != nil || !errors.Is(read, errRestless) {
		t.Errorf("of an overlay: %v, %v", err, read)
	}
}

// TestLoadedLater reads responses that were not held once more: as they were
// looked at, or not at all.
func TestLoadedLater(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "a.txt")
	for _, tt := range []struct {
		name string
		do   func() error
		want string
	}{
		{"as it was", func() error { return nil }, ""},
		{"only its time is another", func() error { return os.Chtimes(name, time.Unix(1, 0), time.Unix(1, 0)) }, ""},
		{"changed", func() error { return os.WriteFile(name, []byte("new"), 0o644) }, "was changed while"},
		{"gone", func() error { return os.Remove(name) }, "was changed while"},
		{"a folder", func() error { return errors.Join(os.Remove(name), os.Mkdir(name, 0o755)) }, "was changed while"},
		{"too large", func() error { return errors.Join(os.WriteFile(name, nil, 0o644), os.Truncate(name, 1<<30)) }, "was changed while"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := errors.Join(os.RemoveAll(name), os.WriteFile(name, []byte("old"), 0o644)); err != nil {
				t.Fatal(err)
			}
			var held, read submitted
			if err := steady(func(l *look) error {
				held, read = l.responses(folder, allResponses, survey.Limits{}), (&look{seen: map[string]sight{}}).responses(folder, 2, survey.Limits{})
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			if err := tt.do(); err != nil {
				t.Fatal(err)
			}
			if data, err := held.files[0].load(); err != nil || string(data) != "old" {
				t.Errorf("held: %q, %v", data, err)
			}
			data, err := read.files[0].load()
			if tt.want == "" && (err != nil || string(data) != "old") || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("read again: %q, %v; want %q", data, err, tt.want)
			}
		})
	}
}
