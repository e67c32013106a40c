package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"egovsite/generator/survey"
)

var outsideColumns = []string{"year", "iso3", "rank", "egdi", "epi", "osi", "hci", "tii"}

// coveredFrom is the first year in which a zero in the tables of the UN
// E-Government Knowledgebase is a figure. Before, it says "not covered".
const coveredFrom = 2014

// outside loads figures made by others.
func (l *loader) outside(files []string) {
	l.cat.Outside = map[string][]survey.Outside{}
	for _, file := range files {
		if text, ok := l.read(file); ok {
			l.outsideTable(file, text)
		}
	}
	for _, years := range l.cat.Outside {
		slices.SortFunc(years, func(a, b survey.Outside) int { return cmp.Compare(a.Year, b.Year) })
	}
}

func (l *loader) outsideTable(file string, text []byte) {
	known := map[string]bool{}
	for _, c := range l.cat.Countries {
		known[c.ISO3] = true
	}
	t, ok := l.table(file, text, outsideColumns)
	for ok && t.next() {
		iso3 := t.cell("iso3")
		if !known[iso3] {
			t.fault("reference-unknown", t.at("iso3"), fmt.Sprintf("there is no country %q", iso3),
				"figures belong to a country of the tables in countries", "write the three capital letters of ISO 3166-1")
			continue
		}
		o := survey.Outside{Year: t.whole("year"), Rank: t.whole("rank")}
		if slices.ContainsFunc(l.cat.Outside[iso3], func(p survey.Outside) bool { return p.Year == o.Year }) {
			t.fault("code-twice", t.at("iso3"), fmt.Sprintf("%s stands twice in %d", iso3, o.Year), "", "keep one of them")
			continue
		}
		o.EGDI, o.EPI, o.OSI = t.share("egdi", o.Year), t.share("epi", o.Year), t.share("osi", o.Year)
		o.HCI, o.TII = t.share("hci", o.Year), t.share("tii", o.Year)
		l.cat.Outside[iso3] = append(l.cat.Outside[iso3], o)
	}
}

// whole reads a whole number; an empty cell is 0.
func (t *table) whole(column string) int {
	if t.cell(column) == "" {
		return 0
	}
	n, err := strconv.Atoi(t.cell(column))
	if err != nil {
		t.wrong(column, "a whole number, or nothing")
	}
	return n
}

// share reads an index figure; nil is one that was not published. Indices run
// from 0 to 1, yet the published table of 2003 has 1.422 and 1.03 (HCI of FSM
// and TUV), which stand as published; from 2 up it is a slip of the decimal point.
func (t *table) share(column string, year int) *float64 {
	if t.cell(column) == "" {
		return nil
	}
	f, err := strconv.ParseFloat(t.cell(column), 64)
	if err != nil || !(f >= 0 && f < 2) {
		t.wrong(column, "a number from 0 to 1, or nothing")
		return nil
	}
	if f == 0 && year < coveredFrom {
		return nil
	}
	return &f
}
