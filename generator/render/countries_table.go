package render

import (
	"html/template"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// CountriesTable is who answered, with a strip for each indicator.
type CountriesTable struct {
	Key        []Term
	Indicators []Link
	Rows       []CountryRow
}

// CountryRow is one country's newest response.
type CountryRow struct {
	Link
	ISO3     string
	Region   Link
	Edition  string
	Complete string
	Cells    []StripCell
}

// StripCell is one indicator of one country; Asked is 0 where the edition does
// not have it.
type StripCell struct {
	Label   string // the column's heading, where the table is shown as cards
	Picture template.HTML
	Words   string
	Asked   int
}

// countriesTable is the table of some countries' newest responses, with strips or
// without.
func (s *site) countriesTable(profiles []*survey.Profile, strips bool, to linker) CountriesTable {
	var t CountriesTable
	var indicators []survey.Indicator
	if strips {
		t.Key, indicators = s.fourStandings(), s.cat.Indicators
	}
	for i := range indicators {
		t.Indicators = append(t.Indicators, Link{Words: s.words.Short(&s.cat.Indicators[i]), Href: to.indicator(s.cat.Indicators[i].Code)})
	}
	for _, p := range profiles {
		r := p.Response
		row := CountryRow{Link: Link{Words: s.name(r.Country), Href: to.to(newestPath(r.Country.ISO3))},
			ISO3: r.Country.ISO3, Region: Link{Words: s.regionName(r.Country.Region), Href: s.when(s.regionName(r.Country.Region) != "", to.to(regionPath(r.Country.Region)))}, Edition: r.Edition.ID}
		row.Complete = s.say("table.complete", "Given", given(p), "Count", total(p.Complete.Text))
		for i := range indicators {
			cell := StripCell{Label: s.words.Short(&s.cat.Indicators[i])}
			if v := valueOf(p, s.cat.Indicators[i].Code); v != nil && v.Counts.Asked() > 0 {
				cell.Picture, cell.Asked = ownSVG(chart.Strip(v.Counts, s.words, 96)), v.Counts.Asked()
				cell.Words = s.countsWords(v.Counts)
				if v.Enough {
					cell.Words = s.say("strip.share", "Supported", v.Counts.Supported(), "Count", v.Counts.Asked())
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func valueOf(p *survey.Profile, code string) *survey.Value {
	for i := range p.Values {
		if p.Values[i].Indicator.Code == code {
			return &p.Values[i]
		}
	}
	return nil
}

// many is how many countries make a table with all their strips too heavy for
// the first page of a site; the page of all countries has them.
const many = 60
