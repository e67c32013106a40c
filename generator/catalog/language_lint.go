package catalog

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"egovsite/generator/problem"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

var languageRules = []rule[wordsIn]{
	{code: "language-key-twice", why: "a phrase stands in one file of its language", find: keysTwice},
	{code: "language-key-unknown", why: "a phrase is one that English has", find: keysUnknown},
	{code: "message-template", why: "a phrase is words with values written {{.Name}}", find: templates},
	{code: "message-value", why: "a translation uses the values the English phrase is given", find: values},
	{code: "language-plural", severity: problem.Warning, why: "a phrase with plural forms has each form that its language counts with", find: plurals},
	{code: "language-direction", why: "words run ltr or rtl", find: direction},
}

func keysTwice(w wordsIn, report report) {
	for _, k := range w.keys {
		if home := w.home[k]; home != "" {
			report(fmt.Sprintf("%q stands in %s too", k, home), "keep one of them", key(k))
		}
	}
}

func keysUnknown(w wordsIn, report report) {
	if w.english == nil {
		return
	}
	for _, k := range w.keys {
		if _, ok := w.english.all[k]; !ok && !isContent(k) {
			hint := "take it out"
			if near := meant(k, slices.Collect(maps.Keys(w.english.all))); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			report(fmt.Sprintf("there is no phrase %q", k), hint, key(k))
		}
	}
}

// forms are the forms of a phrase that are written, with their names and in the
// order of these.
func (p Phrase) forms() iter.Seq2[string, string] {
	return func(yield func(name, words string) bool) {
		for _, f := range [...]struct{ name, words string }{{"few", p.Few}, {"many", p.Many}, {"one", p.One}, {"other", p.Other}, {"two", p.Two}, {"zero", p.Zero}} {
			if f.words != "" && !yield(f.name, f.words) {
				return
			}
		}
	}
}

func templates(w wordsIn, report report) {
	for _, k := range w.keys {
		for form, words := range w.phrases[k].forms() {
			if _, err := valuesOf(words); err != nil {
				report(fmt.Sprintf("%q cannot be read: %v", k, err), "write each value as {{.Name}}, with both pairs of braces and the stop", k, form)
			}
		}
	}
}

func values(w wordsIn, report report) {
	if w.english == nil {
		return
	}
	for _, k := range w.keys {
		if w.english.home[k] == "" {
			continue
		}
		var given []string
		for _, words := range Phrase(w.english.all[k]).forms() {
			vs, _ := valuesOf(words)
			given = append(given, vs...)
		}
		for form, words := range w.phrases[k].forms() {
			used, _ := valuesOf(words)
			for _, v := range used {
				if !slices.Contains(given, v) {
					report(fmt.Sprintf("%q uses the value %q, which it is not given", k, v), didYouMean(v, given), k, form)
				}
			}
		}
	}
}

// valuesOf lists the names of the values in a phrase.
func valuesOf(words string) (names []string, err error) {
	rest := words
	for {
		before, after, more := strings.Cut(rest, "{{")
		if strings.Contains(before, "}}") {
			return readValues(words)
		}
		if !more {
			return names, nil
		}
		value, behind, closed := strings.Cut(after, "}}")
		name, ok := strings.CutPrefix(value, ".")
		if !closed || !ok || !plainValue(name) {
			return readValues(words)
		}
		names, rest = append(names, name), behind
	}
}

// plainValue reports a name as nearly all values have one.
func plainValue(name string) bool {
	for _, c := range []byte(name) {
		if !letter(c) && !digit(c) {
			return false
		}
	}
	return name != "" && letter(name[0])
}

// readValues is valuesOf for a phrase that is not written plainly, most often
// by mistake: it is read as the pages will read it.
func readValues(words string) ([]string, error) {
	t, err := template.New("").Parse(words)
	if err != nil {
		return nil, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "template: :1: "))
	}
	var out []string
	for _, n := range t.Root.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			if strings.Contains(n.String(), "}}") {
				return nil, fmt.Errorf("a pair of braces closes that was not opened")
			}
		case *parse.ActionNode:
			name, ok := strings.CutPrefix(n.Pipe.String(), ".")
			if !ok || strings.ContainsAny(name, " .|") || name == "" {
				return nil, fmt.Errorf("%s is more than a value", n)
			}
			out = append(out, name)
		default:
			return nil, fmt.Errorf("%s is more than a value", n)
		}
	}
	return out, nil
}

func direction(w wordsIn, report report) {
	if p, ok := w.phrases[directionKey]; ok && p.Other != "ltr" && p.Other != "rtl" {
		report(fmt.Sprintf("the direction is %q", p.Other), "write ltr or rtl", directionKey)
	}
}

// plurals looks for forms that a language needs and a phrase that has forms
// does not give; readers get the form "other" then.
func plurals(w wordsIn, report report) {
	for _, k := range w.keys {
		var written []string
		for form := range w.phrases[k].forms() {
			written = append(written, form)
		}
		if len(written) < 2 {
			continue
		}
		for _, form := range w.needed() {
			if !slices.Contains(written, form) {
				report(fmt.Sprintf("%q has no form %q", k, form), "add the form "+form, k)
			}
		}
	}
}

// formsOf are the plural forms that whole numbers take in a language, as CLDR
// names them.
func formsOf(tag string) (names []string) {
	t, err := language.Parse(tag)
	if err != nil {
		return nil
	}
	for form, name := range map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"} {
		for _, n := range []int{0, 1, 2, 3, 5, 11, 21, 100, 101, 1_000_000} {
			if plural.Cardinal.MatchPlural(t, n, 0, 0, 0, 0) == form {
				names = append(names, name)
				break
			}
		}
	}
	slices.Sort(names)
	return append(names, "other")
}
