package draft

import (
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// boxes are the signs of a set and an empty box; those in loose serve as bullets
// of a list, too.
const (
	filledBoxes = "☒☑🗹🗷✅🔘◉⦿\uf0fe\uf0fd\uf052"
	emptyBoxes  = "☐⬜\uf0a8\uf06f"
	looseFilled = "✓✔√✗✘✕✖●⬤⚫■▣⬛"
	looseEmpty  = "○◯◌⚪□▢❏"
	bullets     = "•·‣◦▪–—-*"
)

var bracketBox = pattern(`(?:^|\s)(?:\[\s*([xX✓✔*•]?)\s*\]|\(\s*([xX✓✔*•]?)\s*\))(?:\s|$)`)

// A block is the options below a wording.
type block struct {
	options  []survey.Option
	lines    int // how many lines it takes
	multiple bool
	guess    string
	doubt    bool // there may be options that were not taken
}

// options reads the options that a question's lines begin with.
func options(rest []line) block {
	if b := markedOptions(rest); b.options != nil {
		return b
	}
	if b := yesNo(rest); b.options != nil {
		return b
	}
	return closedList(rest)
}

// A choice is one printed option with its box.
type choice struct {
	label  string
	filled bool
	loose  bool
}

// markedOptions reads lines that have boxes.
func markedOptions(rest []line) block {
	var all []choice
	b := block{}
	filled, empty, loose := 0, 0, 0
	for _, l := range rest {
		found := choices(l.text)
		if found == nil {
			break
		}
		b.lines++
		all = append(all, found...)
	}
	for i, c := range all {
		c.label = otherOnly(c.label)
		all[i] = c
		if c.label == "" || len(c.label) > 200 || hasAddress(c.label) {
			return block{}
		}
		if c.filled {
			filled++
		} else {
			empty++
		}
		if c.loose {
			loose++
		}
	}
	if len(all) < 2 || loose > 0 && (filled == 0 || empty == 0) {
		return block{}
	}
	last := &all[len(all)-1]
	if last.filled && len(all) > 2 && !usual(last.label) && !slices.ContainsFunc(all, func(c choice) bool { return c.label == "Other" }) {
		// A form that lets people write what else it is shows their words here.
		last.label = "Other"
		b.guess = "its last option is selected and may be the country's own words under Other; write the label that is printed"
	}
	b.multiple = filled > 1
	b.options = coded(all)
	if b.options == nil {
		return block{}
	}
	return b
}

// choices parts a line at its boxes; nil if it has none.
func choices(text string) (out []choice) {
	text = bracketBox().ReplaceAllStringFunc(text, func(s string) string {
		m := bracketBox().FindStringSubmatch(s)
		if m[1]+m[2] != "" {
			return " ☒ "
		}
		return " ☐ "
	})
	text = strings.TrimSpace(text)
	for i, r := range text {
		if !isBox(r) {
			continue
		}
		if i == 0 {
			break
		}
		// A box behind its label.
		if rest := strings.TrimSpace(text[i+len(string(r)):]); rest != "" || looseBox(r) {
			return nil
		}
		return []choice{{strings.TrimSpace(text[:i]), filledBox(r), false}}
	}
	for text != "" {
		r := []rune(text)[0]
		if !isBox(r) {
			return nil
		}
		text = strings.TrimSpace(strings.TrimLeft(text[len(string(r)):], "\ufe0e\ufe0f"))
		end := strings.IndexFunc(text, isBox)
		if end < 0 {
			end = len(text)
		}
		out = append(out, choice{strings.TrimSpace(text[:end]), filledBox(r), looseBox(r)})
		text = text[end:]
	}
	return out
}

func isBox(r rune) bool {
	return strings.ContainsRune(filledBoxes+emptyBoxes+looseFilled+looseEmpty, r)
}
func filledBox(r rune) bool     { return strings.ContainsRune(filledBoxes+looseFilled, r) }
func looseBox(r rune) bool      { return strings.ContainsRune(looseFilled+looseEmpty, r) }
func isMarked(text string) bool { return choices(text) != nil }
func unbulleted(text string) string {
	if bulleted(text) {
		return strings.TrimSpace(string([]rune(text)[1:]))
	}
	return text
}

// usualOptions are labels that forms print everywhere.
var usualOptions = []string{"yes", "no", "partly", "partially", "planned", "in progress", "not applicable", "n/a", "don't know", "unknown",
	"not sure", "none", "none of the above", "all of the above"}

// closers end a list of options.
var closers = []string{"other", "others", "other (please specify)", "other, please specify", "none", "none of the above", "don't know", "not applicable"}

func usual(label string) bool {
	l := strings.ToLower(label)
	return slices.Contains(usualOptions, l) || slices.Contains(closers, l)
}

// isOption reports a line that is an option wherever it stands.
func isOption(text string) bool { return usual(unbulleted(text)) }

// otherOnly takes off what a country wrote behind Other.
func otherOnly(label string) string {
	l := strings.ToLower(label)
	if !strings.HasPrefix(l, "other") || slices.Contains(closers, strings.TrimRight(l, ": ")) {
		return strings.TrimRight(label, ": ")
	}
	if rest := l[len("other"):]; strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, ",") {
		return "Other"
	}
	return label
}

// yesNo reads Yes, No and what else is usual beside them.
func yesNo(rest []line) block {
	var all []choice
	for _, l := range rest {
		label := unbulleted(l.text)
		if !usual(label) || slices.ContainsFunc(all, func(c choice) bool { return strings.EqualFold(c.label, label) }) {
			break
		}
		all = append(all, choice{label: label})
	}
	has := func(word string) bool {
		return slices.ContainsFunc(all, func(c choice) bool { return strings.EqualFold(c.label, word) })
	}
	if !has("yes") || !has("no") {
		return block{}
	}
	return block{options: coded(all), lines: len(all)}
}

// closedList reads options without boxes: several short lines of one form, the
// last of which ends a list as forms do.
func closedList(rest []line) block {
	var all []choice
	short := 0
	for i, l := range rest {
		label := unbulleted(l.text)
		most := 60
		if bulleted(l.text) {
			most = 160
		}
		if len(label) > most || hasAddress(label) || i > 20 || i > 1 && bulleted(l.text) != bulleted(rest[0].text) {
			break
		}
		short++
		all = append(all, choice{label: label})
		if slices.Contains(closers, strings.ToLower(label)) {
			if i < 2 {
				break
			}
			return block{options: coded(all), lines: len(all),
				guess: "the lines below it were taken for its options, as the last one ends such a list; make sure that none is an answer"}
		}
	}
	return block{doubt: short > 2}
}

// coded gives options their codes; nil if two are alike.
func coded(all []choice) (out []survey.Option) {
	taken := map[string]bool{}
	for _, c := range all {
		o := survey.Option{Label: c.label, Code: code(keyWords(c.label, nil), 5)}
		switch strings.ToLower(c.label) {
		case "yes":
			o.Code, o.Counts = "yes", survey.CountsYes
		case "no":
			o.Code, o.Counts = "no", survey.CountsNo
		}
		if slices.ContainsFunc(out, func(p survey.Option) bool { return p.Label == o.Label }) {
			return nil
		}
		o.Code = unique(o.Code, "option", taken)
		out = append(out, o)
	}
	return out
}
