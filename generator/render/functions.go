package render

import (
	"html"
	"html/template"

	"github.com/Masterminds/sprig/v3"

	"egovsite/generator/locale"
)

// allowed lists the functions of sprig that layouts may use. Each is pure:
// the same arguments always give the same words. Nothing that reads a clock,
// chance, the network or the environment belongs here.
var allowed = []string{
	"coalesce", "default", "dict", "empty", "first", "has", "hasPrefix", "hasSuffix",
	"join", "last", "list", "lower", "replace", "rest", "ternary", "trim", "upper",
}

// functions are what layouts may call: the allowed ones; t, which says a phrase
// of the language files with its values: {{t "answer.lines" "From" 3 "To" 5}};
// printed, for an element whose words are the questionnaire's own:
// <p{{printed}}>{{.Wording}}</p>; and own, for one whose words are a
// government's: <p{{own .Language}}>{{.Title}}</p>.
func functions(words *locale.Locale) template.FuncMap {
	all := sprig.HermeticHtmlFuncMap()
	m := template.FuncMap{"t": words.Say, "printed": func() template.HTMLAttr { return printed(words) },
		"own": func(language string) template.HTMLAttr { return own(words, language) }}
	for _, name := range allowed {
		m[name] = all[name]
	}
	return m
}

// printed are the attributes of words of the questionnaire, which is in
// English, on a page that is not.
func printed(words *locale.Locale) template.HTMLAttr {
	if words.Tag == baseLanguage {
		return ""
	}
	return ownAttributes(` lang="` + baseLanguage + `" dir="ltr"`)
}

// own are the attributes of words that a government wrote: they keep their own
// direction, and name their language where it is known and not the page's.
func own(words *locale.Locale, language string) template.HTMLAttr {
	if language == "" || language == words.Tag {
		return ` dir="auto"`
	}
	return ownAttributes(` lang="` + html.EscapeString(language) + `" dir="auto"`)
}
