package generator

import (
	"slices"

	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// printed are the words that every site prints: those of the questionnaires, of
// the indicators, and the names of countries and regions. Pages of prose and the
// publisher's own words are not among them, as they may name people. Its languages
// are those of the site and the one that is named besides; the names of countries
// are printed in all, as they are searched for.
func printed(c *survey.Catalog, also string) *withhold.Printed {
	spoken := append(slices.Clone(c.Site.Languages), "en", also)
	var texts []string
	add := func(words ...string) { texts = append(texts, words...) }
	for i := range c.Editions {
		e := &c.Editions[i]
		add(e.Title, e.Short)
		add(e.Opening...)
		add(e.Closing...)
		for _, s := range e.Sections {
			add(s.Heading, s.Label, s.Note)
			for _, sub := range s.Subsections {
				add(sub.Heading, sub.Note)
			}
		}
		for _, q := range e.Questions {
			add(q.Wording, q.Label, q.Note)
			for _, o := range q.Options {
				add(o.Label)
			}
		}
	}
	for _, i := range c.Indicators {
		add(i.Name, i.Short, i.Measures, i.NotMeasures)
	}
	for _, country := range c.Countries {
		for _, name := range country.Names {
			add(name)
		}
	}
	for _, r := range c.Regions {
		for _, tag := range spoken {
			add(r.Names[tag])
		}
	}
	for _, l := range c.Languages {
		if !slices.Contains(spoken, l.Tag) {
			continue
		}
		for _, m := range l.Messages {
			add(m.Zero, m.One, m.Two, m.Few, m.Many, m.Other)
		}
	}
	return withhold.Print(texts)
}
