package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/problem"
)

// countriesAlone is a site of which nothing but the countries is wanted.
const countriesAlone = "leave_out: [acts, cards, changes, compare, countries, data, editions, embeds, indicators, lasting, prose, questions, regions, reports, search, sheets, sources]\n"

// TestMemory changes inputs of every kind, one after the other, and holds the
// site of a build that remembers the one before against that of a build over the
// same old site that remembers nothing.
func TestMemory(t *testing.T) {
	for name, leaveOut := range map[string]string{"whole": "leave_out: [editions, questions, reports, search]\n", "lean": countriesAlone} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMindful(t, leaveOut)
			for _, step := range []struct {
				name string
				do   func(*mindful)
			}{
				{"nothing was there", func(*mindful) {}},
				{"an answer", func(m *mindful) { m.edit("responses/2022/qma.yaml", "Invented answer", "Reinvented answer") }},
				{"an answer in a text", func(m *mindful) { m.edit("responses/2022/qmb.txt", "Invented answer", "Reinvented answer") }},
				{"a new response", func(m *mindful) {
					m.write("responses/2022/qmf.yaml", strings.Replace(m.read("responses/2022/qma.yaml"), m.name("QMA"), m.name("QMF"), 1))
				}},
				{"a response that replaces another", func(m *mindful) {
					m.write("responses/2022/qma.2.yaml", strings.ReplaceAll(m.read("responses/2022/qma.yaml"), "Reinvented answer", "Invented answer"))
				}},
				{"a response of a country under another name", func(m *mindful) {
					m.write("responses/2099/strange.yaml", m.read("responses/2099/qma.yaml"))
					m.remove("responses/2099/qma.yaml")
				}},
				{"it is changed", func(m *mindful) { m.edit("responses/2099/strange.yaml", "Invented answer", "Reinvented answer") }},
				{"a fault in a response", func(m *mindful) { m.write("responses/2022/qmg.yaml", "answers: [\n") }},
				{"a response goes", func(m *mindful) { m.remove("responses/2022/qmg.yaml"); m.remove("responses/2099/strange.yaml") }},
				{"a review", func(m *mindful) {
					m.write("reviews/2022/QMD.yaml", "state: published\ncountry: QMD\nedition: \"2022\"\n")
				}},
				{"another review", func(m *mindful) {
					m.write("reviews/2022/QMD.yaml", "state: withdrawn\ncountry: QMD\nedition: \"2022\"\n")
				}},
				{"a review goes", func(m *mindful) { m.remove("reviews/2022/QMD.yaml") }},
				{"an erasure", func(m *mindful) {
					m.write("erasures.yaml", "erase:\n  - {words: Reinvented answer, date: 2026-11-02}\n")
				}},
				{"an edition", func(m *mindful) {
					m.edit("editions/2099/questionnaire.yaml", "invented security", "reinvented security")
				}},
				{"an indicator", func(m *mindful) { m.edit("indicators/strategy-alignment.yaml", "order: ", "order: 1") }},
				{"a figure", func(m *mindful) {
					m.write("figures/hosts.yaml", strings.Replace(shippedFile(t, "figures/hosts.yaml"), "height: ", "height: 1", 1))
				}},
				{"words of the site", func(m *mindful) {
					m.write("languages/en/core.yaml", strings.Replace(shippedFile(t, "languages/en/core.yaml"), "Home", "Start", 1))
				}},
				{"a name of a country", func(m *mindful) {
					m.write("countries/aliases.yaml", "aliases: {QMC: ["+m.name("QMC")+"]}\n")
					m.edit("countries/un-members.csv", m.name("QMC"), "Examplia Renamed")
				}},
				{"the site", func(m *mindful) { m.edit("site.yaml", "Invented Countries", "Reinvented Countries") }},
				{"an address", func(m *mindful) { m.write("site.yaml", m.read("site.yaml")+"address: https://example.org/profiles/\n") }},
				{"a layout", func(m *mindful) {
					m.o.Layouts = m.t.TempDir()
					must(t, os.WriteFile(filepath.Join(m.o.Layouts, "base.html"), []byte(strings.Replace(readFile(t, "../layouts/base.html"), "<body", "<body data-mine", 1)), 0o600))
				}},
				{"a style", func(m *mindful) {
					m.o.Assets = m.t.TempDir()
					must(t, os.MkdirAll(filepath.Join(m.o.Assets, "css"), 0o700))
					must(t, os.WriteFile(filepath.Join(m.o.Assets, "css", "site.css"), []byte("body{color:#111}"), 0o600))
				}},
				{"the program", func(m *mindful) { m.o.Program = "another" }},
				{"drafts", func(m *mindful) { m.o.Drafts = true }},
				{"a page was edited by hand", func(m *mindful) {
					m.out("countries/qma/index.html", func(name string) error { return os.WriteFile(name, []byte("mine"), 0o600) })
				}},
				{"a page was taken away", func(m *mindful) { m.out("countries/qmb/2022/index.html", os.Remove) }},
				{"the site was taken away", func(m *mindful) { must(t, os.RemoveAll(m.o.Out)) }},
				{"the memory was damaged", func(m *mindful) {
					for _, file := range m.glob(m.o.Cache, "*") {
						must(t, os.WriteFile(file, []byte(readFile(t, file)[:100]+"and so on"), 0o600))
					}
				}},
				{"only one is left", func(m *mindful) {
					m.o.Force = true
					for _, file := range m.glob(m.o.Content, "responses", "*", "*") {
						if filepath.Base(file) != "qmb.txt" {
							must(t, os.Remove(file))
						}
					}
				}},
			} {
				step.do(m)
				if t.Failed() {
					t.Fatalf("%s: it could not be tried", step.name)
				}
				m.compare(step.name)
			}
		})
	}
}

// A mindful builds with a memory, and beside it without.
type mindful struct {
	t *testing.T
	o generator.Options
}

func newMindful(t *testing.T, more string) *mindful {
	m := &mindful{t, generator.Options{Content: inventedContent(t, 4, 2), Out: filepath.Join(t.TempDir(), "site"), Cache: t.TempDir(), Program: "this", Version: "test"}}
	m.write("site.yaml", m.read("site.yaml")+more)
	return m
}

func (m *mindful) compare(what string) {
	m.t.Helper()
	plain := m.o
	plain.Cache, plain.Out = "", filepath.Join(m.t.TempDir(), "site")
	if _, err := os.Stat(m.o.Out); err == nil {
		must(m.t, os.CopyFS(plain.Out, os.DirFS(m.o.Out)))
	}
	want, err := generator.Build(m.t.Context(), plain)
	got, err2 := generator.Build(m.t.Context(), m.o)
	if fmt.Sprint(err) != strings.ReplaceAll(fmt.Sprint(err2), m.o.Out, plain.Out) {
		m.t.Fatalf("%s: error %v, without memory %v", what, err2, err)
	}
	if err != nil {
		m.t.Fatalf("%s: %v", what, err)
	}
	sameFiles(m.t, files(m.t, m.o.Out), files(m.t, plain.Out))
	if v, err := generator.Verify(generator.Options{}, m.o.Out); err != nil || len(v.Faults) > 0 {
		m.t.Errorf("%s: it does not verify: %v %v", what, v.Faults, err)
	}
	if !slices.EqualFunc(got.Problems, want.Problems, func(a, b problem.Problem) bool {
		a.File, b.File = filepath.Base(a.File), filepath.Base(b.File)
		return a == b
	}) {
		m.t.Errorf("%s: other problems:\n%v\nwant\n%v", what, got.Problems, want.Problems)
	}
	before := times(m.t, m.o.Out)
	again, err := generator.Build(m.t.Context(), m.o)
	untouched := true
	for name, now := range times(m.t, m.o.Out) {
		was := before[name]
		untouched = untouched && was != nil && os.SameFile(was, now) && was.ModTime().Equal(now.ModTime())
	}
	if err != nil || !untouched || !again.Unchanged || again.Files != got.Files || again.Countries != got.Countries || !slices.Equal(again.Problems, got.Problems) {
		m.t.Errorf("%s: built again with nothing changed, it is not as it was: %v", what, err)
	}
	if m.t.Failed() {
		m.t.Fatalf("%s: the site is not what it would be without memory", what)
	}
}

func (m *mindful) read(name string) string {
	m.t.Helper()
	return readFile(m.t, filepath.Join(m.o.Content, name))
}

func (m *mindful) write(name, words string) {
	m.t.Helper()
	full := filepath.Join(m.o.Content, name)
	must(m.t, os.MkdirAll(filepath.Dir(full), 0o700))
	must(m.t, os.WriteFile(full, []byte(words), 0o600))
}

func (m *mindful) edit(name string, pairs ...string) {
	m.t.Helper()
	was := m.read(name)
	now := strings.NewReplacer(pairs...).Replace(was)
	if now == was {
		m.t.Errorf("%s does not say %q", name, pairs[0])
	}
	m.write(name, now)
}

func (m *mindful) remove(name string) {
	m.t.Helper()
	must(m.t, os.Remove(filepath.Join(m.o.Content, name)))
}

func (m *mindful) out(name string, do func(string) error) {
	m.t.Helper()
	must(m.t, do(filepath.Join(m.o.Out, name)))
}

// name is the name of an invented country.
func (m *mindful) name(iso3 string) string {
	for line := range strings.Lines(m.read("countries/un-members.csv")) {
		if cells := strings.Split(line, ","); cells[0] == iso3 {
			return cells[11]
		}
	}
	m.t.Fatalf("there is no country %s", iso3)
	return ""
}

func shippedFile(t *testing.T, name string) string {
	t.Helper()
	return readFile(t, filepath.Join("../content", name))
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	return string(data)
}

func (m *mindful) glob(parts ...string) []string {
	m.t.Helper()
	list, err := filepath.Glob(filepath.Join(parts...))
	must(m.t, err)
	return list
}
