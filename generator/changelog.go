package generator

import (
	"path/filepath"

	"egovsite/generator/changelog"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/render"
	"egovsite/generator/survey"
)

// log is the list of what changed in published numbers, as the site that is to
// be replaced keeps it, with what this build changes. One that is not what was
// published is not believed: the list begins anew, as it does in a site that
// did without it.
func (m *material) log(o Options, site *publish.Site) (changelog.Log, []problem.Problem) {
	if !m.catalog.Site.Has(survey.PartChanges) {
		return changelog.Log{}, nil
	}
	var old changelog.Log
	data, err := site.Previous(render.ChangelogFile)
	if err == nil && data != nil {
		old, err = changelog.Parse(data)
	}
	var ps []problem.Problem
	if err != nil {
		ps = append(ps, problem.Problem{Code: "changes-unreadable", Severity: problem.Warning,
			File: filepath.Join(o.out(), filepath.FromSlash(render.ChangelogFile)),
			What: "the list of what changed since earlier sites begins anew",
			Why:  err.Error(),
			Hint: "put back the file as it was published, and build again; or leave it at that"})
	}
	return m.next(o, old), ps
}

// next is the list that follows an old one.
func (m *material) next(o Options, old changelog.Log) changelog.Log {
	var silent [][2]string
	for _, r := range m.held {
		silent = append(silent, [2]string{r.Country.ISO3, r.Edition.ID})
	}
	return old.Next(changelog.Of(m.catalog, m.profiles, o.Version), o.Now, silent...)
}
