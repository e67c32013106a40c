package catalog

// A Kind is one kind of content file.
type Kind struct {
	Name    string // "edition"; its schema is docs/schemas/<name>.schema.json
	Pattern string // of its files below the content folder
	Format  any    // zero value of the Go type of a YAML file; nil for a table
	load    func(l *loader, files []string)
}

// Kinds lists what the content folder may hold, in the order of loading: a
// kind stands after those it refers to.
var Kinds = []Kind{
	{"edition", "editions/*/questionnaire.yaml", EditionFile{}, (*loader).editions},
	{"crosswalk", "crosswalks/*.yaml", CrosswalkFile{}, (*loader).crosswalks},
	{"indicator", "indicators/*.yaml", IndicatorFile{}, (*loader).indicators},
	{"figure", "figures/*.yaml", FigureFile{}, (*loader).figures},
	{"countries", "countries/*.csv", nil, (*loader).countries},
	{"aliases", "countries/*.yaml", AliasesFile{}, (*loader).aliases},
	{"language", "languages/*/*.yaml", LanguageFile{}, (*loader).languages},
	{"vocabulary", "vocabulary/*.yaml", VocabularyFile{}, (*loader).vocabularies},
	{"review", reviewPattern, ReviewFile{}, (*loader).reviews},
	{"erasures", "erasures.yaml", ErasuresFile{}, (*loader).erasures},
	{"outside", "outside/egdi-*.csv", nil, (*loader).outside},
	{"site", "site.yaml", SiteFile{}, (*loader).site},
	{"limits", limitsFile, LimitsFile{}, (*loader).limits},
	{"page", "pages/*.md", FrontMatter{}, (*loader).pages},
	{"page", "pages/*/*.md", FrontMatter{}, (*loader).pages},
}
