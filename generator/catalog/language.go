package catalog

import (
	"maps"
	"slices"
	"sync"

	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"golang.org/x/text/language"
)

// Keys by which a language's words say what the language is.
const (
	nameKey      = "language.name"
	directionKey = "language.direction"
	english      = "en" // the language that has every phrase
)

// words are one language while its files are read.
type words struct {
	tag    string
	folder string
	files  []wordsIn
	all    map[string]survey.Message // of all files
	home   map[string]string         // the file of each
	needed func() []string           // names of the plural forms that the language counts with
}

// wordsIn is one file of words and the languages it is held against.
type wordsIn struct {
	*words
	phrases LanguageFile
	keys    []string // of the phrases, sorted
	doc     *document
	english *words // nil for English itself, or where there is none
}

// languages loads the words of the interface. All files of a folder are one
// language.
func (l *loader) languages(files []string) {
	of := map[string][]string{}
	for _, file := range files {
		of[folder(file)] = append(of[folder(file)], file)
	}
	tags := slices.Sorted(maps.Keys(of))
	slices.SortStableFunc(tags, func(a, b string) int { // English first: the others are held against it
		switch english {
		case a:
			return -1
		case b:
			return 1
		}
		return 0
	})
	var unspoken []string
	for _, tag := range tags {
		if !l.speaks(tag) {
			l.known.Languages = append(l.known.Languages, survey.Language{Tag: tag})
			unspoken = append(unspoken, of[tag]...)
			continue
		}
		w := &words{tag: tag, folder: "languages/" + tag, needed: sync.OnceValue(func() []string { return formsOf(tag) })}
		phrases := 0
		each(l, of[tag], func(d *document, f *LanguageFile) {
			phrases += len(*f)
			w.files = append(w.files, wordsIn{words: w, phrases: *f, keys: slices.Sorted(maps.Keys(*f)), doc: d})
		})
		if len(w.files) > 0 {
			w.all, w.home = make(map[string]survey.Message, phrases), make(map[string]string, phrases)
			l.language(w)
		}
	}
	l.namesAlone(unspoken)
}

// language checks the files of one language and merges them.
func (l *loader) language(w *words) {
	failed := false
	for _, in := range w.files {
		in.english = l.english
		lint(in.doc, in, languageRules)
		failed = failed || in.doc.failed
		for k, p := range in.phrases {
			w.all[k], w.home[k] = survey.Message(p), in.doc.file
		}
	}
	if w.tag == english {
		l.english = w
	}
	before := len(l.problems)
	l.checkLanguage(w)
	l.known.Languages = append(l.known.Languages, survey.Language{Tag: w.tag})
	if failed || problem.Errors(l.problems[before:]) {
		return
	}
	l.nameWords(w.tag, func(key string) string { return w.all[key].Other })
	l.cat.Languages = append(l.cat.Languages, survey.Language{Tag: w.tag, Name: w.all[nameKey].Other, Direction: w.all[directionKey].Other, Messages: w.all})
}

// checkLanguage holds a language as a whole against what every one must have.
func (l *loader) checkLanguage(w *words) {
	if _, err := language.Parse(w.tag); err != nil {
		l.add(problem.Problem{Code: "language-tag", File: w.folder, What: "the folder is not named after a language",
			Why: err.Error(), Hint: `name it by the language's BCP 47 tag, such as "fr" or "zh-Hans"`})
	}
	for _, k := range []string{nameKey, directionKey} {
		if w.all[k].Other == "" {
			l.add(problem.Problem{Code: "language-key-missing", File: w.folder, What: "no file says " + k,
				Why: "the pages name the language and set its direction", Hint: "add the line " + k + " to one of the files"})
		}
	}
}
