package interpret

import (
	"slices"
	"strings"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// A role is what a phrase of the vocabulary is for.
type role int32

const (
	wordAct role = 1 << iota
	wordNumber
	wordArticle
	wordMonth
	wordCity
	wordAsOf
	wordIssuer
	wordAbout
	wordApproval
	wordApproved
	wordDated
	wordSmall
	wordDeterminer
	wordTitleEnd
	wordLink
)

// A lexicon holds the phrases of all vocabularies by their first word, folded
// to lower case. The language of an answer is often mixed, so all are tried.
type lexicon struct {
	slots [1 << slotBits]int32 // of a hash table: which of entries was filed there last, from 1; 0 for none
	all   []entries
}

const slotBits = 12

// slot is where a word is filed: words of answers are looked up by the thousand,
// and most are in no phrase.
func slot[T string | []byte](word T) int {
	n := len(word)
	return slotOf(word[0], word[n/2], word[n-1], n)
}

func slotOf(first, middle, last byte, n int) int {
	return (int(first)<<5 ^ int(middle)<<2 ^ int(last)<<7 ^ n) & (1<<slotBits - 1)
}

// entries are the phrases that begin with one word, longest first.
type entries struct {
	word    string
	next    int32 // of the same slot; 0 for none
	roles   role  // of phrases of any length
	phrases []phrase
}

type phrase struct {
	role  role
	rest  []string // the words after the first
	month int
	act   *survey.ActType
}

// newLexicon compiles vocabularies.
func newLexicon(vocabulary []survey.Vocabulary) *lexicon {
	l := &lexicon{}
	for v := range vocabulary {
		voc := &vocabulary[v]
		for i := range voc.ActTypes {
			for _, words := range voc.ActTypes[i].Words {
				l.add(words, phrase{role: wordAct, act: &voc.ActTypes[i]})
			}
		}
		for name, n := range voc.Months {
			l.add(name, phrase{role: wordMonth, month: n})
		}
		for _, list := range []struct {
			role    role
			phrases []string
		}{
			{wordNumber, voc.Number}, {wordArticle, voc.Article}, {wordCity, voc.Cities}, {wordAsOf, voc.AsOf},
			{wordIssuer, voc.Issuer}, {wordAbout, voc.About}, {wordApproval, voc.Approval},
			{wordApproved, voc.Approved}, {wordDated, voc.Dated}, {wordSmall, voc.Small},
			{wordDeterminer, voc.Determiners}, {wordTitleEnd, voc.TitleEnd}, {wordLink, voc.LinkWords},
		} {
			for _, p := range list.phrases {
				l.add(p, phrase{role: list.role})
			}
		}
	}
	for i := range l.all {
		slices.SortStableFunc(l.all[i].phrases, func(a, b phrase) int { return len(b.rest) - len(a.rest) })
	}
	return l
}

// add cuts a phrase as answers are cut and files it under its first word.
func (l *lexicon) add(words string, p phrase) {
	t := tokens{text: strings.ToLower(words)}
	t.cut()
	var cut []string
	for i := range t.pieces {
		if !t.is(i, pieceStop) {
			cut = append(cut, t.raw(i))
		}
	}
	if len(cut) == 0 {
		return
	}
	n, _ := filed(l, cut[0])
	if n == 0 {
		at := &l.slots[slot(cut[0])]
		l.all = append(l.all, entries{word: cut[0], next: *at})
		n = int32(len(l.all))
		*at = n
	}
	p.rest = cut[1:]
	e := &l.all[n-1]
	e.roles |= p.role
	e.phrases = append(e.phrases, p)
}

// filed returns which of entries, from 1, are the phrases that begin with a word in
// small letters, and their roles; 0 for none.
func filed[T string | []byte](l *lexicon, word T) (int32, role) {
	for n := l.slots[slot(word)]; n > 0; {
		e := &l.all[n-1]
		if e.word == string(word) {
			return n, e.roles
		}
		n = e.next
	}
	return 0, 0
}

// longestEntry is how many bytes a word may have that begins a phrase.
const longestEntry = 64

// find is filed of a word as written.
func (l *lexicon) find(word string) (int32, role) {
	if l == nil || len(word) > longestEntry {
		return 0, 0
	}
	var buf [longestEntry]byte
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return filed(l, strings.ToLower(word))
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return filed(l, buf[:len(word)])
}

// has reports whether a phrase of this role begins with the word of the piece.
func (p *piece) has(r role) bool { return p.roles&r != 0 }

func (t *tokens) has(i int, r role) bool {
	return i >= 0 && i < len(t.pieces) && t.pieces[i].has(r)
}

// phraseAt returns the longest phrase of a role that stands at piece i, and
// the piece after it.
func (t *tokens) phraseAt(i int, r role) (next int, found *phrase) {
	if !t.has(i, r) {
		return i, nil
	}
	list := t.words.all[t.pieces[i].entry-1].phrases
	for n := range list {
		p := &list[n]
		if p.role != r {
			continue
		}
		k := i + 1
		for _, word := range p.rest {
			if k >= len(t.pieces) || !strings.EqualFold(t.raw(k), word) {
				k = -1
				break
			}
			k++
		}
		if k > 0 {
			return k, p
		}
	}
	return i, nil
}

// match is phraseAt for those who want no more than the value of a month.
func (t *tokens) match(i int, r role) (next, month int, ok bool) {
	next, p := t.phraseAt(i, r)
	if p == nil {
		return i, 0, false
	}
	return next, p.month, true
}
