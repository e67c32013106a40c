package locale_test

import (
	"sync"
	"testing"

	"egovsite/generator/locale"
	"egovsite/generator/survey"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

var english = survey.Language{Tag: "en", Direction: "ltr", Messages: map[string]survey.Message{
	"plain": {Other: "Evidence"}, "valued": {Other: "{{.Count}} of {{.Total}} areas in {{.Name}}"},
	"items": {One: "{{.Count}} item", Other: "{{.Count}} items"}, "only.english": {Other: "left in English"},
	"month.9": {Other: "September"}, "month-alone.9": {Other: "September"}, "date.month": {Other: "{{.Month}} {{.Year}}"}, "date.day": {Other: "{{.Day}} {{.Month}} {{.Year}}"},
}}

var arabic = survey.Language{Tag: "ar", Direction: "rtl", Messages: map[string]survey.Message{
	"plain": {Other: "دليل"},
	"items": {Zero: "لا بنود", One: "بند واحد", Two: "بندان", Few: "بنود قليلة", Many: "بندا", Other: "بند"},
}}

func TestSay(t *testing.T) {
	en, err := locale.New(english, english)
	if err != nil {
		t.Fatal(err)
	}
	ar, err := locale.New(arabic, english)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, got, want string
	}{
		{"plain", en.Say("plain"), "Evidence"},
		{"values, numbers as written in the language", en.Say("valued", "Count", 3, "Total", 1234, "Name", "<b>"), "3 of 1,234 areas in <b>"},
		{"one", en.Say("items", "Count", 1), "1 item"},
		{"none is plural in English", en.Say("items", "Count", 0), "0 items"},
		{"other language", ar.Say("plain"), "دليل"},
		{"none in Arabic", ar.Say("items", "Count", 0), "لا بنود"},
		{"two in Arabic", ar.Say("items", "Count", 2), "بندان"},
		{"few in Arabic", ar.Say("items", "Count", 5), "بنود قليلة"},
		{"many in Arabic", ar.Say("items", "Count", 11), "بندا"},
		{"English where a language has no words", ar.Say("only.english"), "left in English"},
		{"percent", en.Percent(0.667), "67%"},
		{"decimals are kept", en.Decimal(0.5, 4), "0.5000"},
		{"no date", en.Date(survey.Date{}), ""},
		{"year", en.Date(survey.Date{Year: 2018}), "2018"},
		{"month", en.Date(survey.Date{Year: 2018, Month: 9}), "September 2018"},
		{"day", en.Date(survey.Date{Year: 2018, Month: 9, Day: 12}), "12 September 2018"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	if !en.Has("plain") || en.Has("no.such") || ar.Direction != "rtl" {
		t.Error("a locale knows its words and direction")
	}
}

// Small numbers are the same in every language, whatever it groups digits by.
func TestSmallNumbers(t *testing.T) {
	for _, tag := range []string{"ar", "az", "bn", "de-CH", "en", "es", "fa", "fr", "hi", "my", "ne", "pl", "ru", "th", "zh"} {
		l, err := locale.New(survey.Language{Tag: tag}, english)
		if err != nil {
			t.Fatal(err)
		}
		printer := message.NewPrinter(language.MustParse(tag + "-u-nu-latn"))
		for n := range 1002 {
			if got, want := l.Number(n), printer.Sprint(number.Decimal(n)); got != want {
				t.Errorf("in %s %d is %q, want %q", tag, n, got, want)
			}
		}
	}
}

// A form is chosen once for each count and kept. Whatever was said before, and by
// whom, each count has the form that the library gives it, of a language's own
// messages and of those that it has in English.
func TestFormsOfCounts(t *testing.T) {
	own := survey.Message{Zero: "zero {{.Count}}", One: "one {{.Count}}", Two: "two {{.Count}}", Few: "few {{.Count}}", Many: "many {{.Count}}", Other: "other {{.Count}}"}
	forms := &i18n.Message{ID: "own", Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other"}
	from := survey.Language{Tag: "en", Messages: map[string]survey.Message{"own": own, "english": own, "words": {Other: "{{.Count}} in all"}}}
	for _, tag := range []string{"ar", "cy", "en", "fr", "lv", "pl", "ru", "zh"} {
		l, err := locale.New(survey.Language{Tag: tag, Messages: map[string]survey.Message{"own": own}}, from)
		if err != nil {
			t.Fatal(err)
		}
		bundle := i18n.NewBundle(language.English)
		for _, tag := range []string{"en", tag} {
			if err := bundle.AddMessages(language.MustParse(tag), forms); err != nil {
				t.Fatal(err)
			}
		}
		say := func(id, speaker string, n int) {
			form := i18n.NewLocalizer(bundle, speaker).MustLocalize(&i18n.LocalizeConfig{MessageID: "own", PluralCount: n})
			if got, want := l.Say(id, "Count", n), form+" "+l.Number(n); got != want {
				t.Errorf("%s in %s: %d is %q, want %q", id, tag, n, got, want)
			}
		}
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				for n := range 1200 {
					say("own", tag, n)
					say("english", "en", n)
				}
			})
		}
		both.Wait()
		if got := l.Say("own", "Count", "1"); got != "other 1" {
			t.Errorf("in %s words for a number are %q", tag, got)
		}
		if got := l.Say("own"); got != "other <no value>" {
			t.Errorf("in %s no number is %q", tag, got)
		}
		if got := l.Say("words", "Count", 1); got != "1 in all" {
			t.Errorf("in %s a message without forms is %q", tag, got)
		}
	}
}

func TestForms(t *testing.T) {
	ar, err := locale.New(arabic, english)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]survey.Message{"items": arabic.Messages["items"], "valued": english.Messages["valued"]} {
		if got := ar.Forms(id); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

func BenchmarkSay(b *testing.B) {
	l, err := locale.New(arabic, english)
	if err != nil {
		b.Fatal(err)
	}
	for name, say := range map[string]func(){
		"plain":  func() { l.Say("plain") },
		"valued": func() { l.Say("valued", "Count", 3, "Total", 1234, "Name", "n") },
		"items":  func() { l.Say("items", "Count", 11) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				say()
			}
		})
	}
}

func TestSayUnknown(t *testing.T) {
	en, err := locale.New(english, english)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("a message that does not exist is a programmer's mistake")
		}
	}()
	en.Say("no.such")
}
