package interpret

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// A language is told by its trigrams: the runs of three letters that a text has,
// most frequent first, are compared with those of each language of the script
// (Cavnar and Trenkle 1994). The profiles of the languages, the script of a text
// and the rules are those of whatlanggo, and so is the result, which a test holds
// it to. What is done here is the comparing, since it looks each trigram up once
// and not once a language. A text whose script is not plain, or is of one language
// alone, is left to whatlanggo itself.

// trigramFile holds a line for each language: its script, its code of ISO 639-1,
// which may be empty, and its trigrams in one row.
//
//go:embed trigrams.txt
var trigramFile string

// A trigram is three characters, of 16 bits each.
type trigram uint64

const (
	characterBits = 16
	trigramBits   = 3 * characterBits
)

// next is the trigram that ends one character later.
func (t trigram) next(r rune) trigram { return t<<characterBits&(1<<trigramBits-1) | trigram(r) }

// A numbering gives trigrams numbers from 0, in the order in which they are met.
type numbering struct {
	trigrams []trigram
	slots    []int32 // of a hash table, at least twice as many: numbers, and one more; 0 is free
}

// reset makes a numbering empty, with room for so many trigrams at first.
func (n *numbering) reset(room int) {
	if n.trigrams = slices.Grow(n.trigrams[:0], room); len(n.slots) < 2*room {
		n.slots = make([]int32, 2*room)
	} else {
		clear(n.slots)
	}
}

// slot is where a trigram has its number, or would have it. The number of slots is
// a power of two.
func (n *numbering) slot(t trigram) *int32 {
	last := len(n.slots) - 1
	at := int(t*0x9e3779b97f4a7c15>>32) & last
	for n.slots[at] != 0 && n.trigrams[n.slots[at]-1] != t {
		at = (at + 1) & last
	}
	return &n.slots[at]
}

// of is the number of a trigram, which is new if it was not met.
func (n *numbering) of(t trigram) int32 {
	slot := n.slot(t)
	if *slot > 0 {
		return *slot - 1
	}
	n.trigrams = append(n.trigrams, t)
	*slot = int32(len(n.trigrams))
	if 2*len(n.trigrams) > len(n.slots) {
		n.slots = make([]int32, 2*len(n.slots))
		for i, t := range n.trigrams {
			*n.slot(t) = int32(i + 1)
		}
	}
	return int32(len(n.trigrams) - 1)
}

// A script is what several languages are written in.
type script struct {
	name      string
	letters   *unicode.RangeTable
	languages []string // their codes
	trigrams  numbering
	ranks     []rank  // in the order of the trigrams' numbers
	from      []int32 // where the ranks of each begin, and one more
}

// A rank is the place of a trigram among those of one language; the most frequent
// is at 0.
type rank struct{ language, place int16 }

const (
	profileLength = 300 // how many trigrams of a language are known
	farthest      = 300 // how far from its place one counts that a text does not have
)

// scripts are those of trigramFile, Latin first.
var scripts = sync.OnceValue(func() (out []script) {
	var rows []string
	for line := range strings.Lines(trigramFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		head, row, _ := strings.Cut(strings.TrimSuffix(line, "\"\n"), ` "`)
		name, code, _ := strings.Cut(head, " ")
		if n := len(out); n == 0 || out[n-1].name != name {
			if n > 0 {
				out[n-1].rank(rows)
			}
			out, rows = append(out, script{name: name, letters: unicode.Scripts[name]}), nil
		}
		s := &out[len(out)-1]
		s.languages, rows = append(s.languages, code), append(rows, row)
	}
	out[len(out)-1].rank(rows)
	return out
})

// rank numbers the trigrams of the rows of the languages, and files their places.
func (s *script) rank(rows []string) {
	s.trigrams.reset(1 << 10)
	numbers := make([]int32, 0, len(rows)*profileLength)
	for _, row := range rows {
		t, n := trigram(0), 0
		for _, r := range row {
			if t, n = t.next(r), n+1; n%3 == 0 {
				numbers = append(numbers, s.trigrams.of(t))
			}
		}
	}
	s.from = make([]int32, len(s.trigrams.trigrams)+1)
	for _, n := range numbers {
		s.from[n]++
	}
	for n := 1; n < len(s.from); n++ {
		s.from[n] += s.from[n-1] // where the ranks of each end
	}
	s.ranks = make([]rank, len(numbers))
	for i, n := range slices.Backward(numbers) {
		s.from[n]--
		s.ranks[s.from[n]] = rank{int16(i / profileLength), int16(i % profileLength)}
	}
}

// nearest is the language whose trigrams stand nearest to their places in a text:
// each scores the more the nearer. ok is false where two score alike.
func (s *script) nearest(scores []int) (code string, ok bool) {
	first, second := -1<<31, -1<<31
	for i, score := range scores {
		if score > first {
			first, second, code = score, first, s.languages[i]
		} else if score > second {
			second = score
		}
	}
	const least = 500 // where the second scores nothing
	return code, first != second && first != 0 && (second != 0 || first >= least)
}

// A detector tells languages one after the other, and uses its memory again.
type detector struct {
	characters []rune
	met        numbering
	counts     []uint64 // how often each was met, and behind that the trigram itself
	scores     []int    // of the languages of a script
}

// language is the code of the language of a text; ok is false where two fit alike,
// as which of them is named would be chance.
func (d *detector) language(text string) (code string, ok bool) {
	s := d.script(text)
	if s == nil {
		told := whatlanggo.Detect(text)
		return told.Lang.Iso6391(), told.Confidence != 0
	}
	d.count()
	slices.Sort(d.counts) // of those that are as frequent, the last in the order of letters comes first
	d.scores = append(d.scores[:0], make([]int, len(s.languages))...)
	for i, c := range slices.Backward(d.counts) {
		n := *s.trigrams.slot(trigram(c & (1<<trigramBits - 1)))
		if n == 0 {
			continue
		}
		place := len(d.counts) - 1 - i
		for _, r := range s.ranks[s.from[n-1]:s.from[n]] {
			d.scores[r.language] += farthest - max(place-int(r.place), int(r.place)-place)
		}
	}
	return s.nearest(d.scores)
}

// script takes a text into characters, with spaces for what is no part of words,
// and returns the script of most of them; nil if there is none with profiles, or
// the text has more, or larger, characters than can be counted here.
func (d *detector) script(text string) *script {
	d.characters = slices.Grow(d.characters[:0], len(text)+1)
	all := scripts()
	counted, last := make([]int, len(all)+1), 0 // of no script at the end
	const most = 1 << characterBits
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z':
			counted[0]++
		case 'A' <= r && r <= 'Z':
			counted[0]++
			r += 'a' - 'A'
		case unicode.IsSymbol(r) || unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsDigit(r):
			r = ' '
		default:
			if last == len(all) || !unicode.Is(all[last].letters, r) {
				last = slices.IndexFunc(all, func(s script) bool { return unicode.Is(s.letters, r) })
				if last < 0 {
					last = len(all)
				}
			}
			counted[last]++
			r = unicode.ToLower(r)
		}
		if d.characters = append(d.characters, r); r >= most || len(d.characters) == most {
			return nil
		}
	}
	d.characters = append(d.characters, ' ')
	sum := 0
	for _, n := range counted {
		sum += n
	}
	for i := range all {
		if counted[i]*2 > sum {
			return &all[i]
		}
	}
	return nil
}

// count counts the trigrams of the characters; a space stands before the first.
func (d *detector) count() {
	const room = 1 << 11
	d.met.reset(room)
	d.counts = slices.Grow(d.counts[:0], room)
	before, middle := ' ', d.characters[0]
	t := trigram(before).next(middle)
	for _, r := range d.characters[1:] {
		t = t.next(r)
		if middle != ' ' || before != ' ' && r != ' ' {
			n := d.met.of(t)
			if int(n) == len(d.counts) {
				d.counts = append(d.counts, uint64(t))
			}
			d.counts[n] += 1 << trigramBits
		}
		before, middle = middle, r
	}
}
