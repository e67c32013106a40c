package catalog

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// The content has words of its own that readers see: what an indicator is
// called and measures, the short label of a question. They are written in
// English where the thing is described; a language says them under these keys.

// contentKeys begin the keys of such words.
var contentKeys = []string{"edition-short.", "edition-title.", "section-label.", "question-label.",
	"indicator-name.", "indicator-short.", "indicator-measures.", "indicator-not.", "indicator-example."}

// nameKeys begin the keys of names that a table of countries may have too.
var nameKeys = []string{"country-name.", "region-name."}

func isContent(k string) bool {
	begins := func(prefix string) bool { return strings.HasPrefix(k, prefix) }
	return slices.ContainsFunc(contentKeys, begins) || slices.ContainsFunc(nameKeys, begins)
}

// contentWords are the English words of the content by key.
func contentWords(c *survey.Catalog) map[string]string {
	out := map[string]string{}
	for i := range c.Editions { // the newest edition's label is the one that is translated
		e := &c.Editions[i]
		out["edition-short."+e.ID], out["edition-title."+e.ID] = e.Short, e.Title
		for _, s := range e.Sections {
			out["section-label."+s.Code] = s.Label
		}
		for _, q := range e.Questions {
			out["question-label."+q.Code] = q.Label
		}
	}
	for i := range c.Indicators {
		x := &c.Indicators[i]
		out["indicator-name."+x.Code], out["indicator-short."+x.Code] = x.Name, x.Short
		out["indicator-measures."+x.Code], out["indicator-not."+x.Code] = x.Measures, x.NotMeasures
		for n, example := range x.Examples {
			out["indicator-example."+x.Code+"."+strconv.Itoa(n+1)] = example.Name
		}
	}
	maps.DeleteFunc(out, func(_, words string) bool { return words == "" })
	return out
}

// nameWords adds a language's names of countries and regions to theirs; a name
// that the table has stays.
func (l *loader) nameWords(tag string, said func(key string) string) {
	for i := range l.cat.Countries {
		c := &l.cat.Countries[i]
		if name := said("country-name." + c.ISO3); name != "" && c.Names[tag] == "" {
			c.Names[tag] = name
		}
	}
	for i := range l.cat.Regions {
		r := &l.cat.Regions[i]
		if name := said("region-name." + r.M49); name != "" && r.Names[tag] == "" {
			r.Names[tag] = name
		}
	}
}

// namesAlone takes the names of countries and regions from the sound files of
// languages whose words are not read.
func (l *loader) namesAlone(files []string) {
	var text bytes.Buffer // most files have none of them
	for _, file := range files {
		text.Reset()
		f, err := l.fsys.Open(file)
		if err != nil {
			continue
		}
		_, err = text.ReadFrom(f)
		f.Close()
		if err != nil || !bytes.Contains(text.Bytes(), []byte("country-name.")) {
			continue
		}
		apart := &loader{shapes: l.shapes, cat: &survey.Catalog{}}
		var phrases LanguageFile
		if d := apart.decode(file, parseYAML(text.Bytes(), 0), &phrases); d != nil && !d.failed {
			l.nameWords(folder(file), func(key string) string { return phrases[key].Other })
		}
	}
}

// content gives English the words of the content, from which the others are
// translated, and lists what a language that the site speaks does not say.
func (l *loader) content() {
	words := contentWords(l.cat)
	for i := range l.cat.Languages {
		lang := &l.cat.Languages[i]
		if lang.Tag != english && slices.Contains(l.cat.Site.Languages, lang.Tag) {
			l.untranslated(lang, words)
		}
	}
	for i := range l.cat.Languages {
		if lang := &l.cat.Languages[i]; lang.Tag == english {
			for k, said := range words {
				lang.Messages[k] = survey.Message{Other: said}
			}
		}
	}
}

// unsaid are the keys that a language has no words for, sorted.
func unsaid[V any](lang *survey.Language, all map[string]V) (keys []string) {
	for k := range all {
		if _, ok := lang.Messages[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

func (l *loader) untranslated(lang *survey.Language, words map[string]string) {
	folder := "languages/" + lang.Tag
	missing := func(k, said string) {
		l.add(problem.Problem{Code: "language-key-missing", Severity: problem.Note, File: folder, What: "untranslated: " + k,
			Why: "readers get the English words", Hint: "say it in any file of the folder; in English it is " + strconv.Quote(said)})
	}
	if l.english != nil {
		for _, k := range unsaid(lang, l.english.all) {
			l.add(problem.Problem{Code: "language-key-missing", Severity: problem.Warning, File: folder, What: "untranslated: " + k,
				Why: "readers get the English words", Hint: "translate it from " + l.english.home[k]})
		}
	}
	for _, k := range unsaid(lang, words) {
		missing(k, words[k])
	}
	for i := range l.cat.Countries {
		if c := &l.cat.Countries[i]; c.Names[lang.Tag] == "" {
			missing("country-name."+c.ISO3, c.Names[english])
		}
	}
	for i := range l.cat.Regions {
		if r := &l.cat.Regions[i]; r.Names[lang.Tag] == "" {
			missing("region-name."+r.M49, r.Names[english])
		}
	}
	for _, p := range l.cat.Pages {
		there := func(o survey.Prose) bool { return o.Name == p.Name && o.Language == lang.Tag }
		if p.Language == english && !slices.ContainsFunc(l.cat.Pages, there) {
			l.add(problem.Problem{Code: "language-key-missing", Severity: problem.Note, File: p.File, What: "untranslated: the page in " + lang.Tag,
				Why: "readers get the English page, with a notice", Hint: "translate it as pages/" + p.Name + "." + lang.Tag + ".md"})
		}
	}
}
