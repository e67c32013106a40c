package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"egovsite/generator/survey"
)

// TestMain is the floor's own process, too; else it builds the program first.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "-floor" {
		main()
		return
	}
	os.Exit(tested(m))
}

func tested(m *testing.M) (code int) {
	work, err := os.MkdirTemp("", "egovsite-bench-test-")
	if err == nil {
		defer os.RemoveAll(work)
		built.self, err = os.Executable()
	}
	if err == nil {
		built.egovsite = filepath.Join(work, "egovsite")
		err = install(work, []string{"build", "-o", built.egovsite, program})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// built are the tools without Hugo, which tests do not fetch.
var built tools

// TestMeasure wants every contender in every table.
func TestMeasure(t *testing.T) {
	one, err := measure(built, filepath.Join(t.TempDir(), "two"), 2, settings{rounds: 2, full: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(one.contenders) != 4 {
		t.Fatalf("%d contenders, want ours, ours in full and a floor of each", len(one.contenders))
	}
	for i, c := range one.contenders {
		want := map[mode]int{whole: 2}
		if i == 0 {
			want[changed], want[unchanged] = 2, 2
		}
		for _, how := range []mode{whole, changed, unchanged} {
			if got := len(c.walls[how]); got != want[how] {
				t.Errorf("%s: %d runs of %s, want %d", c.name, got, how, want[how])
			}
		}
	}
	if ours, floor := one.contenders[2], one.contenders[3]; floor.files != ours.files || floor.bytes != ours.bytes {
		t.Errorf("the floor wrote %d files of %d bytes, the full site has %d of %d", floor.files, floor.bytes, ours.files, ours.bytes)
	}
	file := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(file, []byte("# Old\n\n"+notes+"\n\nBy hand.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 { // what is kept is kept again
		if err := write(file, []size{one}, built); err != nil {
			t.Fatal(err)
		}
	}
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for words, times := range map[string]int{"# Old": 0, notes: 1, "By hand.": 1, "| 2 | egovsite, the full site | ": 1, "| 2 | nothing changed | egovsite": 1, "| – | – |": 6} {
		if got := strings.Count(string(page), words); got != times {
			t.Errorf("%q stands %d times on the page, want %d\n%s", words, got, times, page)
		}
	}
}

// TestCheck breaks a site in ways that a check has to see.
func TestCheck(t *testing.T) {
	folder := t.TempDir()
	c, err := newCorpus(filepath.Join(folder, "content"), 2)
	if err != nil {
		t.Fatal(err)
	}
	ours, err := c.ours(built, "ours", filepath.Join(folder, "site"), equal)
	if err != nil {
		t.Fatal(err)
	}
	if err := ours.first(); err != nil {
		t.Fatal(err)
	}
	out := ours.out
	change := func(file, old, words string) func() error {
		return func() error {
			text, err := os.ReadFile(file)
			if err == nil && !strings.Contains(string(text), old) {
				t.Errorf("%s lacks %q", file, old)
			}
			if err == nil {
				err = os.WriteFile(file, []byte(strings.ReplaceAll(string(text), old, words)), 0o644)
			}
			return err
		}
	}
	first := pageOf(out, "qma")
	for _, tt := range []struct {
		name, file, want string
		spoil            func() error
	}{
		{"a page that is gone", first, "want 2", func() error { return os.Remove(first) }},
		{"a file of data that is gone", dataOf(out, "qmb"), "want 2", func() error { return os.Remove(dataOf(out, "qmb")) }},
		{"data that are cut off", dataOf(out, "qma"), "reading QMA.json", change(dataOf(out, "qma"), `"answers"`, `"answers`)},
		{"an answer that nobody gave", dataOf(out, "qma"), "does not give the answer", change(dataOf(out, "qma"), `"text": "Examplia Alba"`, `"text": "Utopinia"`)},
		{"an answer that has no place", first, "question 1 does not stand before", change(first, `id="q2"`, `id="q"`)},
		{"a wording that is another", first, "question 2 lacks", change(first, "Your name", "Your age")},
		{"a country that is not listed", filepath.Join(out, "sitemap.xml"), "not in the sitemap", change(filepath.Join(out, "sitemap.xml"), "/countries/qma/", "/countries/aze/")},
		{"a link to nothing", first, "links to nothing", change(first, `href="../../index.html"`, `href="../../none.html"`)},
		{"figures that are no figures", filepath.Join(out, "countries", "qma", "figures.js"), "figures", change(filepath.Join(out, "countries", "qma", "figures.js"), "egovsiteFigures({", "egovsiteFigures({}{")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			was, err := os.ReadFile(tt.file)
			if err != nil {
				t.Fatal(err)
			}
			if err := tt.spoil(); err != nil {
				t.Fatal(err)
			}
			if err := ours.check(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("said %v, want %q", err, tt.want)
			}
			if err := os.WriteFile(tt.file, was, 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
	if err := ours.check(); err != nil {
		t.Errorf("the site is whole again: %v", err)
	}
	t.Run("Hugo's data", func(t *testing.T) { toldToHugo(t, c, out) })
}

// toldToHugo wants all answers of a country for its page, and a change of one of
// them in both of its files.
func toldToHugo(t *testing.T, c corpus, ours string) {
	peer := t.TempDir()
	one, err := c.hugo(tools{hugo: "hugo"}, ours, peer)
	if err != nil {
		t.Fatal(err)
	}
	if len(one.edits) != 2 {
		t.Fatalf("%d files change, want 2", len(one.edits))
	}
	for _, e := range one.edits {
		var before, after struct{ Answers []answer }
		for text, into := range map[*[]byte]any{&e.texts[0]: &before, &e.texts[1]: &after} {
			if err := json.Unmarshal(*text, into); err != nil {
				t.Fatal(err)
			}
		}
		if len(before.Answers) != asked || len(after.Answers) != asked {
			t.Fatalf("%s: %d answers, and %d after the change, want %d", e.file, len(before.Answers), len(after.Answers), asked)
		}
		for i, a := range before.Answers {
			want := a.Text
			if a.Number == 111 {
				want = added + " " + want
			}
			if got := after.Answers[i].Text; got != want {
				t.Errorf("%s: question %d is answered %q, want %q", e.file, a.Number, got, want)
			}
		}
	}
}

// TestEqual wants the same work to be without all that a site can do without.
func TestEqual(t *testing.T) {
	var parts []string
	for _, p := range survey.Parts {
		parts = append(parts, string(p))
	}
	if want := "leave_out: [" + strings.Join(parts, ", ") + "]\n"; equal != want {
		t.Errorf("leaves out %s, want %s", equal, want)
	}
}

func TestNumbers(t *testing.T) {
	for list, want := range map[string]string{"193,1": "[1 193]", "2,2": "[2]", "9650": "[9650]"} {
		if got, err := numbers(list); err != nil || fmt.Sprint(got) != want {
			t.Errorf("%q is %v (%v), want %s", list, got, err, want)
		}
	}
	for _, list := range []string{"", "0", "1,", "9651", "many"} {
		if got, err := numbers(list); err == nil {
			t.Errorf("%q is %v", list, got)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		want   string
	}{
		{[]float64{3}, "3.0 | 3.0–3.0"},
		{[]float64{3, 1, 2}, "2.0 | 1.0–3.0"},
		{[]float64{4, 1, 2, 9}, "3.0 | 1.0–9.0"},
	} {
		if got := spreadOf(tt.values).cells(1); got != tt.want {
			t.Errorf("%v is %q, want %q", tt.values, got, tt.want)
		}
	}
}

// TestRatios wants each run held against Hugo's of the same round, and growth told
// from one size to the next.
func TestRatios(t *testing.T) {
	of := func(n int, peer, ours []time.Duration, peak int64) size {
		list := []*contender{{name: "Hugo", walls: map[mode][]time.Duration{whole: peer}, peaks: map[mode]int64{whole: 100}},
			{name: "ours", walls: map[mode][]time.Duration{whole: ours}, peaks: map[mode]int64{whole: peak}}}
		return size{n: n, rounds: len(ours), contenders: list, peer: list[0]}
	}
	small := of(200, []time.Duration{2, 4, 8}, []time.Duration{4, 4, 4}, 50)
	large := of(2000, []time.Duration{20, 20, 20}, []time.Duration{44, 44, 44}, 55)
	if got, want := small.against(small.contenders[1], whole), "1.00 | 0.50–2.00"; got != want {
		t.Errorf("ratios %q, want %q", got, want)
	}
	got := growth([]size{of(1, []time.Duration{1}, []time.Duration{1}, 1), small, large})
	if want := "| 200 to 2000, 10.0 times | ours | 11.0 | 1.1 |\n"; !strings.Contains(got, want) {
		t.Errorf("growth %q, want %q in it", got, want)
	}
	if strings.Contains(got, "| 1 to 200") {
		t.Errorf("growth from a single country: %q", got)
	}
}
