package interpret

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// A table prints the wording of a question as the head of its column. One wording
// may head many columns ("If yes, please provide link and detail."), and a form
// system tells those apart by a number at the end that means nothing. So columns
// are tied to questions by their order, between those whose wording is their own.
// Behind a column that nobody knows such a wording may be about that column, and
// up to the next wording of one question alone it is not tied.

// A tie is what a column was found to be.
type tie struct {
	question int   // index in the edition; -1 if none
	may      []int // questions it may be, where it cannot be told which
	twin     int   // another column with the same question and the same words, which counts; -1 if none
}

// tie ties keyed answers to questions: by key, else by caption.
func (w *wordings) tie(keyed []survey.Keyed) []tie {
	ties := make([]tie, len(keyed))
	taken := make([]bool, len(w.questions))
	var columns []column
	seen := map[string][]int{}
	astray := false // a column that nobody knows stands before
	for i, k := range keyed {
		ties[i] = tie{question: w.byKeyOf(k), twin: -1}
		if q := ties[i].question; q >= 0 {
			taken[q], astray = true, false
			continue
		}
		caption := captionOf(k)
		may, known := seen[caption]
		if !known {
			may = w.captioned(caption)
			seen[caption] = may
		}
		switch {
		case len(may) > 1 && astray:
			ties[i].may = may
		case len(may) > 0:
			columns, astray = append(columns, column{keyed: i, may: may}), astray && len(may) > 1
		default:
			astray = true
		}
	}
	for i := range columns {
		columns[i].may = slices.DeleteFunc(slices.Clone(columns[i].may), func(q int) bool { return taken[q] })
	}
	w.order(columns, ties, taken)
	return twins(keyed, ties)
}

// captionOf is the wording that an answer names: in a table with one row an answer
// a question of one word is named like a key.
func captionOf(k survey.Keyed) string {
	if k.Cell && k.Caption == "" {
		return k.Key
	}
	return k.Caption
}

// byKeyOf finds the question that is named by its code or printed number, also
// where a form system had no room for hyphens ("accesstoinformationlaw", "Q36").
func (w *wordings) byKeyOf(k survey.Keyed) int {
	if k.Key == "" {
		return -1
	}
	if q := w.edition.ByCode(k.Key); q >= 0 {
		return q
	}
	if n, err := strconv.Atoi(k.Key); err == nil {
		return w.edition.ByNumber(n)
	}
	if !k.Cell && k.Caption == "" {
		return -1
	}
	found := -1
	for q := range w.edition.Questions {
		if fold(w.edition.Questions[q].Code) == fold(k.Key) {
			if found >= 0 {
				return -1
			}
			found = q
		}
	}
	if n, ok := strings.CutPrefix(strings.ToLower(k.Key), "q"); ok && found < 0 && fold(captionOf(k)) == fold(k.Key) {
		if n, err := strconv.Atoi(n); err == nil {
			return w.edition.ByNumber(n)
		}
	}
	return found
}

// captioned lists the questions whose wording a caption may print: with or without
// the printed number, the asterisk, the note, and a number at the end that only
// tells columns apart.
func (w *wordings) captioned(caption string) []int {
	caption = visible(caption)
	if found := w.worded(fold(caption), 0); len(found) > 0 {
		return found
	}
	number, rest := parseNumber(strings.TrimSpace(caption))
	if number == 0 {
		return nil
	}
	return w.worded(fold(strings.TrimSpace(caption)[rest:]), number)
}

// worded lists the questions with these folded words, or that one among them
// that has the number; number is 0 if none is printed.
func (w *wordings) worded(words string, number int) []int {
	var found []int
	for stem, cut := words, 0; stem != "" && cut <= maxSuffix; cut++ {
		for q := range w.questions {
			if wq := &w.questions[q]; (stem == wq.words || wq.note != "" && stem == wq.words+wq.note) && !slices.Contains(found, q) {
				found = append(found, q)
			}
		}
		last := stem[len(stem)-1]
		if last < '0' || last > '9' {
			break
		}
		stem = stem[:len(stem)-1]
	}
	for _, q := range found {
		if number > 0 && w.edition.Questions[q].Number == number {
			return []int{q}
		}
	}
	slices.Sort(found)
	return found
}

// maxSuffix is how many digits at the end of a caption may only tell columns apart.
const maxSuffix = 3

// A column is one whose caption some questions print.
type column struct {
	keyed int
	may   []int // in printed order
}

// anchor reports a column whose caption is the wording of one question alone.
func (c column) anchor() bool { return len(c.may) == 1 }

// order ties columns in printed order. A column is tied only if every best way to
// do so agrees; anchors that were moved are tied where they are.
func (w *wordings) order(columns []column, ties []tie, taken []bool) {
	n, m := len(columns), len(w.questions)
	// ahead[i][q] is the weight of the best way to tie the first i columns to the
	// first q questions; behind the same for the columns from i, questions from q.
	ahead, behind := grid(n+1, m+1), grid(n+1, m+1)
	weigh := func(i, q int) int {
		if _, ok := slices.BinarySearch(columns[i].may, q); !ok {
			return 0
		}
		if columns[i].anchor() {
			return 3
		}
		return 2
	}
	for i := range n {
		for q := range m {
			best := max(ahead[i][q+1], ahead[i+1][q])
			if v := weigh(i, q); v > 0 {
				best = max(best, ahead[i][q]+v)
			}
			ahead[i+1][q+1] = best
		}
	}
	for i := n - 1; i >= 0; i-- {
		for q := m - 1; q >= 0; q-- {
			best := max(behind[i][q+1], behind[i+1][q])
			if v := weigh(i, q); v > 0 {
				best = max(best, behind[i+1][q+1]+v)
			}
			behind[i][q] = best
		}
	}
	total := ahead[n][m]
	moved := false
	for i, c := range columns {
		var sure []int
		for _, q := range c.may {
			if ahead[i][q]+weigh(i, q)+behind[i+1][q+1] == total {
				sure = append(sure, q)
			}
		}
		left := false // a best way leaves the column out
		for q := 0; q <= m && !left; q++ {
			left = ahead[i][q]+behind[i+1][q] == total
		}
		t := &ties[c.keyed]
		if t.may = c.may; len(sure) == 1 && !left {
			t.question, t.may = sure[0], nil
			taken[sure[0]] = true
		}
		moved = moved || c.anchor() && t.question < 0
	}
	if moved {
		w.unsettle(columns, ties, taken)
	}
	claims := map[int]int{}
	for _, c := range columns {
		if c.anchor() {
			claims[c.may[0]]++
		}
	}
	for _, c := range columns {
		if !c.anchor() {
			continue
		}
		switch t, q := &ties[c.keyed], c.may[0]; {
		case claims[q] > 1: // a column that stands twice; its place tells nothing
			t.question, t.may = -1, c.may
		case t.question < 0 && !taken[q]:
			t.question, t.may = q, nil
		}
	}
}

// unsettle takes back what order alone told, where columns were moved: a wording
// of several questions is trusted only right behind the anchor it is printed behind.
func (w *wordings) unsettle(columns []column, ties []tie, taken []bool) {
	shared := map[int]bool{} // questions whose wording is not their own
	for _, c := range columns {
		for _, q := range c.may {
			shared[q] = shared[q] || !c.anchor()
		}
	}
	last := -1 // the question of the anchor before
	for _, c := range columns {
		t := &ties[c.keyed]
		if c.anchor() {
			last = c.may[0]
			continue
		}
		before := t.question - 1
		for before >= 0 && shared[before] {
			before--
		}
		if t.question >= 0 && before != last {
			taken[t.question] = false
			t.question, t.may = -1, c.may
		}
	}
}

func grid(rows, columns int) [][]int {
	out := make([][]int, rows)
	for i := range out {
		out[i] = make([]int, columns)
	}
	return out
}

// twins settles columns that stand twice, where all hold the same words: the
// first counts.
func twins(keyed []survey.Keyed, ties []tie) []tie {
	same := map[int][]int{}
	for i, t := range ties {
		switch {
		case t.question >= 0:
			same[t.question] = append(same[t.question], i)
		case len(t.may) == 1:
			same[t.may[0]] = append(same[t.may[0]], i)
		}
	}
	for q, columns := range same {
		first := columns[0]
		words, support := collapse(keyed[first].Text), collapse(keyed[first].Support)
		differ := slices.ContainsFunc(columns, func(k int) bool {
			return collapse(keyed[k].Text) != words || collapse(keyed[k].Support) != support || !slices.Equal(keyed[k].Selected, keyed[first].Selected) || keyed[k].Caption == ""
		})
		if len(columns) == 1 || differ {
			continue
		}
		for _, k := range columns {
			ties[k] = tie{question: -1, twin: first}
		}
		ties[first] = tie{question: q, twin: -1}
	}
	return ties
}

// tied counts the columns that were tied.
func tied(ties []tie) (n int) {
	for _, t := range ties {
		if t.question >= 0 {
			n++
		}
	}
	return n
}

// tellColumn says that a column was not tied, where it has words. The problem is
// the head's, the same for all rows.
func (w *wordings) tellColumn(k survey.Keyed, t tie, f *faults) {
	if k.Span.Join(k.SupportAt).Zero() {
		return
	}
	caption := captionOf(k)
	p := problem.Problem{Code: "column-unknown", Severity: problem.Warning, File: f.source.File, At: f.at[k.CaptionAt.From],
		What: fmt.Sprintf("edition %s has no question %s", w.edition.ID, quote(caption)),
		Why:  "the head of a column must be the wording of a question; its words are listed as unplaced and withheld",
		Hint: "if it is a question, give the column the wording in content/editions/" + w.edition.ID + "/questionnaire.yaml"}
	switch {
	case caption == "":
		p.Part, p.At, p.What = f.source.Part, f.at[k.Span.From], "the column has words and no head"
	case len(t.may) > 0:
		var numbers []string
		for _, q := range t.may {
			numbers = append(numbers, strconv.Itoa(w.edition.Questions[q].Number))
		}
		p.Code = "column-ambiguous"
		p.What = fmt.Sprintf("the column %s may answer question %s", quote(caption), strings.Join(numbers, " or "))
		p.Why = "several questions have this wording, or several columns; the columns around it do not tell which is meant, so its words are listed as unplaced and withheld"
		p.Hint = "put the columns in the order of the questions, with none left out and none between; or write the printed number before the head"
		if k.Caption == "" {
			p.Part, p.What = f.source.Part, fmt.Sprintf("%s may be question %s", quote(caption), strings.Join(numbers, " or "))
			p.Why = "several questions have this wording, or several rows, so the words of the row are listed as unplaced and withheld"
			p.Hint = "name the question by its printed number"
		}
	}
	f.list = append(f.list, p)
}
