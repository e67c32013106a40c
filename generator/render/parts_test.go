package render

import (
	"cmp"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/changelog"
	"egovsite/generator/survey"

	"golang.org/x/net/html"
)

// entire is an invented site that has something of every part: two countries,
// one of them with two editions and a submission that replaces another, figures,
// two languages, an address, and a page of prose that links to all of them.
func entire(t testing.TB) siteInput {
	in := together(t, 2)
	c := in.Catalog
	c.Figures = append(withFigures(t).Catalog.Figures, survey.Figure{ID: "matrix", Kind: "question-matrix", Pages: []string{"edition", "section"}, Height: 300},
		survey.Figure{ID: "map", Kind: "tile-map", Pages: []string{"home", "countries"}, Height: 300})
	c.Languages = append(c.Languages, survey.Language{Tag: "de", Name: "Deutsch", Direction: "ltr", Messages: map[string]survey.Message{}})
	c.Site.Languages, c.Site.Address = []string{"en", "de"}, servedAt
	second := c.Editions[0]
	second.ID, second.Short, second.Questions = "2024", "Example 2024", slices.Clone(second.Questions)
	c.Editions = append(c.Editions, second)
	c.Crosswalks = []survey.Crosswalk{{From: "2022", To: "2024", Reviewer: "Example Office", Entries: []survey.Relation{
		{Relate: survey.Same, From: []string{"portal"}, To: []string{"portal"}, Comparable: true},
		{Relate: survey.Reworded, From: []string{"law"}, To: []string{"law"}}}}}
	c.Indicators[0].Items["2024"], c.Indicators[0].Head = []string{"portal", "law"}, map[string]string{"2022": "portal", "2024": "portal"}
	links := "Words"
	for _, p := range []string{actsPath, changelogPath, comparePath, countriesPath, dataPath, editionsPath, embedPath("qqa-2022", "coverage"), indicatorPath("laws"), questionsPath,
		regionsPath, reportPath("QQA", "2022"), searchPath, factSheetPath("QQA", "2022"), sourcePath("QQA", "2022"), newestPath("QQA"), "https://acts.example.org/acts/"} {
		links += ", [*" + path.Dir(p) + "*](" + strings.Replace("../"+p, "../https", "https", 1) + ")"
	}
	c.Pages[0].Markdown = links + "."
	in.Profiles = nil
	for i, edition := range []int{0, 0, 1} {
		p := profile(c)
		p.Response.Country, p.Response.Edition = &c.Countries[i%2], &c.Editions[edition]
		p.Response.Acts[0].Address = "https://laws.example.org/1"
		in.Profiles = append(in.Profiles, p)
	}
	older, newer, earlier := in.Profiles[0], in.Profiles[2], profile(c)
	trend := survey.Trend{Indicator: &c.Indicators[0], Points: []survey.Point{{Profile: older, Value: &older.Values[0]},
		{Profile: newer, Value: &newer.Values[0], Break: survey.BreakItems, Changed: []string{"law"}}}}
	older.Trends, newer.Trends = []survey.Trend{trend}, []survey.Trend{trend}
	answer := &newer.Response.Answers[2]
	move := survey.Move{Indicator: &c.Indicators[0], Old: &earlier.Values[0].Items[1], New: &newer.Values[0].Items[1], Because: []string{"law"}}
	newer.Earlier = []*survey.Profile{earlier}
	newer.Changes = []survey.Diff{{Old: earlier, New: newer,
		Answers:    []survey.AnswerChange{{Change: survey.Changed, Old: answer, New: answer, State: true, Moves: []survey.Move{move}}},
		Indicators: []survey.IndicatorChange{{Indicator: &c.Indicators[0], Change: survey.Changed, Old: &earlier.Values[0], New: &newer.Values[0], Comparable: true, Moves: []survey.Move{move}}}}}
	in.Log = changelog.Log{Entries: []changelog.Entry{{Number: 1, Changes: []changelog.Change{{Country: "QQA", Edition: "2022", Kind: changelog.Published}}}}}
	return in
}

// TestParts makes the site without each of its parts, and without all of them.
func TestParts(t *testing.T) {
	full := built(t, entire(t))
	linksLead(t, full)
	gaps := map[string]int{}
	for name, data := range full {
		gaps[name] = len(emptiness(t, name, data))
	}
	leave := map[string][]survey.Part{"everything": survey.Parts}
	for _, p := range survey.Parts {
		leave[string(p)] = []survey.Part{p}
	}
	leave["lasting"] = []survey.Part{survey.PartLasting, survey.PartCompare, survey.PartSearch} // the only way, says the catalog
	for name, parts := range leave {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := entire(t)
			in.Catalog.Site.LeaveOut = parts
			files := built(t, in)
			removed := 0
			for name := range full {
				without := slices.ContainsFunc(parts, func(p survey.Part) bool { return belongs(name, p) })
				if without {
					removed++
				}
				if slices.Contains(parts, survey.PartLasting) {
					name = besideNewest.Replace(name)
				}
				if _, there := files[name]; there == without {
					t.Errorf("%s is there: %v", name, there)
				}
			}
			if removed == 0 || len(files) != len(full)-removed {
				t.Errorf("%d files of %d, %d of them left out", len(files), len(full), removed)
			}
			linksLead(t, files)
			for name, data := range files {
				if found := emptiness(t, name, data); len(found) > gaps[name] {
					t.Errorf("%s has %d empty places, with all parts %d: %q", name, len(found), gaps[name], found)
				}
				scriptsLead(t, name, data, files)
				if list := between(data, `<ul class="downloads">`, "</ul>"); strings.Count(list, "<li>") != strings.Count(list, "<a ") {
					t.Errorf("%s offers what is not there: %s", name, list)
				}
			}
			for _, l := range strings.Split(files["sitemap.xml"], "<loc>")[1:] {
				at, _, _ := strings.Cut(strings.TrimPrefix(l, servedAt), "<")
				if files[at+"index.html"] == "" {
					t.Errorf("sitemap.xml names %q", at)
				}
			}
		})
	}
}

// besideNewest is where the figures of the newest editions lie without lasting addresses.
var besideNewest = strings.NewReplacer("qqa/2024/figures.js", "qqa/figures.js", "qqb/2022/figures.js", "qqb/figures.js")

// belongs reports whether a file of the site belongs to a part of it. What has a
// figure of an indicator alone belongs to the indicators too.
func belongs(name string, p survey.Part) bool {
	name = strings.TrimPrefix(name, "de/")
	if p == survey.PartLasting { // of the invented countries
		return name == profilePath("QQA", "2024") || name == profilePath("QQB", "2022")
	}
	return partOf(name) == p || p == survey.PartIndicators && strings.HasPrefix(name, "embed/laws-")
}

// TestPartOf sees that an address tells the part that its page or file is made in.
func TestPartOf(t *testing.T) {
	in := entire(t)
	s := in.site(t)
	s.company, s.log = true, func() changelog.Log { return in.Log }
	s.pages = func() []string { return nil }
	built := built(t, in)
	s.read = func(path string) ([]byte, error) { return []byte(built[path]), nil }
	known := map[string]survey.Part{}
	for _, kind := range pageTypes {
		var pages []page
		if kind.own != nil {
			for _, p := range s.profiles {
				pages = append(pages, kind.own(s, p)...)
			}
		}
		if kind.whole != nil {
			pages = append(pages, kind.whole(s)...)
		}
		for _, p := range pages {
			known[p.path] = kind.part
		}
	}
	for _, p := range s.profiles {
		iso3, edition := p.Response.Country.ISO3, p.Response.Edition.ID
		for _, f := range profileFiles(s, p) {
			known[f.path] = survey.PartData
		}
		known[responseJSONPath(iso3, edition)], known[comparePathOf(iso3, edition)], known[cardPath(iso3, edition)] = "", survey.PartCompare, survey.PartCards
	}
	for _, kind := range fileTypes {
		files, err := kind.make(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			known[f.path] = kind.part
		}
	}
	known[siteCardPath], known["robots.txt"], known["sitemap.xml"] = survey.PartCards, "", ""
	for name := range built {
		name = strings.TrimPrefix(name, "de/")
		part, made := known[name]
		if got := partOf(name); !made || got != part {
			t.Errorf("%s is of the part %q, its type of %q (%v)", name, got, part, made)
		}
	}
	for _, p := range survey.Parts {
		if p != survey.PartLasting && !slices.Contains(slices.Collect(maps.Values(known)), p) {
			t.Errorf("no file of the part %q", p)
		}
	}
}

// emptiness lists the elements of a page that have nothing in them, and the
// headings that nothing follows. A link that leads nowhere is a fault.
func emptiness(t *testing.T, name, data string) (found []string) {
	if !strings.HasSuffix(name, ".html") {
		return nil
	}
	root, err := html.Parse(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		href := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
		if n.Data == "a" && href < 0 || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return slices.Contains(asking, a.Key) && a.Val == "" }) {
			t.Errorf("%s: <%s> leads nowhere: %v", name, n.Data, n.Attr)
		}
		if slices.Contains(anything, n.Data) && (hollow(n) || n.Data[0] == 'h' && nothingFollows(n)) {
			found = append(found, "<"+n.Parent.Data+"> <"+n.Data+">")
		}
	}
	return found
}

// asking are the attributes that have an address in them, anything the elements
// that have something in them.
var (
	asking   = []string{"href", "src", "content", "data-options"}
	anything = []string{"ul", "ol", "li", "dl", "dt", "dd", "nav", "section", "table", "thead", "tbody", "tr", "th", "td", "p", "h1", "h2", "h3", "h4", "a", "details", "summary", "figure", "caption"}
)

func hollow(n *html.Node) bool {
	for x := range n.Descendants() {
		if x.Type == html.TextNode && strings.TrimSpace(x.Data) != "" || x.Data == "svg" || x.Data == "input" {
			return false
		}
	}
	return true
}

// nothingFollows reports whether nothing but another heading of its level follows.
func nothingFollows(heading *html.Node) bool {
	next := heading.NextSibling
	for next != nil && next.Type != html.ElementNode {
		next = next.NextSibling
	}
	return next == nil || next.Data == heading.Data
}

// scriptsLead sees that the links which a page hands to its scripts lead somewhere.
func scriptsLead(t *testing.T, name, data string, files map[string]string) {
	for _, mark := range []string{"data-compare-names>", "data-search-names>"} {
		if !strings.Contains(data, mark) {
			continue
		}
		var names struct{ Links map[string]string }
		if err := json.Unmarshal([]byte(between(data, mark, "</script>")), &names); err != nil {
			t.Fatal(err)
		}
		for _, found := range strings.Split(data, `data-found="`)[1:] {
			if kind, _, _ := strings.Cut(found, `"`); names.Links[kind] == "" {
				t.Errorf("%s shows %s that it finds, and leads to none", name, kind)
			}
		}
		for kind, link := range names.Links {
			code := map[string]string{"indicator": "laws"}[kind]
			link = strings.NewReplacer("{iso3}", "qqa", "{country}", "qqa", "{ISO3}", "QQA", "{edition}", "2022", "{code}", cmp.Or(code, "law"), "{number}", "3", "{act}", "act-1").Replace(link)
			to, fragment, _ := strings.Cut(link, "#")
			page := files[path.Join(path.Dir(name), to)]
			if link != "" && (page == "" || fragment != "" && !strings.Contains(page, `id="`+fragment+`"`)) {
				t.Errorf("%s hands %q to its script, which leads nowhere", name, link)
			}
		}
	}
}

// TestHas takes the links that people write, also to folders, for what they lead to.
func TestHas(t *testing.T) {
	site := survey.Site{LeaveOut: []survey.Part{survey.PartProse, survey.PartSources, survey.PartRegions}}
	for _, c := range []struct {
		from, folder, address string
		want                  bool
	}{
		{"about/index.html", "", "../methodology/index.html#consent", false},
		{"about/index.html", "", "../methodology/", false},
		{"about/index.html", "fr/", "../methodology", false},
		{"about/index.html", "fr/", "../../data/all.zip", true},
		{"index.html", "", "regions/145/index.html", false},
		{"countries/qqa/2022/index.html", "", "source/index.html#L3", false},
		{"about/index.html", "", "../index.html", true},
		{"about/index.html", "", "#here", true},
		{"about/index.html", "", "https://example.org/regions/index.html", true},
		{"about/index.html", "", "//example.org/regions/index.html", true},
		{"about/index.html", "", "%", true},
	} {
		if got := (linker{from: c.from, folder: c.folder, site: &site}).has(c.address); got != c.want {
			t.Errorf("%s%s leads to %s, which is there: %v", c.folder, c.from, c.address, got)
		}
	}
}

// TestLeanWords sees that what is said otherwise of a site without a part is said
// of that site alone.
func TestLeanWords(t *testing.T) {
	l := english(t)
	of := 0
	for key, m := range l.Messages {
		base, part, ok := strings.Cut(key, ".without-")
		if !ok {
			continue
		}
		of++
		if !slices.Contains(survey.Parts, survey.Part(part)) || l.Messages[base] == (survey.Message{}) {
			t.Errorf("%s is said of no site", key)
		}
		if got := lean(l, &survey.Site{LeaveOut: []survey.Part{survey.Part(part)}}).Messages[base]; got != m {
			t.Errorf("a site without %s says %q", part, got.Other)
		}
		if got := lean(l, &survey.Site{}).Messages[base]; got != l.Messages[base] {
			t.Errorf("a whole site says %q", got.Other)
		}
	}
	if of == 0 {
		t.Error("nothing is said otherwise")
	}
}
