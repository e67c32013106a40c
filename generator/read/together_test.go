package read_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"egovsite/generator/read"

	"github.com/google/go-cmp/cmp"
)

// together is how many goroutines do the same at once in tests for the race detector.
const together = 4

// TestTogether reads one file of each format in several goroutines at once, as
// builds may, and wants what one goroutine reads.
func TestTogether(t *testing.T) {
	disk := func(name string) string {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	files := map[string]string{
		"a.txt":  "1. Name of the country *\n\nExamplia\n",
		"a.yaml": "country: Examplia\nanswers:\n  36: \"Yes\"\n",
		"a.json": `{"country": "Examplia", "answers": {"36": "Yes"}}`,
		"a.csv":  "country,question,answer\nExamplia,36,Yes\nOtheria,36,No\n",
		"a.xlsx": workbook(t, [][]string{{"country", "question", "answer"}, {"Examplia", "36", "Yes"}}, nil),
		"a.docx": disk("testdata/word-processor.docx"),
		"a.pdf":  disk("testdata/pdf/buttons.pdf"),
	}
	for name, words := range files {
		t.Run(strings.TrimPrefix(name, "a."), func(t *testing.T) {
			want, _ := read.File(limits, name, []byte(words))
			if len(want) == 0 {
				t.Fatal("not read")
			}
			var all sync.WaitGroup
			for range together {
				all.Go(func() {
					if got, _ := read.File(limits, name, []byte(words)); !cmp.Equal(got, want) {
						t.Errorf("read differently beside others (-alone +together)\n%s", cmp.Diff(want, got))
					}
				})
			}
			all.Wait()
		})
	}
}
