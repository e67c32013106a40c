package locale

import (
	"strings"

	"egovsite/generator/survey"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// A phrase is a message with values or plurals, made ready to be said often: go-i18n
// fills a template each time. Nil stands for one that has more in it than values,
// which is left to go-i18n.
type phrase struct {
	counted bool
	own     bool                 // it is of the language, and not English
	forms   [len(forms)][]string // words and names of values in turn, by plural form
}

// forms are the plural forms, by the words that formsOf has for each.
const forms = "zotfmr"

// formsOf are messages by which go-i18n tells the plural form of a number, in
// English and in the language.
var formsOf = [2]*i18n.Message{
	{ID: "plural.form.english", Zero: "z", One: "o", Two: "t", Few: "f", Many: "m", Other: "r"},
	{ID: "plural.form.own", Zero: "z", One: "o", Two: "t", Few: "f", Many: "m", Other: "r"},
}

// rest is the form of what is not counted.
const rest = len(forms) - 1

// phrase makes a message ready, once.
func (l *Locale) phrase(id string) *phrase {
	if p, ok := l.phrases.Load(id); ok {
		return p.(*phrase)
	}
	m, known := l.message(id)
	_, own := l.own[id]
	p := newPhrase(m, own)
	if !known {
		p = nil
	}
	l.phrases.Store(id, p)
	return p
}

func newPhrase(m survey.Message, own bool) *phrase {
	p := &phrase{counted: counted(m), own: own}
	for i, words := range [...]string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other} {
		if words == "" {
			words = m.Other // a form that is not given is said as the rest are
		}
		for {
			before, after, value := strings.Cut(words, "{{")
			p.forms[i] = append(p.forms[i], before)
			if !value {
				break
			}
			name, behind, ok := strings.Cut(after, "}}")
			if !ok || len(name) < 2 || name[0] != '.' || strings.Trim(name[1:], letters) != "" {
				return nil
			}
			p.forms[i], words = append(p.forms[i], name[1:]), behind
		}
	}
	return p
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// say says the phrase. It is not ok where a value is missing, or is neither words
// nor a whole number.
func (p *phrase) say(l *Locale, values []any) (said string, ok bool) {
	if p == nil {
		return "", false
	}
	form := rest
	if p.counted {
		for i := 0; i+1 < len(values); i += 2 {
			if n, whole := values[i+1].(int); whole && values[i] == "Count" {
				form = l.form(p.own, n)
			}
		}
	}
	var room [256]byte
	out := room[:0]
	for i, words := range p.forms[form] {
		if i%2 == 0 {
			out = append(out, words...)
			continue
		}
		switch v := valueOf(words, values).(type) {
		case string:
			out = append(out, v...)
		case int:
			out = append(out, l.Number(v)...)
		default:
			return "", false
		}
	}
	return string(out), true
}

// valueOf is the value of a name; the last one given counts.
func valueOf(name string, values []any) any {
	for i := len(values)/2*2 - 2; i >= 0; i -= 2 {
		if values[i] == name {
			return values[i+1]
		}
	}
	return nil
}

// form is the plural form of a number.
func (l *Locale) form(own bool, n int) int {
	of := 0
	if own {
		of = 1
	}
	if form, ok := l.forms[of].Load(n); ok {
		return form.(int)
	}
	word, _ := l.messages.Localize(&i18n.LocalizeConfig{MessageID: formsOf[of].ID, PluralCount: n}) // English comes with an error that it is no other
	form := strings.Index(forms, word)
	l.forms[of].Store(n, form)
	return form
}
