package changelog_test

import (
	"encoding/json"
	"maps"
	"os"
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/changelog"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// state is one country in one edition with these numbers.
func state(numbers map[string]int, change ...func(*changelog.State)) changelog.State {
	s := changelog.State{Program: "v1", Editions: map[string]string{"2031": strings.Repeat("a", 64)},
		Indicators: map[string]string{"laws": strings.Repeat("b", 64)}, Vocabulary: strings.Repeat("c", 64),
		Profiles: []changelog.Profile{{Country: "QQA", Edition: "2031", Submission: strings.Repeat("d", 64), Numbers: numbers}}}
	for _, f := range change {
		f(&s)
	}
	return s
}

func another(s *changelog.State) {
	s.Profiles = append(s.Profiles, changelog.Profile{Country: "X0A", Edition: "2031", Numbers: map[string]int{"acts": 1}})
}

func submission(s *changelog.State) { s.Profiles[0].Submission = strings.Repeat("e", 64) }
func review(s *changelog.State)     { s.Profiles[0].Review = strings.Repeat("e", 64) }
func edition(s *changelog.State)    { s.Editions["2031"] = strings.Repeat("e", 64) }
func indicator(s *changelog.State)  { s.Indicators["laws"] = strings.Repeat("e", 64) }
func vocabulary(s *changelog.State) { s.Vocabulary = strings.Repeat("e", 64) }
func program(s *changelog.State)    { s.Program = "v2" }
func nobody(s *changelog.State)     { s.Profiles = []changelog.Profile{} }

func first(s changelog.State) changelog.Log { return changelog.Log{}.Next(s, 0) }

// said are the changes of the newest entry, one a line.
func said(l changelog.Log) (out []string) {
	if len(l.Entries) == 0 {
		return nil
	}
	for _, c := range l.Entries[0].Changes {
		words := []string{c.Country, c.Edition, string(c.Kind)}
		for _, n := range c.Numbers {
			words = append(words, n.Name, digits(n.Old)+">"+digits(n.New))
		}
		for _, why := range c.Why {
			words = append(words, "by "+string(why))
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

func digits(n *int) string {
	data, _ := json.Marshal(n)
	return string(data)
}

func TestNext(t *testing.T) {
	one := map[string]int{"acts": 1, "indicator/laws/recorded": 0}
	more := map[string]int{"acts": 2, "indicator/laws/recorded": 0}
	counted := map[string]int{"acts": 1, "indicator/laws/recorded": 1}
	for _, tt := range []struct {
		name     string
		was, now changelog.State
		want     []string
	}{
		{"nothing changed", state(one), state(one), nil},
		{"inputs changed and no number did", state(one), state(one, submission, review, edition, indicator, vocabulary, program), nil},
		{"a submission", state(one), state(more, submission), []string{"QQA 2031 numbers acts 1>2 by submission"}},
		{"a review", state(one), state(counted, review), []string{"QQA 2031 numbers indicator/laws/recorded 0>1 by review"}},
		{"an edition", state(one), state(more, edition), []string{"QQA 2031 numbers acts 1>2 by edition"}},
		{"an indicator", state(one), state(counted, indicator), []string{"QQA 2031 numbers indicator/laws/recorded 0>1 by indicator"}},
		{"an indicator changes its own numbers alone", state(one), state(more, indicator, vocabulary), []string{"QQA 2031 numbers acts 1>2 by vocabulary"}},
		{"the program", state(one), state(more, program), []string{"QQA 2031 numbers acts 1>2 by program"}},
		{"something else", state(one), state(more), []string{"QQA 2031 numbers acts 1>2 by other"}},
		{"several inputs", state(one), state(more, submission, program), []string{"QQA 2031 numbers acts 1>2 by submission by program"}},
		{"several reasons", state(one), state(map[string]int{"acts": 2, "indicator/laws/recorded": 1}, submission, indicator),
			[]string{"QQA 2031 numbers acts 1>2 by submission", "QQA 2031 numbers indicator/laws/recorded 0>1 by submission by indicator"}},
		{"a count that was left out", state(one), state(map[string]int{"acts": 1, "indicator/laws/recorded": 0, "choice/blank": 3}, submission),
			[]string{"QQA 2031 numbers choice/blank 0>3 by submission"}},
		{"a range that was not given", state(one), state(map[string]int{"acts": 1, "indicator/laws/recorded": 0, "indicator/laws/low": 0}, submission),
			[]string{"QQA 2031 numbers indicator/laws/low null>0 by submission"}},
		{"another country", state(one), state(one, another), []string{"X0A 2031 published by submission"}},
		{"a country that is gone", state(one, another), state(one), []string{"X0A 2031 gone"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := first(tt.was)
			if len(l.Entries) != 0 {
				t.Fatalf("the first log has entries: %v", said(l))
			}
			if diff := cmp.Diff(tt.want, said(l.Next(tt.now, 0))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestEntries(t *testing.T) {
	l := first(state(map[string]int{"acts": 1}, another))
	l = l.Next(state(map[string]int{"acts": 2}, another, submission), 1_790_000_000)
	l = l.Next(state(map[string]int{"acts": 3}, another), 0)
	if got, want := []int{l.Entries[0].Number, l.Entries[1].Number}, []int{2, 1}; !cmp.Equal(got, want) {
		t.Errorf("numbers %v, want %v", got, want)
	}
	if got, want := l.Entries[1].Date, "2026-09-21"; got != want {
		t.Errorf("date %q, want %q", got, want)
	}
	if l.Entries[0].Date != "" {
		t.Errorf("an entry has a date that nobody gave: %s", l.Entries[0].Date)
	}
	if again := l.Next(state(map[string]int{"acts": 3}, another), 0); !cmp.Equal(again, l) {
		t.Errorf("the same input changed the log: %s", cmp.Diff(l, again))
	}
	// What was published of a country that is not to be shown goes from old entries too.
	l = l.Next(state(nil, nobody, another), 0)
	if got, want := said(l), []string{"QQA 2031 gone"}; !cmp.Equal(got, want) {
		t.Errorf("said %v, want %v", got, want)
	}
	data, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Entries) != 1 || strings.Contains(string(data), `"acts":2`) || strings.Contains(string(data), `"old"`) {
		t.Errorf("numbers of a country that is gone are left: %s", data)
	}
	if l = l.Next(state(map[string]int{"acts": 3}, another), 0); l.Entries[0].Number != 4 {
		t.Errorf("a number of an entry was used again: %d", l.Entries[0].Number)
	}
}

// TestSilent wants nothing said of a country that is not to be shown, nor of what
// was said of it before.
func TestSilent(t *testing.T) {
	x0a := [2]string{"X0A", "2031"}
	for name, l := range map[string]changelog.Log{
		"shown until now":   first(state(nil, another)),
		"published lately":  first(state(nil)).Next(state(nil, another), 0),
		"said to be gone":   first(state(nil, another)).Next(state(nil), 0),
		"numbers that went": first(state(nil)).Next(state(nil, another), 0).Next(state(nil), 0),
	} {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(l.Next(state(nil), 0, x0a))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(data), "X0A") || !strings.Contains(string(data), "QQA") {
				t.Errorf("the country is named: %s", data)
			}
		})
	}
	l := first(state(map[string]int{"acts": 1}, another)).Next(state(map[string]int{"acts": 2}), 0, x0a)
	if got, want := said(l), []string{"QQA 2031 numbers acts 1>2 by other"}; !cmp.Equal(got, want) {
		t.Errorf("said %v, want %v", got, want)
	}
}

func TestParse(t *testing.T) {
	l := first(state(map[string]int{"acts": 1}, another)).Next(state(map[string]int{"acts": 2}, another, submission), 1_790_000_000)
	data, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	got, err := changelog.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l, got); diff != "" {
		t.Errorf("read again it differs: %s", diff)
	}
	for name, change := range map[string][2]string{
		"empty":                   {string(data), ""},
		"no JSON":                 {"{", "<"},
		"cut short":               {string(data[len(data)/2:]), ""},
		"more behind it":          {"}}]}}", "}}]}} {}"},
		"another form":            {"changes/1", "changes/2"},
		"a field that is none":    {`"state"`, `"note":"x","state"`},
		"a country that is none":  {`"country":"QQA","edition":"2031","kind"`, `"country":"<b>","edition":"2031","kind"`},
		"an edition with a path":  {`"edition":"2031","kind"`, `"edition":"../x","kind"`},
		"a kind that is none":     {`"kind":"numbers"`, `"kind":"x"`},
		"numbers of a gone one":   {`"kind":"numbers"`, `"kind":"gone"`},
		"a reason that is none":   {`"why":["submission"]`, `"why":["because"]`},
		"no list of reasons":      {`"why":["submission"]`, `"why":null`},
		"a name with markup":      {`"name":"acts"`, `"name":"<script>"`},
		"a negative number":       {`"new":2`, `"new":-2`},
		"a huge number":           {`"new":2`, `"new":99999999999`},
		"a fraction":              {`"new":2`, `"new":2.5`},
		"a date in words":         {`"2026-09-21"`, `"yesterday"`},
		"a version with a bell":   {`"program":"v1"`, `"program":"\u0007"`},
		"a long version":          {`"program":"v1"`, `"program":"` + strings.Repeat("v", 200) + `"`},
		"an entry without number": {`"number":1`, `"number":0`},
		"a hash that is none":     {`"submission":"`, `"submission":"x`},
		"a country twice":         {`"X0A"`, `"QQA"`},
	} {
		t.Run(name, func(t *testing.T) {
			broken := strings.Replace(string(data), change[0], change[1], 1)
			if broken == string(data) {
				t.Fatalf("%q does not stand in it", change[0])
			}
			if _, err := changelog.Parse([]byte(broken)); err == nil {
				t.Errorf("it was taken for a log: %s", broken)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	data, _ := json.Marshal(first(state(map[string]int{"acts": 1}, another)).Next(state(map[string]int{"acts": 2}), 0))
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := changelog.Parse(data)
		if err != nil {
			return
		}
		again, err := json.Marshal(l.Next(state(map[string]int{"acts": 1}), 0))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := changelog.Parse(again); err != nil {
			t.Errorf("a log that followed one is none: %v\n%s", err, again)
		}
	})
}

// TestHashes changes definitions in ways that decide numbers and in ways that do not.
func TestHashes(t *testing.T) {
	shipped := func() *survey.Catalog {
		c, ps := catalog.Load(os.DirFS("../../content"))
		if c == nil {
			t.Fatal(ps)
		}
		return c
	}
	was := changelog.Of(shipped(), nil, "v1")
	for _, tt := range []struct {
		name   string
		change func(*survey.Catalog)
		want   string // what got another hash
	}{
		{"nothing", func(*survey.Catalog) {}, ""},
		{"a label", func(c *survey.Catalog) { c.Editions[0].Questions[0].Label = "x" }, ""},
		{"a name", func(c *survey.Catalog) { c.Indicators[0].Name, c.Indicators[0].Measures = "x", "y" }, ""},
		{"a wording", func(c *survey.Catalog) { c.Editions[0].Questions[0].Wording = "x" }, "edition"},
		{"an option", func(c *survey.Catalog) {
			q := &c.Editions[0].Questions[35]
			q.Options[0].Counts = ""
		}, "edition"},
		{"a minimum", func(c *survey.Catalog) { c.Indicators[0].Minimum++ }, "indicator"},
		{"items", func(c *survey.Catalog) {
			for id, codes := range c.Indicators[0].Items {
				c.Indicators[0].Items[id] = codes[1:]
			}
		}, "indicator"},
		{"a word of the vocabulary", func(c *survey.Catalog) { c.Vocabulary[0].Number = append(c.Vocabulary[0].Number, "x") }, "vocabulary"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := shipped()
			tt.change(c)
			is := changelog.Of(c, nil, "v1")
			got := ""
			switch {
			case !maps.Equal(was.Editions, is.Editions):
				got = "edition"
			case !maps.Equal(was.Indicators, is.Indicators):
				got = "indicator"
			case was.Vocabulary != is.Vocabulary:
				got = "vocabulary"
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
