package render

import "egovsite/generator/survey"

// A pageType is one kind of page. Its template is layouts/pages/<name>/page.html
// and shows one value of the type of data.
type pageType struct {
	name string
	data any
	// own are the pages of one profile. They are made from it, the other editions
	// of its country and the catalog: nothing of another country is at hand.
	own func(*site, *survey.Profile) []page
	// whole are the pages about the site as a whole.
	whole func(*site) []page
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
	{name: "home", data: HomePage{}, whole: homePages},
	{name: "countries", data: CountriesPage{}, whole: countriesPages},
	{name: "regions", data: RegionsPage{}, whole: regionPages},
	{name: "region", data: RegionPage{}, whole: areaPages},
	{name: "country", data: ProfilePage{}, own: countryPages},
	{name: "factsheet", data: FactSheetPage{}, own: factSheetPages},
	{name: "source", data: SourcePage{}, own: sourcePages},
	changesPage,
	{name: "indicators", data: IndicatorsPage{}, whole: indicatorsPages},
	{name: "indicator", data: IndicatorPage{}, whole: indicatorPages},
	{name: "questions", data: QuestionsPage{}, whole: questionsPages},
	{name: "question", data: QuestionPage{}, whole: questionPages},
	{name: "section", data: SectionPage{}, whole: sectionPages},
	{name: "editions", data: EditionsPage{}, whole: editionsPages},
	{name: "edition", data: EditionPage{}, whole: editionPages},
	{name: "acts", data: ActsPage{}, whole: actPages},
	{name: "compare", data: ComparePage{}, whole: comparePages},
	{name: "data", data: DataPage{}, whole: dataPages},
	{name: "methodology", data: MethodologyPage{}, whole: methodologyPages},
	{name: "search", data: SearchPage{}, whole: searchPages},
	{name: "changelog", data: ChangelogPage{}, whole: changelogPages},
	{name: "prose", data: ProsePage{}, whole: prosePages},
	{name: "embed", data: EmbedPage{}, own: profileEmbeds, whole: indicatorEmbeds},
	{name: "notfound", data: NotFoundPage{}, whole: notFoundPages},
	reportPage,
	requestPage,
}

// reportPage is the country profile as one file.
var reportPage = pageType{name: "report", data: ReportPage{}, own: reportPages}

// listed reports whether search engines are told of pages of this type.
func (k pageType) listed() bool {
	return k.name != "notfound" && k.name != reportPage.name && k.name != "embed"
}
