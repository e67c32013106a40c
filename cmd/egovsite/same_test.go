//go:build unix

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// TestSameEverywhere builds the same input in processes that differ in all else:
// place, names and order of folders, how they are named, language, time zone,
// processors, rights of new files, and whether there was a site before.
func TestSameEverywhere(t *testing.T) {
	content, first := inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	done(t, built(t, content, first))
	want := sums(t, first)
	far := filepath.Join(t.TempDir(), "Ünïcode und Leerzeichen", "国 'n' \"q\" $HOME", "c")
	copied(t, content, far)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(content, link); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		content string
		out     string // below a new folder, which is the working folder
		env     []string
	}{
		{"in Turkish", content, "site", []string{"LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "TZ=Asia/Baku"}},
		{"in C, far in the east", content, "site", []string{"LANG=C", "LC_ALL=C", "LANGUAGE=az", "TZ=Pacific/Kiritimati", "GOMAXPROCS=1"}},
		{"on many processors, far in the west", content, "site", []string{"GOMAXPROCS=16", "GOGC=20", "TZ=Etc/GMT+12"}},
		{"in folders of strange names, written in another order", far, "d e/sïte öut 网", nil},
		{"by a link", link, "site", nil},
		{"with slashes too many", content + "//", "deep//er/site//", nil},
		{"up and down", content + "/../content/.", "./x/../site", nil},
		{"as somebody else would", content, "site", []string{"HOME=/nonexistent", "USER=somebody", "XDG_CACHE_HOME=", "TMPDIR=/nonexistent"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, out := range []string{tt.out, filepath.Join(t.TempDir(), "full", tt.out)} {
				cmd := built(t, tt.content, out)
				cmd.Dir, cmd.Env = t.TempDir(), append(os.Environ(), tt.env...)
				done(t, cmd)
				if !filepath.IsAbs(out) {
					out = filepath.Join(cmd.Dir, out)
				}
				if !maps.Equal(sums(t, out), want) {
					t.Errorf("the site in %s is another", out)
				}
			}
		})
	}
	t.Run("where new files are for their owner alone", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "site")
		done(t, byShell(t, built(t, content, out), "umask 077"))
		if !maps.Equal(sums(t, out), want) || !maps.Equal(modes(t, out), modes(t, first)) {
			t.Error("the site is another, or readers have other rights")
		}
	})
	t.Run("content in the working folder", func(t *testing.T) {
		cmd := exec.CommandContext(t.Context(), "egovsite", "build")
		cmd.Dir, cmd.Stderr = filepath.Dir(content), new(bytes.Buffer)
		done(t, cmd)
		if !maps.Equal(sums(t, filepath.Join(cmd.Dir, "public")), want) {
			t.Error("the site is another")
		}
	})
	t.Run("after another site", func(t *testing.T) {
		for _, cache := range []string{"", t.TempDir()} {
			out := filepath.Join(t.TempDir(), "site")
			for _, countries := range []int{3, 1} {
				cmd := remembering(t, inventedFolder(t, countries), out, cache)
				cmd.Args = append(cmd.Args, "--force")
				done(t, cmd)
			}
			done(t, remembering(t, content, out, cache))
			got := sums(t, out)
			for name := range want { // but what tells of the sites before
				if got[name] != want[name] && !slices.Contains([]string{"changes/index.html", "data/changes.json", "manifest.json"}, name) {
					t.Errorf("%s is another", name)
				}
			}
		}
	})
}

// modes are the rights of all files and folders of a site.
func modes(t *testing.T, folder string) map[string]fs.FileMode {
	t.Helper()
	out := map[string]fs.FileMode{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		out[name] = info.Mode()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// byShell runs a command where a shell did something before.
func byShell(t *testing.T, cmd *exec.Cmd, before string) *exec.Cmd {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	cmd.Args = append([]string{"sh", "-c", before + ` && exec "$@"`, "sh"}, cmd.Args...)
	cmd.Path = shell
	return cmd
}

// copied copies a folder, its last files first.
func copied(t *testing.T, from, to string) {
	t.Helper()
	var names []string
	err := filepath.WalkDir(from, func(full string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, full)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, full := range slices.Backward(names) {
		rel, err := filepath.Rel(from, full)
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(full)
		if err := errors.Join(err, os.MkdirAll(filepath.Dir(filepath.Join(to, rel)), 0o755), os.WriteFile(filepath.Join(to, rel), data, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}
