package interpret

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"golang.org/x/text/unicode/norm"
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
	read, marked := markedCell(q, text, k.Separator)
	if !marked {
		read = splitCell(q, text, k.Separator)
	}
	switch {
	case read.doubt:
		unreadable("mark-unclear", "the signs in "+quote(text)+" leave open what is selected", "an empty box selects nothing, and a cross or a question mark may say either",
			"ask the country which option holds, and write its label alone")
		a.Text, a.Paragraphs = text, paragraphs(k.Text)
		return
	case read.empty:
		return
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
	doubt     bool   // signs beside a label leave open whether it is selected
	empty     bool   // every option is printed, with an empty box
}

// splitCell cuts a cell into labels and other words.
func splitCell(q *survey.Question, text, separator string) splitting {
	sign := strings.TrimSpace(separator)
	if sign == "" || !q.Multiple {
		if o, plain := optionIn(q, strings.TrimSpace(strings.TrimSuffix(text, sign))); o >= 0 {
			return splitting{options: []int{o}, ways: 1, doubt: !plain}
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
	doubt := false
	label := func(i, j int) int {
		o, plain := optionIn(q, strings.TrimSpace(strings.Join(parts[i:j], sign)))
		doubt = doubt || !plain
		return o
	}
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
	var pieces []part
	for i := 0; i < len(parts); {
		next, o := i+1, -1
		for j := min(len(parts), i+longest); j > i && o < 0; j-- {
			if s.ways == 0 || ways[j] > 0 {
				if o = label(i, j); o >= 0 {
					next = j
				}
			}
		}
		pieces = append(pieces, part{strings.Join(parts[i:next], sign), o})
		i = next
	}
	takeOther(q, pieces)
	var own []string
	runs := 0
	for i, inRun := 0, false; i < len(pieces); i++ {
		switch p := pieces[i]; {
		case p.option >= 0:
			s.options, inRun = append(s.options, p.option), false
		case strings.TrimSpace(p.words) != "" || inRun:
			if !inRun {
				runs++
			}
			own, inRun = append(own, p.words), true
		}
	}
	s.doubt = doubt
	s.own, s.scattered = collapse(strings.Join(own, sign)), runs > 1
	if !q.Multiple && s.own != "" && !doubt {
		return splitting{own: strings.TrimSpace(text)} // one answer, in words that hold the sign
	}
	return s
}

// A part of a cell is a label, or words that are none.
type part struct {
	words  string
	option int // -1 if it is no label
}

// takeOther takes the word "other" beside words of one's own for one of them
// ("Ministry, other"), as it is not the option's label there.
func takeOther(q *survey.Question, pieces []part) {
	free := func(i int) bool {
		return i >= 0 && i < len(pieces) && pieces[i].option < 0 && strings.TrimSpace(pieces[i].words) != ""
	}
	for i := range pieces {
		if o := pieces[i].option; o >= 0 && isOther(q.Options[o]) && (free(i-1) || free(i+1)) {
			pieces[i].option = -1
		}
	}
}

// maxParts is how many options a cell may hold.
const maxParts = 200

// optionIn finds the option with this label, and reports whether it stands there
// plain; -1 if there is none. Folding drops signs, and those may say that the
// label does not hold ("Yes ???"). A form prints labels alone: a word that is an
// option's code here is the respondent's own there.
func optionIn(q *survey.Question, words string) (option int, plain bool) {
	folded := fold(words)
	if folded == "" {
		return -1, true
	}
	option = slices.IndexFunc(q.Options, func(o survey.Option) bool { return fold(o.Label) == folded })
	return option, option < 0 || plainlyLabel(words, q.Options[option].Label)
}

// plainlyLabel reports words without other signs than the label's own and plain
// punctuation. A stroke through letters is such a sign.
func plainlyLabel(words, label string) bool {
	own := norm.NFC.String(alike.Replace(label))
	for _, r := range norm.NFC.String(alike.Replace(words)) {
		if !isWordRune(r) && !unicode.IsSpace(r) && !strings.ContainsRune(".,;:*", r) && !strings.ContainsRune(own, r) {
			return false
		}
	}
	return true
}

// alike are signs that programs put in the place of others.
var alike = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "‑", "-")

// markedCell reads a cell whose labels have marks before or behind them, as people
// copy them off the printed form; it reports false for other cells. Only a
// filled box selects.
func markedCell(q *survey.Question, text, separator string) (s splitting, marked bool) {
	if o, plain := optionIn(q, text); o >= 0 && plain {
		return s, false
	}
	marks, words := boxes(text)
	if len(marks) == 0 {
		return s, false
	}
	for i := range words {
		words[i] = strings.Trim(words[i], " ,;:.|/"+separator)
	}
	if words[0] == "" {
		words = words[1:]
	} else if last := len(words) - 1; words[last] == "" {
		words = words[:last]
	}
	whole, labels, drawn := len(words) == len(marks), false, false
	empty := map[int]bool{}
	for _, w := range words {
		o, plain := optionIn(q, w)
		labels, whole = labels || o >= 0, whole && o >= 0 && plain
	}
	for i, m := range marks {
		drawn = drawn || m.sure && !m.fill || m.glyph > "\u007f"
		s.doubt = s.doubt || m.glyph == "x" || strings.Contains(crosses, m.glyph)
		if !whole {
			continue
		}
		if o, _ := optionIn(q, words[i]); m.fill {
			s.options = append(s.options, o)
		} else {
			empty[o] = true
		}
	}
	if !labels && !drawn {
		return splitting{}, false // "(v) the ministry", which counts
	}
	for _, o := range s.options {
		s.doubt = s.doubt || empty[o]
	}
	s.empty = len(s.options) == 0 && len(empty) == len(q.Options) && !s.doubt
	s.doubt = s.doubt || !whole || len(s.options) == 0 && !s.empty
	return s, true
}

// cellMark is more than the bytes of any mark; it bounds the search for the
// bracket that closes one.
const cellMark = 32

// boxes cuts a cell at its marks: words[i] stand before marks[i], the last behind all.
func boxes(text string) (marks []token, words []string) {
	start := 0
	for i := 0; i < len(text); {
		m, n := parseMark(text[i:min(len(text), i+cellMark)])
		if n == 0 || m.glyph == "x" && i > start && text[i-1] != ' ' {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		if strings.ContainsAny(text[i:i+n], crosses) {
			m.glyph = crosses
		}
		marks, words = append(marks, m), append(words, text[start:i])
		i += n
		start = i
	}
	return marks, append(words, text[start:])
}
