package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"egovsite/docs"
)

// A block is a fenced part of a page.
type block struct{ info, text string }

// blocks are those of a page, without the indent of a list that they stand in.
func blocks(page string) (out []block) {
	indent, within := "", false
	for line := range strings.Lines(page) {
		mark := strings.TrimLeft(line, " ")
		info, fence := strings.CutPrefix(strings.TrimSpace(mark), "```")
		switch {
		case fence && within:
			within = false
		case fence:
			indent, within = line[:len(line)-len(mark)], true
			out = append(out, block{info: info})
		case within:
			out[len(out)-1].text += strings.TrimPrefix(line, indent)
		case strings.TrimSpace(line) != "":
			out = append(out, block{info: "words"}) // what follows is behind no command
		}
	}
	return out
}

// TestGuides does what the tutorial says, and then, where that ends, what each of
// the guides says.
func TestGuides(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	sources, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	begun := filepath.Join(t.TempDir(), "work")
	if err := os.Mkdir(begun, 0o755); err != nil {
		t.Fatal(err)
	}
	follow(t, shell, begun, "tutorial.md")
	places, err := docs.Places()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for name, at := range places {
		if at.Group != "How-to guides" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS(filepath.Join(begun, "responses"))); err != nil {
				t.Fatal(err)
			}
			for _, part := range []string{"assets", "layouts"} { // which who writes a theme has at hand
				if err := os.Symlink(filepath.Join(sources, part), filepath.Join(folder, part)); err != nil {
					t.Fatal(err)
				}
			}
			tried += follow(t, shell, folder, name)
		})
	}
	if tried < 10 {
		t.Errorf("only %d examples of the guides were tried", tried)
	}
}

var digits = regexp.MustCompile(`[0-9][0-9.,]*`)

// follow runs the commands of a page, each in the folder in which the one before
// ended, and holds what they print against the page, whatever the numbers. It
// returns how many blocks there were.
func follow(t *testing.T, shell, folder, name string) (tried int) {
	t.Helper()
	list, said := blocks(document(t, name)), ""
	for i, b := range list {
		if b.info == "text" && i > 0 && list[i-1].info == "sh" {
			if want := digits.ReplaceAllString(b.text, "0"); !strings.Contains(digits.ReplaceAllString(said, "0"), want) {
				t.Errorf("%s: the page shows\n%sand it is\n%s", name, b.text, said)
			}
		}
		if b.info != "sh" {
			continue
		}
		tried++
		cmd := exec.CommandContext(t.Context(), shell, "-c", "set -eu\n"+b.text+"\npwd > \"$WHERE\"")
		where := filepath.Join(t.TempDir(), "where")
		cmd.Dir, cmd.Env = folder, append(os.Environ(), "WHERE="+where, "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
			"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org")
		var errs strings.Builder
		cmd.Stderr = &errs
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s\n%s%s", name, err, b.text, out, &errs)
		}
		at, err := os.ReadFile(where)
		if err != nil {
			t.Fatal(err)
		}
		said, folder = string(out), strings.TrimSpace(string(at))
	}
	return tried
}

// TestExamplesOfContent holds the examples of whole content files against the
// rules for them, in the place that they are about.
func TestExamplesOfContent(t *testing.T) {
	for _, tt := range []struct{ page, has, file string }{
		{"theming.md", "logo: logo.svg", "site.yaml"},
		{"review.md", "question: access-to-information-law", "reviews/2022/QQA.yaml"},
		{"content.md", "supersedes:", "reviews/2022/QQA.yaml"},
		{"problems/response-form.md", "answers:", "responses/2022/plain.yaml"},
	} {
		t.Run(tt.page, func(t *testing.T) {
			list := blocks(document(t, tt.page))
			i := slices.IndexFunc(list, func(b block) bool { return b.info == "yaml" && strings.Contains(b.text, tt.has) })
			if i < 0 {
				t.Fatal("has no such example")
			}
			content := filepath.Join(t.TempDir(), "content")
			if err := os.CopyFS(content, os.DirFS("testdata/examplia/content")); err != nil {
				t.Fatal(err)
			}
			if tt.file == "responses/2022/plain.yaml" {
				if err := os.Remove(filepath.Join(content, "responses/2022/qqa.txt")); err != nil {
					t.Fatal(err)
				}
			}
			for name, data := range map[string]string{tt.file: list[i].text, "theme/logo.svg": `<svg xmlns="http://www.w3.org/2000/svg"/>`} {
				full := filepath.Join(content, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(full, []byte(data), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			var out, voice strings.Builder
			if code := run(t.Context(), []string{"check", "--content", content}, &out, &voice); code != exitDone {
				t.Errorf("exit code %d\n%s%s", code, &out, &voice)
			}
		})
	}
}
