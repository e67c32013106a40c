package interpret

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"egovsite/generator/survey"
)

// Letters of one script can look like those of another: "Аzerbaijan" with a
// Cyrillic А is not Azerbaijan to any search, and a reader cannot see why. Such a
// name is never taken for the country that it looks like; the problem names the
// letters instead.

// lookalikes are the letters of other scripts that look like Latin ones, in pairs.
const lookalikes = "АAаaВBЕEеeЗ3ІIіiЇÏїïЈJјjКKкkМMмmНHОOоoРPрpСCсcТTтtУYуyХXхxЅSѕsԁdԛqԜWԝwҺHһhӀIӏlгrпnѵv" + // Cyrillic
	"ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaγyηnιiκkνvοoρpτtυuχx" + // Greek
	"ՕOօoՍUսuհhոnցgԼLզqսu" // Armenian

// looksLike writes a name in the letters of another script that look the same:
// others become Latin, or Latin ones become Cyrillic.
func looksLike(name string, latin bool) string {
	pairs := []rune(lookalikes)
	cyrillic := map[rune]rune{}
	for i := len(pairs) - 2; i >= 0; i -= 2 {
		if unicode.Is(unicode.Cyrillic, pairs[i]) {
			cyrillic[pairs[i+1]] = pairs[i]
		}
	}
	return strings.Map(func(r rune) rune {
		if !latin {
			if c, ok := cyrillic[r]; ok {
				return c
			}
			return r
		}
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == r {
				return pairs[i+1]
			}
		}
		return r
	}, name)
}

// lookalike returns the country that a name looks like the name of, and the
// letters in it that are of another script.
func (n *names) lookalike(name string) (c *survey.Country, letters string) {
	for _, latin := range []bool{true, false} {
		other := looksLike(name, latin)
		if other == name {
			continue
		}
		found := n.find(other)
		if len(found) != 1 {
			continue
		}
		var list []string
		written, looks := []rune(name), []rune(other)
		for i, r := range written {
			if said := fmt.Sprintf("%c (%U, %s)", r, r, scriptOf(r)); r != looks[i] && !slices.Contains(list, said) {
				list = append(list, said)
			}
		}
		return &n.countries[found[0]], strings.Join(list, ", ")
	}
	return nil, ""
}

func scriptOf(r rune) string {
	for _, s := range []struct {
		name  string
		table *unicode.RangeTable
	}{{"Cyrillic", unicode.Cyrillic}, {"Greek", unicode.Greek}, {"Armenian", unicode.Armenian}, {"Latin", unicode.Latin}} {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return "another script"
}
