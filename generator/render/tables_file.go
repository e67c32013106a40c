package render

import (
	"strconv"

	"egovsite/generator/survey"
)

// The tables of all countries, for spreadsheets and statistics programs.
const (
	countriesCSV  = "data/countries.csv"
	indicatorsCSV = "data/indicators.csv"
)

var countryColumns = []string{"iso3", "iso2", "m49", "country", "region", "subregion", "ldc", "lldc", "sids", "edition",
	"consent", "text_questions", "text_recorded", "text_withheld", "choice_questions", "choice_recorded", "choice_reviewed",
	"choice_not_recorded", "acts", "links", "source_sha256"}

func (s *site) countriesFile() []byte {
	var rows [][]string
	for _, p := range s.profiles {
		r := p.Response
		c := s.country(r.Country)
		rows = append(rows, []string{c.ISO3, c.ISO2, c.M49, cell(c.Name), cell(c.Region), cell(c.Subregion),
			strconv.FormatBool(c.LDC), strconv.FormatBool(c.LLDC), strconv.FormatBool(c.SIDS), r.Edition.ID, string(r.Consent),
			strconv.Itoa(total(p.Complete.Text)), strconv.Itoa(p.Complete.Text[survey.Recorded]), strconv.Itoa(p.Complete.Text[survey.Withheld]),
			strconv.Itoa(total(p.Complete.Choice)), strconv.Itoa(p.Complete.Choice[survey.Recorded]),
			strconv.Itoa(p.Complete.Choice[survey.Reviewed]), strconv.Itoa(p.Complete.Choice[survey.NotRecorded]),
			strconv.Itoa(len(r.Acts)), strconv.Itoa(len(r.Links)), r.Source.SHA256})
	}
	return table(countryColumns, rows)
}

var indicatorColumns = []string{"iso3", "country", "edition", "indicator", "recorded", "documented", "open", "no",
	"asked", "enough", "low", "high", "supported"}

// indicatorsFile has one row a country, edition and indicator. Below the
// minimum data the last three are empty: there is no range to print.
func (s *site) indicatorsFile() []byte {
	var rows [][]string
	for _, p := range s.profiles {
		for i := range p.Values {
			v := &p.Values[i]
			c := v.Counts
			row := []string{p.Response.Country.ISO3, cell(s.name(p.Response.Country)), p.Response.Edition.ID, v.Indicator.Code,
				strconv.Itoa(c.Recorded), strconv.Itoa(c.Documented), strconv.Itoa(c.Open), strconv.Itoa(c.No),
				strconv.Itoa(c.Asked()), strconv.FormatBool(v.Enough), "", "", ""}
			if v.Enough {
				row[10], row[11], row[12] = strconv.Itoa(c.Low()), strconv.Itoa(c.High()), strconv.Itoa(c.Supported())
			}
			rows = append(rows, row)
		}
	}
	return table(indicatorColumns, rows)
}
