package search

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"unicode/utf8"
)

// A browser test runs the same vectors: TestBrowserSearchWords in package
// generator.
func TestWords(t *testing.T) {
	data, err := os.ReadFile("testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Name, Text string
		Words      []string
	}
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		t.Run(v.Name, func(t *testing.T) {
			if got := Words(v.Text); !slices.Equal(got, v.Words) {
				t.Errorf("Words(%q)\ngot  %q\nwant %q", v.Text, got, v.Words)
			}
		})
	}
}

// A word is found as it stands in the index: folding it again changes nothing.
func FuzzWords(f *testing.F) {
	f.Add("Law No. 263 “On ACCESS” d’Ivoire İ")
	f.Add("قَانُونٌ الـوصـول 政府信息 กฎหมาย 법률")
	f.Fuzz(func(t *testing.T, text string) {
		for _, word := range Words(text) {
			if word == "" || utf8.RuneCountInString(word) > longest {
				t.Errorf("%q: a word of %d letters", text, utf8.RuneCountInString(word))
			}
			again := Words(word)
			if len(again) == 0 || again[len(again)-1] != word {
				t.Errorf("%q: %q becomes %q", text, word, again)
			}
		}
	})
}
