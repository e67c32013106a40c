package read

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/read/drawing"
	"egovsite/generator/survey"
)

// A PDF is read as running text, one passage a printed line. What was selected is
// only drawn, so ☒ or ☐ is put before the words that stand at a control, with how
// sure that is.

// scanned is the number of characters below which a page that is all picture is
// taken for paper; a page number may have been written onto it.
const scanned = 60

// readPDF reads a print-out of a form.
func readPDF(limits survey.Limits, source survey.Source, data []byte) ([]*survey.Submission, []problem.Problem) {
	refuse := func(code, what, why, hint string) ([]*survey.Submission, []problem.Problem) {
		return nil, []problem.Problem{{Code: code, Severity: problem.Error, File: source.File, What: what, Why: why, Hint: hint}}
	}
	sheets, author, err := takeDrawing(limits, data)
	var many *drawing.Many
	switch {
	case errors.As(err, &many):
		return nil, []problem.Problem{problem.Problem{Code: "pdf-too-much", Severity: problem.Error, File: source.File, What: err.Error(),
			Hint: "hand in the response alone, its text export or the spreadsheet"}.Over(many.Limit, many.Most)}
	case errors.Is(err, drawing.ErrTime):
		return nil, []problem.Problem{problem.Problem{Code: "pdf-unread", Severity: problem.Error, File: source.File, What: err.Error(),
			Hint: "take the file away, or wait until the machine has less to do"}.Over("pdf_seconds", limits.PDFSeconds)}
	case errors.Is(err, drawing.ErrEngine):
		return refuse("pdf-unread", "the file could not be read on this machine", err.Error(), "see that the machine has memory to spare, and try again")
	case errors.Is(err, drawing.ErrPassword):
		return refuse("pdf-protected", err.Error(), "nothing of it can be read without the password", "print it to a new PDF file without protection")
	case errors.Is(err, drawing.ErrDeep):
		return refuse("pdf-too-much", err.Error(), "no print-out of a form does so", "hand in the text export or the spreadsheet")
	case err != nil:
		return refuse("pdf-broken", "the file cannot be read as a PDF", err.Error(), "print the response again, or hand in its text export")
	}
	if !slices.ContainsFunc(sheets, (*sheet).hasWords) {
		return refuse("pdf-no-text", "the file has no text, only pictures of it", "it was probably scanned from paper, and words in pictures are not read",
			"print the form from the browser to a PDF file, or hand in the text export")
	}
	decide(sheets)
	sub := &survey.Submission{Source: source, Private: authors(author)}
	for i, s := range sheets {
		for _, l := range s.print() {
			sub.Passages = append(sub.Passages, survey.Passage{Line: len(sub.Passages) + 1, Text: l.text,
				At: fmt.Sprintf("page %d", i+1), Confidence: l.confidence})
		}
	}
	sub.Source.Lines = len(sub.Passages)
	return []*survey.Submission{sub}, nil
}

// Unread reports a problem that tells nothing of a file, since it could be read at
// another time or on another machine: what is made without it depends on the clock.
func Unread(p problem.Problem) bool { return p.Code == "pdf-unread" }

// takeDrawing takes all pages off a document, and who made it.
func takeDrawing(limits survey.Limits, data []byte) (sheets []*sheet, author string, err error) {
	doc, err := drawing.Open(limits, data)
	if err != nil {
		return nil, "", err
	}
	defer doc.Close()
	if over(doc.Pages(), limits.PDFPages) {
		return nil, "", &drawing.Many{What: fmt.Sprintf("the file has %d pages", doc.Pages()), Limit: "pdf_pages", Most: limits.PDFPages}
	}
	for i := range doc.Pages() {
		page, err := doc.Page(i)
		if err != nil {
			return nil, "", err
		}
		s := &sheet{lines: linesOf(page), paper: isPaper(page)}
		s.addAddresses(page.Links)
		if err := s.findControls(doc, page); err != nil {
			return nil, "", err
		}
		sheets = append(sheets, s)
	}
	joinHyphens(sheets)
	author, err = doc.Author()
	return sheets, author, err
}

// A sheet is a page as far as it is read.
type sheet struct {
	lines    []*textLine
	controls []*control
	paper    bool // it is a picture of a page
}

func (s *sheet) hasWords() bool { return len(s.lines) > 0 && !s.paper }

// isPaper reports a page that is one picture, as scanners make them.
func isPaper(page *drawing.Page) bool {
	return len(page.Chars) < scanned && slices.ContainsFunc(page.Shapes, func(s drawing.Shape) bool {
		return s.Picture && s.Box.Width() > 0.6*page.Width && s.Box.Height() > 0.6*page.Height
	})
}

// notPeople are authors that programs and offices put into a file.
var notPeople = regexp.MustCompile(`(?i)\b(microsoft|google|adobe|chrom|user|anonymous|admin|ministry|agency|department|government|office|authority|committee|commission|council|cent(er|re)|unit)`)

// authors is the person who made the file, to be withheld.
func authors(name string) []string {
	if name = strings.TrimSpace(name); name == "" || notPeople.MatchString(name) {
		return nil
	}
	return []string{name}
}
