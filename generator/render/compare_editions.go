package render

import (
	"slices"

	"egovsite/generator/survey"
)

// A row of the comparison is a question as several editions ask it. Its name is
// the question's code in the earliest edition with which a crosswalk calls it
// comparable, so that it stays one row where its code changes.

// rows names the row of each question of each edition: edition -> code -> row.
func (s *site) rows() map[string]map[string]string {
	out := map[string]map[string]string{}
	for i := range s.cat.Editions {
		e := &s.cat.Editions[i]
		out[e.ID] = map[string]string{}
		for j := range e.Questions {
			out[e.ID][e.Questions[j].Code] = e.Questions[j].Code
		}
		for j := i - 1; j >= 0; j-- { // the earliest edition has the last word
			earlier := s.cat.Editions[j].ID
			for code, later := range s.cat.Comparable(earlier, e.ID) {
				out[e.ID][later] = out[earlier][code]
			}
		}
	}
	return out
}

// apart is what cannot be compared between an edition and a later one.
func (s *site) apart(rows map[string]map[string]string, from, to string) editionsApart {
	v := editionsApart{Rows: []string{}, Indicators: []string{}}
	asked := map[string]string{} // row -> code in the earlier edition
	for code, row := range rows[from] {
		asked[row] = code
	}
	next, later := s.cat.Comparable(from, to), s.cat.Edition(to)
	for i := range later.Questions {
		q := &later.Questions[i]
		row := rows[to][q.Code]
		if before, ok := asked[row]; ok && q.Kind != survey.EvidenceText && next[before] != q.Code {
			v.Rows = append(v.Rows, row)
		}
	}
	for i := range s.cat.Indicators {
		ind := &s.cat.Indicators[i]
		if len(ind.Items[from]) == 0 || len(ind.Items[to]) == 0 {
			continue
		}
		if _, why := s.cat.Continues(ind, from, to); why != "" {
			v.Indicators = append(v.Indicators, ind.Code)
		}
	}
	return v
}

// laws is the indicator over areas of law: the one that the figure of the legal
// framework draws. It is nil if there is none.
func (s *site) laws() *survey.Indicator {
	for _, f := range s.cat.Figures {
		if f.Kind != "legal-matrix" || len(f.Needs) == 0 {
			continue
		}
		if i := slices.IndexFunc(s.cat.Indicators, func(x survey.Indicator) bool { return x.Code == f.Needs[0] }); i >= 0 {
			return &s.cat.Indicators[i]
		}
	}
	return nil
}
