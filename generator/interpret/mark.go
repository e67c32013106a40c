package interpret

import (
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// A side says on which side of its label a mark stands.
type side int

const (
	sideUnknown side = iota
	sideBefore
	sideAfter
)

// A selection is what the marks of one block of options say.
type selection struct {
	options []int // set, in printed order
	boxes   bool  // boxes that are no bullets are printed, set or not
	unclear bool  // a mark may belong to either of two labels, or to none
	// How sure the least sure of the marks is, where they were told from a drawing;
	// 0 where they are written.
	confidence float64
}

// leastConfidence is how sure marks told from a drawing must be to count. What
// lowers the confidence of a mark, and by how much, is in package read; each of
// those reasons that puts the selection itself in doubt (two radio buttons set,
// controls of which none is seen set in the file) is alone enough to pass below it.
const leastConfidence = 0.6

// uncertain reports marks too unsure to be taken.
func (s selection) uncertain() bool { return s.confidence > 0 && s.confidence < leastConfidence }

// selection reads the marks of a stretch's options.
func (st *stretch) selection(q *survey.Question, usual side) selection {
	sel := readMarks(q, st.tokens, usual)
	for _, l := range st.options {
		if l.confidence > 0 && (sel.confidence == 0 || l.confidence < sel.confidence) {
			sel.confidence = l.confidence
		}
	}
	set := func(t token) bool { return t.option < 0 && t.fill }
	if len(st.second) > 0 && (slices.ContainsFunc(st.tokens, set) || slices.ContainsFunc(st.second, set)) {
		sel.unclear = true
	}
	return sel
}

// unknown returns the first line behind the options that has a set
// mark: an option is marked that the edition does not know. The words of a
// respondent's own option, where that is set, may hold any sign.
func (st *stretch) unknown(q *survey.Question, sel selection) (l line, ok bool) {
	if len(st.stray) == 0 && slices.ContainsFunc(sel.options, func(o int) bool { return isOther(q.Options[o]) }) {
		return line{}, false
	}
	contrast := slices.ContainsFunc(st.tokens, func(t token) bool { return t.option < 0 && !t.fill })
	for _, l := range st.behind() {
		if hasMark(l.text, contrast, len(st.stray) > 0) {
			return l, true
		}
	}
	return line{}, false
}

// refuses reports options that may say No without a mark that is taken: No is
// printed and Yes is not, both are ticked, or one stands out by signs of emphasis.
func (st *stretch) refuses(q *survey.Question) bool {
	yes, no, ticked := false, false, false
	for _, t := range st.tokens {
		if t.option < 0 {
			ticked = ticked || t.fill && (t.glyph == "x" || strings.Contains(ticks, t.glyph))
			continue
		}
		yes = yes || q.Options[t.option].Counts == survey.CountsYes
		no = no || q.Options[t.option].Counts == survey.CountsNo
	}
	return no && (!yes || ticked || st.emphasised())
}

// emphasised reports lines of options that differ in the signs by which plain text
// makes words bold or strikes them: "**No**", "~~Yes~~".
func (st *stretch) emphasised() bool {
	signs := func(l line) int {
		return strings.Count(l.text, "*") + strings.Count(l.text, "_") + strings.Count(l.text, "~")
	}
	return slices.ContainsFunc(st.options, func(l line) bool { return signs(l) != signs(st.options[0]) })
}

// longestMark is how many bytes a mark may take.
const longestMark = 32

// hasMark reports whether a line has a set mark: at its start, or anywhere.
// Signs that also serve as bullets are marks where empty ones stand in contrast.
func hasMark(text string, contrast, anywhere bool) bool {
	text = strings.TrimLeft(text, " \t/|,;.:"+bullets)
	among := false // behind another mark of the line
	for i := range text {
		t, n := parseMark(text[i:min(len(text), i+longestMark)])
		if n == 0 || i > 0 && (t.glyph == "x" || t.glyph == "(" && !among) {
			continue
		}
		if tick := t.glyph == "x" || strings.Contains(ticks, t.glyph); t.fill && (t.sure || tick || contrast) {
			return true
		}
		among = true
		if !anywhere {
			break
		}
	}
	return false
}

// sideOf tells on which side the marks of a block stand, where that is plain.
func sideOf(tokens []token) side {
	marksN, labels := count(tokens)
	switch {
	case marksN == 0 || labels == 0:
		return sideUnknown
	case tokens[0].option < 0:
		return sideBefore
	case tokens[len(tokens)-1].option < 0:
		return sideAfter
	}
	for i := 1; i < len(tokens); i++ {
		a, b := tokens[i-1], tokens[i]
		// A mark that shares its line with one label only tells its side.
		if a.option < 0 && b.option >= 0 && a.line == b.line && !sharesLine(tokens, a.line, 2) {
			return sideBefore
		}
		if a.option >= 0 && b.option < 0 && a.line == b.line && !sharesLine(tokens, a.line, 2) {
			return sideAfter
		}
	}
	return sideUnknown
}

// sharesLine reports whether at least n labels stand on a line.
func sharesLine(tokens []token, line, n int) bool {
	for _, t := range tokens {
		if t.line == line && t.option >= 0 {
			n--
		}
	}
	return n <= 0
}

// readMarks works out which options are set. usual is the side on which marks stand
// elsewhere in the file, for blocks that do not tell it themselves.
func readMarks(q *survey.Question, tokens []token, usual side) selection {
	var sel selection
	if marksN, _ := count(tokens); marksN == 0 {
		return sel
	}
	printed := tokens
	tokens = withoutBullets(q, printed)
	where := sideOf(tokens)
	if marksN, labels := count(printed); where == sideUnknown && marksN == labels {
		where = sideOf(printed) // each label has its sign
	}
	marksN, labels := count(tokens)
	told := where != sideUnknown // by the block itself
	if !told && q.Role != survey.RoleConsent {
		where = usual
	}
	set := make([]bool, len(q.Options))
	for i, t := range tokens {
		if t.option >= 0 {
			continue
		}
		sel.boxes = sel.boxes || t.sure
		if !t.fill {
			continue
		}
		before, after := labelAt(tokens, i-1), labelAt(tokens, i+1)
		// A plain sign amid a line of labels may also part them.
		amid := before >= 0 && after >= 0 && !t.sure && tokens[i-1].line == t.line && tokens[i+1].line == t.line
		switch {
		case amid && !told, marksN > labels:
			sel.unclear = true
		case where == sideBefore && after >= 0:
			set[after] = true
		case where == sideAfter && before >= 0:
			set[before] = true
		case where == sideUnknown && before >= 0 && after < 0:
			set[before] = true
		case where == sideUnknown && after >= 0 && before < 0:
			set[after] = true
		default: // between two labels, or at none on the side where marks stand
			sel.unclear = true
		}
	}
	for o, on := range set {
		if on {
			sel.options = append(sel.options, o)
		}
	}
	return sel
}

// count tells how many marks and labels there are.
func count(tokens []token) (marksN, labels int) {
	for _, t := range tokens {
		if t.option < 0 {
			marksN++
		} else {
			labels++
		}
	}
	return marksN, labels
}

func labelAt(tokens []token, i int) int {
	if i < 0 || i >= len(tokens) {
		return -1
	}
	return tokens[i].option
}

// withoutBullets drops signs that say nothing: those that also serve as bullets,
// where they stand at every label, at several without an empty one in contrast,
// or where not all options were found; and crosses where ticks show what is set.
func withoutBullets(q *survey.Question, tokens []token) []token {
	labels, filled := 0, map[string]int{}
	hasTick, hasEmpty := false, false
	for _, t := range tokens {
		if t.option >= 0 {
			labels++
			continue
		}
		hasTick = hasTick || strings.Contains(ticks, t.glyph)
		hasEmpty = hasEmpty || !t.fill
		if t.fill && !t.sure {
			filled[t.glyph]++
		}
	}
	out := make([]token, 0, len(tokens))
	for _, t := range tokens {
		if t.option < 0 && t.fill && !t.sure {
			tick := t.glyph == "x" || strings.Contains(ticks, t.glyph)
			all := labels > 1 && filled[t.glyph] >= labels && !(q.Multiple && tick)
			several := filled[t.glyph] > 1 && !hasEmpty && !tick
			if all || several || labels < len(q.Options) {
				continue
			}
		}
		if t.option < 0 && hasTick && strings.Contains(crosses, t.glyph) {
			t.fill, t.sure = false, true
		}
		out = append(out, t)
	}
	return out
}
