package catalog

import (
	"fmt"
	"slices"

	"egovsite/generator/survey"
)

// site loads what the publisher decided.
func (l *loader) site(files []string) {
	each(l, files, func(d *document, s *SiteFile) {
		lint(d, siteIn{s, l.known}, siteRules)
		if !d.failed {
			l.cat.Site = survey.Site{Name: s.Name, Tagline: s.Tagline, Publisher: s.Publisher, Contact: s.Contact, Licence: s.Licence,
				Address: s.Address, Languages: s.Languages, Said: map[string]survey.SiteWords{}, ConsentNotRecorded: s.ConsentNotRecorded}
			for tag, said := range s.Translations {
				l.cat.Site.Said[tag] = survey.SiteWords(said)
			}
		}
	})
}

// siteIn is the site's file and the languages there are.
type siteIn struct {
	*SiteFile
	known *survey.Catalog
}

var siteRules = []rule[siteIn]{
	{code: "reference-unknown", why: "a language of the site has a folder of words", find: siteLanguages},
}

func siteLanguages(s siteIn, report report) {
	var tags []string
	for _, lang := range s.known.Languages {
		tags = append(tags, lang.Tag)
	}
	for tag := range s.Translations {
		if !slices.Contains(s.Languages, tag) {
			report(fmt.Sprintf("the site does not speak %q", tag), "add it to languages, or take its translation out", "translations", key(tag))
		}
	}
	for i, tag := range s.Languages {
		if slices.Index(s.Languages, tag) < i {
			report(fmt.Sprintf("the language %q stands twice", tag), "keep one of them", "languages", i)
		}
		if len(tags) > 0 && !slices.Contains(tags, tag) {
			report(fmt.Sprintf("there are no words in the language %q", tag), didYouMean(tag, tags), "languages", i)
		}
	}
}
