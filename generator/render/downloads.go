package render

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"egovsite/generator/changelog"
	"egovsite/generator/survey"
)

// A Download is a file the reader can take.
type Download struct {
	Link
	Format string // "JSON"
	About  string
}

// DownloadKind documents one kind of file on the data page.
type DownloadKind struct {
	ID     string
	Name   string
	About  string
	Format string
	Path   string // "data/responses/<edition>/<ISO3>.json"; empty where there is one file alone
	Fields []Field
	Files  []Link
}

// DataPage documents every download.
type DataPage struct {
	Base
	Licence string
	Kinds   []DownloadKind
	States  []Term
	Grades  []Term
	Kept    []Link          // versions of the site that are kept, newest name last
	Linked  json.RawMessage // the same for search engines, as JSON-LD
}

// profileFiles are the files of data of one profile, and its picture.
func profileFiles(s *site, p *survey.Profile) []page {
	iso3, edition := p.Response.Country.ISO3, p.Response.Edition.ID
	out := []page{
		{path: cslPath(iso3, edition), file: func() ([]byte, error) { return document(s.csl(p)) }},
		{path: responseJSONPath(iso3, edition), file: func() ([]byte, error) { return document(s.responseFile(p)) }},
		{path: responseCSVPath(iso3, edition), file: func() ([]byte, error) { return responseTable(p), nil }},
		{path: profileJSONPath(iso3, edition), file: func() ([]byte, error) { return document(s.profileFile(p)) }},
		{path: profileLDPath(iso3, edition), file: func() ([]byte, error) { return s.profileLD(p) }},
		{path: comparePathOf(iso3, edition), file: func() ([]byte, error) { return s.compareFile(p) }},
		{path: cardPath(iso3, edition), file: func() ([]byte, error) { return s.profileCard(p) }},
	}
	if len(p.Changes) > 0 {
		out = append(out, page{path: changesJSONPath(iso3, edition), file: func() ([]byte, error) { return document(s.changesFile(p.Response.Country, p.Changes)) }})
	}
	return out
}

// downloads makes the files of data about all profiles.
func downloads(s *site) ([]file, error) {
	tables := []file{{countriesCSV, s.countriesFile()}, {indicatorsCSV, s.indicatorsFile()}, {choicesCSV, s.choicesFile()}}
	described, err := s.standards(tables)
	return append(tables, described...), err
}

// profileDownloads are the files of one profile.
func (s *site) profileDownloads(p *survey.Profile, to linker) []Download {
	if to.single {
		return nil // a mailed page has no files beside it
	}
	iso3, edition := p.Response.Country.ISO3, p.Response.Edition.ID
	out := []Download{
		{Link{Words: s.say("download.response"), Href: to.to(responseJSONPath(iso3, edition))}, "JSON", s.say("download.response.about")},
		{Link{Words: s.say("download.table"), Href: to.to(responseCSVPath(iso3, edition))}, "CSV", s.say("download.table.about")},
		{Link{Words: s.say("download.profile"), Href: to.to(profileJSONPath(iso3, edition))}, "JSON", s.say("download.profile.about")},
		{Link{Words: s.say("download.report"), Href: to.to(reportPath(iso3, edition))}, "HTML", s.say("download.report.about")},
	}
	if len(p.Changes) > 0 {
		out = append(out, Download{Link{Words: s.say("download.changes"), Href: to.to(changesJSONPath(iso3, edition))}, "JSON", s.say("download.changes.about")})
	}
	return leading(out)
}

func dataPages(s *site) []page {
	return []page{{path: dataPath, make: func() (any, error) {
		to := s.link(dataPath)
		v := &DataPage{Base: s.base(dataPath, s.say("nav.data"), s.say("data.description")), Licence: s.cat.Site.Licence}
		for _, version := range s.versions {
			v.Kept = append(v.Kept, Link{Words: version, Href: to.to(versions + version + "/" + s.folder + homePath)})
		}
		add := func(id, format, path string, fields []string, files func(iso3, edition string) string) {
			if !s.cat.Site.Has(partOf(path)) {
				return
			}
			k := DownloadKind{ID: id, Name: s.say("download." + id), About: s.say("download." + id + ".about"), Format: format, Path: path}
			for _, f := range fields {
				k.Fields = append(k.Fields, Field{f, s.fieldWords(id, f)})
			}
			if files == nil {
				k.Files, k.Path = []Link{{Words: path, Href: to.to(path)}}, ""
			}
			for _, p := range s.profiles {
				if files != nil && (id != "changes" || len(p.Changes) > 0) {
					c := p.Response.Country
					k.Files = append(k.Files, Link{Words: s.say("profile.title", "Country", s.name(c), "Edition", p.Response.Edition.ID),
						Href: to.to(files(c.ISO3, p.Response.Edition.ID))})
				}
			}
			v.Kinds = append(v.Kinds, k)
		}
		add("countries", "CSV", countriesCSV, countryColumns, nil)
		add("indicators", "CSV", indicatorsCSV, indicatorColumns, nil)
		add("response", "JSON", responseJSONPath("<ISO3>", "<edition>"), fields(responseFile{}), responseJSONPath)
		add("table", "CSV", responseCSVPath("<ISO3>", "<edition>"), responseColumns, responseCSVPath)
		add("profile", "JSON", profileJSONPath("<ISO3>", "<edition>"), fields(profileFile{}), profileJSONPath)
		add("changes", "JSON", changesJSONPath("<ISO3>", "<edition>"), fields(changesFile{}), changesJSONPath)
		add("choices", "CSV", choicesCSV, choiceColumns, nil)
		add("linked", "JSON-LD", profileLDPath("<ISO3>", "<edition>"), nil, profileLDPath)
		add("citation", "CSL-JSON", cslPath("<ISO3>", "<edition>"), nil, cslPath)
		add("sdmx", "SDMX-CSV", sdmxPath, nil, nil)
		books := DownloadKind{ID: "codebook", Name: s.say("download.codebook"), About: s.say("download.codebook.about"), Format: "DDI", Path: ddiPath("<edition>")}
		for i := range s.cat.Editions {
			e := &s.cat.Editions[i]
			books.Files = append(books.Files, Link{Words: s.words.Edition(e), Href: to.to(ddiPath(e.ID))})
		}
		v.Kinds = append(v.Kinds, books)
		add("datapackage", "JSON", dataPackagePath, nil, nil)
		add("csvw", "JSON", csvwPath, nil, nil)
		add("dcat", "JSON-LD", dcatPath, nil, nil)
		add("zip", "ZIP", zipPath, nil, nil)
		add("log", "JSON", ChangelogFile, fields(changelog.Log{}), nil)
		add("report", "HTML", reportPath("<iso3>", "<edition>"), nil, reportPath)
		for _, st := range survey.States {
			v.States = append(v.States, s.state(st))
		}
		for _, g := range survey.Grades {
			v.Grades = append(v.Grades, s.step(g))
		}
		var err error
		v.Linked, err = s.forSearchEngines()
		return v, err
	}}}
}

// programLicences are the licences of what the program is made of, which the site
// does not hold.
const programLicences = "dist/program-licenses.txt"

// assets are the styles, scripts and pictures, as they are.
func assets(s *site) ([]file, error) {
	var out []file
	err := fs.WalkDir(s.assets, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{"css", "js", "img", "dist"}, strings.SplitN(path, "/", 2)[0]) ||
			strings.HasSuffix(path, ".md") || path == programLicences {
			return err
		}
		data, err := fs.ReadFile(s.assets, path)
		switch {
		case path == joined[0]:
			var css string
			css, err = joinedSheet(s.assets)
			data = []byte(css + s.theme())
		case slices.Contains(joined, path):
			return nil
		case strings.HasSuffix(path, ".css"):
			var css string
			css, err = styleSheet(s.assets, path)
			data = []byte(css)
		}
		out = append(out, file{"assets/" + path, data})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading assets: %w", err)
	}
	if logo := s.cat.Site.Logo; len(logo.Data) > 0 {
		out = append(out, file{logoPath(logo), logo.Data})
	}
	return out, nil
}

func logoPath(l survey.Logo) string { return "assets/img/" + l.Name }
