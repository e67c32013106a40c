package render

import (
	"path"
	"strconv"
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
)

func low(iso3 string) string        { return strings.ToLower(iso3) }
func newestPath(iso3 string) string { return "countries/" + low(iso3) + "/index.html" }
func profilePath(iso3, edition string) string {
	return "countries/" + low(iso3) + "/" + edition + "/index.html"
}
func figuresPath(iso3, edition string) string {
	return "countries/" + low(iso3) + "/" + edition + "/figures.js"
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
func prosePath(name string) string           { return name + "/index.html" }
func reportPath(iso3, edition string) string { return "reports/" + low(iso3) + "-" + edition + ".html" }
func lineFragment(n int) string              { return "#L" + strconv.Itoa(n) }
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

// to is the link to a path of the site; empty where there can be none, also to a
// part that the site does without.
func (l linker) to(p string) string {
	if l.single || !l.site.Has(partOf(p)) {
		return ""
	}
	if shared(p) {
		return relative(l.folder+l.from, p)
	}
	return relative(l.from, p)
}

// in is the link to the same page in the language of another folder.
func (l linker) in(folder string) string { return relative(l.folder+l.from, folder+l.from) }

// line is the link to a line of a response's file.
func (l linker) line(r *survey.Cleared, n int) string {
	if len(r.Lines) == 0 || n == 0 {
		return ""
	}
	if l.single {
		return lineFragment(n)
	}
	if to := l.to(sourcePath(r.Country.ISO3, r.Edition.ID)); to != "" {
		return to + lineFragment(n)
	}
	return ""
}

// partOf is the part of the site that a path belongs to; empty for what is
// always there.
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
