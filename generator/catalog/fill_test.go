package catalog

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFill holds what is filled in directly against what the library decodes.
func TestFill(t *testing.T) {
	type group struct {
		Words  string              `yaml:"words"`
		Number int                 `yaml:"number"`
		Flag   bool                `yaml:"flag"`
		List   []string            `yaml:"list"`
		Lists  map[string][]string `yaml:"lists"`
		Phrase Phrase              `yaml:"phrase"`
		Groups []struct {
			Words string `yaml:"words"`
		} `yaml:"groups"`
	}
	for _, tt := range []struct {
		name, text string
		direct     bool
	}{
		{"everything", "words: x\nnumber: 12\nflag: true\nlist: [a, \"1\"]\nlists: {a: [b, c], d: []}\nphrase: {one: x, other: y}\ngroups:\n  - words: z\n", true},
		{"a phrase as words", "phrase: x\n", true},
		{"numbers of other bases", "number: 010\n", true},
		{"a number in words", "words: !!str 5\n", true},
		{"empty", "list: []\nlists: {}\ngroups: []\n", true},
		{"a flag in capitals", "flag: TRUE\n", false},
		{"a key that is a number", "lists: {1: [a]}\n", false},
		{"merged", "lists:\n  <<: [a]\n", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := &loader{shapes: shapes{}}
			p := parseYAML([]byte(tt.text), 0)
			d := &document{loader: l, root: p.root}
			if d.check(p.root, reflect.TypeFor[group](), field{}); d.failed {
				t.Fatal(l.problems)
			}
			var got, want group
			if direct := l.shapes.fill(reflect.ValueOf(&got).Elem(), p.root); direct != tt.direct {
				t.Errorf("filled in directly: %v, want %v", direct, tt.direct)
			} else if !direct {
				return
			}
			if err := p.root.Decode(&want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(got, want); diff != "" {
				t.Errorf("-got +want:\n%s", diff)
			}
		})
	}
}
