package read_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// FuzzTable holds for any bytes as a CSV file, as a workbook, and as the sheet or
// the strings of one: no panic, each response has a part of its own, passages
// count from 1 and have a place, answers stand on them, and a fault says what
// to do.
func FuzzTable(f *testing.F) {
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		name, file := "a.xlsx", string(data)
		switch kind % 4 {
		case 0:
			name = "a.csv"
		case 1:
			file = packed(t, file, `<sst `+spreadsheet+`><si><t>country</t></si><si><r><t>ques</t></r><r><t>tion</t></r></si><si><t>answer</t></si></sst>`)
		case 2:
			file = packed(t, `<worksheet `+spreadsheet+`><sheetData>`+inlineRow(1, "country", "question", "answer")+
				`<row r="2"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row></sheetData></worksheet>`, file)
		}
		subs, ps := read.File(limits, name, []byte(file))
		if len(subs) == 0 && len(ps) == 0 {
			t.Error("nothing was read, and nothing says why")
		}
		for _, p := range ps {
			if p.Code == "" || p.Severity == "" || p.File != name || p.What == "" || p.Hint == "" {
				t.Errorf("problem %+v", p)
			}
		}
		parts := map[string]bool{}
		for _, sub := range subs {
			if parts[sub.Source.Part] || sub.Source.Part == "" || sub.Keyed == nil || len(sub.Passages) != sub.Source.Lines {
				t.Errorf("response %+v with %d passages", sub.Source, len(sub.Passages))
			}
			parts[sub.Source.Part] = true
			soundSubmission(t, sub)
		}
		again, more := read.File(limits, name, []byte(file))
		if diff := cmp.Diff(subs, again); diff != "" || problem.Errors(ps) != problem.Errors(more) {
			t.Errorf("read differently the second time:\n%s", diff)
		}
	})
}

func soundSubmission(t *testing.T, sub *survey.Submission) {
	t.Helper()
	for i, p := range sub.Passages {
		if p.Line != i+1 || p.At == "" || !utf8.ValidString(p.Text) || strings.TrimSpace(p.Text) == "" || strings.ContainsAny(p.Text, "\r\n\f\v\u0085\u2028\u2029") {
			t.Errorf("passage %d: %+v", i, p)
		}
	}
	used := map[int]bool{}
	for _, k := range sub.Keyed {
		for _, span := range []survey.Span{k.CaptionAt, k.Span, k.SupportAt} {
			for n := span.From; n > 0 && n <= span.To; n++ {
				if used[n] || n > len(sub.Passages) {
					t.Errorf("%+v stands on line %d, as another does or none is", k, n)
				}
				used[n] = true
			}
		}
		words := k.Text + strings.Join(k.Selected, "")
		if (words == "") != k.Span.Zero() && !(k.Span.Zero() && len(k.Selected) > 0) || (k.Support == "") != k.SupportAt.Zero() {
			t.Errorf("%+v: words and places do not agree", k)
		}
	}
	if len(used) != len(sub.Passages) {
		t.Errorf("%d of %d passages belong to an answer", len(used), len(sub.Passages))
	}
}
