package survey

import (
	"path"
	"slices"
	"strings"
)

// A Catalog is the content of a site apart from the responses: checked,
// complete, ready to use.
type Catalog struct {
	Site       Site
	Editions   []Edition   // oldest first
	Indicators []Indicator // in the order of display
	Figures    []Figure    // in the order of display
	Countries  []Country   // by ISO3
	// Ambiguous are names that fit several countries and therefore tell none
	// of them, even where one is called so: "Congo" -> COD, COG.
	Ambiguous  map[string][]string
	Regions    []Region // by M49
	Languages  []Language
	Pages      []Prose
	Vocabulary []Vocabulary
	Outside    map[string][]Outside // by ISO3, oldest first
	Reviews    []Review             // by edition and country
	Crosswalks []Crosswalk          // oldest first
	Erasures   []Erasure            // in file order
	Limits     Limits               // of what others send
}

// Site is what the publisher of a site decides.
type Site struct {
	Name      string
	Tagline   string
	Publisher string
	Contact   string               // how readers reach the publisher; an office, not a person
	Licence   string               // of the published data
	Address   string               // where the site will be served, for citations; may be empty
	Logo      Logo                 // the publisher's mark; without data, the site's own
	Colours   map[string]Colour    // in place of the style sheet's own, by name: "accent", "recorded"
	Footer    string               // at the foot of every page; may be empty
	Links     []SiteLink           // further links there
	Home      string               // name of the prose that is the home page; empty for the site's own
	Without   []string             // names of the pages of prose that the site does without
	NoMap     bool                 // pages leave the map of tiles out
	LeaveOut  []Part               // what the site does without
	Languages []string             // of the interface; the first one's pages lie at the root of the site
	Said      map[string]SiteWords // the name and tagline in other languages, by tag
	// ConsentNotRecorded says what happens to a response whose consent is not
	// recorded: "publish" (with a notice) or "withhold".
	ConsentNotRecorded string
}

// A Part is what a site may do without. The home page, the pages of countries and
// the answers as JSON are always there.
type Part string

// The parts.
const (
	PartActs       Part = "acts"       // the page of all legal acts
	PartCards      Part = "cards"      // the pictures by which pages are shown elsewhere
	PartChanges    Part = "changes"    // what changed since earlier builds: page, file and feed
	PartCompare    Part = "compare"    // the comparison of countries, and its data
	PartCountries  Part = "countries"  // the table of all countries
	PartData       Part = "data"       // the page of downloads, and all of them but the answers as JSON
	PartEditions   Part = "editions"   // the pages of editions
	PartEmbeds     Part = "embeds"     // figures alone, to be shown in frames
	PartIndicators Part = "indicators" // the pages of indicators
	PartLasting    Part = "lasting"    // the newest edition of a country at an address of its own too
	PartProse      Part = "prose"      // pages of prose, and that of the methodology
	PartQuestions  Part = "questions"  // the pages of questions and of sections
	PartRegions    Part = "regions"    // the pages of regions and groups
	PartReports    Part = "reports"    // a country in one file
	PartSearch     Part = "search"     // the search page and its index
	PartSheets     Part = "sheets"     // the fact sheets of countries
	PartSources    Part = "sources"    // the files as submitted, line by line
)

// Parts are all of them.
var Parts = []Part{PartActs, PartCards, PartChanges, PartCompare, PartCountries, PartData, PartEditions, PartEmbeds, PartIndicators, PartLasting,
	PartProse, PartQuestions, PartRegions, PartReports, PartSearch, PartSheets, PartSources}

// Has reports whether the site has a part; the empty one is always there.
func (s *Site) Has(p Part) bool { return !slices.Contains(s.LeaveOut, p) }

// SiteWords are what a site calls itself in one language.
type SiteWords struct{ Name, Tagline, Footer string }

// A Logo is a picture in a file.
type Logo struct {
	Name string // of the file: "logo.svg"
	Data []byte
}

// A Colour is one on the light and one on the dark page: "#14506b".
type Colour struct{ Light, Dark string }

// A SiteLink leads to a page elsewhere.
type SiteLink struct{ Words, Address string }

// A Language is the words of the interface in one language.
type Language struct {
	Tag       string // BCP 47: "en"
	Name      string // in itself: "English"
	Direction string // "ltr" or "rtl"
	Messages  map[string]Message
}

// A Message is one phrase, with its plural forms where it has any. A phrase
// names its values as {{.Name}}.
type Message struct{ Zero, One, Two, Few, Many, Other string }

// Prose is a page of words, in Markdown.
type Prose struct {
	Name     string // "about", or "folder/page"
	Language string
	Title    string
	Summary  string
	Group    string // pages of one group stand together; may be empty
	Order    int    // of the page in its group
	Markdown string
	File     string
}

// ProseName tells the name of a page of prose, and its language, from its file or
// from what another page's link calls it: "pages/folder/page.en.md". README is the
// page of its folder.
func ProseName(file string) (name, language string) {
	folder, base := path.Split(strings.TrimPrefix(file, "pages/"))
	base, language, _ = strings.Cut(strings.TrimSuffix(base, ".md"), ".")
	if base == "README" && folder != "" {
		base = ""
	}
	return strings.TrimSuffix(folder+base, "/"), language
}

// Edition returns the edition with this ID, or nil.
func (c *Catalog) Edition(id string) *Edition {
	if i := c.EditionAt(id); i >= 0 {
		return &c.Editions[i]
	}
	return nil
}

// EditionAt returns the index in c.Editions of the edition with this ID, or -1.
func (c *Catalog) EditionAt(id string) int {
	return slices.IndexFunc(c.Editions, func(e Edition) bool { return e.ID == id })
}

// Review returns the review of a country's response to an edition, or nil.
func (c *Catalog) Review(edition, iso3 string) *Review {
	for i := range c.Reviews {
		if c.Reviews[i].Edition == edition && c.Reviews[i].Country == iso3 {
			return &c.Reviews[i]
		}
	}
	return nil
}

// Country returns the country with this ISO 3166-1 alpha-3 code, or nil.
func (c *Catalog) Country(iso3 string) *Country {
	for i := range c.Countries {
		if c.Countries[i].ISO3 == iso3 {
			return &c.Countries[i]
		}
	}
	return nil
}

// Region returns the region with this M49 code, or nil.
func (c *Catalog) Region(m49 string) *Region {
	for i := range c.Regions {
		if c.Regions[i].M49 == m49 {
			return &c.Regions[i]
		}
	}
	return nil
}
