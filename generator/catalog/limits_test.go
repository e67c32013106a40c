package catalog_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/content"
	"egovsite/docs"
	"egovsite/generator/catalog"
)

// limitsText is the shipped file.
func limitsText(t *testing.T) string {
	t.Helper()
	text, err := content.Files.ReadFile("limits.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestShippedLimits(t *testing.T) {
	cat, _ := catalog.Load(content.Files)
	limits, ok := catalog.Limits(content.Files)
	if !ok || limits != cat.Limits {
		t.Errorf("Limits says %v, Load %v", limits, cat.Limits)
	}
	of := reflect.ValueOf(limits)
	for i := range of.NumField() {
		if of.Field(i).Int() < 1 {
			t.Errorf("%s is not set", of.Type().Field(i).Name)
		}
	}
	if _, ok := catalog.Limits(fstest.MapFS{}); ok {
		t.Error("there are limits where there is no file")
	}
}

func TestLimitFaults(t *testing.T) {
	tests := map[string]struct{ old, new, want string }{
		"nothing wrong": {"", "", ""},
		"unknown":       {"pdf_pages:", "pdf_page:", `limits.yaml:37:1: error: there is no field "pdf_page" here [content-field-unknown]`},
		"missing":       {"pdf_pages: 500\n", "", `error: the field "pdf_pages" is missing or empty [content-field-missing]`},
		"twice":         {"pdf_pages: 500", "pdf_pages: 500\npdf_pages: 600", `limits.yaml:38:1: error: "pdf_pages" stands twice [content-field-twice]`},
		"nothing":       {"pdf_pages: 500", "pdf_pages: 0", `limits.yaml:37:12: error: 0 is not allowed here [content-type]; the least is 1`},
		"less":          {"pdf_pages: 500", "pdf_pages: -1", `-1 is not allowed here [content-type]; the least is 1`},
		"too much":      {"pdf_file_mb: 32", "pdf_file_mb: 129", `129 is not allowed here [content-type]; the most is 128`},
		"the most":      {"pdf_file_mb: 32", "pdf_file_mb: 128", ""},
		"a unit":        {"pdf_file_mb: 32", "pdf_file_mb: 32 MB", `32 MB is not a whole number [content-type]; write it in digits, without quotation marks`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{"limits.yaml": {Data: []byte(strings.Replace(limitsText(t), tt.old, tt.new, 1))}}
			_, ps := catalog.Load(fsys)
			var got []string
			for _, p := range ps {
				if p.File == "limits.yaml" {
					got = append(got, p.String())
				}
			}
			if all := strings.Join(got, "\n"); !strings.Contains(all, tt.want) || (tt.want == "") != (all == "") {
				t.Errorf("got %s, want %s", all, tt.want)
			}
			if limits, ok := catalog.Limits(fsys); ok != (tt.want == "") {
				t.Errorf("it is ok: %v, with %v", ok, limits)
			}
		})
	}
}

var (
	limitLine  = regexp.MustCompile(`(?m)^([a-z_]+): (\d+)$`)
	limitTable = regexp.MustCompile(`(?m)^\| limit (?s:.*?)\n\n`)
	itsCode    = regexp.MustCompile(` \[([a-z-]+)\]\.$`)
)

// TestLimitsPage holds the table of docs/limits.md against the file and the
// schema. Run it with -update after changing a limit.
func TestLimitsPage(t *testing.T) {
	var schema struct {
		Properties map[string]struct {
			Maximum     int
			Description string
		}
	}
	text, err := os.ReadFile(schemas + "/limits.schema.json")
	if err == nil {
		err = json.Unmarshal(text, &schema)
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := limitLine.FindAllStringSubmatch(limitsText(t), -1)
	if len(lines) != len(schema.Properties) {
		t.Errorf("the file has %d limits, its schema %d", len(lines), len(schema.Properties))
	}
	var b strings.Builder
	b.WriteString("| limit | shipped | at most | what it bounds | problem |\n|---|---|---|---|---|\n")
	for _, l := range lines {
		of := schema.Properties[l[1]]
		code := itsCode.FindStringSubmatch(of.Description)
		if code == nil {
			t.Fatalf("the comment on %s does not end in the code of a problem: %q", l[1], of.Description)
		}
		if _, ok := docs.Problem(code[1]); !ok {
			t.Errorf("%s: no problem has the code %q", l[1], code[1])
		}
		fmt.Fprintf(&b, "| `%s` | %s | %d | %s | [`%s`](problems/%s.md) |\n", l[1], l[2], of.Maximum, strings.TrimSuffix(of.Description, code[0]), code[1], code[1])
	}
	b.WriteString("\n")
	const file = "../../docs/limits.md"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		page = limitTable.ReplaceAllLiteral(page, []byte(b.String()))
		if err := os.WriteFile(file, page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := string(limitTable.Find(page)); got != b.String() {
		t.Errorf("%s is stale; run go test ./generator/catalog -update", file)
	}
}
