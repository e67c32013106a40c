package generator_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/publish"
)

// TestPreview changes inputs one after the other, and holds every file of a
// preview that saw them all against that of a build over the site before.
func TestPreview(t *testing.T) {
	m := &mindful{t, generator.Options{Content: inventedContent(t, 4, 2), Layouts: t.TempDir(), Assets: t.TempDir(), Out: filepath.Join(t.TempDir(), "site"), Version: "test", Drafts: true, Force: true}}
	m.write("site.yaml", strings.Replace(m.read("site.yaml"), "[en]", "[en, fr]", 1)+"address: https://example.org/profiles/\n")
	p := generator.NewPreview(m.o)
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"at first", func() {}},
		{"an answer and a review", func() {
			m.edit("responses/2022/qma.yaml", "Invented answer", "Reinvented answer")
			m.write("reviews/2022/QMD.yaml", "state: withdrawn\ncountry: QMD\nedition: \"2022\"\n")
		}},
		{"a layout and a style", func() {
			must(t, os.WriteFile(filepath.Join(m.o.Layouts, "base.html"), []byte(strings.Replace(readFile(t, "../layouts/base.html"), "<body", "<body data-mine", 1)), 0o600))
			must(t, os.MkdirAll(filepath.Join(m.o.Assets, "css"), 0o700))
			must(t, os.WriteFile(filepath.Join(m.o.Assets, "css", "site.css"), []byte("body{color:#111}"), 0o600))
		}},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.do()
			m.hold(t, p)
		})
	}
}

// TestPreviewChanges does the same with changes of every kind, on a site of which
// nothing but the countries and the log is wanted.
func TestPreviewChanges(t *testing.T) {
	t.Parallel()
	m := newMindful(t, strings.Replace(countriesAlone, "changes, ", "", 1))
	m.o.Force, m.o.Drafts, m.o.Cache = true, true, ""
	p := generator.NewPreview(m.o)
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"at first", func() {}},
		{"an answer in a text", func() { m.edit("responses/2022/qmb.txt", "Invented answer", "Reinvented answer") }},
		{"a new response", func() {
			m.write("responses/2022/qmf.yaml", strings.Replace(m.read("responses/2022/qma.yaml"), m.name("QMA"), m.name("QMF"), 1))
		}},
		{"a response that replaces another", func() {
			m.write("responses/2022/qma.2.yaml", strings.ReplaceAll(m.read("responses/2022/qma.yaml"), "Invented answer", "Reinvented answer"))
		}},
		{"a response of a country under another name", func() {
			m.write("responses/2099/strange.yaml", strings.Replace(m.read("responses/2022/qmc.yaml"), `edition: "2022"`, `edition: "2099"`, 1))
		}},
		{"a fault in a response", func() { m.write("responses/2022/qmg.yaml", "answers: [\n") }},
		{"responses go", func() {
			m.remove("responses/2022/qmg.yaml")
			m.remove("responses/2099/strange.yaml")
			m.remove("responses/2022/qma.2.yaml")
		}},
		{"a review", func() {
			m.write("reviews/2022/QMD.yaml", "state: published\ncountry: QMD\nedition: \"2022\"\n")
		}},
		{"another review", func() {
			m.write("reviews/2022/QMD.yaml", "state: withdrawn\ncountry: QMD\nedition: \"2022\"\n")
		}},
		{"a review with a fault", func() { m.write("reviews/2022/QMD.yaml", "state: perhaps\n") }},
		{"a review goes", func() { m.remove("reviews/2022/QMD.yaml") }},
		{"an erasure", func() {
			m.write("erasures.yaml", "erase:\n  - {words: Reinvented answer, date: 2026-11-02}\n")
		}},
		{"an indicator", func() { m.edit("indicators/strategy-alignment.yaml", "order: ", "order: 1") }},
		{"all but one go", func() {
			for _, file := range m.glob(m.o.Content, "responses", "*", "*") {
				if filepath.Base(file) != "qmb.txt" {
					must(t, os.Remove(file))
				}
			}
		}},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.do()
			m.hold(t, p)
		})
	}
}

// hold builds a site over the one before and compares the preview with it.
func (m *mindful) hold(t *testing.T, p *generator.Preview) {
	t.Helper()
	want := build(t, m.o)
	got, err := p.Refresh(t.Context())
	must(t, err)
	if got.Unchanged || got.Countries != want.Countries || len(got.Profiles) != len(want.Profiles) || fmt.Sprint(got.Problems) != fmt.Sprint(want.Problems) {
		t.Errorf("reported %d countries, %d profiles, %v\nwant %d, %d, %v", got.Countries, len(got.Profiles), got.Problems, want.Countries, len(want.Profiles), want.Problems)
	}
	site, made := files(t, m.o.Out), map[string][]byte{}
	delete(site, publish.ManifestFile) // the list of what was written
	for path := range site {
		if made[path], err = p.File(path); err != nil {
			t.Error(err)
		}
	}
	sameFiles(t, made, site)
	for _, path := range []string{"", "countries", "countries/qqq/index.html", "countries/qma/1999/index.html", "data/compare/2022/QQQ.js", "assets/none.css",
		"search/none.js", "fr/none.html", "../countries/index.html", publish.ManifestFile} {
		if data, err := p.File(path); !errors.Is(err, fs.ErrNotExist) || data != nil {
			t.Errorf("at %q there is %q, %v", path, data, err)
		}
	}
	again, err := p.Refresh(t.Context())
	if err != nil || !again.Unchanged || len(again.Problems) != len(got.Problems) {
		t.Errorf("refreshed with nothing changed, it is not as it was: %v", err)
	}
}

// TestPreviewFails makes refreshes fail, and wants what was shown before.
func TestPreviewFails(t *testing.T) {
	m := newMindful(t, countriesAlone)
	m.o.Layouts = t.TempDir()
	base, page := filepath.Join(m.o.Layouts, "base.html"), filepath.Join(m.o.Layouts, "pages/country/page.html")
	must(t, os.MkdirAll(filepath.Dir(page), 0o700))
	p := generator.NewPreview(m.o)
	if _, err := p.File("index.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("shown before there is anything: %v", err)
	}
	_, err := p.Refresh(t.Context())
	must(t, err)
	before, err := p.File("countries/qma/index.html")
	must(t, err)
	spoil := func(what, fault string, do, undo func()) {
		t.Helper()
		do()
		report, err := p.Refresh(t.Context())
		if err == nil || !strings.Contains(fmt.Sprint(err, report.Problems), fault) {
			t.Errorf("%s: the refresh ends with %v", what, err)
		}
		if after, err := p.File("countries/qma/index.html"); err != nil || !bytes.Equal(after, before) {
			t.Errorf("%s: the page is another: %v", what, err)
		}
		undo()
		if report, err := p.Refresh(t.Context()); err != nil || !report.Unchanged {
			t.Errorf("%s, mended: %v", what, err)
		}
	}
	site := m.read("site.yaml")
	spoil("content with a fault", "nome", func() { m.write("site.yaml", "nome: x\n") }, func() { m.write("site.yaml", site) })
	spoil("a review of nobody", `no country "ZZZ"`, func() { m.write("reviews/2022/ZZZ.yaml", "country: ZZZ\nedition: \"2022\"\n") }, func() { m.remove("reviews/2022/ZZZ.yaml") })
	spoil("a layout that is none", "base.html", func() { must(t, os.WriteFile(base, []byte("{{if}}"), 0o600)) }, func() { must(t, os.Remove(base)) })

	// What is wrong with one page is said of that page.
	must(t, os.WriteFile(page, []byte(`{{define "main"}}{{.NoSuchField}}{{end}}`), 0o600))
	_, err = p.Refresh(t.Context())
	must(t, err)
	if data, err := p.File("countries/qma/index.html"); data != nil || err == nil || !strings.Contains(err.Error(), "NoSuchField") {
		t.Errorf("a page whose layout is broken: %q, %v", data, err)
	}
	if _, err := p.File("index.html"); err != nil {
		t.Errorf("another page: %v", err)
	}
}

// TestPreviewWithholds wants no page that repeats what is withheld.
func TestPreviewWithholds(t *testing.T) {
	o := options("../content", "")
	rs, _, err := generator.Read(t.Context(), o, []string{"../content/responses/2022/azerbaijan-2022.txt"})
	must(t, err)
	o.Layouts = t.TempDir()
	name := filepath.Join(o.Layouts, "pages/prose/page.html")
	must(t, os.MkdirAll(filepath.Dir(name), 0o700))
	layout := strings.Replace(readFile(t, "../layouts/pages/prose/page.html"), "</header>", "<p>"+rs[0].Answer("respondent-name").Text+"</p></header>", 1)
	must(t, os.WriteFile(name, []byte(layout), 0o600))
	p := generator.NewPreview(o)
	_, err = p.Refresh(t.Context())
	must(t, err)
	var leak *publish.Leak
	if data, err := p.File("about/index.html"); data != nil || !errors.As(err, &leak) || strings.Contains(err.Error(), rs[0].Answer("respondent-name").Text) {
		t.Errorf("shown: %d bytes, %v", len(data), err)
	}
	if _, err := p.File("index.html"); err != nil {
		t.Errorf("another page: %v", err)
	}
}
