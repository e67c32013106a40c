package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// vocabularies loads the words by which evidence is recognised.
func (l *loader) vocabularies(files []string) {
	each(l, files, func(d *document, v *VocabularyFile) {
		lint(d, vocabularyIn{v, stem(d.file)}, vocabularyRules)
		if d.failed {
			return
		}
		out := survey.Vocabulary{Language: v.Language, Number: v.Number, Article: v.Article, Months: v.Months,
			Cities: v.Cities, Pending: v.Pending, AsOf: v.AsOf, GovLabels: v.GovernmentLabels,
			Issuer: v.Issuer, About: v.About, Approval: v.Approval, Approved: v.Approved, Dated: v.Dated, Small: v.Small,
			Determiners: v.Determiners, TitleEnd: v.TitleEnd, LinkWords: v.LinkWords, Nothing: v.Nothing}
		for _, t := range v.ActTypes {
			out.ActTypes = append(out.ActTypes, survey.ActType(t))
		}
		l.cat.Vocabulary = append(l.cat.Vocabulary, out)
	})
}

// vocabularyIn is a vocabulary's file and the stem of its name.
type vocabularyIn struct {
	*VocabularyFile
	stem string
}

var vocabularyRules = []rule[vocabularyIn]{
	{code: "vocabulary-file", why: "a vocabulary has the name of its language", find: vocabularyFile},
	{code: "code-twice", why: "a code stands for one kind of act, for ever", find: actTypesTwice},
	{code: "vocabulary-month", why: "months are numbered from 1 to 12", find: monthNumbers},
	{code: "vocabulary-case", why: "words are compared in lower case", find: lowerCase},
}

func vocabularyFile(v vocabularyIn, report report) {
	if v.Language != v.stem {
		report(fmt.Sprintf("the language %q stands in the file %q", v.Language, v.stem+".yaml"), "rename one of them", "language")
	}
}

func actTypesTwice(v vocabularyIn, report report) {
	seen := once{}
	for i, t := range v.ActTypes {
		seen.see(t.Code, "kind of act", report, "act_types", i, "code")
	}
}

func monthNumbers(v vocabularyIn, report report) {
	for _, name := range slices.Sorted(maps.Keys(v.Months)) {
		if n := v.Months[name]; n < 1 || n > 12 {
			report(fmt.Sprintf("%q is month %d", name, n), "write its number in the year", "months", name)
		}
	}
}

func lowerCase(v vocabularyIn, report report) {
	say := func(word string, path ...any) {
		if word != strings.ToLower(word) {
			report(fmt.Sprintf("%q has a capital letter", word), fmt.Sprintf("write %q", strings.ToLower(word)), path...)
		}
	}
	for i, t := range v.ActTypes {
		for j, w := range t.Words {
			say(w, "act_types", i, "words", j)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v.Months)) {
		say(name, "months", key(name))
	}
}
