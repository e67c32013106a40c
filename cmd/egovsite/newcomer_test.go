package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"
)

// A newcomer drops what came in into a folder: a spreadsheet of three invented
// countries, a Word form and a print-out. All files are made here.

// form are the questions of the invented edition that are filled in, as printed.
var form = []struct {
	number  int
	wording string
	options []string // of a choice
}{
	{1, "Name of the country", nil},
	{4, "Which is the national portal?", nil},
	{5, "Is there a law on access to information?", []string{"Yes", "No"}},
	{6, "Which law on access to information is it?", nil},
	{7, "Is there a law on the protection of data?", []string{"Yes", "No"}},
	{9, "Is there a law on digital identity?", []string{"Yes", "No"}},
	{12, "Does the country have a digital strategy?", []string{"Yes", "No"}},
	{17, "Is there anything to add?", nil},
	{18, "We agree that these answers are published.", []string{"Yes", "No"}},
}

// filed are one country's answers to the form, in its order.
func filed(country, law, data string) []string {
	return []string{country, "https://portal.example.org/", law, "Law on information of 2009 <https://law.example.org/9>", data, "Yes", "No", "No.", "Yes"}
}

// spreadsheet is what a form system exports: one row a country.
func spreadsheet(t testing.TB, rows ...[]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	head := []any{"ID", "Start time", "Completion time", "Email", "Name"}
	for _, q := range form {
		head = append(head, q.wording)
	}
	if err := f.SetSheetRow("Sheet1", "A1", &head); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		cells := []any{i + 1, "11/2/26 9:00:00", "11/2/26 9:30:00", "anonymous", ""}
		for _, answer := range row {
			cells = append(cells, answer)
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+2), &cells); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wordForm is the form as a document, its options marked with signs. Where
// doubled, both options of question 5 are.
func wordForm(t testing.TB, answers []string, doubled bool) []byte {
	t.Helper()
	var body strings.Builder
	paragraph := func(words string) {
		fmt.Fprintf(&body, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, html.EscapeString(words))
	}
	for i, q := range form {
		paragraph(fmt.Sprintf("%d. %s", q.number, q.wording))
		if q.options == nil {
			paragraph(answers[i])
		}
		for _, o := range q.options {
			sign := "☐ "
			if o == answers[i] || doubled && q.number == 5 {
				sign = "☒ "
			}
			paragraph(sign + o)
		}
	}
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + word + `"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// printout is the form as a browser prints it, with no button filled.
func printout(t testing.TB, v *visitor, answers []string) []byte {
	t.Helper()
	var page strings.Builder
	page.WriteString("<!doctype html><meta charset=utf-8><title>Form</title><style>body{font:16px Arial,sans-serif}p{margin:8px 0}</style>")
	for i, q := range form {
		fmt.Fprintf(&page, "<p>%d. %s", q.number, q.wording)
		if q.options == nil {
			fmt.Fprintf(&page, "<p>%s", html.EscapeString(answers[i]))
		}
		for _, o := range q.options {
			fmt.Fprintf(&page, "<p><label><input type=radio name=q%d> %s</label>", q.number, o)
		}
	}
	v.do(chromedp.Navigate("data:text/html;charset=utf-8;base64," + base64.StdEncoding.EncodeToString([]byte(page.String()))))
	pdf, err := chromedp.Run(v.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	v.must(err)
	return pdf
}

// invented is a file of the invented content that the tests of the site use.
func invented(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../generator/testdata/examplia", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestNewcomer drops a spreadsheet, a Word form and a print-out into a folder,
// reads what is wrong, mends it, settles two answers and sees the site change.
func TestNewcomer(t *testing.T) {
	edition, indicator := invented(t, "editions/2031/questionnaire.yaml"), invented(t, "indicators/legislation-coverage.yaml")
	t.Chdir(t.TempDir())
	t.Setenv("TMPDIR", t.TempDir())
	put := func(name string, data []byte) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tell := func(code int, args ...string) string {
		t.Helper()
		var out, voice bytes.Buffer
		if got := run(t.Context(), args, &out, &voice); got != code {
			t.Fatalf("egovsite %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, &out, &voice)
		}
		return out.String() + voice.String()
	}
	holds := func(what, text string, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if !strings.Contains(text, part) {
				t.Errorf("%s does not say %q:\n%s", what, part, text)
			}
		}
	}
	put("content/site.yaml", []byte("name: Profiles of invented countries\ntagline: What nobody said\nlanguages: [en]\nconsent_not_recorded: publish\n"))
	put("content/editions/2031/questionnaire.yaml", edition)
	put("content/indicators/legislation-coverage.yaml", indicator)
	put("content/countries/invented.csv", []byte("iso3,iso2,m49,region,subregion,intermediate,ldc,lldc,sids,name_ar,name_zh,name_en,name_fr,name_ru,name_es\n"+
		"QQA,QQ,999,150,154,,0,0,0,,,Examplia,,,\nQQB,QR,998,150,154,,0,0,0,,,Otheria,,,\nQQC,QS,997,150,154,,0,0,0,,,Inventia,,,\n"+
		"QQD,QT,996,150,154,,0,0,0,,,Fictia,,,\nQQE,QU,995,150,154,,0,0,0,,,Imaginia,,,\n"))
	const folder = "content/responses/2031/"
	scan := printout(t, visit(t, ""), filed("Imaginia", "", ""))

	// Dropped in, each with something wrong.
	put(folder+"three.xlsx", spreadsheet(t, filed("Examplia", "Yes", "No"), filed("Othria", "No", "No"), filed("Inventia", "Perhaps", "No")))
	put(folder+"fictia.docx", wordForm(t, filed("Fictia", "Yes", "Yes"), true))
	put(folder+"imaginia.pdf", scan[:len(scan)/2])
	found := tell(exitProblems, "check")
	holds("check", found,
		folder+"three.xlsx: Sheet1!F3: error: no country is called \"Othria\" [country-unknown]", "is Otheria (QQB) meant?",
		folder+"three.xlsx: Sheet1!H4: warning: question 5: there is no option \"Perhaps\" [option-unknown]",
		folder+"fictia.docx: paragraph 6: warning: question 5 has 2 options marked [two-options-marked]",
		folder+"imaginia.pdf: error: the file cannot be read as a PDF [pdf-broken]", "print the response again")

	// Mended.
	put(folder+"three.xlsx", spreadsheet(t, filed("Examplia", "Yes", "No"), filed("Otheria", "No", "No"), filed("Inventia", "Yes", "No")))
	put(folder+"fictia.docx", wordForm(t, filed("Fictia", "Yes", "Yes"), false))
	put(folder+"imaginia.pdf", scan)
	found = tell(exitDone, "check")
	holds("check", found, "5 responses: 4 may be published, 1 may be published with a notice")
	for _, code := range []string{"country-unknown", "option-unknown", "two-options-marked", "pdf-broken"} {
		if strings.Contains(found, code) {
			t.Errorf("%s is mended and still told", code)
		}
	}
	holds("build", tell(exitDone, "build"), "public: 5 countries")
	page := func() string {
		t.Helper()
		data, err := os.ReadFile("public/countries/qqe/index.html")
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	before := page()
	if strings.Contains(before, "term-reviewed") {
		t.Error("something is reviewed before anybody did so")
	}

	// Two answers settled in the preview, as its page does it.
	address := startPreview(t, "content")
	settle := func(question string) {
		t.Helper()
		var s sheet
		if err := json.Unmarshal([]byte(get(t, address+"__serve/review.json?country=QQE&edition=2031")), &s); err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(settling{Country: "QQE", Edition: "2031", Question: question, Options: []string{"yes"}, Hash: s.Hash,
			Office: "Ministry of Examples", Date: "2026-11-02", Reason: "The law is in force.", Source: "letter 12/2026"})
		if err != nil {
			t.Fatal(err)
		}
		r, err := http.NewRequestWithContext(t.Context(), "POST", address+"__serve/review", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Origin", strings.TrimSuffix(address, "/"))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set(tokenHeader, s.Token)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			var no refusal
			t.Errorf("%d %v %s", answer.StatusCode, json.NewDecoder(answer.Body).Decode(&no), no.Words)
		}
	}
	next := states(t, t.Context(), address)
	next()
	settle("information-law")
	settle("data-law")
	for seen := ""; strings.Count(seen, "term-reviewed") < 2; seen = get(t, address+"countries/qqe/") {
		if s := next(); s.Error != "" {
			t.Fatalf("the preview says %s", s.Error)
		}
	}

	// The site changes, and says who settled what.
	tell(exitDone, "build")
	after := page()
	if n := strings.Count(after, `term-reviewed`); n < 2 {
		t.Errorf("%d answers are reviewed, want 2", n)
	}
	for _, part := range []string{"Ministry of Examples", "The law is in force.", "letter 12/2026"} {
		if !strings.Contains(after, part) {
			t.Errorf("the page does not say %q", part)
		}
	}
}
