package interpret

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// A gathering is an act as it takes shape from its mentions.
type gathering struct {
	survey.Act
	key    string // of its address
	folded string // its title
	sure   int    // how much its type and title rest on

	number              string // folded
	numberKey, titleKey actKey // zero where too little is known
}

// An actKey is the number and year, or the title, of an act of one type.
type actKey struct {
	typ, words string
	year       int
}

// fold makes what the act is told by comparable.
func (g *gathering) fold() {
	g.number, g.numberKey, g.titleKey = fold(g.Number), actKey{}, actKey{}
	if g.Number != "" && !g.Date.Zero() {
		g.numberKey = actKey{g.Type, g.number, g.Date.Year}
	}
	if g.folded != "" {
		g.titleKey = actKey{typ: g.Type, words: g.folded}
	}
}

// collectActs makes one act of all mentions of it, fills the citations of the
// answers and r.Acts. An answer that links to the very page of an act cites it
// even where it does not name it.
func collectActs(r *survey.Response, mentions []mention) {
	var acts []*gathering
	by := index{}
	type cited struct {
		act *gathering
		at  int // byte of the text
		survey.Citation
	}
	citations := make([][]cited, len(r.Answers))
	for i := range mentions {
		m := &mentions[i]
		a := &r.Answers[m.answer]
		g := gather(m, a)
		if old := by.find(g); old != nil {
			old.absorb(g)
			g = old
		} else {
			acts = append(acts, g)
		}
		by.file(g)
		citations[m.answer] = append(citations[m.answer], cited{g, m.from,
			survey.Citation{Words: a.Text[m.from:m.to], Pinpoint: m.pinpoint}})
	}
	used := make(map[[2]int]bool, len(mentions)) // links that are the address of a mention
	for i := range mentions {
		used[[2]int{mentions[i].answer, mentions[i].link}] = true
	}
	for i := range r.Answers {
		a := &r.Answers[i]
		if a.Question.Personal != "" {
			continue
		}
		at := 0
		for n := range a.Links {
			l := &a.Links[n]
			at += strings.Index(a.Text[at:], l.Address)
			for _, g := range by.address[l.Key] {
				if !used[[2]int{i, n}] && page(l.Key) {
					citations[i] = append(citations[i], cited{g, at, survey.Citation{Words: l.Address}})
					break
				}
			}
			at += len(l.Address)
		}
	}
	r.Acts = slices.Grow(r.Acts, len(acts))
	for i := range citations {
		a := &r.Answers[i]
		slices.SortStableFunc(citations[i], func(x, y cited) int { return cmp.Compare(x.at, y.at) })
		for _, c := range citations[i] {
			if c.act.ID == "" {
				r.Acts = append(r.Acts, survey.Act{})
				c.act.ID = "act-" + strconv.Itoa(len(r.Acts))
			}
			if code := a.Question.Code; !slices.Contains(c.act.CitedBy, code) {
				c.act.CitedBy = append(c.act.CitedBy, code)
			}
			c.Act = c.act.ID
			a.Citations = append(a.Citations, c.Citation)
		}
	}
	for _, g := range acts {
		n, _ := strconv.Atoi(strings.TrimPrefix(g.ID, "act-"))
		r.Acts[n-1] = g.Act
	}
}

// gather makes an act of one mention.
func gather(m *mention, a *survey.Answer) *gathering {
	g := &gathering{Act: survey.Act{Type: m.act.Code, Number: m.number, Title: m.title, Place: m.place, Date: m.date}}
	if m.link >= 0 && m.link < len(a.Links) {
		g.Address, g.key = a.Links[m.link].Address, a.Links[m.link].Key
	}
	g.folded = foldTitle(m.title)
	grade, _ := m.grade()
	g.sure = int(min(grade, survey.GradeDatedAct))
	if m.number != "" {
		g.sure++
	}
	g.fold()
	return g
}

// absorb adds what another mention of the same act tells.
func (g *gathering) absorb(o *gathering) {
	if o.sure > g.sure {
		g.Type = o.Type
	}
	if o.Title != "" && (o.sure > g.sure || g.Title == "" || o.sure == g.sure && len(o.Title) > len(g.Title)) {
		g.Title, g.folded = o.Title, o.folded
	}
	g.sure = max(g.sure, o.sure)
	g.Number = cmp.Or(g.Number, o.Number)
	g.Place = cmp.Or(g.Place, o.Place)
	if exact(o.Date) > exact(g.Date) {
		g.Date = o.Date
	}
	if g.Address == "" {
		g.Address, g.key = o.Address, o.key
	}
	g.fold()
}

func exact(d survey.Date) int {
	switch {
	case d.Zero():
		return 0
	case d.Month == 0:
		return 1
	case d.Day == 0:
		return 2
	}
	return 3
}

// An index finds acts already met, by what can make two mentions the same act.
type index struct {
	address       map[string][]*gathering
	number, title map[actKey][]*gathering
}

func (x *index) file(g *gathering) {
	if x.address == nil {
		x.address, x.number, x.title = map[string][]*gathering{}, map[actKey][]*gathering{}, map[actKey][]*gathering{}
	}
	file(x.address, g.key, g)
	file(x.number, g.numberKey, g)
	file(x.title, g.titleKey, g)
}

func file[K comparable](to map[K][]*gathering, key K, g *gathering) {
	var unknown K
	if key != unknown && !slices.Contains(to[key], g) {
		to[key] = append(to[key], g)
	}
}

func (x *index) find(g *gathering) *gathering {
	for _, list := range [...][]*gathering{x.address[g.key], x.number[g.numberKey], x.title[g.titleKey]} {
		for _, old := range list {
			if old.same(g) {
				return old
			}
		}
	}
	return nil
}

// same reports whether two descriptions are of one act: the same page, or the
// same number and date, or the same title, with nothing that speaks against it.
func (g *gathering) same(o *gathering) bool {
	if g.Number != "" && o.Number != "" && g.number != o.number || !agree(g.Date, o.Date) {
		return false
	}
	sameTitle := g.titleKey != actKey{} && g.titleKey == o.titleKey
	switch {
	case g.key != "" && g.key == o.key:
		// Different acts are often said to be at one register's front page.
		return page(g.key) || sameTitle
	case g.numberKey != actKey{} && g.numberKey == o.numberKey && !g.Date.Zero() && g.Date == o.Date:
		return true
	}
	return sameTitle && (g.key == "" || o.key == "")
}

// agree reports whether two dates can be the same day.
func agree(a, b survey.Date) bool {
	return a.Zero() || b.Zero() || a.Year == b.Year &&
		(a.Month == 0 || b.Month == 0 || a.Month == b.Month && (a.Day == 0 || b.Day == 0 || a.Day == b.Day))
}

// page reports whether an address leads further than to a host's front page.
func page(key string) bool { return strings.ContainsAny(key, "/?#") }

// foldTitle folds a title for comparing, without the words that lead to it.
func foldTitle(title string) string {
	lower := strings.ToLower(title)
	for _, word := range []string{"on ", "about ", "the "} {
		lower = strings.TrimPrefix(lower, word)
	}
	return fold(lower)
}
