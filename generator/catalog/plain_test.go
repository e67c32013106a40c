package catalog

import (
	"io/fs"
	"testing"

	"egovsite/content"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.yaml.in/yaml/v3"
)

// holdPlain holds a tree against the one that the library reads.
func holdPlain(t *testing.T, got *yaml.Node, text string) {
	t.Helper()
	var want yaml.Node
	if err := yaml.Unmarshal([]byte(text), &want); err != nil {
		t.Fatalf("%q is not YAML: %v", text, err)
	}
	if diff := cmp.Diff(got, want.Content[0], cmpopts.IgnoreFields(yaml.Node{}, "HeadComment", "LineComment", "FootComment")); diff != "" {
		t.Errorf("%q (-got +want):\n%s", text, diff)
	}
}

func FuzzPlain(f *testing.F) {
	for _, text := range append(plainly, otherwise...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := parsePlain(text); ok {
			holdPlain(t, got, text)
		}
	})
}

var plainly = []string{
	"a.b: Words\nc:\n  one: \"{{.Count}} item\"\n  other: (words)\n", "a: x\n\n# why\nb: y", "a:\n  b:\n   c: d\n  e: f\n", " a: x\n",
	"a: \u00a0x\n", "a: \"\"\n", "a: é\n", "\"a.b\": x\n", "a: \"\\u2066x\\\"\\u2069\"\n", "a: 1 line\n", "a: 1 élément\n", "a: / x\n", "a: x\na: y\n",
}

var otherwise = []string{
	"", "# why\n", "a: true\n", "Null: x\n", "a: x\n  more words\n", "a: x\n\n  more\n", "a:\nb: x\n", "a: x # why\n", "a: x: y\n", "a: x:\n", "a: \"x\" y\n",
	"a: \"x\\n\"\n", "a: 1\n", "a: - x\n", "a: [x]\n", "a: &b x\n", "a: x \n", "a:  x\n", "a: x\u0085b: y\n", "\ufeffa: x\n", "a: x\n---\nb: y\n", "a: x\n...\n",
	"- a: x\n", "a: x\n b: y\n", "a:\n  b: x\n c: y\n", " a: x\nb: y\n", "a : x\n", "a:\n  # why\n  b: x\n", "\"a: x\n", "a\": x\n", "\"a\"b: x\n", "\"true\": x\n",
	"a: \"\\x41\"\n", "a: \"\\ud800\"\n", "a: \"x\\\"\n", "a: 2026-11-01 12:00:00\n", "a: 1 000\n", "a: 1é\n", "a: 1_0\n", "a: x\r\n", "a: x\ty\n", "a: x\x00\n", "a: \xff\n",
}

func TestPlain(t *testing.T) {
	for _, text := range plainly {
		if got, ok := parsePlain(text); ok {
			holdPlain(t, got, text)
		} else {
			t.Errorf("%q is not read plainly", text)
		}
	}
	for _, text := range otherwise {
		if _, ok := parsePlain(text); ok {
			t.Errorf("%q is not left to the library", text)
		}
	}
}

// Every build waits for the shipped phrases.
func TestPlainPhrases(t *testing.T) {
	files, err := fs.Glob(content.Files, "languages/*/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			text, err := fs.ReadFile(content.Files, file)
			if err != nil {
				t.Fatal(err)
			}
			if got, ok := parsePlain(string(text)); ok {
				holdPlain(t, got, string(text))
			} else {
				t.Error("a line is not written as plain.go reads it, so that reading takes long")
			}
		})
	}
}
