package catalog

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"go.yaml.in/yaml/v3"
)

// site loads what the publisher decided.
func (l *loader) site(files []string) {
	each(l, files, func(d *document, s *SiteFile) {
		in := siteIn{s, l.known, l.fsys}
		lint(d, in, siteRules)
		if !d.failed {
			l.cat.Site = survey.Site{Name: s.Name, Tagline: s.Tagline, Publisher: s.Publisher, Contact: s.Contact, Licence: s.Licence,
				Logo: survey.Logo{Name: s.Logo, Data: in.logo()}, Colours: map[string]survey.Colour{}, Footer: s.Footer, NoMap: s.Map == "none", LeaveOut: in.leaveOut(), Home: s.Home, Without: s.LeaveOutPages,
				Address: s.Address, Languages: s.Languages, Said: map[string]survey.SiteWords{}, ConsentNotRecorded: s.ConsentNotRecorded}
			for name, c := range s.Colours.byName() {
				l.cat.Site.Colours[name] = survey.Colour(c)
			}
			for _, link := range s.Links {
				l.cat.Site.Links = append(l.cat.Site.Links, survey.SiteLink(link))
			}
			for tag, said := range s.Translations {
				l.cat.Site.Said[tag] = survey.SiteWords(said)
			}
		}
	})
}

// namedBySite are the languages that the site's file names, as far as it can be
// read; what is wrong in it is told when its turn comes.
func (l *loader) namedBySite() (tags []string) {
	p, err := l.parse("site.yaml")
	if err != nil || p.err != nil {
		return nil
	}
	if list := child(p.root, "languages"); list != nil && list.Kind == yaml.SequenceNode {
		for _, tag := range list.Content {
			tags = append(tags, tag.Value)
		}
	}
	return tags
}

// byName are the colours that are chosen, by the names that style sheets use.
func (c SiteColours) byName() map[string]SiteColour {
	out := map[string]SiteColour{"accent": c.Accent, "recorded": c.Recorded, "documented": c.Documented, "no": c.No}
	maps.DeleteFunc(out, func(_ string, c SiteColour) bool { return c == SiteColour{} })
	return out
}

// leaveOut are the parts that the site does without.
func (s siteIn) leaveOut() (out []survey.Part) {
	for _, p := range s.LeaveOut {
		out = append(out, survey.Part(p))
	}
	return out
}

// siteIn is the site's file, the languages there are, and the content folder.
type siteIn struct {
	*SiteFile
	known *survey.Catalog
	fsys  fs.FS
}

// logo is the file of the folder theme that is named; nil if none can be read.
func (s siteIn) logo() []byte {
	data, _ := fs.ReadFile(s.fsys, path.Join("theme", path.Base(s.Logo))) // siteLogo tells
	return data
}

var siteRules = []rule[siteIn]{
	{code: "reference-unknown", why: "a language of the site has a folder of words", find: siteLanguages},
	{code: "code-twice", why: "a part of a site is left out, or it is not", find: siteParts},
	{code: "content-value", why: "a page that is there leads to what is there", find: siteLasting},
	{code: "reference-unknown", why: "pages of prose are the files pages/<name>.<language>.md", find: sitePages},
	{code: "content-value", why: "a site has a home page in each of its languages", find: siteHome},
	{code: "logo", why: "the mark on every page is a small SVG or PNG file of the folder theme", find: siteLogo},
	{code: "colour-contrast", severity: problem.Warning, why: "words are read, and marks told apart, where they stand out from the page", find: siteColours},
}

func siteParts(s siteIn, report report) {
	for i, p := range s.LeaveOut {
		if slices.Contains(s.LeaveOut[:i], p) {
			report(fmt.Sprintf("%q is left out twice", p), "name it once", "leave_out", i)
		}
	}
}

// siteLasting sees to the pages that make addresses from a country and an edition
// without knowing which edition is the newest.
func siteLasting(s siteIn, report report) {
	for i, p := range s.LeaveOut {
		for _, other := range []survey.Part{survey.PartCompare, survey.PartSearch} {
			if survey.Part(p) == survey.PartLasting && !slices.Contains(s.LeaveOut, string(other)) {
				report(fmt.Sprintf("%q is left out, and %q, which leads there, is not", p, other), fmt.Sprintf("leave out %q too, or neither", other), "leave_out", i)
			}
		}
	}
}

// prose are the languages of each page of prose, by its name.
func (s siteIn) prose() map[string][]string {
	out := map[string][]string{}
	for _, pattern := range []string{"pages/*.md", "pages/*/*.md"} {
		files, _ := fs.Glob(s.fsys, pattern) // a pattern of ours
		for _, file := range files {
			name, tag := survey.ProseName(file)
			out[name] = append(out[name], tag)
		}
	}
	return out
}

func sitePages(s siteIn, report report) {
	there := s.prose()
	names := slices.Sorted(maps.Keys(there))
	for i, name := range s.LeaveOutPages {
		if there[name] == nil {
			report(fmt.Sprintf("there is no page %q", name), didYouMean(name, names), "leave_out_pages", i)
		}
	}
	if s.Home != "" && there[s.Home] == nil {
		report(fmt.Sprintf("there is no page %q", s.Home), didYouMean(s.Home, names), "home")
	}
}

func siteHome(s siteIn, report report) {
	tags := s.prose()[s.Home]
	if tags == nil {
		return // it has none, or sitePages tells
	}
	if slices.Contains(s.LeaveOut, string(survey.PartProse)) || slices.Contains(s.LeaveOutPages, s.Home) {
		report(fmt.Sprintf("%q is the home page and is left out", s.Home), "name another, or leave it in", "home")
	}
	for _, tag := range s.Languages {
		if !slices.Contains(tags, english) && !slices.Contains(tags, tag) {
			report(fmt.Sprintf("%q is the home page, and not there in %q", s.Home, tag), fmt.Sprintf("write pages/%s.%s.md, or the page in English, which stands in for all", s.Home, tag), "home")
		}
	}
}

// logoMost is how large a mark may be, in bytes: every page shows it, and every
// report carries it.
const logoMost = 50_000

func siteLogo(s siteIn, report report) {
	if s.Logo == "" {
		return
	}
	data := s.logo()
	switch {
	case data == nil || s.Logo != path.Base(s.Logo):
		var names []string
		entries, _ := fs.ReadDir(s.fsys, "theme") // there may be none
		for _, e := range entries {
			names = append(names, e.Name())
		}
		report(fmt.Sprintf("there is no file theme/%s", s.Logo), didYouMean(s.Logo, names), "logo")
	case len(data) > logoMost:
		report(fmt.Sprintf("theme/%s has %d bytes", s.Logo, len(data)), fmt.Sprintf("make it smaller than %d", logoMost), "logo")
	case strings.HasSuffix(s.Logo, ".svg") && !bytes.Contains(data, []byte("<svg")), strings.HasSuffix(s.Logo, ".png") && !bytes.HasPrefix(data, []byte("\x89PNG")):
		report(fmt.Sprintf("theme/%s is not what its name says", s.Logo), "save it as SVG or PNG again", "logo")
	case !strings.HasSuffix(s.Logo, ".svg") && !strings.HasSuffix(s.Logo, ".png"):
		report(fmt.Sprintf("theme/%s is neither .svg nor .png", s.Logo), "save it as one of them", "logo")
	}
}

// The pages that colours stand on, as the style sheet has them, and the least
// contrasts of WCAG 2.2 for words and for marks.
const (
	lightPage, darkPage   = "#fcfbf8", "#13181e"
	wordsApart, markApart = 4.5, 3.0
)

func siteColours(s siteIn, report report) {
	chosen := s.Colours.byName()
	for _, name := range slices.Sorted(maps.Keys(chosen)) {
		least := markApart
		if name == "accent" {
			least = wordsApart
		}
		for _, on := range []struct{ field, colour, page string }{{"light", chosen[name].Light, lightPage}, {"dark", chosen[name].Dark, darkPage}} {
			if got := contrast(on.colour, on.page); got < least {
				report(fmt.Sprintf("%s has a contrast of %.1f to the %s page, less than %.1f", on.colour, got, on.field, least),
					"take a darker one on the light page, a lighter one on the dark page", "colours", name, on.field)
			}
		}
	}
}

// contrast is the contrast ratio of two colours after WCAG 2.2, from 1 to 21.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// luminance is the relative luminance of a colour written "#rrggbb".
func luminance(colour string) float64 {
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		if len(colour) < 3+2*i {
			return 0
		}
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func siteLanguages(s siteIn, report report) {
	var tags []string
	for _, lang := range s.known.Languages {
		tags = append(tags, lang.Tag)
	}
	for tag := range s.Translations {
		if !slices.Contains(s.Languages, tag) {
			report(fmt.Sprintf("the site does not speak %q", tag), "add it to languages, or take its translation out", "translations", key(tag))
		}
	}
	for i, tag := range s.Languages {
		if slices.Index(s.Languages, tag) < i {
			report(fmt.Sprintf("the language %q stands twice", tag), "keep one of them", "languages", i)
		}
		if len(tags) > 0 && !slices.Contains(tags, tag) {
			report(fmt.Sprintf("there are no words in the language %q", tag), didYouMean(tag, tags), "languages", i)
		}
	}
}
