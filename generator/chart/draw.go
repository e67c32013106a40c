package chart

import (
	"encoding/json"
	"fmt"
	"strings"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// Matter is what a figure is drawn from: the profile of one country, or those
// of many and what of them the page is about.
type Matter struct {
	Profile   *survey.Profile   // nil for a figure of many countries
	Profiles  []*survey.Profile // newest of each country, by name
	Catalog   *survey.Catalog
	Indicator *survey.Indicator // the page is about it; nil for none
	Edition   *survey.Edition   // the page is about it; nil for none
	Section   *survey.Section   // of the edition, the page is about it; nil for none
	// Country links to a country's page from the page of the figure.
	Country func(iso3 string) string
	// Still leaves the option out of the figure, where it is not needed.
	Still bool
	// Marked ties every mark of the picture to its number in the table by the
	// attribute data-value, for those who check the one against the other.
	Marked bool
}

// A drawing is one kind of figure. Its table is taken from the matter; all
// the rest sees nothing but the table, so that no part can say another number.
type drawing struct {
	table  func(spec survey.Figure, m Matter, words *locale.Locale) Table
	enough func(s *subject) bool // there is something to draw
	words  func(s *subject) (title, sentence string)
	svg    func(s *subject, width float64) []byte
	option func(s *subject) (json.RawMessage, error) // nil for a figure that stays as drawn
	legend func(s *subject) []Key                    // nil for none
}

// drawings holds every kind of figure.
var drawings = map[string]drawing{
	"radar":              {ofCountry(radarTable), radarEnough, radarWords, radarSVG, radarOption, radarLegend},
	"strips":             {ofCountry(stripsTable), stripsEnough, stripsWords, stripsSVG, stripsOption, standingLegend},
	"legal-matrix":       {ofCountry(itemsTable), hasRows, itemsWords, itemsSVG, nil, nil},
	"strategy-checklist": {ofCountry(itemsTable), hasRows, itemsWords, itemsSVG, nil, nil},
	"act-timeline":       {ofCountry(timelineTable), timelineEnough, timelineWords, timelineSVG, timelineOption, nil},
	"evidence-hosts":     {ofCountry(hostsTable), hasRows, hostsWords, hostsSVG, hostsOption, hostsLegend},
	"egdi":               {ofCountry(egdiTable), egdiEnough, egdiWords, egdiSVG, egdiOption, nil},
	"range-dots":         {rangesTable, rangesEnough, rangesWords, rangesSVG, rangesOption, rangesLegend},
	"distribution":       {distributionTable, distributionEnough, distributionWords, distributionSVG, distributionOption, nil},
	"trend":              {ofCountry(trendTable), trendEnough, trendWords, trendSVG, trendOption, trendLegend},

	"question-matrix": {matrixTable, matrixEnough, matrixWords, matrixSVG, matrixOption, matrixLegend},
	"hosts-treemap":   {ofCountry(treemapTable), hasRows, treemapWords, treemapSVG, treemapOption, treemapLegend},
	"tile-map":        {tilesTable, hasRows, tilesWords, tilesSVG, nil, tilesLegend},
}

// optional are the kinds that are no figure at all where there is too little
// to draw, as nobody would look for one.
var optional = map[string]bool{"trend": true}

// ofCountry is the table of a figure that looks at one country alone.
func ofCountry(table func(survey.Figure, *survey.Profile, *locale.Locale) Table) func(survey.Figure, Matter, *locale.Locale) Table {
	return func(spec survey.Figure, m Matter, words *locale.Locale) Table { return table(spec, m.Profile, words) }
}

func hasRows(s *subject) bool { return len(s.table.Rows) > 0 }

// A subject is what a drawing may look at.
type subject struct {
	id, kind string
	marked   bool
	file     string // name of a saved copy, without ending: "aze-2022-egdi"
	height   float64
	tall     float64 // height of the largest picture, in CSS pixels
	table    Table
	words    *locale.Locale
	title    string
	sentence string
}

// say returns the words of this kind of figure.
func (s *subject) say(key string, values ...any) string {
	return s.words.Say("figures."+s.kind+"."+key, values...)
}

// The widths a figure is drawn for, in CSS pixels. A style sheet shows one
// drawing, so that no letter is ever scaled below what can be read.
const (
	wide   = 760.0
	one    = 400.0 // of a figure that reads the same on any page, its letters set by the style sheet
	narrow = 350.0
	broad  = 1200.0 // of a figure that uses the whole width of a page

	oneWide = 600.0 // the widest that the style sheet lets one become
)

// sizes are the widths that a kind of figure is drawn for, where these are not
// wide and narrow. The timeline and the treemap leave a narrow page to the table
// below them.
var sizes = map[string][]float64{"radar": {one}, "egdi": {one}, "evidence-hosts": {one}, "act-timeline": {wide}, "hosts-treemap": {wide},
	"tile-map": {wide, broad, narrow}}

// briefs are the tables that a page has of kinds whose own table may be too large.
var briefs = map[string]func(*subject) Table{"question-matrix": matrixBrief}

// Draw draws a figure. An error means that the figure's kind is not known or
// its option could not be written. Matter that has too little for the figure
// gives one that says so, Empty and with a nil Option; or, where the kind is
// optional, one without a picture, which is to be left out.
func Draw(spec survey.Figure, m Matter, words *locale.Locale) (Figure, error) {
	d, ok := drawings[spec.Kind]
	if !ok {
		return Figure{}, fmt.Errorf("figure %q: no drawing is called %q", spec.ID, spec.Kind)
	}
	s := &subject{id: spec.ID, kind: spec.Kind, marked: m.Marked, file: fileName(spec, m), height: float64(spec.Height), words: words}
	s.table = d.table(spec, m, words)
	if optional[spec.Kind] && !d.enough(s) {
		return Figure{ID: spec.ID, Kind: spec.Kind, Empty: true}, nil
	}
	fig := Figure{ID: spec.ID, Kind: spec.Kind, Table: s.table, Height: spec.Height, Source: s.say("source"),
		Date: dateOf(spec, m, words), Answers: answersOf(spec, m.Profile)}
	if brief := briefs[spec.Kind]; brief != nil {
		fig.Table = brief(s)
	}
	if !d.enough(s) {
		s.title, s.sentence = s.say("empty.title"), s.say("empty.sentence")
		fig.Title, fig.Sentence, fig.Empty = s.title, s.sentence, true
		fig.SVG = inSizes(s, emptySVG)
		fig.Drawn = int(s.tall)
		return fig, nil
	}
	s.title, s.sentence = d.words(s)
	fig.Title, fig.Sentence = s.title, s.sentence
	fig.SVG = inSizes(s, d.svg)
	fig.Drawn = int(s.tall)
	if d.legend != nil {
		fig.Legend = d.legend(s)
	}
	fig.Moves = d.option != nil
	if fig.Moves && !m.Still {
		option, err := d.option(s)
		if err != nil {
			return Figure{}, fmt.Errorf("figure %q: %w", spec.ID, err)
		}
		fig.Option = option
	}
	return fig, nil
}

// inSizes draws for every width that the kind is drawn for.
func inSizes(s *subject, draw func(*subject, float64) []byte) string {
	widths := sizes[s.kind]
	if widths == nil {
		widths = []float64{wide, narrow}
	}
	var b strings.Builder
	for _, width := range widths {
		b.Write(draw(s, width))
	}
	return b.String()
}

// emptySVG is a quiet panel where there is nothing to draw.
func emptySVG(s *subject, width float64) []byte {
	p := open(s, width, 96)
	p.rect("m-panel", 0.5, 0.5, width-1, 95, "")
	p.text("t-muted", width/2, 52, middle, fit(s.say("empty.title"), width-32, 13))
	return p.done()
}

// fileName names a saved copy after the country, the edition and the figure.
func fileName(spec survey.Figure, m Matter) string {
	name := spec.ID
	if m.Section != nil {
		name = m.Section.Code + "-" + name
	}
	if m.Indicator != nil {
		name = m.Indicator.Code + "-" + name
	}
	edition := m.Edition
	if m.Profile != nil {
		edition = m.Profile.Response.Edition
	}
	if edition != nil {
		name = edition.ID + "-" + name
	}
	if m.Profile != nil && m.Profile.Response.Country != nil {
		name = strings.ToLower(m.Profile.Response.Country.ISO3) + "-" + name
	}
	return name
}
