package main

import (
	"encoding/json"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
)

// unmarked is a content folder in which Examplia has answered in a copy that
// lost its marks.
func unmarked(t testing.TB) string {
	t.Helper()
	content := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(content, os.DirFS("testdata/examplia/content")); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(content, "responses/2022/qqa.txt")
	words, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lost := strings.NewReplacer("☒ ", "", "☐ ", "").Replace(string(words))
	if err := os.WriteFile(name, []byte(lost), 0o644); err != nil {
		t.Fatal(err)
	}
	return content
}

// served is a preview of a content folder as it is now.
func served(t testing.TB, content string) *preview {
	t.Helper()
	o := generator.Options{Content: content, Drafts: true}
	site := generator.NewPreview(o)
	p := newPreview(site.File, newDesk(o, func() {}))
	report, err := site.Refresh(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.shows(report.Profiles)
	return p
}

// filled is what a page sends to settle question 36 of Examplia.
func filled(change func(*settling)) settling {
	s := settling{Country: "QQA", Edition: "2022", Question: "access-to-information-law", Options: []string{"yes"},
		Office: "Ministry of Examples", Date: "2026-11-02", Reason: "The law is in force.", Source: "letter 12/2026"}
	if change != nil {
		change(&s)
	}
	return s
}

// post sends what a page sends, as a browser would from a page of the preview.
func post(t testing.TB, p *preview, body any, change func(*http.Request)) (int, string) {
	t.Helper()
	text, is := body.(string)
	if !is {
		data, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		text = string(data)
	}
	r := httptest.NewRequest("POST", "http://127.0.0.1:8347/__serve/review", strings.NewReader(text))
	r.Header.Set("Origin", "http://127.0.0.1:8347")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(tokenHeader, p.desk.token)
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// snapshot is every file below a folder.
func snapshot(t testing.TB, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestSettleRefuses sends what a page of the preview never would.
func TestSettleRefuses(t *testing.T) {
	content := unmarked(t)
	p := served(t, content)
	before := snapshot(t, filepath.Dir(content))
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	with := func(change func(*settling)) settling { return filled(change) }
	for _, tt := range []struct {
		name   string
		body   any
		change func(*http.Request)
		status int
		words  string
	}{
		{"another origin", filled(nil), header("Origin", "http://evil.example"), 403, "only a page of this preview"},
		{"an origin like ours", filled(nil), header("Origin", "http://127.0.0.1:8347.evil.example"), 403, "only a page of this preview"},
		{"another port of this machine", filled(nil), header("Origin", "http://127.0.0.1:9999"), 403, "only a page of this preview"},
		{"a page from the disk", filled(nil), header("Origin", "null"), 403, "only a page of this preview"},
		{"no origin", filled(nil), func(r *http.Request) { r.Header.Del("Origin") }, 403, "only a page of this preview"},
		{"a page elsewhere, says the browser", filled(nil), header("Sec-Fetch-Site", "cross-site"), 403, "only a page of this preview"},
		{"another port, says the browser", filled(nil), header("Sec-Fetch-Site", "same-site"), 403, "only a page of this preview"},
		{"another host", filled(nil), func(r *http.Request) { r.Host = "evil.example"; r.Header.Set("Origin", "http://evil.example") }, 403, "this machine only"},
		{"no token", filled(nil), func(r *http.Request) { r.Header.Del(tokenHeader) }, 403, "an earlier run"},
		{"the token of an earlier run", filled(nil), header(tokenHeader, newToken()), 403, "an earlier run"},
		{"a form, which needs no leave of the browser", filled(nil), header("Content-Type", "application/x-www-form-urlencoded"), 415, "only JSON"},
		{"plain text, which needs none either", filled(nil), header("Content-Type", "text/plain; x=application/json"), 415, "only JSON"},
		{"no type", filled(nil), func(r *http.Request) { r.Header.Del("Content-Type") }, 415, "only JSON"},
		{"too much", with(func(s *settling) { s.Reason = strings.Repeat("x", mostPosted) }), nil, 413, "too long"},
		{"too much after the end", `{} ` + strings.Repeat(" ", mostPosted), nil, 413, "too long"},
		{"nothing", "", nil, 400, "cannot be read"},
		{"no JSON", "yes", nil, 400, "cannot be read"},
		{"two values", `{} {}`, nil, 400, "cannot be read"},
		{"a field of its own", `{"file": "/etc/passwd"}`, nil, 400, "cannot be read"},
		{"a number for words", `{"country": 7}`, nil, 400, "cannot be read"},
		{"a country that is not shown", with(func(s *settling) { s.Country = "AZE" }), nil, 404, "shows no response"},
		{"a country in small letters", with(func(s *settling) { s.Country = "qqa" }), nil, 404, "shows no response"},
		{"a country that is a path", with(func(s *settling) { s.Country = "../../QQA" }), nil, 404, "shows no response"},
		{"an edition that is not shown", with(func(s *settling) { s.Edition = "2024" }), nil, 404, "shows no response"},
		{"an edition that is a path", with(func(s *settling) { s.Edition = "2022/../2022" }), nil, 404, "shows no response"},
		{"an edition that is a folder up", with(func(s *settling) { s.Edition = ".." }), nil, 404, "shows no response"},
		{"no edition", with(func(s *settling) { s.Edition = "" }), nil, 400, "no edition"},
		{"a question that is not asked", with(func(s *settling) { s.Question = "tea-time" }), nil, 400, "does not ask"},
		{"a question with lines in it", with(func(s *settling) { s.Question = "x\nstate: withdrawn" }), nil, 400, "does not ask"},
		{"a text question", with(func(s *settling) { s.Question = "access-to-information-law-evidence" }), nil, 400, "is not open"},
		{"an unknown option", with(func(s *settling) { s.Options = []string{"perhaps"} }), nil, 400, "has no option"},
		{"the label of an option", with(func(s *settling) { s.Options = []string{"Yes"} }), nil, 400, "has no option"},
		{"no option", with(func(s *settling) { s.Options = nil }), nil, 400, "no option was chosen"},
		{"two options of which one holds", with(func(s *settling) { s.Options = []string{"yes", "no"} }), nil, 400, "takes one option"},
		{"an option twice", with(func(s *settling) {
			s.Question, s.Options = "respondent-authority", []string{"authorized", "authorized"}
		}), nil, 400, "twice"},
		{"no office", with(func(s *settling) { s.Office = " " }), nil, 400, "the office is needed"},
		{"no reason", with(func(s *settling) { s.Reason = "" }), nil, 400, "the reason is needed"},
		{"a person's address for an office", with(func(s *settling) { s.Office = "ada@example.org" }), nil, 400, "never a person"},
		{"a long office", with(func(s *settling) { s.Office = strings.Repeat("é", 201) }), nil, 400, "longer than 200 letters"},
		{"a source for terminals", with(func(s *settling) { s.Source = "\x1b[2J" }), nil, 400, "cannot be seen"},
		{"an office that turns the text around", with(func(s *settling) { s.Office = "\u202eseirtsiniM" }), nil, 400, "cannot be seen"},
		{"no date", with(func(s *settling) { s.Date = "" }), nil, 400, "is none"},
		{"a date that never was", with(func(s *settling) { s.Date = "2026-02-30" }), nil, 400, "is none"},
		{"a date and more", with(func(s *settling) { s.Date = "2026-11-02\nstate: withdrawn" }), nil, 400, "is none"},
		{"a file that was seen otherwise", with(func(s *settling) { s.Hash = strings.Repeat("0", 64) }), nil, 409, "was changed since"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			status, words := post(t, p, tt.body, tt.change)
			if status != tt.status || !strings.Contains(words, tt.words) {
				t.Errorf("%d %s; want %d and %q", status, words, tt.status, tt.words)
			}
		})
	}
	if after := snapshot(t, filepath.Dir(content)); !maps.Equal(before, after) {
		t.Errorf("files were written: %q", slices.Sorted(maps.Keys(after)))
	}
}
