package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/changelog"

	"github.com/google/go-cmp/cmp"
)

// examplia is a content folder of its own in which Examplia has answered. Files
// are laid over it by name; one without words is taken away.
func examplia(t *testing.T, files ...string) (content string) {
	t.Helper()
	content = filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(content, os.DirFS("testdata/examplia")); err != nil {
		t.Fatal(err)
	}
	lay(t, content, files...)
	return content
}

// lay writes files into a content folder: name, words, name, words …
func lay(t *testing.T, content string, files ...string) {
	t.Helper()
	for i := 0; i < len(files); i += 2 {
		full := filepath.Join(content, filepath.FromSlash(files[i]))
		if files[i+1] == "" {
			if err := os.Remove(full); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// answers is a plain response of a country to the invented edition.
func answers(country string, of ...string) string {
	return fmt.Sprintf("country: %s\nedition: \"2031\"\nanswers:\n  consent: \"Yes\"\n  %s\n", country, strings.Join(of, "\n  "))
}

// logOf is the log that a site keeps.
func logOf(t *testing.T, out string) changelog.Log {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, "data", "changes.json"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := changelog.Parse(data)
	if err != nil {
		t.Fatalf("the site's own log is none: %v", err)
	}
	return l
}

// saidBy is the newest entry of a log, one change a line.
func saidBy(l changelog.Log) (out []string) {
	if len(l.Entries) == 0 {
		return nil
	}
	for _, c := range l.Entries[0].Changes {
		words := []string{c.Country, string(c.Kind)}
		for _, n := range c.Numbers {
			was, _ := json.Marshal(n.Old)
			is, _ := json.Marshal(n.New)
			words = append(words, fmt.Sprintf("%s %s>%s", n.Name, was, is))
		}
		for _, why := range c.Why {
			words = append(words, "by "+string(why))
		}
		out = append(out, strings.Join(words, "; "))
	}
	return out
}

const (
	firstAnswer = `information-law: "Yes"`
	otherAnswer = `information-law: "No"`
)

// TestChangesOfASite builds a site, changes what it is made from, and builds again.
func TestChangesOfASite(t *testing.T) {
	indicator, err := os.ReadFile("testdata/examplia/indicators/legislation-coverage.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defined := func(from, to string) string {
		out := strings.Replace(string(indicator), from, to, 1)
		if out == string(indicator) {
			t.Fatalf("the indicator has no %q", from)
		}
		return out
	}
	for _, tt := range []struct {
		name   string
		change []string // files
		let    bool     // what is lost may be lost
		want   []string
	}{
		{"nothing", nil, false, nil},
		{"an answer", []string{"responses/2031/qqa.yaml", answers("Examplia", otherAnswer)}, false,
			[]string{"QQA; numbers; indicator/legislation-coverage/high 4>3; indicator/legislation-coverage/low 1>0; " +
				"indicator/legislation-coverage/no 0>1; indicator/legislation-coverage/recorded 1>0; text/missing 9>8; text/skipped 0>1; by submission"}},
		{"a comment in the response", []string{"responses/2031/qqa.yaml", answers("Examplia", firstAnswer, "# a remark")}, false, nil},
		{"a minimum", []string{"indicators/legislation-coverage.yaml", defined("minimum: 3", "minimum: 4")}, false, nil},
		{"an item less", []string{"indicators/legislation-coverage.yaml", defined("[information-law, ", "[")}, false,
			[]string{"QQA; numbers; indicator/legislation-coverage/high 4>3; indicator/legislation-coverage/low 1>0; " +
				"indicator/legislation-coverage/recorded 1>0; by indicator"}},
		{"a comment in an indicator", []string{"indicators/legislation-coverage.yaml", "# a remark\n" + string(indicator)}, false, nil},
		{"a review", []string{"reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\nanswers:\n  - question: data-law\n    selected: [\"yes\"]\n" +
			"    office: Office for Examples\n    date: \"2031-02-01\"\n    reason: as it said on the telephone\n"}, false,
			[]string{"QQA; numbers; choice/missing 7>6; choice/reviewed 0>1; indicator/legislation-coverage/low 1>2; " +
				"indicator/legislation-coverage/open 3>2; indicator/legislation-coverage/recorded 1>2; by review"}},
		{"another country", []string{"responses/2031/qqb.yaml", answers("Otheria", firstAnswer)}, false, []string{"QQB; published; by submission"}},
		{"a country withdrawn", []string{"reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\nstate: withdrawn\n"}, false, nil},
		{"a country taken away", []string{"responses/2031/qqa.yaml", ""}, true, []string{"QQA; gone"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			content := examplia(t, "responses/2031/qqa.yaml", answers("Examplia", firstAnswer))
			out := filepath.Join(t.TempDir(), "site")
			build(t, options(content, out))
			if first := logOf(t, out); len(first.Entries) != 0 || len(first.State.Profiles) != 1 {
				t.Fatalf("the first log: %+v", first)
			}
			lay(t, content, tt.change...)
			o := options(content, out)
			o.Force, o.Now = tt.let, 1_790_000_000
			build(t, o)
			got := logOf(t, out)
			if diff := cmp.Diff(tt.want, saidBy(got)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(got.Entries) > 0 && got.Entries[0].Date != "2026-09-21" {
				t.Errorf("dated %q", got.Entries[0].Date)
			}
			o.Now = 1_800_000_000 // an entry is dated once
			if r := build(t, o); !r.Unchanged {
				t.Error("the same input again changed the site")
			}
		})
	}
}

// TestChangesOfAWithdrawnCountry wants it named in no byte of the log.
func TestChangesOfAWithdrawnCountry(t *testing.T) {
	content := examplia(t, "responses/2031/qqa.yaml", answers("Examplia", firstAnswer), "responses/2031/qqb.yaml", answers("Otheria", firstAnswer))
	out := filepath.Join(t.TempDir(), "site")
	build(t, options(content, out))
	lay(t, content, "responses/2031/qqa.yaml", answers("Examplia", otherAnswer))
	build(t, options(content, out))
	lay(t, content, "responses/2031/qqa.yaml", strings.Replace(answers("Examplia", otherAnswer), `consent: "Yes"`, `consent: "No"`, 1))
	build(t, options(content, out))
	l := logOf(t, out)
	if data, _ := json.Marshal(l); len(l.Entries) != 0 || bytes.Contains(data, []byte("QQA")) {
		t.Errorf("the country is named in the log: %s", data)
	}
	if page := files(t, out)["changes/index.html"]; bytes.Contains(page, []byte("Examplia")) {
		t.Errorf("the country is named on the page: %s", page)
	}
}

// TestPageOfChanges reads the page as a reader does.
func TestPageOfChanges(t *testing.T) {
	content := examplia(t, "responses/2031/qqa.yaml", answers("Examplia", firstAnswer), "responses/2031/qqb.yaml", answers("Otheria", firstAnswer))
	out := filepath.Join(t.TempDir(), "site")
	o := options(content, out)
	build(t, o)
	lay(t, content, "responses/2031/qqa.yaml", answers("Examplia", firstAnswer, `data-law: "No"`))
	o.Now = 1_790_000_000
	build(t, o)
	lay(t, content, "reviews/2031/QQB.yaml", "country: QQB\nedition: \"2031\"\nstate: withdrawn\n")
	o.Now = 0
	build(t, o)
	linksResolve(t, out)
	idsAreSound(t, out)
	_, got, _ := strings.Cut(pageWords(t, files(t, out)["changes/index.html"]), "JSON\n")
	want := `
## Change 1, 21 September 2026
Made with egovsite test
### Examplia 2031 <../countries/qqa/2031/index.html>
Reason: another file was submitted
| Number | Before | Now |
| Legislation coverage: open | 3 | 2 |
| Legislation coverage: no | 0 | 1 |
| Legislation coverage: most that can hold | 4 | 3 |
| Choice questions: recorded | 2 | 3 |
| Choice questions: missing from the file | 7 | 6 |
| Text questions: does not apply | 0 | 1 |
| Text questions: missing from the file | 9 | 8 |
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestChangesLeftOut does without the log for a while, in which it is spoilt too:
// nobody misses it, and it begins anew once it is wanted again.
func TestChangesLeftOut(t *testing.T) {
	content := examplia(t, "responses/2031/qqa.yaml", answers("Examplia", firstAnswer))
	out, log := filepath.Join(t.TempDir(), "site"), filepath.Join("data", "changes.json")
	whole, err := os.ReadFile(filepath.Join(content, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	step := func(site string, answer string) {
		t.Helper()
		lay(t, content, "site.yaml", site, "responses/2031/qqa.yaml", answers("Examplia", answer))
		for _, p := range build(t, options(content, out)).Problems {
			if p.Code == "changes-unreadable" {
				t.Errorf("the log is missed: %s", p)
			}
		}
	}
	without := string(whole) + "leave_out: [changes]\n"
	step(string(whole), firstAnswer)
	step(string(whole), otherAnswer)
	if l := logOf(t, out); len(l.Entries) != 1 {
		t.Fatalf("the log has %d entries", len(l.Entries))
	}
	if err := os.WriteFile(filepath.Join(out, log), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	step(without, firstAnswer)
	step(without, otherAnswer)
	if _, err := os.Stat(filepath.Join(out, log)); err == nil {
		t.Error("the log is there")
	}
	step(string(whole), firstAnswer)
	if l := logOf(t, out); len(l.Entries) != 0 {
		t.Errorf("the log that begins anew has entries: %+v", l.Entries)
	}
	step(string(whole), otherAnswer)
	if l := logOf(t, out); len(l.Entries) != 1 || len(l.Entries[0].Changes) != 1 {
		t.Errorf("the log has %+v", l.Entries)
	}
}

// TestChangesThatCannotBeRead spoils the log of a site; the next build says so
// and begins anew.
func TestChangesThatCannotBeRead(t *testing.T) {
	for name, spoil := range map[string]func(out string) error{
		"changed by hand": func(out string) error {
			return os.WriteFile(filepath.Join(out, "data", "changes.json"), []byte("{}"), 0o644)
		},
		"gone": func(out string) error { return os.Remove(filepath.Join(out, "data", "changes.json")) },
	} {
		t.Run(name, func(t *testing.T) {
			content := examplia(t, "responses/2031/qqa.yaml", answers("Examplia", firstAnswer))
			out := filepath.Join(t.TempDir(), "site")
			build(t, options(content, out))
			if err := spoil(out); err != nil {
				t.Fatal(err)
			}
			lay(t, content, "responses/2031/qqa.yaml", answers("Examplia", otherAnswer))
			report, err := generator.Build(t.Context(), options(content, out))
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, p := range report.Problems {
				codes = append(codes, p.Code)
			}
			if !strings.Contains(strings.Join(codes, " "), "changes-unreadable") {
				t.Errorf("nobody says that the log is lost: %v", codes)
			}
			if l := logOf(t, out); len(l.Entries) != 0 {
				t.Errorf("the new log has entries: %+v", l.Entries)
			}
		})
	}
}
