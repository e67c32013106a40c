package withhold

import (
	"fmt"
	"regexp"
	"testing"

	"egovsite/generator/fiction"
)

// TestSigns tries all short texts of the characters that matter against the
// pattern that says what a sign is.
func TestSigns(t *testing.T) {
	pattern := regexp.MustCompile(`\s?[\[({<]\s?(?:(?i:at|arroba)|[@＠﹫])\s?[\])}>]|\sAT\s` +
		`|\s?&(?:#0{0,4}64|#[xX]0{0,4}40|commat);|[@＠﹫]`)
	parts := []string{" ", "\n", "\v", "[", "(", ")", ">", "at", "AT", "ARRoba", "A", "t", "@", "＠", "﹫", "\xef", "&", "#", "&#", "x", "00", "64", "40", ";", "commat", "commat;", "é"}
	texts := fiction.Texts(parts, 500_000)
	for zeros := range 7 {
		texts = append(texts, fmt.Sprintf("a &#%0*d; b", zeros+2, 64), fmt.Sprintf("a &#X%0*d;b", zeros+2, 40), fmt.Sprintf(" AT AT &#x%0*d;", zeros, 64))
	}
	for _, text := range texts {
		var want []stretch
		for _, m := range pattern.FindAllStringIndex(text, -1) {
			want = append(want, stretch{m[0], m[1]})
		}
		if got := signs(text); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q: got %v, want %v", text, got, want)
		}
	}
}
