package interpret

import (
	"testing"

	"egovsite/generator/survey"
)

func TestDateAt(t *testing.T) {
	tests := []struct {
		text string
		want survey.Date
	}{
		{"19.06.1998", survey.Date{Year: 1998, Month: 6, Day: 19}},
		{"04.12.2001", survey.Date{Year: 2001, Month: 12, Day: 4}},
		{"2018-09-12", survey.Date{Year: 2018, Month: 9, Day: 12}},
		{"2nd April 2014", survey.Date{Year: 2014, Month: 4, Day: 2}},
		{"14. April. 2020", survey.Date{Year: 2020, Month: 4, Day: 14}},
		{"09.April.2020", survey.Date{Year: 2020, Month: 4, Day: 9}},
		{"12 September 2018", survey.Date{Year: 2018, Month: 9, Day: 12}},
		{"7th of January, 2020", survey.Date{Year: 2020, Month: 1, Day: 7}},
		{"December 6, 2016", survey.Date{Year: 2016, Month: 12, Day: 6}},
		{"Sept. 6th 2016", survey.Date{Year: 2016, Month: 9, Day: 6}},
		{"May 2020", survey.Date{Year: 2020, Month: 5}},
		{"25/12/2019", survey.Date{Year: 2019, Month: 12, Day: 25}},
		{"12/25/2019", survey.Date{Year: 2019, Month: 12, Day: 25}},
		{"03/04/2020", survey.Date{Year: 2020}}, // March or April: not told
		{"29.02.2020", survey.Date{Year: 2020, Month: 2, Day: 29}},
		{"29.02.2021", survey.Date{}},
		{"31.02.2010", survey.Date{}},
		{"31 June 2010", survey.Date{}},
		{"00.05.2010", survey.Date{}},
		{"12.13.2010", survey.Date{}},
		{"2014-2020", survey.Date{}},
		{"1.12.4.2.9", survey.Date{}},
		{"19.06.98", survey.Date{}},
		{"2018", survey.Date{}},
		{"14 October", survey.Date{}},
	}
	words := newLexicon(english(t))
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			tokens := tokens{text: tt.text, words: words}
			tokens.cut()
			got, next, ok := tokens.dateAt(0)
			if got != tt.want || ok != !tt.want.Zero() {
				t.Errorf("got %v, %v, want %v", got, ok, tt.want)
			}
			if ok && next != len(tokens.pieces) {
				t.Errorf("got %d of %d pieces read, want all", next, len(tokens.pieces))
			}
		})
	}
}

func FuzzNumericDate(f *testing.F) {
	for _, s := range []string{"19.06.1998", "1-1-1", "31/02/2010", "..", "2018-09-12"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := numericDate(s)
		if ok && d.Month != 0 && !possible(d.Year, d.Month, d.Day) {
			t.Errorf("got %v of %q, want no date that cannot be", d, s)
		}
	})
}
