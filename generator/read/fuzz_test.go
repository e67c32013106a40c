package read_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"egovsite/generator/problem"
	"egovsite/generator/read"

	"github.com/google/go-cmp/cmp"
)

// FuzzFile holds for any bytes in any format: no panic, every line of the file
// is there with its number, words are Unicode, and a fault says where it is and
// what to do.
func FuzzFile(f *testing.F) {
	names := []string{"a.txt", "a.yaml", "a.json"}
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		name := names[int(kind)%len(names)]
		subs, ps := read.File(limits, name, data)
		if len(subs) != 1 {
			t.Fatalf("not read: %v", ps)
		}
		sub := subs[0]
		for _, p := range ps {
			if p.Code == "" || p.Severity == "" || p.File != name || p.What == "" || p.Hint == "" || p.Line < 0 || p.Line > sub.Source.Lines+1 {
				t.Errorf("problem %+v in a file of %d lines", p, sub.Source.Lines)
			}
		}
		line := 0
		for _, p := range sub.Passages {
			if p.Line != line && p.Line != line+1 || p.Line > sub.Source.Lines || !utf8.ValidString(p.Text) || strings.ContainsAny(p.Text, "\r\n\f\v\u0085\u2028\u2029") {
				t.Errorf("behind line %d of %d: %+v", line, sub.Source.Lines, p)
			}
			line = p.Line
		}
		if name == "a.txt" && line != sub.Source.Lines {
			t.Errorf("the last passage is on line %d of %d", line, sub.Source.Lines)
		}
		for _, k := range sub.Keyed {
			if k.Span.From < 1 || k.Span.To < k.Span.From || k.Span.To > sub.Source.Lines || !k.Recorded && len(k.Selected) > 0 {
				t.Errorf("%+v in a file of %d lines", k, sub.Source.Lines)
			}
		}
		if name == "a.txt" && utf8.Valid(data) && len(ps) == 0 && !strings.ContainsAny(string(data), "\x00\ufeff\ufffe") {
			var got strings.Builder
			for _, p := range sub.Passages {
				got.WriteString(p.Text)
			}
			want := strings.NewReplacer("\r", "", "\n", "", "\f", "", "\v", "", "\u0085", "", "\u2028", "", "\u2029", "").Replace(string(data))
			if got.String() != want {
				t.Errorf("got  %q\nwant %q", got.String(), want)
			}
		}
		again, more := read.File(limits, name, data)
		if diff := cmp.Diff(subs, again); diff != "" || problem.Errors(ps) != problem.Errors(more) {
			t.Errorf("read differently the second time:\n%s", diff)
		}
	})
}
