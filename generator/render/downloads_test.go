package render

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/downloads.md and testdata anew")

func TestCell(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"words", "a=b", "a=b"},
		{"empty", "", ""},
		{"formula", "=1+1", "'=1+1"},
		{"plus", "+1", "'+1"},
		{"hyphen", "- a", "'- a"},
		{"at", "@a", "'@a"},
		{"tab", "\ta", "'\ta"},
		{"line end", "\n=1", "'\n=1"},
		{"carriage return", "\r=1", "'\r=1"},
		{"wide sign", "＝1+1", "'＝1+1"},
		{"a minus that is none", "–1", "–1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cell(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTablesHaveTheirColumns(t *testing.T) {
	files := built(t, input(t))
	for name, header := range map[string][]string{countriesCSV: countryColumns, indicatorsCSV: indicatorColumns,
		responseCSVPath("QQA", "2022"): responseColumns} {
		rows, err := csv.NewReader(strings.NewReader(files[name])).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(rows[0], header); diff != "" || len(rows) < 2 {
			t.Errorf("%s: %d rows, header: %s", name, len(rows), diff)
		}
	}
}

func TestResponseFile(t *testing.T) {
	var got responseFile
	if err := json.Unmarshal([]byte(built(t, input(t))["data/responses/2022/QQA.json"]), &got); err != nil {
		t.Fatal(err)
	}
	if a := got.Answers[2]; a.Selected != nil || a.State != "not-recorded" {
		t.Errorf("a selection that is not recorded reads %v, state %s", a.Selected, a.State)
	}
	if a := got.Answers[0]; a.Text != "=SUM(A1) <b>bold</b>" {
		t.Errorf("words are changed: %q", a.Text)
	}
}

// docs/downloads.md says the same as the data page; -update writes it.
func TestDocumented(t *testing.T) {
	s := input(t).site(t)
	v, err := dataPages(s)[0].make()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# Downloads\n\nWhat each file of data holds. Fields are never renamed; a new one may be added.\n\n" +
		"This page is made from the data page of a site: `go test ./generator/render -run TestDocumented -update`.\n\n" + s.say("data.missing") + "\n")
	for _, k := range v.(*DataPage).Kinds {
		path := k.Path
		if path == "" {
			path = k.Files[0].Words
		}
		b.WriteString("\n## " + k.Name + "\n\n`" + path + "` (" + k.Format + ")\n\n" + k.About + "\n")
		if len(k.Fields) > 0 {
			b.WriteString("\n| field | what it holds |\n|---|---|\n")
		}
		for _, f := range k.Fields {
			if f.About == "" {
				t.Errorf("no words for the field %s of %s", f.Name, k.ID)
			}
			b.WriteString("| `" + f.Name + "` | " + f.About + " |\n")
		}
	}
	const doc = "../../docs/downloads.md"
	if *update {
		if err := os.WriteFile(doc, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(got), b.String()); diff != "" {
		t.Errorf("docs/downloads.md is not what the data page says: %s", diff)
	}
}
