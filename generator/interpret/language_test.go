package interpret

import (
	"strings"
	"testing"

	"egovsite/generator/survey"
)

func TestLanguageOf(t *testing.T) {
	const (
		english = "The law on electronic signatures was passed by parliament and sets out who may issue certificates to citizens and to companies."
		french  = "La loi sur la signature électronique a été adoptée par le parlement et précise qui peut délivrer des certificats aux citoyens."
		russian = "Закон об электронной подписи был принят парламентом и определяет, кто может выдавать сертификаты гражданам и компаниям."
		arabic  = "أقر البرلمان قانون التوقيع الإلكتروني وهو يحدد من يجوز له إصدار الشهادات للمواطنين والشركات وما هي شروط الاعتراف بها في البلاد."
	)
	many := func(words string) []string {
		return []string{words, words, words, words, "https://example.org/law", words}
	}
	for _, c := range []struct {
		name    string
		answers []string
		want    string
	}{
		{"English", many(english), "en"},
		{"French", many(french), "fr"},
		{"Russian", many(russian), "ru"},
		{"Arabic", many(arabic), "ar"},
		{"too few words", []string{english, "Yes"}, ""},
		{"addresses alone", many("https://example.org/" + strings.Repeat("a", 300)), ""},
		{"half and half", []string{english, french, english, french, english, french, english, french}, ""},
		{"nothing", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &survey.Response{}
			for _, words := range c.answers {
				r.Answers = append(r.Answers, survey.Answer{Text: words})
			}
			if got := languageOf(r); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
