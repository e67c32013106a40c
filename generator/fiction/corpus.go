package fiction

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"egovsite/content"
	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// Most is how many countries a corpus can have: so many codes and names there are.
const Most = 9650

// Corpus writes a content folder in which n countries (at most Most) answer the
// shipped edition, each in a text file as long as the shipped response and laid
// out like it, with people's names in it. It is for measuring: file after file
// is made and written, so that thousands of them need no more memory than one.
// The same seed gives the same files.
func Corpus(folder string, n int, seed uint64) error {
	if n < 0 || n > Most {
		return fmt.Errorf("a corpus has at most %d countries, not %d", Most, n)
	}
	cat, ps := catalog.Load(content.Files)
	if problem.Errors(ps) {
		return fmt.Errorf("shipped content: %v", ps)
	}
	files := map[string]string{"site.yaml": siteFile}
	if err := countries(files, max(n, States)); err != nil {
		return err
	}
	if err := Write(folder, files); err != nil {
		return err
	}
	edition := cat.Edition("2022")
	responses := filepath.Join(folder, "responses", edition.ID)
	if err := os.MkdirAll(responses, 0o755); err != nil {
		return err
	}
	for i := range n {
		country := &survey.Country{ISO3: code(i), Names: map[string]string{"en": name(i)}}
		a := answerer{edition: edition, country: country, chance: chance(seed + uint64(i)*1_000_003), nth: i, long: true}
		file := filepath.Join(responses, strings.ToLower(country.ISO3)+".txt")
		if err := os.WriteFile(file, []byte(a.atLength()), 0o644); err != nil {
			return err
		}
	}
	return nil
}
