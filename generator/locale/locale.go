// Package locale says things in one language of the interface: messages with
// plurals, numbers and dates. It must not know what is said, only how; the
// words are in content/languages.
//
//	l.Say("profile.items", "Count", 3, "Total", 10) // "3 of 10 items"
package locale

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"egovsite/generator/survey"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// A Locale speaks one language. It is safe for use by several goroutines.
type Locale struct {
	Tag       string // BCP 47
	Direction string // "ltr" or "rtl"
	own       map[string]survey.Message
	english   map[string]survey.Message // said where the language has no words
	plain     map[string]string         // of both, the messages without values or plurals
	valued    map[string]*valued        // the others
	messages  *i18n.Localizer           // which knows their languages and forms
	numbers   *message.Printer
	order     language.Tag
}

// New returns a locale that speaks lang, and English where lang has no words.
func New(lang, english survey.Language) (*Locale, error) {
	tag, err := language.Parse(lang.Tag)
	if err != nil {
		return nil, fmt.Errorf("language tag %q: %w", lang.Tag, err)
	}
	// Codes, line numbers and downloads have the digits 0 to 9 in every language,
	// so that a number is the same sign everywhere.
	latin, err := tag.SetTypeForKey("nu", "latn")
	if err != nil {
		return nil, fmt.Errorf("language tag %q: %w", lang.Tag, err)
	}
	l := &Locale{Tag: lang.Tag, Direction: lang.Direction, own: lang.Messages, english: english.Messages,
		plain: make(map[string]string, len(english.Messages)), valued: map[string]*valued{}, numbers: message.NewPrinter(latin), order: tag}
	bundle := i18n.NewBundle(language.English)
	for i, from := range []survey.Language{english, lang} {
		var others []*i18n.Message
		for id, m := range from.Messages {
			if _, own := l.own[id]; own && i == 0 {
				continue // the language says it itself
			}
			said := &i18n.Message{ID: id, Other: m.Other}
			switch {
			case counted(m): // a form that is not given is said as the rest are
				said.Zero, said.One, said.Two = cmp.Or(m.Zero, m.Other), cmp.Or(m.One, m.Other), cmp.Or(m.Two, m.Other)
				said.Few, said.Many = cmp.Or(m.Few, m.Other), cmp.Or(m.Many, m.Other)
			case !strings.Contains(m.Other, "{{"):
				l.plain[id] = m.Other
				continue
			}
			l.valued[id], others = &valued{counted: counted(m)}, append(others, said)
		}
		if err := bundle.AddMessages(language.Make(from.Tag), others...); err != nil {
			return nil, fmt.Errorf("messages in %s: %w", from.Tag, err)
		}
	}
	l.messages = i18n.NewLocalizer(bundle, lang.Tag, "en")
	return l, nil
}

// counted reports a message with plural forms.
func counted(m survey.Message) bool { return m != survey.Message{Other: m.Other} }

// message returns the message id as it is said.
func (l *Locale) message(id string) (survey.Message, bool) {
	if m, ok := l.own[id]; ok {
		return m, true
	}
	m, ok := l.english[id]
	return m, ok
}

// Has reports whether there are words for id.
func (l *Locale) Has(id string) bool {
	_, plain := l.plain[id]
	return plain || l.valued[id] != nil
}

// Forms returns the words of a message with its values still in their braces, for
// a script that knows the values. It panics as Say does.
func (l *Locale) Forms(id string) survey.Message {
	m, ok := l.message(id)
	if !ok {
		panic(fmt.Sprintf("locale: there is no message %q", id))
	}
	return m
}

// Say returns the message id with its values, given as name, value, name,
// value. The value named Count chooses the plural form. Whole numbers are
// written as the language writes them. A message that does not exist panics:
// that is a programmer's mistake, and the tests say every page.
func (l *Locale) Say(id string, values ...any) string {
	if s, ok := l.plain[id]; ok {
		return s
	}
	m := l.valued[id]
	if m == nil {
		panic(fmt.Sprintf("locale: there is no message %q", id))
	}
	var count any
	for i := 0; i+1 < len(values); i += 2 {
		if _, ok := values[i+1].(int); ok && m.counted && values[i].(string) == "Count" {
			count = values[i+1]
		}
	}
	s, err := l.phrase(id, m, count).say(values, l.Number)
	if err != nil {
		panic(fmt.Sprintf("locale: saying %q: %v", id, err))
	}
	return s
}

// valued is a message with values or plurals.
type valued struct {
	counted bool     // it has plurals
	phrases sync.Map // of *phrase by count, nil for none
}

// phrase is how a message is said of a count, nil for none. The library chooses
// the form, once for each count.
func (l *Locale) phrase(id string, m *valued, count any) *phrase {
	if p, ok := m.phrases.Load(count); ok {
		return p.(*phrase)
	}
	var p *phrase
	if _, err := l.messages.Localize(&i18n.LocalizeConfig{MessageID: id, PluralCount: count, TemplateParser: phrases{}, TemplateData: &p}); p == nil {
		panic(fmt.Sprintf("locale: %v", err))
	}
	m.phrases.Store(count, p)
	return p
}

// Content says what a thing of the content is called: the translation under id
// if it is one of these very English words, else the words themselves, as a
// thing that was called anew has no translation yet.
func (l *Locale) Content(id, english string) string {
	if said, ok := l.plain[id]; ok && l.english[id].Other == english {
		return said
	}
	return english
}

// Order returns a function that compares words as a list of this language has
// them. The function is not safe for use by several goroutines.
func (l *Locale) Order() func(a, b string) int {
	c := collate.New(l.order, collate.IgnoreCase)
	return func(a, b string) int { return cmp.Or(c.CompareString(a, b), strings.Compare(a, b)) }
}

// Number writes a whole number: "1,234".
func (l *Locale) Number(n int) string {
	if n >= 0 && n < 1000 {
		return strconv.Itoa(n) // as in every language with these digits
	}
	return l.numbers.Sprint(number.Decimal(n))
}

// Decimal writes a number with a fixed count of decimals: "0.6937".
func (l *Locale) Decimal(f float64, places int) string {
	return l.numbers.Sprint(number.Decimal(f, number.Scale(places)))
}

// Percent writes a share as a whole percentage: "67%".
func (l *Locale) Percent(share float64) string {
	return l.numbers.Sprint(number.Percent(share, number.MaxFractionDigits(0)))
}

// Date writes a date out, as exactly as it is known: "12 September 2018".
func (l *Locale) Date(d survey.Date) string {
	year := strconv.Itoa(d.Year)
	if d.Zero() {
		return ""
	}
	if d.Month == 0 {
		return year
	}
	month := l.Say("month." + strconv.Itoa(d.Month))
	if d.Day == 0 {
		return l.Say("date.month", "Month", l.Say("month-alone."+strconv.Itoa(d.Month)), "Year", year)
	}
	return l.Say("date.day", "Day", strconv.Itoa(d.Day), "Month", month, "Year", year)
}
