package publish

import (
	"strings"
	"testing"

	"github.com/spf13/afero"
)

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
