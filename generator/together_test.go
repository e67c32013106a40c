package generator_test

import (
	"path/filepath"
	"sync"
	"testing"

	"egovsite/generator"
)

// TestTogether makes several sites of the same content at once, of responses in
// several formats, and wants the same bytes in each. The race detector runs it too.
func TestTogether(t *testing.T) {
	d := newInbox(t)
	d.put(t, "qqa.1.txt", good)
	d.put(t, "qqa.2.yaml", "country: Examplia\nanswers:\n  portal: https://portal.example.org/\n  consent: Yes\n")
	d.put(t, "qqb.csv", "country,question,answer\nOtheria,information-law,Yes\nOtheria,consent,Yes\n")
	var all sync.WaitGroup
	outs := []string{d.out, filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "site")}
	for _, out := range outs {
		all.Go(func() {
			r, err := generator.Build(t.Context(), options(d.content, out))
			if err != nil || r.Countries != 2 {
				t.Errorf("%d countries, %v: %v", r.Countries, err, r.Problems)
			}
		})
	}
	all.Wait()
	for _, out := range outs[1:] {
		sameSite(t, out, outs[0])
	}
}
