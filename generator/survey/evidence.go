package survey

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Grade is a step of the evidence ladder. It is shown beside an answer and
// never added to a score. Later steps are stronger.
type Grade int

// The ladder.
const (
	GradeNone     Grade = iota // nothing
	GradeProse                 // words only
	GradeLink                  // a web address
	GradeAct                   // a named law, decree, order, resolution or strategy
	GradeDatedAct              // … with its number or date
	GradeArticle               // … with the article pointed at
)

var gradeCodes = [...]string{"none", "prose", "link", "act", "dated-act", "article"}

// Grades lists the ladder from its foot.
var Grades = []Grade{GradeNone, GradeProse, GradeLink, GradeAct, GradeDatedAct, GradeArticle}

// String is the grade's stable code: "dated-act".
func (g Grade) String() string { return gradeCodes[g] }

// Rule is the stable code of the rule that gave a grade, shown with it:
// "act-with-date".
type Rule string

// RuleNothing is the rule for an answer that says nothing: no words, or only
// "N/A" and the like.
const RuleNothing Rule = "says-nothing"

// An Act is a law, decree, order, resolution, strategy or the like.
type Act struct {
	ID      string   // stable within a response: "act-3"
	Type    string   // code of its type in the vocabulary: "law", "decree"; empty if none is named
	Number  string   // "263"; empty if none is given
	Title   string   // as cited, without quotation marks
	Place   string   // "Baku"; empty if none is given
	Date    Date     // zero if none is given
	Address string   // as cited first; empty if none
	CitedBy []string // codes of the questions whose answers cite it, in printed order, each once
	// Corrected says who put right what was understood of it; nil if nobody did.
	Corrected *Decision
}

// Heading is the title as it opens a line: with a capital letter, as titles
// that were cited in the middle of a sentence have none.
func (a *Act) Heading() string {
	if a.Title == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(a.Title)
	return string(unicode.ToUpper(r)) + a.Title[size:]
}

// A Citation is one mention of an act in an answer.
type Citation struct {
	Act      string // ID of the act
	Words    string // the words of the answer that cite it
	Pinpoint string // the article pointed at, as written: "Article № 1.12.4.2.9"
}

// A Link is one web address in an answer. Only http and https are links.
type Link struct {
	Address    string // as written, angle brackets taken off
	Key        string // normalised, for telling duplicates: no scheme, no "www.", no final slash
	Scheme     string // "http" or "https"
	Host       string // lower case, in ASCII
	Domain     string // registered domain: "e-qanun.az"; the host where there is none
	Government bool   // under a government suffix such as gov.az
	Question   string // code of the question whose answer holds it
}

// AsOf is a date an answer gives for its own figures: "Statistics (14.06.2021)".
type AsOf struct {
	Date  Date
	Words string // as written
}

// A Date is as exact as its source: Month and Day are 0 where not given. The
// zero Date is no date.
type Date struct{ Year, Month, Day int }

// Zero reports whether there is no date.
func (d Date) Zero() bool { return d.Year == 0 }

// String is the date as a code that sorts, as far as it is known: "2018-09"; it
// is empty for no date.
func (d Date) String() string {
	switch {
	case d.Zero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare orders dates; a less exact date comes before an exact one inside it.
func (d Date) Compare(e Date) int {
	if d.Year != e.Year {
		return d.Year - e.Year
	}
	if d.Month != e.Month {
		return d.Month - e.Month
	}
	return d.Day - e.Day
}

// A Vocabulary holds the words by which evidence is recognised in one language.
type Vocabulary struct {
	Language  string // "en"
	ActTypes  []ActType
	Number    []string       // words before an act's number: "No.", "№"
	Article   []string       // words of a pinpoint: "Article", "Section"
	Months    map[string]int // lower-case month names and short forms
	Cities    []string       // places in which acts are given: "Baku"
	Pending   []string       // phrases for what is not yet in force: "expected to be adopted"
	AsOf      []string       // words before a date that dates figures: "Statistics"
	GovLabels []string       // labels of government domains: "gov", "gob"

	// The words that hold the naming of an act together.
	Issuer      []string // between an act and who gave it: "of"
	About       []string // before a title without quotation marks: "on", "about"
	Approval    []string // before the title of what an act approves: "on approval of"
	Approved    []string // between a title and the act that approves it: "approved by"
	Dated       []string // before an act's date: "dated", "of"
	Small       []string // words without a capital inside a name: "of", "and", "for"
	Determiners []string // "the"; with a capital, a new sentence
	TitleEnd    []string // words that no title goes on with: "was", "has"
	LinkWords   []string // words that announce an address: "Link"
	Nothing     []string // answers that say nothing: "N/A"
}

// An ActType is a kind of act and the words that name it.
type ActType struct {
	Code  string   // "decree"
	Words []string // lower case: "decree"
	Plain bool     // everyday words too ("strategy"): only a title in quotation marks or capitals names an act
	Alone bool     // names an act without a title: "constitution"
}
