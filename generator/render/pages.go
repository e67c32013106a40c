package render

// A pageType is one kind of page. Its template is layouts/pages/<name>/page.html
// and shows one value of the type of data.
type pageType struct {
	name  string
	data  any
	pages func(*site) []page
}

// A page is one address and the value its template shows, or a file that
// belongs to a page and has no template. Either is left out if it is nil.
type page struct {
	path string
	make func() (any, error)
	file func() ([]byte, error)
}

// pageTypes is the one list of what a site consists of, downloads and assets
// apart.
var pageTypes = []pageType{
	{"home", HomePage{}, homePages},
	{"countries", CountriesPage{}, countriesPages},
	{"regions", RegionsPage{}, regionPages},
	{"region", RegionPage{}, areaPages},
	{"country", ProfilePage{}, countryPages},
	{"factsheet", FactSheetPage{}, factSheetPages},
	{"source", SourcePage{}, sourcePages},
	changesPage,
	{"indicators", IndicatorsPage{}, indicatorsPages},
	{"indicator", IndicatorPage{}, indicatorPages},
	{"questions", QuestionsPage{}, questionsPages},
	{"question", QuestionPage{}, questionPages},
	{"section", SectionPage{}, sectionPages},
	{"editions", EditionsPage{}, editionsPages},
	{"edition", EditionPage{}, editionPages},
	{"acts", ActsPage{}, actPages},
	{"compare", ComparePage{}, comparePages},
	{"data", DataPage{}, dataPages},
	{"methodology", MethodologyPage{}, methodologyPages},
	{"search", SearchPage{}, searchPages},
	{"changelog", ChangelogPage{}, changelogPages},
	{"prose", ProsePage{}, prosePages},
	{"embed", EmbedPage{}, embedPages},
	{"notfound", NotFoundPage{}, notFoundPages},
	reportPage,
	requestPage,
}

// reportPage is the country profile as one file.
var reportPage = pageType{"report", ReportPage{}, reportPages}
