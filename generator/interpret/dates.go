package interpret

import (
	"strings"
	"time"

	"egovsite/generator/survey"
)

// Dates are told in every way the responses write them: 19.06.1998, 2018-09-12,
// "14. April. 2020", "2nd April 2014", "12 September 2018", "December 6, 2016",
// "April 2020". A day or month that cannot be makes no date.

// dateAt reads a date that begins at piece i; next is the piece after it.
func (t *tokens) dateAt(i int) (d survey.Date, next int, ok bool) {
	if i >= len(t.pieces) {
		return d, i, false
	}
	switch p := &t.pieces[i]; {
	case p.kind == pieceNumber:
		if d, ok := numericDate(t.raw(i)); ok {
			return d, i + 1, true
		}
		return t.dayFirst(i)
	case p.has(wordMonth):
		return t.monthFirst(i)
	}
	return d, i, false
}

// dayFirst reads "2nd April 2014", "14. April. 2020", "12th of September, 2018".
func (t *tokens) dayFirst(i int) (d survey.Date, next int, ok bool) {
	day, ok := dayOf(t.raw(i))
	if !ok {
		return d, i, false
	}
	k := t.over(i+1, pieceStop)
	if t.has(k, wordSmall) && t.has(k+1, wordMonth) {
		k++
	}
	next, month, ok := t.match(k, wordMonth)
	if !ok {
		return d, i, false
	}
	k = t.over(t.over(next, pieceStop), pieceComma)
	year, ok := t.yearAt(k)
	if !ok || !possible(year, month, day) {
		return d, i, false
	}
	return survey.Date{Year: year, Month: month, Day: day}, k + 1, true
}

// monthFirst reads "December 6, 2016", "March 14th 2018" and "April 2020".
func (t *tokens) monthFirst(i int) (d survey.Date, next int, ok bool) {
	k, month, ok := t.match(i, wordMonth)
	if !ok {
		return d, i, false
	}
	k = t.over(k, pieceStop)
	if day, ok := t.dayAt(k); ok {
		y := t.over(k+1, pieceComma)
		if year, ok := t.yearAt(y); ok && possible(year, month, day) {
			return survey.Date{Year: year, Month: month, Day: day}, y + 1, true
		}
		return d, i, false
	}
	k = t.over(k, pieceComma)
	if year, ok := t.yearAt(k); ok {
		return survey.Date{Year: year, Month: month}, k + 1, true
	}
	return d, i, false
}

// dayAt reads a day of a month, with or without an ordinal ending.
func (t *tokens) dayAt(i int) (int, bool) {
	if !t.is(i, pieceNumber) {
		return 0, false
	}
	return dayOf(t.raw(i))
}

// yearAt reads a year of four digits.
func (t *tokens) yearAt(i int) (int, bool) {
	if !t.is(i, pieceNumber) {
		return 0, false
	}
	return yearOf(t.raw(i))
}

func yearOf(s string) (int, bool) {
	n, ok := digits(s)
	return n, ok && len(s) == 4 && n >= 1800 && n < 2200
}

// dayOf reads "6" or "2nd": one or two digits and at most two letters.
func dayOf(s string) (int, bool) {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n > 2 || len(s)-n > 2 || strings.ContainsAny(s[n:], "./-") {
		return 0, false
	}
	day, ok := digits(s[:n])
	return day, ok && day >= 1 && day <= 31
}

// numericDate reads a date written in figures alone. Dotted dates, and those
// with a hyphen, have the day first; in a date with slashes both orders are in
// use, so that where both fit only the year is sure.
func numericDate(s string) (survey.Date, bool) {
	cut := strings.IndexAny(s, "./-")
	if cut < 0 {
		return survey.Date{}, false
	}
	parts := strings.Split(s, s[cut:cut+1])
	if len(parts) != 3 {
		return survey.Date{}, false
	}
	var n [3]int
	for i, p := range parts {
		v, ok := digits(p)
		if !ok {
			return survey.Date{}, false
		}
		n[i] = v
	}
	d := survey.Date{Year: n[2], Month: n[1], Day: n[0]}
	switch {
	case len(parts[0]) == 4:
		d = survey.Date{Year: n[0], Month: n[1], Day: n[2]}
	case len(parts[2]) != 4:
		return survey.Date{}, false
	case s[cut] == '/' && n[0] <= 12 && n[1] <= 12 && n[0] != n[1]:
		return survey.Date{Year: n[2]}, n[0] > 0 && n[1] > 0 && n[2] >= 1800 && n[2] < 2200
	case s[cut] == '/' && n[1] > 12:
		d.Month, d.Day = n[0], n[1]
	}
	return d, d.Year >= 1800 && d.Year < 2200 && possible(d.Year, d.Month, d.Day)
}

// digits reads a short run of ASCII digits.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// possible reports whether there is such a day.
func possible(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	return day <= time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
