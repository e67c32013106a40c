package render

import (
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/locale"
	"egovsite/generator/search"
	"egovsite/generator/survey"
)

// searchContents says what the numbers in the index mean. Documents are numbered
// from 0 on: the countries; the questions of each edition; the answers of each
// edition, of all its responses to one question after the other; the acts of
// each edition, of one response after the other. That the answers to a question
// follow one another makes the index small, since they have words in common.
type searchContents struct {
	Shards    []string        `json:"shards"`    // the first word of each
	Countries []string        `json:"countries"` // ISO3
	Editions  []searchEdition `json:"editions"`  // newest first
}

type searchEdition struct {
	ID        string   `json:"id"`
	Codes     []string `json:"codes"` // of its questions
	Numbers   []int    `json:"numbers"`
	Sections  []string `json:"sections"`
	Countries []int    `json:"countries"` // of its responses
	Acts      []int    `json:"acts"`      // how many each of them cites

	edition   *survey.Edition
	responses []*survey.Cleared
}

func (s *site) searchContents() *searchContents {
	c := &searchContents{Shards: []string{}, Countries: []string{}}
	number := map[string]int{}
	for i := range s.cat.Countries {
		number[s.cat.Countries[i].ISO3] = i
		c.Countries = append(c.Countries, s.cat.Countries[i].ISO3)
	}
	for i := len(s.cat.Editions) - 1; i >= 0; i-- {
		e := searchEdition{ID: s.cat.Editions[i].ID, Countries: []int{}, Acts: []int{}, edition: &s.cat.Editions[i]}
		for _, q := range e.edition.Questions {
			e.Codes, e.Numbers, e.Sections = append(e.Codes, q.Code), append(e.Numbers, q.Number), append(e.Sections, q.Section)
		}
		for _, p := range s.profiles {
			if p.Response.Edition.ID == e.ID {
				e.responses = append(e.responses, p.Response)
			}
		}
		slices.SortFunc(e.responses, func(a, b *survey.Cleared) int { return strings.Compare(a.Country.ISO3, b.Country.ISO3) })
		for _, r := range e.responses {
			e.Countries, e.Acts = append(e.Countries, number[r.Country.ISO3]), append(e.Acts, len(r.Acts))
		}
		c.Editions = append(c.Editions, e)
	}
	return c
}

// searchIndex indexes what may be found, by its words in every language of the
// site. It is given cleared responses, which hold nothing that is withheld.
func (s *site) searchIndex(c *searchContents) ([]search.Shard, error) {
	var in []*locale.Locale
	for _, tag := range spoken(s.cat) {
		words, err := speaker(s.cat, tag)
		if err != nil {
			return nil, err
		}
		in = append(in, words)
	}
	x, document := search.New(), 0
	add := func(texts ...string) {
		for _, text := range texts {
			x.Add(document, text)
		}
		document++
	}
	for i := range s.cat.Countries {
		add(countryNames(&s.cat.Countries[i])...)
	}
	for _, e := range c.Editions {
		for i := range e.edition.Questions {
			q := &e.edition.Questions[i]
			texts := []string{q.Wording, q.Code, strconv.Itoa(q.Number), numbered(q.Number)}
			for _, words := range in {
				texts = append(texts, words.Label(q))
			}
			add(texts...)
		}
	}
	for _, e := range c.Editions {
		for i := range e.edition.Questions {
			for _, r := range e.responses {
				a := &r.Answers[i]
				add(append(selected(a), strings.ReplaceAll(a.Text, survey.WithheldMark, " "))...)
			}
		}
	}
	for _, e := range c.Editions {
		for _, r := range e.responses {
			for i := range r.Acts {
				add(s.actWords(&r.Acts[i], in)...)
			}
		}
	}
	return x.Shards(), nil
}

// countryNames are all that a country is called, and its codes.
func countryNames(c *survey.Country) []string {
	names := append([]string{c.ISO2, c.ISO3}, c.Aliases...)
	for _, name := range c.Names {
		names = append(names, name)
	}
	return names
}

func (s *site) actWords(a *survey.Act, in []*locale.Locale) []string {
	texts := []string{strings.ReplaceAll(a.Title, survey.WithheldMark, " "), a.Number}
	if !a.Date.Zero() {
		texts = append(texts, strconv.Itoa(a.Date.Year))
	}
	for _, words := range in {
		if key := "figures.act." + a.Type; words.Has(key) {
			texts = append(texts, words.Say(key))
		}
	}
	return texts
}
