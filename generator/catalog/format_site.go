package catalog

// SiteFile is site.yaml: what the publisher of a site decides.
type SiteFile struct {
	// Name of the site.
	Name string `yaml:"name" jsonschema:"required"`
	// One line below the name.
	Tagline string `yaml:"tagline" jsonschema:"required"`
	// Who publishes the site; left out, no page names a publisher.
	Publisher string `yaml:"publisher"`
	// How readers reach the publisher: an office, not a person.
	Contact string `yaml:"contact"`
	// Licence of the published data; left out, no page names one.
	Licence string `yaml:"licence"`
	// The publisher's mark, beside the name on every page: a file of the folder
	// theme, such as logo.svg; left out, the site's own mark.
	Logo string `yaml:"logo"`
	// Colours that stand in place of the site's own.
	Colours SiteColours `yaml:"colours"`
	// A sentence or two at the foot of every page.
	Footer string `yaml:"footer"`
	// Further links at the foot of every page, such as a legal notice.
	Links []SiteLink `yaml:"links"`
	// Whether pages show the map of tiles: tiles, or none; left out, tiles.
	Map string `yaml:"map" jsonschema:"enum=tiles,enum=none"`
	// Parts that the site does without, as a large site may want to. The home
	// page, the pages of countries and the answers as JSON are always there.
	LeaveOut []string `yaml:"leave_out" jsonschema:"enum=acts,enum=cards,enum=changes,enum=compare,enum=countries,enum=data,enum=editions,enum=embeds,enum=indicators,enum=lasting,enum=prose,enum=questions,enum=regions,enum=reports,enum=search,enum=sheets,enum=sources"`
	// Name of the page of prose that is the home page, such as about; left out, the
	// home page shows who answered.
	Home string `yaml:"home"`
	// Names of pages of prose that the site does without, such as reading.
	LeaveOutPages []string `yaml:"leave_out_pages"`
	// Where the site will be served, for citations; leave out if unknown.
	Address string `yaml:"address" jsonschema:"pattern=^https?://.+/$"`
	// Languages of the interface, the first one being the site's own.
	Languages []string `yaml:"languages" jsonschema:"required"`
	// Name and tagline in other languages, by the language's tag.
	Translations map[string]SiteTranslation `yaml:"translations"`
	// What happens to a response whose consent is not recorded: published with
	// a notice, or withheld.
	ConsentNotRecorded string `yaml:"consent_not_recorded" jsonschema:"required,enum=publish,enum=withhold"`
}

// SiteTranslation is what the site calls itself in one language.
type SiteTranslation struct {
	// Name of the site.
	Name string `yaml:"name" jsonschema:"required"`
	// One line below the name.
	Tagline string `yaml:"tagline" jsonschema:"required"`
	// What stands at the foot of every page; left out, the site's own footer.
	Footer string `yaml:"footer"`
}

// SiteColours are the colours that a publisher may choose.
type SiteColours struct {
	// Links, lines that carry a value, and what is chosen.
	Accent SiteColour `yaml:"accent"`
	// Items that are stated, and answers that are recorded.
	Recorded SiteColour `yaml:"recorded"`
	// Items that are documented.
	Documented SiteColour `yaml:"documented"`
	// Items answered No, and what asks for a look.
	No SiteColour `yaml:"no"`
}

// SiteColour is a colour on the light and on the dark page.
type SiteColour struct {
	// On the light page, such as "#14506b".
	Light string `yaml:"light" jsonschema:"required,pattern=^#[0-9a-f]{6}$"`
	// On the dark page, such as "#86c5e2".
	Dark string `yaml:"dark" jsonschema:"required,pattern=^#[0-9a-f]{6}$"`
}

// SiteLink is a link at the foot of every page.
type SiteLink struct {
	// Its words.
	Words string `yaml:"words" jsonschema:"required"`
	// Where it leads.
	Address string `yaml:"address" jsonschema:"required,pattern=^https?://.+$"`
}

// FigureFile is figures/<id>.yaml: where a chart stands and what it draws.
type FigureFile struct {
	// Stands for the figure, also its anchor and the name of its file.
	ID string `yaml:"id" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// Which drawing it is.
	Kind string `yaml:"kind" jsonschema:"required"`
	// Page types it stands on.
	Pages []string `yaml:"pages" jsonschema:"required"`
	// Codes of the indicators, questions or sections it draws, as its kind says.
	Needs []string `yaml:"needs"`
	// Height in CSS pixels at full width.
	Height int `yaml:"height" jsonschema:"required,minimum=1"`
	// Place in the order of display, from 1.
	Order int `yaml:"order" jsonschema:"required,minimum=1"`
}

// AliasesFile is countries/aliases.yaml: names governments write for a country
// beyond those in the tables.
type AliasesFile struct {
	// Other names by ISO 3166-1 alpha-3 code, in any language.
	Aliases map[string][]string `yaml:"aliases" jsonschema:"required"`
	// Names that fit several countries, with the alpha-3 codes of each. Such a
	// name alone is never taken for one of them.
	Ambiguous map[string][]string `yaml:"ambiguous"`
}

// FrontMatter stands between two lines of three hyphens at the head of
// pages/<name>.<language>.md, or of one in a folder there.
type FrontMatter struct {
	// Title of the page.
	Title string `yaml:"title" jsonschema:"required"`
	// One sentence for search results and previews.
	Summary string `yaml:"summary" jsonschema:"required"`
	// What it stands with: pages of one group are listed beside each of them.
	Group string `yaml:"group"`
	// Its place in the group, from 1.
	Order int `yaml:"order" jsonschema:"minimum=1"`
}
