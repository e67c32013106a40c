package render

import (
	"strings"

	"egovsite/generator/survey"
)

// A version of the site that is kept as it was lies in a folder of its own, with
// all its pages and data, so that a citation of it stays true.

// versions is the folder of the kept versions.
const versions = "v/"

// VersionOf is the version that a path belongs to; empty for the site itself.
func VersionOf(path string) string {
	rest, ok := strings.CutPrefix(path, versions)
	if !ok {
		return ""
	}
	version, _, _ := strings.Cut(rest, "/")
	return version
}

// ResponsePath is the file of a country's answers to an edition.
func ResponsePath(iso3, edition string) string { return responseJSONPath(iso3, edition) }

// moved is the catalog of a site that is kept as a version: its address is another.
func moved(c *survey.Catalog, version string) *survey.Catalog {
	to := *c
	if c.Site.Address != "" {
		to.Site.Address = strings.TrimSuffix(c.Site.Address, "/") + "/" + versions + version + "/"
	}
	return &to
}

// folder is where the files of a kept version lie; empty for the site itself.
func (m *Maker) folder() string {
	if m.frozen == "" {
		return ""
	}
	return versions + m.frozen + "/"
}

// place puts files where this version of the site lies.
func (m *Maker) place(put Put) Put {
	return func(path string, data []byte) error { return put(m.folder()+path, data) }
}

// Frozen is what a page of a kept version says of itself.
type Frozen struct {
	Words string
	Now   Link // the page as it is now; it may be there no more
}

// frozenNotice is nil for a page of the site itself.
func (s *site) frozenNotice(path string) *Frozen {
	if s.frozen == "" {
		return nil
	}
	from := versions + s.frozen + "/" + s.folder + path
	return &Frozen{s.say("kept.notice", "Version", s.frozen), Link{Words: s.say("kept.now"), Href: relative(from, s.folder+path)}}
}
