package generator

import (
	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// printed are the words that every site prints: those of the questionnaires, of
// the indicators, and the names of countries and regions. Pages of prose and the
// publisher's own words are not among them, as they may name people.
func printed(c *survey.Catalog) *withhold.Printed {
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
		for _, language := range c.Languages {
			add(country.Names[language.Tag])
		}
	}
	for _, r := range c.Regions {
		for _, language := range c.Languages {
			add(r.Names[language.Tag])
		}
	}
	for _, l := range c.Languages {
		for _, m := range l.Messages {
			add(m.Zero, m.One, m.Two, m.Few, m.Many, m.Other)
		}
	}
	return withhold.Print(texts)
}
