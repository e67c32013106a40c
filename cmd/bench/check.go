package main

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
)

// A response is what is used of data/responses/2022/<ISO3>.json.
type response struct {
	Country struct {
		Name string `json:"name"`
	} `json:"country"`
	Answers []answer `json:"answers"`
}

type answer struct {
	Number  int      `json:"number"`
	Wording string   `json:"wording"`
	Options []option `json:"options"`
	State   string   `json:"state"`
	Text    string   `json:"text"`
}

type option struct {
	Label string `json:"label"`
}

// asked is how many questions the edition has.
const asked = 112

// readResponse reads a country's answers as a contender wrote them.
func readResponse(file string) (r response, err error) {
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err == nil && len(r.Answers) != asked {
		err = fmt.Errorf("%d answers, want %d", len(r.Answers), asked)
	}
	if err != nil {
		err = fmt.Errorf("reading %s: %w", filepath.Base(file), err)
	}
	return r, err
}

// check holds a site against the responses: as many pages and data files as there
// are countries, all of them in the sitemap, and, of some countries, every answer
// in its place, the figures and the links.
func (c corpus) check(out string, figures func(out, code string) ([]byte, error)) error {
	for _, pattern := range []string{pageOf(out, "*"), dataOf(out, "*")} {
		if found, err := filepath.Glob(pattern); err != nil || len(found) != len(c.codes) {
			return fmt.Errorf("%d files %s, want %d (%v)", len(found), pattern, len(c.codes), err)
		}
	}
	if err := c.listed(out); err != nil {
		return err
	}
	pages := []string{filepath.Join(out, "index.html")}
	for _, code := range c.sample() {
		if err := c.country(out, code, figures); err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
		pages = append(pages, pageOf(out, code))
	}
	for _, p := range pages {
		if err := links(out, p); err != nil {
			return err
		}
	}
	return nil
}

// sample are some of the countries: the first, the last and ten between.
func (c corpus) sample() (codes []string) {
	step := max(1, len(c.codes)/10)
	for i := 0; i < len(c.codes); i += step {
		codes = append(codes, c.codes[i])
	}
	return append(codes, c.codes[len(c.codes)-1])
}

// listed wants the page of each country in the sitemap.
func (c corpus) listed(out string) error {
	text, err := os.ReadFile(filepath.Join(out, "sitemap.xml"))
	if err != nil {
		return err
	}
	for _, code := range c.codes {
		if !strings.Contains(string(text), "/countries/"+code+"/") {
			return fmt.Errorf("%s is not in the sitemap", code)
		}
	}
	return nil
}

// country wants all that the response says in its data and on its page, in order.
func (c corpus) country(out, code string, figures func(out, code string) ([]byte, error)) error {
	r, err := readResponse(dataOf(out, code))
	if err != nil {
		return err
	}
	submitted, err := os.ReadFile(c.response(code))
	if err != nil {
		return err
	}
	written, err := os.ReadFile(pageOf(out, code))
	if err != nil {
		return err
	}
	rest := bare(string(submitted))
	for i, a := range r.Answers {
		at := strings.Index(rest, bare(a.Wording))
		if at < 0 {
			return fmt.Errorf("question %d does not follow in the response", a.Number)
		}
		rest = rest[at:]
		if !strings.Contains(rest, bare(a.Text)) {
			return fmt.Errorf("the response does not give the answer to question %d", a.Number)
		}
		if err := onPage(string(written), i+1, a); err != nil {
			return err
		}
	}
	var drawn map[string]any
	text, err := figures(out, code)
	if err == nil {
		err = json.Unmarshal(text, &drawn)
	}
	if err == nil && len(drawn) < 3 {
		err = fmt.Errorf("%d of them, want 3", len(drawn))
	}
	if err != nil {
		err = fmt.Errorf("options of figures: %w", err)
	}
	return err
}

// onPage wants a question between its own anchor and the next one's.
func onPage(written string, n int, a answer) error {
	_, said, ok := strings.Cut(written, fmt.Sprintf(`id="q%d"`, n))
	if !ok || a.Number != n {
		return fmt.Errorf("question %d is not on the page", n)
	}
	if n < asked {
		if said, _, ok = strings.Cut(said, fmt.Sprintf(`id="q%d"`, n+1)); !ok {
			return fmt.Errorf("question %d does not stand before the next one", n)
		}
	}
	said = bare(html.UnescapeString(tag.ReplaceAllString(said, " ")))
	wanted := []string{a.Wording, a.Text}
	for _, o := range a.Options {
		wanted = append(wanted, o.Label)
	}
	for _, words := range wanted {
		if !strings.Contains(said, bare(words)) {
			return fmt.Errorf("question %d lacks %.60q on the page", n, words)
		}
	}
	return nil
}

var (
	// tag is a tag, or the summary by which a long list is opened.
	tag  = regexp.MustCompile(`(?s)<summary.*?</summary>|<[^>]*>`)
	link = regexp.MustCompile(`(?:href|src)="([^"#?]*)(?:[^"#]*#([^"]+))?[^"]*"`)
)

// bare are the letters and digits of a text.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// links wants a place on the page for each of its links to itself, and a file for
// each other one into the site.
func links(out, page string) error {
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	for _, l := range link.FindAllStringSubmatch(string(text), -1) {
		to, anchor := html.UnescapeString(l[1]), l[2]
		target := filepath.Join(filepath.Dir(page), to)
		switch {
		case strings.Contains(to, ":"):
			continue // to another site
		case to == "":
			if !strings.Contains(string(text), `id="`+anchor+`"`) {
				return fmt.Errorf("%s links to its place %q, which is not there", page, anchor)
			}
			continue
		case strings.HasPrefix(to, "/"):
			target = filepath.Join(out, to)
		}
		info, err := os.Stat(target)
		if err == nil && info.IsDir() {
			_, err = os.Stat(filepath.Join(target, "index.html"))
		}
		if err != nil {
			return fmt.Errorf("%s links to nothing: %w", page, err)
		}
	}
	return nil
}
