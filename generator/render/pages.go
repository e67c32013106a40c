package render

import "egovsite/generator/survey"

// A pageType is one kind of page. Its template is layouts/pages/<name>/page.html
// and shows one value of the type of data.
type pageType struct {
	name string
	part survey.Part // of the site, which may do without it; empty for what is always there
	data any
	// own are the pages of one profile. They are made from it, the other editions
	// of its country and the catalog: nothing of another country is at hand.
	own func(*site, *survey.Profile) []page
	// whole are the pages about the site as a whole.
	whole func(*site) []page
	// brief pages about the site as a whole need profiles in brief only.
	brief bool
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
	{name: "home", data: HomePage{}, whole: homePages, brief: true},
	{name: "countries", part: survey.PartCountries, data: CountriesPage{}, whole: countriesPages},
	{name: "regions", part: survey.PartRegions, data: RegionsPage{}, whole: regionPages},
	{name: "region", part: survey.PartRegions, data: RegionPage{}, whole: areaPages},
	{name: "country", data: ProfilePage{}, own: countryPages},
	{name: "factsheet", part: survey.PartSheets, data: FactSheetPage{}, own: factSheetPages},
	{name: "source", part: survey.PartSources, data: SourcePage{}, own: sourcePages},
	changesPage,
	{name: "indicators", part: survey.PartIndicators, data: IndicatorsPage{}, whole: indicatorsPages},
	{name: "indicator", part: survey.PartIndicators, data: IndicatorPage{}, whole: indicatorPages},
	{name: "questions", part: survey.PartQuestions, data: QuestionsPage{}, whole: questionsPages},
	{name: "question", part: survey.PartQuestions, data: QuestionPage{}, whole: questionPages},
	{name: "section", part: survey.PartQuestions, data: SectionPage{}, whole: sectionPages},
	{name: "editions", part: survey.PartEditions, data: EditionsPage{}, whole: editionsPages},
	{name: "edition", part: survey.PartEditions, data: EditionPage{}, whole: editionPages},
	{name: "acts", part: survey.PartActs, data: ActsPage{}, whole: actPages},
	{name: "compare", part: survey.PartCompare, data: ComparePage{}, whole: comparePages},
	{name: "data", part: survey.PartData, data: DataPage{}, whole: dataPages},
	{name: "methodology", part: survey.PartProse, data: MethodologyPage{}, whole: methodologyPages, brief: true},
	{name: "search", part: survey.PartSearch, data: SearchPage{}, whole: searchPages},
	{name: "changelog", part: survey.PartChanges, data: ChangelogPage{}, whole: changelogPages},
	{name: "prose", part: survey.PartProse, data: ProsePage{}, whole: prosePages, brief: true},
	{name: "embed", part: survey.PartEmbeds, data: EmbedPage{}, own: profileEmbeds, whole: indicatorEmbeds},
	{name: "notfound", data: NotFoundPage{}, whole: notFoundPages, brief: true},
	reportPage,
	requestPage,
}

// reportPage is the country profile as one file.
var reportPage = pageType{name: "report", part: survey.PartReports, data: ReportPage{}, own: reportPages}

// listed reports whether search engines are told of pages of this type.
func (k pageType) listed() bool {
	return k.name != "notfound" && k.name != reportPage.name && k.name != "embed"
}
