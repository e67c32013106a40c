package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"egovsite/generator/fiction"
)

// A corpus is a content folder of invented countries, all of which answered.
type corpus struct {
	folder string
	codes  []string // of the countries, in order
	site   string   // site.yaml
}

const (
	// address lets a site list its pages for search engines.
	address = "address: https://example.org/\n"
	// equal is what site.yaml says of a site that is no more than what Hugo makes.
	equal = "leave_out: [acts, cards, changes, compare, countries, data, editions, embeds, indicators, lasting, prose, questions, regions, reports, search, sheets, sources]\n"
)

// newCorpus writes one of n countries.
func newCorpus(folder string, n int) (corpus, error) {
	c := corpus{folder: folder}
	if err := fiction.Corpus(folder, n, seed); err != nil {
		return c, err
	}
	site, err := os.ReadFile(filepath.Join(folder, "site.yaml"))
	if err != nil {
		return c, err
	}
	c.site = string(site) + address
	files, err := filepath.Glob(c.response("*"))
	for _, file := range files {
		c.codes = append(c.codes, strings.TrimSuffix(filepath.Base(file), ".txt"))
	}
	if err == nil && len(c.codes) != n {
		err = fmt.Errorf("%d responses of %d countries in the corpus", len(c.codes), n)
	}
	return c, err
}

// response is the file of a country's response.
func (c corpus) response(code string) string {
	return filepath.Join(c.folder, "responses", "2022", code+".txt")
}

// pageOf and dataOf are where a contender puts a country's page and its answers.
func pageOf(out, code string) string { return filepath.Join(out, "countries", code, "index.html") }
func dataOf(out, code string) string {
	return filepath.Join(out, "data", "responses", "2022", strings.ToUpper(code)+".json")
}

// ours makes a site of the corpus; more is what its site.yaml says besides.
func (c corpus) ours(t tools, name, out, more string) (*contender, error) {
	e, err := newEdit(c.response(c.codes[0]), `(?s)\n111\. .*?\n\n`)
	if err != nil {
		return nil, err
	}
	one := &contender{name: name, out: out, cache: out + "-cache"}
	one.args = []string{t.egovsite, "build", "--content", c.folder, "--out", out, "--cache", one.cache}
	one.ready = func() error { return put(filepath.Join(c.folder, "site.yaml"), []byte(c.site+more)) }
	one.check = func() error { return c.check(out, figuresBeside) }
	if more == equal {
		one.edits, one.shown = []edit{e}, pageOf(out, c.codes[0])
	}
	return one, nil
}

// put writes a file if it says something else.
func put(file string, text []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, text) {
		return nil
	}
	return os.WriteFile(file, text, 0o644)
}

// An edit is a file in two texts that differ in one answer.
type edit struct {
	file  string
	texts [2][]byte
}

// added are the words that an edited answer begins with.
const added = "Invented and changed."

// newEdit puts words before the answer, which begins where the first match ends.
func newEdit(file, before string) (edit, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return edit{}, err
	}
	at := regexp.MustCompile(before).FindIndex(text)
	if at == nil {
		return edit{}, fmt.Errorf("%s: no answer to change", filepath.Base(file))
	}
	return edit{file, [2][]byte{text, slices.Concat(text[:at[1]], []byte(added+" "), text[at[1]:])}}, nil
}
