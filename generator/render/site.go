package render

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"egovsite/generator/changelog"
	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// A site is the input made ready for pages in one language. It does not change
// once made.
type site struct {
	cat       *survey.Catalog
	words     *locale.Locale
	folder    string // of the language's pages, "fr/"; empty for the site's first language
	templates func() (map[string]pageTemplate, error)
	assets    fs.FS
	inlined   *sync.Map // what pages that stand alone carry, by what they ask for
	shown     *sync.Map // what several pages of these profiles show, by what it is
	version   string
	log       func() changelog.Log
	pages     func() []string              // of all languages, by path of the first, that search engines are told of
	versions  []string                     // versions of the site that are kept in it
	frozen    string                       // version that this is; empty for the site itself
	company   bool                         // the site shows other countries than the one whose pages are made
	read      func(string) ([]byte, error) // returns a file that was made of a country
	profiles  []*survey.Profile            // by name of country, newest edition first
	newest    []*survey.Profile            // one a country, by name
	editions  map[string][]*survey.Profile // by ISO3, newest first
}

// newSite makes ready for the language with this tag; it has no profiles yet. The
// layouts are those of the pages that will be made.
func newSite(in Input, tag string, read func() (*layouts, error)) (*site, error) {
	words, err := speaker(in.Catalog, tag)
	if err != nil {
		return nil, err
	}
	s := &site{cat: in.Catalog, words: words, folder: folderOf(in.Catalog, tag), assets: in.Assets, inlined: new(sync.Map), shown: new(sync.Map), version: in.Version, frozen: in.Frozen}
	s.templates = sync.OnceValues(func() (map[string]pageTemplate, error) {
		l, err := read()
		if err != nil {
			return nil, err
		}
		return l.in(words), nil
	})
	return s, nil
}

// with is the site that has these profiles, and company where they are not all.
func (s *site) with(profiles []*survey.Profile, company bool) *site {
	c := *s
	s = &c
	s.shown = new(sync.Map)
	s.profiles, s.newest, s.editions, s.company = slices.Clone(profiles), nil, map[string][]*survey.Profile{}, company
	order := map[string]int{}
	for i, e := range s.cat.Editions {
		order[e.ID] = i
	}
	byName := s.words.Order()
	slices.SortStableFunc(s.profiles, func(a, b *survey.Profile) int {
		return cmp.Or(
			byName(s.name(a.Response.Country), s.name(b.Response.Country)),
			strings.Compare(a.Response.Country.ISO3, b.Response.Country.ISO3),
			order[b.Response.Edition.ID]-order[a.Response.Edition.ID])
	})
	for _, p := range s.profiles {
		iso3 := p.Response.Country.ISO3
		if s.editions[iso3] == nil {
			s.newest = append(s.newest, p)
		}
		s.editions[iso3] = append(s.editions[iso3], p)
	}
	return s
}

// once makes what is kept under a key, the first time that it is asked for.
func once[T any](kept *sync.Map, key any, make func() (T, error)) (T, error) {
	made, ok := kept.Load(key)
	if !ok {
		made, _ = kept.LoadOrStore(key, sync.OnceValues(make))
	}
	return made.(func() (T, error))()
}

// spoken are the languages of the site's pages, its own first.
func spoken(c *survey.Catalog) []string {
	if len(c.Site.Languages) == 0 {
		return []string{baseLanguage}
	}
	return c.Site.Languages
}

// folderOf is the folder of a language's pages.
func folderOf(c *survey.Catalog, tag string) string {
	if tag == spoken(c)[0] {
		return ""
	}
	return strings.ToLower(tag) + "/"
}

// baseLanguage is that of the questionnaires and of all that has no translation.
const baseLanguage = "en"

// speaker returns the locale of a language.
func speaker(c *survey.Catalog, tag string) (*locale.Locale, error) {
	var lang, base *survey.Language
	for i := range c.Languages {
		if c.Languages[i].Tag == tag {
			lang = &c.Languages[i]
		}
		if c.Languages[i].Tag == baseLanguage {
			base = &c.Languages[i]
		}
	}
	if lang == nil || base == nil {
		return nil, fmt.Errorf("the site's language %q has no words", tag)
	}
	return locale.New(lean(*lang, &c.Site), lean(*base, &c.Site))
}

// lean is a language for a site that does without parts: a phrase that would
// speak of what is not there stands under its key, "without-" and the part too.
func lean(l survey.Language, site *survey.Site) survey.Language {
	said := maps.Clone(l.Messages)
	for _, part := range survey.Parts {
		for key, m := range l.Messages {
			if of, ok := strings.CutSuffix(key, ".without-"+string(part)); ok && !site.Has(part) {
				said[of] = m
			}
		}
	}
	l.Messages = said
	return l
}

// name is a country's name in the site's language.
func (s *site) name(c *survey.Country) string { return s.words.Country(c) }

// regionName is the name of an M49 region; empty for one that is not known.
func (s *site) regionName(m49 string) string {
	r := s.cat.Region(m49)
	if r == nil {
		return ""
	}
	return s.words.Region(r)
}

// say is words.Say.
func (s *site) say(key string, values ...any) string { return s.words.Say(key, values...) }

// sayCode says what stands under a prefix for a code of the data, and the code
// itself where the language has no words for it, so that a new code shows up
// on the page instead of stopping the build.
func (s *site) sayCode(prefix, code string) string {
	if code == "" {
		return ""
	}
	if s.words.Has(prefix + code) {
		return s.words.Say(prefix + code)
	}
	return code
}
