package main

import (
	"encoding/json"
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
