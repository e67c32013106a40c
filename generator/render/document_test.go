package render

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestDocument(t *testing.T) {
	in := input(t)
	s := in.site(t)
	for name, v := range map[string]any{
		"a response": s.responseFile(in.Profiles[0]),
		"a profile":  s.profileFile(in.Profiles[0]),
		"strings":    []string{"", `"`, `\`, `\"`, `a\\"`, "{", "[]", "x,y: z", "\n\u2028<&>é"},
		"empty":      map[string]any{"a": []int{}, "b": map[string]int{}, "c": nil, "d": []any{[]int{1}, map[string]any{"e": -1.5e9}, true}},
		"a number":   7,
		"a string":   `\`,
	} {
		got, err := document(v)
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, append(want, '\n')) {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
