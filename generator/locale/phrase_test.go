package locale

import (
	"strings"
	"testing"
	"text/template"
)

// TestPhrases holds messages against what templates make of them.
func TestPhrases(t *testing.T) {
	values := map[string]any{"Name": `<b>"x"</b>`, "N2": 7, "Share": 0.5, "None": nil}
	for text, quick := range map[string]bool{
		"words": true, "": true, "{{.Name}}": true, "a {{.Name}} b{{.N2}}{{.Share}}": true, "}} {{.Name}} } {": true, "{{.Gone}} {{.None}}": true, "{{{.Name}}}": false,
		"{{ .Name }}": false, "{{- .Name}}": false, "{{.Name": false, "{{len .Name}}": false, "{{.Name.Gone}}": false, "{{.1}}": false, "{{}}": false, "{{.}}": false, "{{/* why */}}x": false,
	} {
		want, wantErr := "", error(nil)
		set, wantErr := template.New("").Parse(text)
		if wantErr == nil {
			var b strings.Builder
			wantErr = set.Execute(&b, values)
			want = b.String()
		}
		got := ""
		p, err := phrases{}.Parse(text, "", "")
		if err == nil {
			if _, is := p.(phrase); is != quick {
				t.Errorf("%q is read as a phrase: %v", text, is)
			}
			got, err = p.Execute(values)
		}
		if (err == nil) != (wantErr == nil) || err == nil && got != want {
			t.Errorf("%q: got %q, %v, want %q, %v", text, got, err, want, wantErr)
		}
	}
}
