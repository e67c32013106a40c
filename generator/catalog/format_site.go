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
// pages/<name>.<language>.md.
type FrontMatter struct {
	// Title of the page.
	Title string `yaml:"title" jsonschema:"required"`
	// One sentence for search results and previews.
	Summary string `yaml:"summary" jsonschema:"required"`
}
