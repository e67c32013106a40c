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
			l.cat.Site = survey.Site(*s)
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
	for i, tag := range s.Languages {
		if len(tags) > 0 && !slices.Contains(tags, tag) {
			report(fmt.Sprintf("there are no words in the language %q", tag), didYouMean(tag, tags), "languages", i)
		}
	}
}
