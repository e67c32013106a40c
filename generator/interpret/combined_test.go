package interpret_test

import (
	"fmt"
	"math/rand"
	"regexp"
	"strings"
	"testing"

	"egovsite/generator/interpret"
)

// TestCombinedCopies does several things to a copy at once, as happens to a
// file that was printed, copied and mailed. The seed of a copy is its name.
func TestCombinedCopies(t *testing.T) {
	in := interpret.New(load(t))
	text := source(t)
	want, _ := interpreted(t, in, "azerbaijan.txt", []byte(text))
	for seed := range int64(80) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			got, _ := interpreted(t, in, "copy.txt", []byte(combined(t, rand.New(rand.NewSource(seed)), text)))
			same(t, got, want, nil)
		})
	}
}

// combined changes numbers, asterisks, options, lines, pages, quoting and ends.
func combined(t *testing.T, r *rand.Rand, text string) string {
	pick := func(of ...string) string { return of[r.Intn(len(of))] }
	head, qs := shippedBlocks(t, text)
	number := pick("$1. ", "$1. ", "$1) ", "Q$1 ", "Q$1. ", "$1 ", "", "($1) ", "Question $1. ")
	for i, q := range qs {
		first, rest, _ := strings.Cut(q, "\n")
		qs[i] = questionLine.ReplaceAllString(first, number) + "\n" + rest
	}
	s := head + strings.Join(qs, "")
	if r.Intn(2) == 0 {
		s = strings.ReplaceAll(s, " *\n", "\n")
	}
	s = regexp.MustCompile(`\nYes\n+No\n`).ReplaceAllString(s, pick("\nYes\n\nNo\n", "\nYes No\n", "\nYes   No\n", "\n- Yes\n- No\n"))
	if width := []int{0, 40, 60, 72, 78, 80, 100}[r.Intn(7)]; width > 0 {
		s = wrapLines(s, width, []func(string, int) string{wrapWords, wrapBroken, cutRunes}[r.Intn(3)])
	}
	switch r.Intn(3) {
	case 0:
		s = regexp.MustCompile(`\n\n+`).ReplaceAllString(s, "\n")
	case 1:
		s = strings.ReplaceAll(s, "\n", "\n\n")
	}
	s = paged(s, 25+r.Intn(35), r.Intn(4))
	if r.Intn(3) == 0 {
		s = "> " + strings.ReplaceAll(s, "\n", "\n> ")
	}
	if r.Intn(3) == 0 {
		s = strings.ReplaceAll(s, " ", "\u00a0")
	}
	return strings.ReplaceAll(s, "\n", pick("\n", "\r\n", "\r"))
}

// paged puts headers and footers round every page of so many lines.
func paged(s string, lines, style int) string {
	all := strings.Split(s, "\n")
	pages := (len(all) + lines - 1) / lines
	var out []string
	for p := range pages {
		head, foot := "", ""
		switch style {
		case 0:
			return s
		case 1:
			head, foot = "6/14/2021, 11:32 AM    Member States Questionnaire 2022", fmt.Sprintf("https://forms.office.com/Pages/ResponsePage.aspx?id=abc %d/%d", p+1, pages)
		case 2:
			head, foot = "Member States Questionnaire 2022   https://forms.office.com/x", fmt.Sprintf("%d of %d   6/14/21, 11:32", p+1, pages)
		case 3:
			head, foot = "\f", fmt.Sprintf("Page %d of %d", p+1, pages)
		}
		out = append(out, head)
		out = append(out, all[p*lines:min(len(all), (p+1)*lines)]...)
		out = append(out, foot)
	}
	return strings.Join(out, "\n")
}
