package render

import (
	"html/template"
	"slices"
	"strings"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// HomePage says what the site is, who answered and how to read it.
type HomePage struct {
	Base
	Lead       string
	Facts      []Fact
	Table      CountriesTable
	Map        []TileRegion
	Indicators []IndicatorCard
	AboutRef   Link // the page that says what the site is
	ReadingRef Link // the page that says how to read the site
}

func homePages(s *site) []page {
	return []page{{homePath, func() (any, error) {
		to := linker{from: homePath}
		v := &HomePage{Base: s.base(homePath, s.cat.Site.Name, s.cat.Site.Tagline), Lead: s.cat.Site.Tagline,
			Table: s.countriesTable(to), Map: s.tileMap(to), Indicators: s.indicatorCards(to)}
		v.Facts = s.siteFacts(to)
		if p := s.proseNamed("reading"); p != nil {
			v.ReadingRef = Link{Words: s.say("home.reading.more"), Href: to.to(prosePath(p.Name))}
		}
		if p := s.proseNamed("about"); p != nil {
			v.AboutRef = Link{Words: s.say("home.about"), Href: to.to(prosePath(p.Name))}
		}
		return v, nil
	}}}
}

// siteFacts counts what the site holds.
func (s *site) siteFacts(to linker) []Fact {
	answers, acts := 0, 0
	for _, p := range s.newest {
		acts += len(p.Response.Acts)
		for i := range p.Response.Answers {
			if p.Response.Answers[i].HasText() {
				answers++
			}
		}
	}
	return []Fact{
		{Term: s.say("home.fact.countries", "Count", len(s.newest)), Words: s.words.Number(len(s.newest)), Href: to.to(countriesPath)},
		{Term: s.say("home.fact.answers", "Count", answers), Words: s.words.Number(answers), Href: to.to(questionsPath)},
		{Term: s.say("home.fact.acts", "Count", acts), Words: s.words.Number(acts)},
		{Term: s.say("home.fact.indicators", "Count", len(s.cat.Indicators)), Words: s.words.Number(len(s.cat.Indicators)), Href: to.to(indicatorsPath)},
	}
}

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
	Region   string
	Edition  string
	Complete string
	Cells    []StripCell
}

// StripCell is one indicator of one country; Asked is 0 where the edition does
// not have it.
type StripCell struct {
	Picture template.HTML
	Words   string
	Asked   int
	Sort    string
}

func (s *site) countriesTable(to linker) CountriesTable {
	t := CountriesTable{Key: s.fourStandings()}
	for i := range s.cat.Indicators {
		t.Indicators = append(t.Indicators, Link{Words: short(&s.cat.Indicators[i]), Href: to.to(indicatorPath(s.cat.Indicators[i].Code))})
	}
	for _, p := range s.newest {
		r := p.Response
		row := CountryRow{Link: Link{Words: s.name(r.Country), Href: to.to(newestPath(r.Country.ISO3))},
			ISO3: r.Country.ISO3, Region: s.regionName(r.Country.Region), Edition: r.Edition.ID}
		row.Complete = s.say("table.complete", "Given", p.Complete.Text[survey.Recorded]+p.Complete.Text[survey.Withheld], "Count", total(p.Complete.Text))
		for i := range s.cat.Indicators {
			var cell StripCell
			if v := valueOf(p, s.cat.Indicators[i].Code); v != nil && v.Counts.Asked() > 0 {
				cell = StripCell{Picture: ownSVG(chart.Strip(v.Counts, s.words, 96)), Asked: v.Counts.Asked(),
					Words: s.say("strip.short", "Supported", v.Counts.Supported(), "Count", v.Counts.Asked()),
					Sort:  s.words.Decimal(float64(v.Counts.Supported())/float64(v.Counts.Asked()), 4)}
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

func short(i *survey.Indicator) string {
	if i.Short != "" {
		return i.Short
	}
	return i.Name
}

// TileRegion is one UN region of the tile map: one tile a country, no borders.
type TileRegion struct {
	Name     string
	Answered int
	Summary  string
	Tiles    []CountryTile
}

// CountryTile is one country; without a link it has no response here.
type CountryTile struct {
	Link
	ISO3 string
}

func (s *site) tileMap(to linker) []TileRegion {
	byRegion := map[string]*TileRegion{}
	var codes []string
	for i := range s.cat.Countries {
		c := &s.cat.Countries[i]
		g := byRegion[c.Region]
		if g == nil {
			g = &TileRegion{Name: s.regionName(c.Region)}
			byRegion[c.Region] = g
			codes = append(codes, c.Region)
		}
		t := CountryTile{Link: Link{Words: s.name(c)}, ISO3: c.ISO3}
		if s.editions[c.ISO3] != nil {
			t.Href = to.to(newestPath(c.ISO3))
			g.Answered++
		}
		g.Tiles = append(g.Tiles, t)
	}
	out := make([]TileRegion, 0, len(codes))
	for _, code := range codes {
		g := byRegion[code]
		g.Summary = s.say("map.region", "Answered", g.Answered, "Count", len(g.Tiles))
		slices.SortStableFunc(g.Tiles, func(a, b CountryTile) int { return strings.Compare(a.Words, b.Words) })
		out = append(out, *g)
	}
	slices.SortFunc(out, func(a, b TileRegion) int { return strings.Compare(a.Name, b.Name) })
	return out
}
