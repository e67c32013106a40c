package render

import (
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
// and printed, for an element whose words are the questionnaire's own:
// <p{{printed}}>{{.Wording}}</p>.
func functions(words *locale.Locale) template.FuncMap {
	all := sprig.HermeticHtmlFuncMap()
	m := template.FuncMap{"t": words.Say, "printed": func() template.HTMLAttr { return printed(words) }}
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
