package locale

import (
	"strconv"
	"strings"
	"testing"
	"text/template"
)

// values are what messages are given in these tests.
var values = map[string]any{"Name": `<b>"x"</b>`, "N2": 7, "Share": 0.5, "None": nil}

// given are the same as Say is given them; of two with one name the last counts.
var given = []any{"Name", "first", "Name", values["Name"], "N2", 7, "Share", 0.5, "None", nil, "odd"}

// phrase by phrase: whether it is read without the library of templates.
var phraseTexts = map[string]bool{
	"words": true, "": true, "{{.Name}}": true, "a {{.Name}} b{{.N2}}{{.Share}}": true, "}} {{.Name}} } {": true, "{{.Gone}} {{.None}}": true, "{{{.Name}}}": false,
	"{{ .Name }}": false, "{{- .Name}}": false, "{{.Name": false, "{{len .Name}}": false, "{{.Name.Gone}}": false, "{{.1}}": false, "{{}}": false, "{{.}}": false, "{{/* why */}}x": false,
}

// TestPhrases holds messages against what templates make of them.
func TestPhrases(t *testing.T) {
	for text, quick := range phraseTexts {
		p, err := phrases{}.Parse(text, "", "")
		if is := err == nil && p.(*phrase).template == nil; err == nil && is != quick {
			t.Errorf("%q is read as a phrase: %v", text, is)
		}
		asTemplate(t, text)
	}
}

// FuzzPhrase holds for any message that asks for values alone: it says what
// templates make of it. Others are the library's, and are only parsed, since a
// template may well ask for more than there is time.
func FuzzPhrase(f *testing.F) {
	for text := range phraseTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := phrases{}.Parse(text, "", "")
		if err == nil && p.(*phrase).template == nil {
			asTemplate(t, text)
		}
	})
}

// asTemplate holds one message against what templates make of it.
func asTemplate(t *testing.T, text string) {
	t.Helper()
	want := ""
	set, wantErr := template.New("").Parse(text)
	if wantErr == nil {
		var b strings.Builder
		wantErr = set.Execute(&b, values)
		want = b.String()
	}
	got := ""
	p, err := phrases{}.Parse(text, "", "")
	if err == nil {
		got, err = p.(*phrase).say(given, strconv.Itoa)
	}
	if (err == nil) != (wantErr == nil) || err == nil && got != want {
		t.Errorf("%q: got %q, %v, want %q, %v", text, got, err, want, wantErr)
	}
}
