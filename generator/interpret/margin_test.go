package interpret

import (
	"strings"
	"testing"

	"egovsite/generator/fiction"
)

// TestMarginLooks holds the quick looks that go before the patterns of margins to
// the patterns: no line that one matches is passed over.
func TestMarginLooks(t *testing.T) {
	parts := []string{"6/14/2021", "14.06.21", "2021-06-14", "7", ", 3:44", " ", "P", "a", ".", "M", "m.", "page 3", "3/15", " of ", "–", "-", "http://e.example/", "é", "Title"}
	matched := map[string]int{}
	for _, text := range fiction.Texts(parts, 100_000) {
		text = strings.TrimSpace(text) // as lines are
		if text == "" {
			continue
		}
		for name, match := range map[string]bool{"address": address.MatchString(text), "dated": dated.MatchString(text), "titled": titled.MatchString(text), "counter": counter.MatchString(text)} {
			if !match {
				continue
			}
			matched[name]++
			if !mayBeMargin(text) || name == "dated" && !mayBeDated(text) || name == "counter" && !isCounter(text) || name == "titled" && !bare(text) {
				t.Errorf("%q is %s, and passed over", text, name)
			}
		}
	}
	if len(matched) < 4 {
		t.Errorf("matched are %v", matched)
	}
	for _, text := range []string{"", "It was made on 14.06.2021, by 2.5 m.", "of 7.5 percent.", "Links: 3.1 and 3.2 of them"} {
		if mayBeDated(text) {
			t.Errorf("%q may be dated", text)
		}
	}
}
