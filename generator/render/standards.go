package render

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/metadata"
	"egovsite/generator/survey"
)

// The downloads as other people's tools want them: described in the terms of
// standards, and all of them in one file.
const (
	choicesCSV      = "data/choices.csv"
	dataPackagePath = "data/datapackage.json"
	csvwPath        = "data/csv-metadata.json"
	dcatPath        = "data/dcat.jsonld"
	sdmxPath        = "data/indicators.sdmx.csv"
	zipPath         = "data/all.zip"
)

func ddiPath(edition string) string { return "data/editions/" + edition + ".ddi.xml" }
func profileLDPath(iso3, edition string) string {
	return "data/profiles/" + edition + "/" + iso3 + ".jsonld"
}

// absent are the states that say why there is no selection to give.
var absent = []survey.State{survey.NotRecorded, survey.Blank, survey.Skipped, survey.Missing, survey.NotAsked, survey.Withheld, survey.Unreadable}

var choiceColumns = []string{"iso3", "edition", "question", "number", "section", "selected", "state", "grade"}

// choicesFile has one row a country, edition and choice question. Where no
// selection is known the state stands in its place, and is no value.
func (s *site) choicesFile() []byte {
	var rows [][]string
	for _, p := range s.profiles {
		r := p.Response
		for i := range r.Answers {
			a := &r.Answers[i]
			if a.Question.Kind != survey.Choice {
				continue
			}
			selected := strings.Join(a.Selected, " ")
			if slices.Contains(absent, a.State) {
				selected = string(a.State)
			}
			grade := survey.GradeNone
			for _, e := range r.Evidence(a.Question.Code) {
				grade = max(grade, e.Grade)
			}
			rows = append(rows, []string{r.Country.ISO3, r.Edition.ID, a.Question.Code, strconv.Itoa(a.Question.Number), a.Question.Section,
				cell(selected), string(a.State), grade.String()})
		}
	}
	return table(choiceColumns, rows)
}

// heading is the downloads as one set of data, without its files.
func (s *site) heading() metadata.Set {
	return metadata.Set{Name: "egovsite-profiles", Title: s.siteName(), Description: s.tagline(), Address: s.address(""), Page: "data/",
		Licence: s.cat.Site.Licence, Publisher: s.cat.Site.Publisher, Contact: s.cat.Site.Contact, Language: s.words.Tag}
}

// forSearchEngines is the set as the page about the data carries it.
func (s *site) forSearchEngines() (json.RawMessage, error) {
	set := s.heading()
	for _, x := range []struct{ id, path, mediaType string }{{"zip", zipPath, "application/zip"}, {"datapackage", dataPackagePath, "application/json"},
		{"countries", countriesCSV, "text/csv"}, {"indicators", indicatorsCSV, "text/csv"}, {"choices", choicesCSV, "text/csv"}} {
		set.Files = append(set.Files, metadata.File{Path: x.path, Title: s.say("download." + x.id), MediaType: x.mediaType})
	}
	for _, p := range s.profiles {
		set.Countries, set.Editions = append(set.Countries, p.Response.Country.ISO3), append(set.Editions, p.Response.Edition.ID)
	}
	set.Countries, set.Editions = sortedOnce(set.Countries), sortedOnce(set.Editions)
	return metadata.Dataset(set)
}

func sortedOnce(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// set describes the downloads, of which the tables about all profiles are given.
func (s *site) set(tables []file) (metadata.Set, error) {
	out := s.heading()
	described := map[string]metadata.Bytes{}
	for _, t := range tables {
		described[t.path] = metadata.Of(t.data)
	}
	for _, t := range []struct {
		id, path string
		columns  []string
		key      []string
	}{
		{"countries", countriesCSV, countryColumns, []string{"iso3", "edition"}},
		{"indicators", indicatorsCSV, indicatorColumns, []string{"iso3", "edition", "indicator"}},
		{"choices", choicesCSV, choiceColumns, []string{"iso3", "edition", "question"}},
	} {
		out.Tables = append(out.Tables, metadata.Table{Name: t.id, Path: t.path, Title: s.say("download." + t.id), Description: s.say("download." + t.id + ".about"),
			Columns: s.columns(t.id, t.columns), Key: t.key, Bytes: described[t.path]})
	}
	for _, p := range s.profiles {
		iso3, edition := p.Response.Country.ISO3, p.Response.Edition.ID
		title := s.say("profile.title", "Country", s.name(p.Response.Country), "Edition", edition)
		path := responseCSVPath(iso3, edition)
		for _, path := range []string{path, responseJSONPath(iso3, edition), profileJSONPath(iso3, edition)} {
			data, err := s.read(path)
			if err != nil {
				return out, fmt.Errorf("describing %s: %w", path, err)
			}
			described[path] = metadata.Of(data)
		}
		out.Tables = append(out.Tables, metadata.Table{Name: "response-" + low(iso3) + "-" + edition, Path: path, Title: title,
			Description: s.say("download.table.about"), Columns: s.columns("table", responseColumns), Key: []string{"code"}, Bytes: described[path]})
		for _, path := range []string{responseJSONPath(iso3, edition), profileJSONPath(iso3, edition)} {
			out.Files = append(out.Files, metadata.File{Path: path, Title: title, MediaType: "application/json", Bytes: described[path]})
		}
		out.Countries = append(out.Countries, iso3)
		out.Editions = append(out.Editions, edition)
	}
	out.Countries, out.Editions = sortedOnce(out.Countries), sortedOnce(out.Editions)
	out.Version = metadata.Version(out.Tables, out.Files)
	return out, nil
}

// columns describes columns; what a code of one stands for is said by the
// words that readers have for it.
func (s *site) columns(download string, names []string) []metadata.Column {
	var out []metadata.Column
	for _, name := range names {
		c := metadata.Column{Name: name, Description: s.fieldWords(download, name), Type: metadata.Text}
		switch {
		case name == "state":
			for _, st := range survey.States {
				c.Values = append(c.Values, metadata.Value{Code: string(st), Label: s.say("state." + string(st))})
			}
		case name == "grade":
			for _, g := range survey.Grades {
				c.Values = append(c.Values, metadata.Value{Code: g.String(), Label: s.say("grade." + g.String())})
			}
		case name == "selected" && download == "choices":
			c.Missing = s.missing()
		case slices.Contains([]string{"ldc", "lldc", "sids", "enough"}, name):
			c.Type = metadata.Boolean
		case slices.Contains(wholeColumns, name), download != "table" && slices.Contains([]string{"acts", "links"}, name): // of an answer, a list
			c.Type = metadata.Whole
		}
		out = append(out, c)
	}
	return out
}

// wholeColumns hold whole numbers.
var wholeColumns = []string{"number", "line_from", "line_to", "text_questions", "text_recorded", "text_withheld", "choice_questions",
	"choice_recorded", "choice_reviewed", "choice_not_recorded", "recorded", "documented", "open", "no", "asked", "low", "high", "supported"}

// missing are the states that stand for no value, with their words.
func (s *site) missing() []metadata.Value {
	var out []metadata.Value
	for _, st := range absent {
		out = append(out, metadata.Value{Code: string(st), Label: s.say("state." + string(st))})
	}
	return out
}

// standards makes the descriptions of the downloads, and all in one file. The
// tables about all profiles are given, the files of each were made before.
func (s *site) standards(tables []file) ([]file, error) {
	set, err := s.set(tables)
	if err != nil {
		return nil, err
	}
	var out []file
	var failed error
	add := func(path string, b []byte, err error) {
		out = append(out, file{path, b})
		if err != nil && failed == nil {
			failed = fmt.Errorf("writing %s: %w", path, err)
		}
	}
	add(sdmxPath, metadata.SDMX(s.observations()), nil)
	for i := range s.cat.Editions {
		e := &s.cat.Editions[i]
		b, err := metadata.DDI(set, e, s.words.Label, s.words.Section, s.missing())
		add(ddiPath(e.ID), b, err)
	}
	for path, make := range map[string]func(metadata.Set) ([]byte, error){dataPackagePath: metadata.DataPackage, csvwPath: metadata.CSVW, dcatPath: metadata.DCAT} {
		b, err := make(set)
		add(path, b, err)
	}
	if failed != nil {
		return nil, failed
	}
	slices.SortFunc(out, func(a, b file) int { return strings.Compare(a.path, b.path) })
	all, err := s.zipped(slices.Concat(tables, out))
	return append(out, file{zipPath, all}), err
}

// profileLD is a profile as linked data.
func (s *site) profileLD(p *survey.Profile) ([]byte, error) {
	iso3, edition := p.Response.Country.ISO3, p.Response.Edition.ID
	return metadata.Profile(s.heading(), s.say("profile.title", "Country", s.name(p.Response.Country), "Edition", edition),
		strings.TrimSuffix(s.profilePath(iso3, edition), "index.html"), iso3, edition, measured(p),
		[]metadata.File{{Path: responseJSONPath(iso3, edition), MediaType: "application/json"}, {Path: responseCSVPath(iso3, edition), MediaType: "text/csv"}})
}

// packed are the files of a profile that are packed with the data.
func packed(p *survey.Profile) []string {
	iso3, edition := p.Response.Country.ISO3, p.Response.Edition.ID
	out := []string{cslPath(iso3, edition), responseJSONPath(iso3, edition), responseCSVPath(iso3, edition), profileJSONPath(iso3, edition), profileLDPath(iso3, edition)}
	if len(p.Changes) > 0 {
		out = append(out, changesJSONPath(iso3, edition))
	}
	return out
}

func measured(p *survey.Profile) []metadata.Measured {
	var out []metadata.Measured
	for i := range p.Values {
		v := &p.Values[i]
		out = append(out, metadata.Measured{Code: v.Indicator.Code, Name: v.Indicator.Name, Low: v.Counts.Low(), Supported: v.Counts.Supported(),
			High: v.Counts.High(), Asked: v.Counts.Asked(), Enough: v.Enough})
	}
	return out
}

func (s *site) observations() []metadata.Observation {
	var out []metadata.Observation
	for _, p := range s.profiles {
		for i, m := range measured(p) {
			c := p.Values[i].Counts
			out = append(out, metadata.Observation{Area: p.Response.Country.ISO3, Indicator: m.Code, Period: p.Response.Edition.ID, Measured: m,
				Recorded: c.Recorded, Documented: c.Documented, Open: c.Open, No: c.No})
		}
	}
	return out
}

// zipped packs the data: these files, and those of each profile. It does so
// without times, so that the same files give the same bytes.
func (s *site) zipped(files []file) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	pack := func(f file) error {
		w, err := z.Create(f.path)
		if err == nil {
			_, err = w.Write(f.data)
		}
		if err != nil {
			return fmt.Errorf("packing %s: %w", f.path, err)
		}
		return nil
	}
	for _, f := range files {
		if err := pack(f); err != nil {
			return nil, err
		}
	}
	for _, p := range s.profiles {
		for _, path := range packed(p) {
			data, err := s.read(path)
			if err == nil {
				err = pack(file{path, data})
			}
			if err != nil {
				return nil, err
			}
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("packing the data: %w", err)
	}
	return b.Bytes(), nil
}
