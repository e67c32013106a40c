package read

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The numbers of a form's questions are often counted by the word processor and
// stand nowhere in its text. They are counted here as it does: each list has nine
// levels, a lower one starts over when a higher one goes on, and lists that share
// a definition go on counting from one another unless they start anew.

const listLevels = 9

// numbering are the lists of a document.
type numbering struct {
	kinds map[string]*listKind
	lists map[string]*list
	links map[string]string // of a definition that leans on a style: its name
}

type listKind struct {
	levels [listLevels]level
	counts [listLevels]int
	begun  [listLevels]bool
}

type list struct {
	kind   string
	starts map[int]int // levels at which the list starts anew, and from what
	own    map[int]level
	used   bool
}

type level struct {
	start   int
	format  string
	text    string
	font    string
	restart int // of which level above this one a step starts this one over; -1 for any
	legal   bool
}

func (d *docx) readNumbering() error {
	n := numbering{map[string]*listKind{}, map[string]*list{}, map[string]string{}}
	part := d.related("numbering")
	if part == "" {
		return nil
	}
	d.numbering = n
	return d.each(part, func(p *xmlPart, e element) error {
		return p.children(func(e element) error {
			switch e.name {
			case "w:abstractNum":
				return n.readKind(p, e.attr("abstractNumId"))
			case "w:num":
				return n.readList(p, e.attr("numId"))
			}
			return p.skip()
		})
	})
}

func (n numbering) readKind(p *xmlPart, id string) error {
	k := &listKind{}
	n.kinds[id] = k
	return p.children(func(e element) error {
		switch e.name {
		case "w:numStyleLink":
			n.links[id] = e.attr("val")
		case "w:lvl":
			l, err := readLevel(p)
			k.levels[whole(e.attr("ilvl"), 0, listLevels-1)] = l
			return err
		}
		return p.skip()
	})
}

func (n numbering) readList(p *xmlPart, id string) error {
	l := &list{starts: map[int]int{}, own: map[int]level{}}
	n.lists[id] = l
	return p.children(func(e element) error {
		switch e.name {
		case "w:abstractNumId":
			l.kind = e.attr("val")
		case "w:lvlOverride":
			at := whole(e.attr("ilvl"), 0, listLevels-1)
			return p.children(func(e element) error {
				switch e.name {
				case "w:startOverride":
					l.starts[at] = whole(e.attr("val"), 0, 1<<20)
				case "w:lvl":
					own, err := readLevel(p)
					l.own[at] = own
					return err
				}
				return p.skip()
			})
		}
		return p.skip()
	})
}

func readLevel(p *xmlPart) (level, error) {
	l := level{format: "decimal", restart: -1}
	err := p.children(func(e element) error {
		switch e.name {
		case "w:start":
			l.start = whole(e.attr("val"), 0, 1<<20)
		case "w:numFmt":
			l.format = e.attr("val")
		case "w:lvlText":
			if l.text = e.attr("val"); len(l.text) > 64 {
				l.text = ""
			}
		case "w:lvlRestart":
			l.restart = whole(e.attr("val"), 0, listLevels)
		case "w:isLgl":
			l.legal = e.on()
		case "w:rPr":
			r := runProps{}
			err := r.read(p)
			l.font = r.font
			return err
		}
		return p.skip()
	})
	return l, err
}

// find returns a list and its definition, which may lean on that of a style.
func (d *docx) list(id string) (*list, *listKind) {
	l := d.numbering.lists[id]
	for range stylesDeep {
		if l == nil {
			return nil, nil
		}
		name, ok := d.numbering.links[l.kind]
		if !ok {
			break
		}
		place, listed := d.listBy(name)
		if !listed || place.id == id {
			break
		}
		id = place.id
		l = d.numbering.lists[id]
	}
	if l == nil {
		return nil, nil
	}
	return l, d.numbering.kinds[l.kind]
}

// count counts a paragraph in and returns what is printed before it: a number, or
// the bullet of a list.
func (d *docx) count(q paragraphProps) (label, bullet string) {
	at, listed := q.list, q.listed
	if byStyle, ok := d.listBy(q.style); ok && (!listed || at.id == "") {
		if listed { // the paragraph names a level only
			byStyle.level = at.level
		}
		at, listed = byStyle, true
	}
	l, k := d.list(at.id)
	if !listed || k == nil {
		return "", ""
	}
	if !l.used {
		l.used = true
		for i, from := range l.starts {
			k.counts[i], k.begun[i] = from-1, true
		}
	}
	lv := l.level(k, at.level)
	if k.begun[at.level] {
		k.counts[at.level]++
	} else {
		k.counts[at.level], k.begun[at.level] = lv.start, true
	}
	for i := at.level + 1; i < listLevels; i++ {
		if below := l.level(k, i); below.restart < 0 || at.level < below.restart {
			k.begun[i] = false
		}
	}
	if lv.format == "bullet" {
		return "", bulletOf(lv)
	}
	return l.label(k, at.level), ""
}

func (l *list) level(k *listKind, i int) level {
	if own, ok := l.own[i]; ok {
		return own
	}
	return k.levels[i]
}

// label writes the number of a paragraph in its list's own way: "36.", "(a)", "2.1".
func (l *list) label(k *listKind, at int) string {
	lv := l.level(k, at)
	if lv.format == "none" {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(lv.text); i++ {
		if lv.text[i] != '%' || i+1 == len(lv.text) || lv.text[i+1] < '1' || lv.text[i+1] > '9' {
			b.WriteByte(lv.text[i])
			continue
		}
		i++
		of := int(lv.text[i] - '1')
		format, n := l.level(k, of).format, k.counts[of]
		if !k.begun[of] {
			n = l.level(k, of).start
		}
		if lv.legal {
			format = "decimal"
		}
		b.WriteString(numeral(n, format))
	}
	return strings.TrimSpace(strings.ToValidUTF8(b.String(), ""))
}

func bulletOf(l level) string {
	r, _ := utf8.DecodeRuneInString(l.text)
	if sign := symbol(l.font, r); sign != "" {
		return sign
	}
	return "•"
}

// numeral writes a number as a list does.
func numeral(n int, format string) string {
	letters := func(first rune) string {
		if n < 1 || n > 26*20 {
			return strconv.Itoa(n)
		}
		return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
	}
	switch format {
	case "lowerLetter":
		return letters('a')
	case "upperLetter":
		return letters('A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none":
		return ""
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.n {
			b.WriteString(d.s)
			n -= d.n
		}
	}
	return b.String()
}
