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

// served is a preview of a content folder, built once.
func served(t testing.TB, content string) *preview {
	t.Helper()
	o := generator.Options{Content: content, Out: filepath.Join(t.TempDir(), "site"), Drafts: true}
	p := newPreview(o.Out, newDesk(o, func() {}))
	report, err := generator.Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	p.desk.built(report.Profiles)
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

// reviewFile is the review of Examplia below a content folder.
const reviewFile = "reviews/2022/QQA.yaml"

// told is what a page is told of what it has sent.
func told(t testing.TB, words string) (s settled) {
	t.Helper()
	if err := json.Unmarshal([]byte(words), &s); err != nil {
		t.Fatalf("%v: %s", err, words)
	}
	return s
}

// sheetOf is what the page of Examplia is told.
func sheetOf(t testing.TB, p *preview) (s sheet) {
	t.Helper()
	r := httptest.NewRequest("GET", "http://127.0.0.1:8347/__serve/review.json?country=QQA&edition=", nil)
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSettleWrites settles, changes and takes back in a file of a person's own.
func TestSettleWrites(t *testing.T) {
	const own = `# Kept by hand.
country: QQA
edition: "2022"
state: draft   # not yet

answers:
  # From the call of Monday.
  - question: data-protection-law
    selected: ["no"]
    office: Office of Examples
    date: "2026-10-01"
    reason: it is a draft
    source: a call

notes: []
`
	content := unmarked(t)
	name := filepath.Join(content, reviewFile)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	p := served(t, content)
	first := sheetOf(t, p)
	if !first.Writable || first.Hash == "" || !strings.HasSuffix(first.File, filepath.FromSlash("content/"+reviewFile)) || first.Token != p.desk.token {
		t.Errorf("told %+v", first)
	}

	status, words := post(t, p, filled(func(s *settling) { s.Hash = first.Hash; s.Reason = `"In force": # yes` }), nil)
	if status != http.StatusOK {
		t.Fatalf("%d %s", status, words)
	}
	added := `
  #| 36. Is there any legislation, law or regulation on access to information such as Freedom of
  #| Information Act?
  - question: access-to-information-law
    selected: ["yes"]
    office: "Ministry of Examples"
    date: "2026-11-02"
    reason: "\"In force\": # yes"
    source: "letter 12/2026"
`
	want := strings.Replace(own, "    source: a call\n", "    source: a call\n"+added, 1)
	if got := snapshot(t, content)[reviewFile]; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the file now: %v, %v", info.Mode(), err)
	}

	if status, words := post(t, p, filled(func(s *settling) { s.Hash = first.Hash }), nil); status != http.StatusConflict || !strings.Contains(words, "load the page again") {
		t.Errorf("a page that saw the file of before: %d %s", status, words)
	}
	if status, words := post(t, p, filled(func(s *settling) { s.Hash = "" }), nil); status != http.StatusConflict {
		t.Errorf("a page that saw no file: %d %s", status, words)
	}
	second := told(t, words)
	status, words = post(t, p, filled(func(s *settling) { s.Hash, s.Remove, s.Options, s.Office = second.Hash, true, nil, "" }), nil)
	if status != http.StatusOK || !strings.Contains(words, "open again") {
		t.Fatalf("%d %s", status, words)
	}
	if got := snapshot(t, content)[reviewFile]; got != own {
		t.Errorf("taken back to\n%s", got)
	}
	if got := slices.Sorted(maps.Keys(snapshot(t, filepath.Dir(content)))); !slices.Contains(got, "content/"+reviewFile) ||
		slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "egovsite-new") }) {
		t.Errorf("files beside: %q", got)
	}
}

// TestSettleKeepsFaults leaves a file alone that cannot be changed for sure.
func TestSettleKeepsFaults(t *testing.T) {
	for _, tt := range []struct {
		name, file string
		status     int
		words      string
	}{
		{"no YAML", "country: QQA\nanswers:\n  - [\n", 422, "line"},
		{"not a list", "country: QQA\nedition: \"2022\"\nanswers: none\n", 422, "QQA.yaml:3"},
		{"a field that there is not", "country: QQA\nedition: \"2022\"\nanwsers: []\n", 422, "QQA.yaml:3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			content := unmarked(t)
			p := served(t, content)
			name := filepath.Join(content, reviewFile)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(tt.file), 0o644); err != nil {
				t.Fatal(err)
			}
			s := sheetOf(t, p)
			if !strings.Contains(s.Why, tt.words) {
				t.Errorf("the page is told %q", s.Why)
			}
			status, words := post(t, p, filled(func(in *settling) { in.Hash = s.Hash }), nil)
			if status != tt.status || !strings.Contains(words, tt.words) || !strings.Contains(words, "Nothing was written") {
				t.Errorf("%d %s", status, words)
			}
			if got := snapshot(t, content)[reviewFile]; got != tt.file {
				t.Errorf("became %q", got)
			}
		})
	}
}

// TestSettleStaysInside writes nowhere but in the folder of reviews.
func TestSettleStaysInside(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(t *testing.T, content, outside string)
	}{
		{"reviews are a link out", func(t *testing.T, content, outside string) {
			link(t, outside, filepath.Join(content, "reviews"))
		}},
		{"the edition is a link out", func(t *testing.T, content, outside string) {
			if err := os.Mkdir(filepath.Join(content, "reviews"), 0o755); err != nil {
				t.Fatal(err)
			}
			link(t, outside, filepath.Join(content, "reviews/2022"))
		}},
		{"the review is a link out", func(t *testing.T, content, outside string) {
			if err := os.MkdirAll(filepath.Join(content, "reviews/2022"), 0o755); err != nil {
				t.Fatal(err)
			}
			link(t, filepath.Join(outside, "kept.txt"), filepath.Join(content, reviewFile))
		}},
		{"the review is a folder", func(t *testing.T, content, outside string) {
			if err := os.MkdirAll(filepath.Join(content, reviewFile), 0o755); err != nil {
				t.Fatal(err)
			}
		}},
		{"reviews are a file", func(t *testing.T, content, outside string) {
			if err := os.WriteFile(filepath.Join(content, "reviews"), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			content, outside := unmarked(t), t.TempDir()
			if err := os.WriteFile(filepath.Join(outside, "kept.txt"), []byte("kept"), 0o644); err != nil {
				t.Fatal(err)
			}
			p := served(t, content)
			tt.make(t, content, outside)
			status, words := post(t, p, filled(nil), nil)
			if status != http.StatusInternalServerError {
				t.Errorf("%d %s", status, words)
			}
			if got := snapshot(t, outside); !maps.Equal(got, map[string]string{"kept.txt": "kept"}) {
				t.Errorf("outside there is %q", got)
			}
		})
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}

// TestSettleNeedsAFolder says why the built-in content cannot be settled in.
func TestSettleNeedsAFolder(t *testing.T) {
	p := served(t, unmarked(t))
	p.desk.options.Content = ""
	t.Chdir(t.TempDir())
	if s := sheetOf(t, p); s.Writable || !strings.Contains(s.Why, "built-in content") || !strings.Contains(s.Why, "--content") {
		t.Errorf("told %+v", s)
	}
	if status, words := post(t, p, filled(nil), nil); status != http.StatusConflict || !strings.Contains(words, "--content") {
		t.Errorf("%d %s", status, words)
	}
}

// TestBuildHasNothingOfThePreview looks for what serve adds in what build writes.
func TestBuildHasNothingOfThePreview(t *testing.T) {
	o := generator.Options{Content: unmarked(t), Out: filepath.Join(t.TempDir(), "site")}
	if _, err := generator.Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	pages := snapshot(t, o.Out)
	if _, ok := pages["countries/qqa/index.html"]; !ok {
		t.Fatal("there is no page to look at")
	}
	for name, text := range pages {
		for _, trace := range []string{"__serve", "serve-", tokenHeader, "QQA.yaml"} {
			if strings.Contains(text, trace) {
				t.Errorf("%s holds %q", name, trace)
			}
		}
	}
}
