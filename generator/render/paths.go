package render

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// The addresses of the site. They are for ever: people cite them.
const (
	homePath        = "index.html"
	countriesPath   = "countries/index.html"
	indicatorsPath  = "indicators/index.html"
	questionsPath   = "questions/index.html"
	dataPath        = "data/index.html"
	methodologyPath = "methodology/index.html"
	comparePath     = "compare/index.html"
	searchPath      = "search/index.html"
	notFoundPath    = "404.html"

	lineFragment = "#L" // before the number of a line of a source
)

func low(iso3 string) string        { return strings.ToLower(iso3) }
func newestPath(iso3 string) string { return "countries/" + low(iso3) + "/index.html" }
func profilePath(iso3, edition string) string {
	return "countries/" + low(iso3) + "/" + edition + "/index.html"
}
func indicatorFiguresPath(code string) string { return "indicators/" + code + "/figures.js" }
func embedPath(name, figure string) string    { return "embed/" + name + "-" + figure + ".html" }
func sourcePath(iso3, edition string) string {
	return "countries/" + low(iso3) + "/" + edition + "/source/index.html"
}
func changesPath(iso3, edition string) string {
	return "countries/" + low(iso3) + "/" + edition + "/changes/index.html"
}
func indicatorPath(code string) string { return "indicators/" + code + "/index.html" }
func questionPath(edition, code string) string {
	return "questions/" + edition + "/" + code + "/index.html"
}
func reportPath(iso3, edition string) string { return "reports/" + low(iso3) + "-" + edition + ".html" }
func responseJSONPath(iso3, edition string) string {
	return "data/responses/" + edition + "/" + iso3 + ".json"
}
func responseCSVPath(iso3, edition string) string {
	return "data/responses/" + edition + "/" + iso3 + ".csv"
}
func changesJSONPath(iso3, edition string) string {
	return "data/changes/" + edition + "/" + iso3 + ".json"
}
func profileJSONPath(iso3, edition string) string {
	return "data/profiles/" + edition + "/" + iso3 + ".json"
}

// prosePath is where a page of prose is.
func (s *site) prosePath(name string) string {
	if name == s.cat.Site.Home {
		return homePath
	}
	return name + "/index.html"
}

// profilePath is where a country's response to an edition stays: at the edition's
// own address, or at the country's where the site does without the other for its
// newest edition.
func (s *site) profilePath(iso3, edition string) string {
	if own := s.editions[iso3]; !s.cat.Site.Has(survey.PartLasting) && len(own) > 0 && own[0].Response.Edition.ID == edition {
		return newestPath(iso3)
	}
	return profilePath(iso3, edition)
}

// figuresPath is the script with the options of a profile's figures, beside the page
// that stays.
func (s *site) figuresPath(iso3, edition string) string {
	return path.Join(path.Dir(s.profilePath(iso3, edition)), "figures.js")
}

// relative is the link from one page to another: a site of relative links can
// be moved, mailed and opened from a disk.
func relative(from, to string) string {
	a := strings.Split(path.Dir(from), "/")
	if path.Dir(from) == "." {
		a = nil
	}
	b := strings.Split(to, "/")
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return strings.Repeat("../", len(a)) + strings.Join(b, "/")
}

// shared reports whether a path is of the site as a whole: its data, search
// index, styles, scripts and kept versions are there once, whatever languages its pages are in.
func shared(path string) bool {
	folder, _, _ := strings.Cut(path, "/")
	return path != dataPath && path != searchPath && (folder == "data" || folder == "search" || folder == "assets" || folder == "v")
}

// A linker makes the links of one page. Paths are those of the site's first
// language; the pages of another have the same ones below a folder of its own.
type linker struct {
	from   string // path of the page
	folder string // of the page's language, "fr/"; empty for the first
	single bool   // the page is mailed alone: only its own fragments can be linked
	site   *survey.Site
}

// link makes the links of the page at path.
func (s *site) link(path string) linker {
	return linker{from: path, folder: s.folder, site: &s.cat.Site}
}

// alone makes the links of a page that is mailed alone.
func (s *site) alone(path string) linker {
	return linker{from: path, single: true, site: &s.cat.Site}
}

// to is the link to a path of the site; empty where there can be none, also to a
// part that the site does without.
func (l linker) to(p string) string {
	if l.single || !l.there(p) {
		return ""
	}
	if shared(p) {
		return relative(l.folder+l.from, p)
	}
	return relative(l.from, p)
}

// at is the link to a place on a page of the site; empty where to is.
func (l linker) at(p, fragment string) string {
	to := l.to(p)
	switch {
	case to == "":
		return ""
	case p == l.from:
		return fragment
	}
	return to + fragment
}

// indicator is the link to where an indicator is explained: its page, or its card
// on the home page of a site without such pages. Columns of indicators always
// lead there, as a column that leads nowhere is one to sort by, and makes a ranking.
func (l linker) indicator(code string) string {
	card := l.at(homePath, "#"+cardID(code))
	if l.site.Home != "" { // which is prose, and has no cards
		card = l.to(homePath)
	}
	return cmp.Or(l.to(indicatorPath(code)), card)
}

// in is the link to the same page in the language of another folder.
func (l linker) in(folder string) string { return relative(l.folder+l.from, folder+l.from) }

// lines is what the links to the lines of a response's file begin with, before the
// number; empty where there are none.
func (l linker) lines(r *survey.Cleared) string {
	switch {
	case len(r.Lines) == 0:
		return ""
	case l.single:
		return lineFragment
	}
	return l.at(sourcePath(r.Country.ISO3, r.Edition.ID), lineFragment)
}

// path is the path that an address written on the page leads to, as far as it is
// one of this site: another site's is not.
func (l linker) path(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return "", false
	}
	p := strings.TrimPrefix(path.Join(path.Dir(l.folder+l.from), u.Path), l.folder)
	if path.Ext(p) == "" { // a folder, which stands for the page in it
		p = path.Join(p, "index.html")
	}
	return p, true
}

// has reports whether the site has what an address written on the page leads to,
// as far as that can be told: another site's is always there.
func (l linker) has(address string) bool {
	p, ok := l.path(address)
	return !ok || l.there(p)
}

// there reports whether the site has what lies at a path.
func (l linker) there(p string) bool {
	return l.site.Has(partOf(p)) && !slices.Contains(l.site.Without, strings.TrimSuffix(p, "/index.html"))
}

// partOf is the part of the site that a path belongs to; empty for what is
// always there, and for lasting addresses, as the path of a country's newest
// edition is like that of any other: profilePath knows them.
func partOf(p string) survey.Part {
	folder, rest, below := strings.Cut(p, "/")
	switch folder {
	case "countries":
		switch {
		case p == countriesPath:
			return survey.PartCountries
		case strings.HasSuffix(p, "/factsheet/index.html"):
			return survey.PartSheets
		case strings.HasSuffix(p, "/source/index.html"):
			return survey.PartSources
		}
	case "data":
		switch {
		case p == ChangelogFile, p == feedPath:
			return survey.PartChanges
		case strings.HasPrefix(rest, "compare/"):
			return survey.PartCompare
		case strings.HasPrefix(rest, "responses/") && strings.HasSuffix(rest, ".json"):
			return ""
		}
		return survey.PartData
	case "assets":
		if strings.HasPrefix(rest, "cards/") {
			return survey.PartCards
		}
	case "groups":
		return survey.PartRegions
	case "embed":
		return survey.PartEmbeds
	case "acts", "changes", "compare", "editions", "indicators", "questions", "regions", "reports", "search":
		return survey.Part(folder)
	default:
		if below && folder+"/" != versions {
			return survey.PartProse
		}
	}
	return ""
}
