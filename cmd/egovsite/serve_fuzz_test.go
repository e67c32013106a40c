package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"egovsite/generator"
	"egovsite/generator/survey"
)

// FuzzSettling holds for any body that a page may send: no panic, an answer in
// JSON whatever comes, and what is taken over is an option of the question, an
// office and a reason in plain words, and a day.
func FuzzSettling(f *testing.F) {
	const sound = `{"country":"QQA","edition":"2022","question":"law","options":["yes"],"office":"an office","date":"2026-11-01","reason":"a call","source":"letter 4"}`
	f.Add(sound)
	for _, change := range [][2]string{{`["yes"]`, `["yes","no"]`}, {`["yes"]`, `["yes","yes"]`}, {`["yes"]`, `null`}, {`["yes"]`, `"yes"`}, {`}`, `,"more":1}`}, {`}`, `}{}`}, {`}`, `} x`},
		{`an office`, `jane@example.org`}, {`a call`, "a\\u0000call"}, {`a call`, "\\ud800"}, {`a call`, "\u202ea call"}, {`a call`, "a\\ncall"}, {`a call`, strings.Repeat("call ", 500)},
		{`2026-11-01`, `0000-01-01`}, {`2026-11-01`, `2026-13-01`}, {`"law"`, `7`}, {`"a call"`, strings.Repeat("[", 9000)}} {
		f.Add(strings.Replace(sound, change[0], change[1], 1))
	}
	for _, words := range []string{"", "null", "[]", "{", `{"remove":true}`, `{"COUNTRY":"QQA","remove":1}`, "\ufeff{}", strings.Repeat(" ", mostPosted+1)} {
		f.Add(words)
	}
	d := newDesk(generator.Options{}, func() { f.Error("something was written") })
	q := &survey.Question{Code: "law", Number: 1, Kind: survey.Choice, Options: []survey.Option{{Code: "yes", Label: "Yes"}, {Code: "no", Label: "No"}}}
	f.Fuzz(func(t *testing.T, body string) {
		post := func() (*httptest.ResponseRecorder, *http.Request) {
			r := httptest.NewRequest("POST", "http://127.0.0.1:8347/__serve/settle", strings.NewReader(body))
			for name, value := range map[string]string{"Origin": "http://127.0.0.1:8347", tokenHeader: d.token, "Content-Type": "application/json"} {
				r.Header.Set(name, value)
			}
			return httptest.NewRecorder(), r
		}
		w, r := post()
		d.settle(w, r)
		var said struct{ Error *string }
		if err := json.Unmarshal(w.Body.Bytes(), &said); err != nil || w.Code < 400 || w.Code >= 500 || said.Error == nil || *said.Error == "" {
			t.Errorf("%q was answered by %d %s", body, w.Code, w.Body)
		}
		w, r = post()
		in, err := d.posted(w, r)
		if (in == nil) == (err == nil) || err == nil && len(body) > mostPosted+1 {
			t.Fatalf("%q was read as %v, %v", body, in, err)
		}
		if err != nil {
			return
		}
		for _, multiple := range []bool{false, true} {
			q.Multiple = multiple
			if s, err := in.settlement(q); err == nil {
				settles(t, s, q)
			}
		}
	})
}

// settles checks what would be written to a review.
func settles(t *testing.T, s survey.Settlement, q *survey.Question) {
	t.Helper()
	if len(s.Selected) == 0 || len(s.Selected) > 1 && !q.Multiple || s.Question != q.Code {
		t.Errorf("settles %q with %q", s.Question, s.Selected)
	}
	for i, code := range s.Selected {
		if q.Option(code) == nil || slices.Contains(s.Selected[:i], code) {
			t.Errorf("selects %q of %q", code, s.Selected)
		}
	}
	for name, words := range map[string]string{"office": s.Office, "reason": s.Reason, "source": s.Source} {
		if words == "" && name != "source" || strings.ContainsFunc(words, func(r rune) bool { return unicode.IsControl(r) || r == '\u202e' || r == '\u2028' }) || len(words) > 4*2000 {
			t.Errorf("the %s is %q", name, words)
		}
	}
	if when := time.Date(s.Date.Year, time.Month(s.Date.Month), s.Date.Day, 0, 0, 0, 0, time.UTC); s.Date.Year < 1 || when.Format(time.DateOnly) != s.Date.String() {
		t.Errorf("the date is %v", s.Date)
	}
	if s.Reviewer != "" || strings.Contains(s.Office, "@") {
		t.Errorf("a person is named: %+v", s)
	}
}
