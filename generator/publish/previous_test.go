package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/afero"
)

func TestPrevious(t *testing.T) {
	site := map[string]string{"index.html": "x", "data/changes.json": "{}"}
	write := func(name, text string) func(string) error {
		return func(out string) error { return os.WriteFile(filepath.Join(out, name), []byte(text), 0o644) }
	}
	for _, tt := range []struct {
		name  string
		file  string
		spoil func(out string) error
		want  string
		fails bool
	}{
		{"as published", "data/changes.json", nil, "{}", false},
		{"not a file of the site", "data/other.json", nil, "", false},
		{"a file that others put there", "data/other.json", write("data/other.json", "{}"), "", false},
		{"changed", "data/changes.json", write("data/changes.json", "[]"), "", true},
		{"longer", "data/changes.json", write("data/changes.json", "{} "), "", true},
		{"gone", "data/changes.json", func(out string) error { return os.Remove(filepath.Join(out, "data/changes.json")) }, "", true},
		{"a folder", "data/changes.json", func(out string) error {
			os.Remove(filepath.Join(out, "data/changes.json"))
			return os.Mkdir(filepath.Join(out, "data/changes.json"), 0o755)
		}, "", true},
		{"a link to the same words elsewhere", "data/changes.json", func(out string) error {
			if err := os.Rename(filepath.Join(out, "data/changes.json"), filepath.Join(out, "../away")); err != nil {
				return err
			}
			return os.Symlink("../../away", filepath.Join(out, "data/changes.json"))
		}, "", true},
		{"a manifest that is none", "data/changes.json", write(ManifestFile, "{"), "", false},
		{"a manifest that leads away", "../away", func(out string) error {
			list, err := os.ReadFile(filepath.Join(out, ManifestFile))
			if err != nil {
				return err
			}
			list = []byte(strings.Replace(string(list), "data/changes.json", "../away", 1))
			return os.WriteFile(filepath.Join(out, ManifestFile), list, 0o644)
		}, "", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			if _, err := build(t, afero.NewOsFs(), out, Options{}, site); err != nil {
				t.Fatal(err)
			}
			if tt.spoil != nil {
				if err := tt.spoil(out); err != nil {
					t.Fatal(err)
				}
			}
			s, err := New(afero.NewOsFs(), out, Options{Force: true})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Abort()
			got, err := s.Previous(tt.file)
			if string(got) != tt.want || (err != nil) != tt.fails {
				t.Errorf("got %q, %v; want %q, an error %v", got, err, tt.want, tt.fails)
			}
		})
	}
	t.Run("no site", func(t *testing.T) {
		s, err := New(afero.NewOsFs(), filepath.Join(t.TempDir(), "public"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		if got, err := s.Previous("data/changes.json"); got != nil || err != nil {
			t.Errorf("got %q, %v; want nothing", got, err)
		}
	})
}
