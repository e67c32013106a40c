package render

import (
	"testing"

	"egovsite/generator/survey"
)

func TestStripWords(t *testing.T) {
	s := quoting(t)
	for _, c := range []struct {
		name                    string
		counts                  survey.Counts
		enough                  bool
		share, supported, words string
	}{
		{"a range", survey.Counts{Recorded: 3, Documented: 4, Open: 2, No: 1}, true,
			"7 of 10", "7 of 10 areas stated or documented", "Between 3 and 9 of 10 hold."},
		{"a single value", survey.Counts{Recorded: 2, No: 1}, true, "2 of 3", "2 of 3 areas stated or documented", "2 of 3 hold."},
		{"below the minimum", survey.Counts{Documented: 1, Open: 1}, false, "", "1 documented and 1 open", "2 items were asked, too few for a range."},
		{"nothing asked", survey.Counts{}, false, "", "", "None of the items applies."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.strip(&survey.Value{Counts: c.counts, Enough: c.enough}, 96)
			if got.Share != c.share || got.Supported != c.supported || got.Range != c.words {
				t.Errorf("got %q, %q, %q", got.Share, got.Supported, got.Range)
			}
		})
	}
}
