package interpret

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// chooseCell reads the cell of a choice question: labels of options, each closed
// or parted by a separator that may stand in a label too. What is no label are
// words of the respondent's own, and so the option that leaves room for them.
func chooseCell(a *survey.Answer, k survey.Keyed, f *faults) {
	q := a.Question
	a.State, a.Selected = survey.Blank, []string{}
	text := collapse(visible(k.Text))
	if text == "" {
		return
	}
	unreadable := func(code, what, why, hint string) {
		a.State, a.Selected = survey.Unreadable, nil
		f.add(code, problem.Warning, k.Span.From, fmt.Sprintf("question %d: ", q.Number)+what, why, hint)
	}
	read := splitCell(q, text, k.Separator)
	switch {
	case read.ways > 1:
		unreadable("option-ambiguous", quote(text)+" can be read as different options", "labels of its options hold the sign that parts them: "+labels(q),
			"hand in a copy that parts the options otherwise")
		return
	case read.own != "" && !takesText(q):
		unreadable("option-unknown", "there is no option "+quote(read.own), "its options are "+labels(q), "ask the country which one holds, or write one of them")
		return
	case read.scattered:
		unreadable("option-unknown", "words that are no option stand in several places: "+quote(text), "one option leaves room for them",
			"ask the country which options hold")
		return
	}
	a.State = survey.Recorded
	for _, o := range read.options {
		if code := q.Options[o].Code; !slices.Contains(a.Selected, code) {
			a.Selected = append(a.Selected, code)
		}
	}
	if read.own != "" {
		for _, o := range q.Options {
			if isOther(o) && !slices.Contains(a.Selected, o.Code) {
				a.Selected = append(a.Selected, o.Code)
			}
		}
		a.Text, a.Paragraphs = read.own, []string{read.own}
		if len(read.options) == 0 {
			a.Paragraphs = paragraphs(k.Text)
		}
	}
	if len(a.Selected) > 1 && !q.Multiple {
		unreadable("two-options-marked", fmt.Sprintf("%d options are marked", len(a.Selected)), "it takes one", "ask the country which one holds")
		a.Text, a.Paragraphs = "", nil
	}
}

// A splitting is how a cell falls apart.
type splitting struct {
	options   []int  // in the order of the cell
	own       string // words that are no label
	scattered bool   // such words stand in several places
	ways      int    // in how many ways all of it can be labels; counted to 2
}

// splitCell cuts a cell into labels and other words.
func splitCell(q *survey.Question, text, separator string) splitting {
	sign := strings.TrimSpace(separator)
	if sign == "" || !q.Multiple {
		if o := optionIn(q, strings.TrimSpace(strings.TrimSuffix(text, sign))); o >= 0 {
			return splitting{options: []int{o}, ways: 1}
		}
	}
	if sign == "" {
		return splitting{own: text}
	}
	parts := strings.Split(strings.TrimSuffix(text, sign), sign)
	if len(parts) > maxParts {
		return splitting{own: text}
	}
	longest := 0
	for _, o := range q.Options {
		longest = max(longest, strings.Count(o.Label, sign)+1)
	}
	label := func(i, j int) int { return optionIn(q, strings.TrimSpace(strings.Join(parts[i:j], sign))) }
	// ways[i] is in how many ways the parts from i on are all labels.
	ways := make([]int, len(parts)+1)
	ways[len(parts)] = 1
	for i := len(parts) - 1; i >= 0; i-- {
		for j := i + 1; j <= min(len(parts), i+longest); j++ {
			if ways[j] > 0 && label(i, j) >= 0 {
				ways[i] = min(2, ways[i]+ways[j])
			}
		}
	}
	s := splitting{ways: ways[0]}
	var own []string
	runs := 0
	for i, inRun := 0, false; i < len(parts); {
		next, o := i+1, -1
		for j := min(len(parts), i+longest); j > i && o < 0; j-- {
			if s.ways == 0 || ways[j] > 0 {
				if o = label(i, j); o >= 0 {
					next = j
				}
			}
		}
		switch {
		case o >= 0:
			s.options, inRun = append(s.options, o), false
		case strings.TrimSpace(parts[i]) != "" || inRun:
			if !inRun {
				runs++
			}
			own, inRun = append(own, parts[i]), true
		}
		i = next
	}
	s.own, s.scattered = collapse(strings.Join(own, sign)), runs > 1
	if !q.Multiple && s.own != "" {
		return splitting{own: strings.TrimSpace(text)} // one answer, in words that hold the sign
	}
	return s
}

// maxParts is how many options a cell may hold.
const maxParts = 200

// optionIn finds the option with this label or code; -1 if there is none.
func optionIn(q *survey.Question, words string) int {
	folded := fold(words)
	if folded == "" {
		return -1
	}
	return slices.IndexFunc(q.Options, func(o survey.Option) bool { return o.Code == words || fold(o.Label) == folded })
}
