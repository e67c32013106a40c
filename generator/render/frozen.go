package render

import "strings"

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

// ProfilePath is the page of a country's response to an edition.
func ProfilePath(iso3, edition string) string { return profilePath(iso3, edition) }

// frozen is the input of the version that is to be kept, and where its files go.
func (in Input) frozen(put func(string, []byte) error) (Input, func(string, []byte) error) {
	folder := versions + in.Frozen + "/"
	c := *in.Catalog
	if c.Site.Address != "" {
		c.Site.Address = strings.TrimSuffix(c.Site.Address, "/") + "/" + folder
	}
	in.Catalog, in.Kept = &c, nil
	return in, func(path string, data []byte) error { return put(folder+path, data) }
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
