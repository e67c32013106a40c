package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
)

// contentPolicy is the content-security policy of every page that is a page of
// the site: nothing but our own files, no inline script or style. Nothing on a
// page connects to anything; that it might to the site itself lets those who
// audit a page from within it read robots.txt.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"

// Base is what every page has.
type Base struct {
	Lang, Dir   string
	Title       string // of the page, for the tab and for search engines
	SiteName    string
	Languages   []Language // in which the page stands; empty where it is one
	Description string
	Policy      string  // content-security policy
	Canonical   string  // address to cite where a page stands at two addresses and the site knows its own; empty otherwise
	Address     string  // where the page is on the web; empty if the site does not know its own
	Frozen      *Frozen // only in a version that is kept
	Card        string  // address of the picture by which the page is shown elsewhere; empty without one
	Feed        string  // link to the feed of changes, on the pages that have one
	Home        string  // link to the home page; empty in a report
	Nav         []Link
	Search      *Link  // shown beside Nav; nil in a site without a search
	Crumbs      []Link // from the home page down, without the page itself
	Foot        []Link
	Logo        string // link to the publisher's mark; empty for the site's own
	Footer      string // what the publisher says at the foot
	Elsewhere   []Link // the publisher's links there
	Credit      string // the site, its address and licence, for a saved copy of a figure
	Publisher   string
	Contact     string
	Licence     string
	Version     string
	Icon        string
	Style       []string // links to style sheets
	Print       string   // link to the style sheet for paper
	First       string   // link to the script that must run before the page is drawn, for its theme
	Scripts     []string // links to further scripts
	Dataset     string   // link to the numbers of the page as linked data; empty where it has none
	Inline      *Inline  // only in a report
	Digest      string   // of the page, only in a report
	Bare        bool     // shown in a frame on somebody's page: without the head and the foot of the site
}

// Inline is what a report carries inside it.
type Inline struct {
	Style   template.CSS
	Logo    template.URL // the publisher's mark; empty for the site's own
	Scripts []template.JS
}

// A Language is the same page in a language of the site.
type Language struct {
	Tag     string
	Words   string // what the language calls itself
	Href    string // relative link
	Address string // where it is on the web; empty if the site does not know its own
	Current bool
}

// A Link is words and where they lead. Without an address it is words alone.
type Link struct {
	Words   string
	Href    string
	Current bool // the page is, or lies under, this link
}

// nav lists the main parts of the site and the key of their words.
var nav = []struct{ path, key string }{
	{countriesPath, "nav.countries"},
	{comparePath, "compare.nav"},
	{indicatorsPath, "nav.indicators"},
	{questionsPath, "nav.questions"},
	{actsPath, "nav.acts"},
	{dataPath, "nav.data"},
	{methodologyPath, "nav.methodology"},
}

// base is the frame of the page at path.
func (s *site) base(path, title, description string, crumbs ...Link) Base {
	to := s.link(path)
	b := Base{
		Lang: s.words.Tag, Dir: s.words.Direction,
		Title: title, SiteName: s.siteName(), Languages: s.languages(to), Description: description,
		Policy: contentPolicy, Home: to.to(homePath), Crumbs: crumbs,
		Publisher: s.cat.Site.Publisher, Contact: s.cat.Site.Contact, Licence: s.cat.Site.Licence, Version: s.version,
		Icon:  to.to("assets/img/icon.svg"),
		Style: styles(to, "site", "places"), Print: to.to("assets/css/print.css"),
		First:  to.to("assets/js/site.js"),
		Credit: s.credit(), Frozen: s.frozenNotice(path),
		Footer: cmp.Or(s.cat.Site.Said[s.words.Tag].Footer, s.cat.Site.Footer),
	}
	b.Address = s.absolute(path)
	if s.carded() {
		b.Card = s.address(siteCardPath)
	}
	if logo := s.cat.Site.Logo; len(logo.Data) > 0 {
		b.Logo = to.to(logoPath(logo))
	}
	for _, link := range s.cat.Site.Links {
		b.Elsewhere = append(b.Elsewhere, Link{Words: link.Words, Href: webAddress(link.Address)})
	}
	for _, n := range nav {
		folder, _, _ := strings.Cut(n.path, "/")
		b.Nav = append(b.Nav, Link{s.say(n.key), to.to(n.path), strings.HasPrefix(path, folder+"/")})
	}
	b.Nav = append(leading(b.Nav), s.groups(path, to)...)
	if search := to.to(searchPath); search != "" {
		b.Search = &Link{s.say("search.title"), search, path == searchPath}
	}
	for _, n := range []struct{ path, key string }{{regionsPath, "regions.title"}, {editionsPath, "editions.title"}} {
		b.Foot = append(b.Foot, Link{s.say(n.key), to.to(n.path), path == n.path})
	}
	b.Foot = append(b.Foot, Link{s.say("log.title"), to.to(changelogPath), path == changelogPath})
	for _, p := range s.prose() {
		if p.Name != "methodology" && p.Name != s.cat.Site.Home && s.groupOf(p) == "" {
			b.Foot = append(b.Foot, Link{p.Title, to.to(s.prosePath(p.Name)), path == s.prosePath(p.Name)})
		}
	}
	b.Foot, b.Crumbs = leading(b.Foot), leading(b.Crumbs)
	return b
}

// leadsNowhere reports a link to what the site does without.
func (l Link) leadsNowhere() bool { return l.Href == "" }

// leading are the links that lead somewhere.
func leading[L interface{ leadsNowhere() bool }](links []L) []L {
	return slices.DeleteFunc(links, L.leadsNowhere)
}

// styles links to style sheets by name.
func styles(to linker, names ...string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = to.to("assets/css/" + name + ".css")
	}
	return out
}

// withFigures adds the script that lets figures be touched. It loads the chart
// library by itself when that is first wanted.
func (b *Base) withFigures(to linker) {
	b.Scripts = append(b.Scripts, to.to("assets/js/charts.js"))
}

// siteName and tagline are what the site calls itself in the page's language.
func (s *site) siteName() string { return cmp.Or(s.cat.Site.Said[s.words.Tag].Name, s.cat.Site.Name) }
func (s *site) tagline() string {
	return cmp.Or(s.cat.Site.Said[s.words.Tag].Tagline, s.cat.Site.Tagline)
}

// languages are the page in every language of the site, in its order.
func (s *site) languages(to linker) []Language {
	tags := spoken(s.cat)
	if len(tags) < 2 || to.single {
		return nil
	}
	var out []Language
	for _, tag := range tags {
		l := Language{Tag: tag, Words: tag, Href: to.in(folderOf(s.cat, tag)), Current: tag == s.words.Tag}
		for i := range s.cat.Languages {
			if s.cat.Languages[i].Tag == tag {
				l.Words = s.cat.Languages[i].Name
			}
		}
		if s.cat.Site.Address != "" {
			l.Address = s.address(folderOf(s.cat, tag) + to.from)
		}
		out = append(out, l)
	}
	return out
}
