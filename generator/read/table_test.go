package read_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// Workbooks are made here by the library that reads them, or written part by
// part where they are to be wrong.

// workbook makes a workbook of one sheet; change may spoil it.
func workbook(t testing.TB, rows [][]string, change func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for y, cells := range rows {
		for x, c := range cells {
			name, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err == nil && c != "" {
				err = f.SetCellStr("Sheet1", name, c)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if change != nil {
		change(f)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// packed makes a workbook with this XML as its sheet and its shared strings.
func packed(t testing.TB, sheet, strs string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const pkg = "http://schemas.openxmlformats.org/package/2006/relationships"
	for _, p := range [][2]string{
		{"_rels/.rels", `<Relationships xmlns="` + pkg + `"><Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + rel + `"><sheets><sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + pkg + `"><Relationship Id="rId1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", sheet},
		{"xl/sharedStrings.xml", strs},
	} {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const spreadsheet = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

func inlineRow(n int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, n)
	for i, c := range cells {
		fmt.Fprintf(&b, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, n, c)
	}
	return b.String() + "</row>"
}

// forms is the head of Microsoft Forms with two questions, and a row.
var forms = [][]string{
	{"ID", "Start time", "Completion time", "Email", "Name", "Country name", "Is there a law?"},
	{"1", "6/14/21 15:44", "6/14/21 15:50", "jane@mail.example.org", "Jane Examplova", "Examplia", "Yes;No;"},
}

func TestWideTable(t *testing.T) {
	want := &survey.Submission{
		Private: []string{"1", "6/14/21 15:44", "6/14/21 15:50", "jane@mail.example.org", "Jane Examplova"},
		Passages: []survey.Passage{{Line: 1, At: "Sheet1!F1", Text: "Country name"}, {Line: 2, At: "Sheet1!F2", Text: "Examplia"},
			{Line: 3, At: "Sheet1!G1", Text: "Is there a law?"}, {Line: 4, At: "Sheet1!G2", Text: "Yes;No;"}},
		Keyed: []survey.Keyed{
			{Caption: "Country name", Text: "Examplia", Cell: true, Separator: ";", Span: survey.Span{From: 2, To: 2}, CaptionAt: survey.Span{From: 1, To: 1}},
			{Caption: "Is there a law?", Text: "Yes;No;", Cell: true, Separator: ";", Span: survey.Span{From: 4, To: 4}, CaptionAt: survey.Span{From: 3, To: 3}}},
	}
	sub, ps := file(t, "a.xlsx", workbook(t, forms, nil))
	if len(ps) > 0 || sub.Source.Part != "row 2" || sub.Source.Lines != 4 {
		t.Errorf("%+v %v", sub.Source, ps)
	}
	sub.Source = survey.Source{}
	if diff := cmp.Diff(want, sub); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestTableCells reads one cell, or one answer, in all the ways it may be written.
func TestTableCells(t *testing.T) {
	lead := "ID,Start time,Completion time,Email,Name,"
	row := "1,,,anonymous,,"
	latin, err := charmap.Windows1252.NewEncoder().String(lead + "Où?\n" + row + "Côte – “d’Or”\n")
	if err != nil {
		t.Fatal(err)
	}
	set := func(cell string, value any) func(f *excelize.File) {
		return func(f *excelize.File) {
			if err := f.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	tests := map[string]struct{ file, data, want, at, problems string }{
		"plain":                    {"a.csv", lead + "Q\n" + row + "words\n", "words", "line 2, column 6", ""},
		"line breaks":              {"a.csv", lead + "\"a\r\nb\"\r\n" + row + "\"first\r\n\r\nsecond; and\n\"\r\n", "first\nsecond; and", "line 3, column 6", ""},
		"semicolons":               {"a.csv", strings.ReplaceAll(lead, ",", ";") + "Q, or not?\n" + strings.ReplaceAll(row, ",", ";") + "\"words; more\"\n", "words; more", "line 2, column 6", ""},
		"tabs":                     {"a.tsv", strings.ReplaceAll(lead+"Q\n"+row+"words\n", ",", "\t"), "words", "line 2, column 6", ""},
		"old line ends":            {"a.csv", strings.ReplaceAll(lead+"Q\n"+row+"words\n", "\n", "\r"), "words", "line 2, column 6", ""},
		"windows-1252":             {"a.csv", latin, "Côte – “d’Or”", "line 2, column 6", "encoding-guessed"},
		"a mark in a plain cell":   {"a.csv", lead + "Q\n" + row + "the \"law\" on it\n", "the \"law\" on it", "line 2, column 6", "csv-quotes"},
		"a formula is words":       {"a.csv", lead + "Q\n" + row + "=HYPERLINK(\"http://example.org\")+1\n", "=HYPERLINK(\"http://example.org\")+1", "line 2, column 6", "csv-quotes"},
		"not valid":                {"a.csv", "\ufeff" + lead + "Q\n" + row + "a\x00b\n", "a\x00b", "line 2, column 6", ""},
		"a short row":              {"a.csv", lead + "Q,R\n" + row + "words\n", "words", "line 2, column 6", ""},
		"empty rows and the head":  {"a.csv", lead + "Q\n\n,,,,,\n" + lead + "Q\n" + row + "words\n", "words", "line 5, column 6", ""},
		"no row":                   {"a.csv", lead + "Q\n", "", "", "table-empty"},
		"a row without answers":    {"a.csv", lead + "Q\n3 rows\n", "", "", "row-without-answers"},
		"a number":                 {"a.xlsx", workbook(t, forms, set("G2", 1234.5)), "1234.5", "Sheet1!G2", ""},
		"a share":                  {"a.xlsx", workbook(t, forms, func(f *excelize.File) { set("G2", 0.25)(f); percent(t, f, "G2") }), "25%", "Sheet1!G2", ""},
		"true":                     {"a.xlsx", workbook(t, forms, set("G2", true)), "TRUE", "Sheet1!G2", ""},
		"words like a formula":     {"a.xlsx", workbook(t, forms, set("G2", "=1+1")), "=1+1", "Sheet1!G2", ""},
		"a hidden row":             {"a.xlsx", workbook(t, forms, func(f *excelize.File) { _ = f.SetRowVisible("Sheet1", 2, false) }), "Yes;No;", "Sheet1!G2", ""},
		"a merged cell above":      {"a.xlsx", workbook(t, append([][]string{{"Answers"}, nil}, forms...), func(f *excelize.File) { _ = f.MergeCell("Sheet1", "A1", "G1") }), "Yes;No;", "Sheet1!G4", ""},
		"a sheet's name in quotes": {"a.xlsx", workbook(t, forms, func(f *excelize.File) { _ = f.SetSheetName("Sheet1", "Jane's answers") }), "Yes;No;", "'Jane''s answers'!G2", ""},
		"a formula": {"a.xlsx", packed(t, `<worksheet `+spreadsheet+`><sheetData>`+inlineRow(1, "Country name", "Law?", "More?")+
			`<row r="2"><c r="C2" t="str"><f>A1&amp;"x"</f><v>kept</v></c></row></sheetData></worksheet>`, `<sst `+spreadsheet+`/>`), "kept", "Answers!C2", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			subs, ps := read.File(limits, tt.file, []byte(tt.data))
			if codes(ps) != tt.problems {
				t.Errorf("problems %v, want %q", ps, tt.problems)
			}
			if tt.want == "" {
				if len(subs) > 0 {
					t.Errorf("read as %+v", subs[0])
				}
				return
			}
			if len(subs) != 1 {
				t.Fatalf("%d responses", len(subs))
			}
			last := subs[0].Keyed[len(subs[0].Keyed)-1]
			for i := len(subs[0].Keyed) - 1; last.Text == "" && i > 0; i-- {
				last = subs[0].Keyed[i-1]
			}
			if at := subs[0].Passages[max(0, last.Span.From-1)].At; last.Text != tt.want || at != tt.at {
				t.Errorf("got %q at %s, want %q at %s", last.Text, at, tt.want, tt.at)
			}
		})
	}
}

func percent(t testing.TB, f *excelize.File, cell string) {
	t.Helper()
	style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	if err == nil {
		err = f.SetCellStyle("Sheet1", cell, cell, style)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestLongTable(t *testing.T) {
	const table = "Links;Question;ANSWER;Country;evidence;edition;Respondent\n" +
		"https://example.org/1;1;Yes;Examplia;Law No. 1;2031;Jane Examplova\n" +
		";2;No;Otheria;;2031;\n" +
		";Is there a plan?;\"partly\nso\";examplia;;2031;\n" +
		";;;Examplia;;;\n" +
		"Total: 3\n"
	subs, ps := read.File(limits, "a.csv", []byte(table))
	if len(subs) != 2 || codes(ps) != "row-incomplete row-incomplete column-unknown" {
		t.Fatalf("%d responses, %v", len(subs), ps)
	}
	span := func(from, to int) survey.Span { return survey.Span{From: from, To: to} }
	want := []survey.Keyed{
		{Key: "1", Text: "Yes", Cell: true, Separator: ";", Support: "Law No. 1\nhttps://example.org/1", CaptionAt: span(1, 1), Span: span(2, 2), SupportAt: span(3, 4)},
		{Caption: "Is there a plan?", Text: "partly\nso", Cell: true, Separator: ";", CaptionAt: span(5, 5), Span: span(6, 7)},
	}
	if diff := cmp.Diff(want, subs[0].Keyed); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if s := subs[0]; s.Country != "Examplia" || s.Edition != "2031" || s.Source.Part != "row 2" || subs[1].Source.Part != "row 3" {
		t.Errorf("%+v, %+v", s.Source, subs[1].Source)
	}
	for _, p := range subs[0].Passages {
		if strings.Contains(p.Text, "Jane") {
			t.Errorf("a column that is not read got into the passages: %+v", p)
		}
	}
}

// TestParts reads questions that LimeSurvey gives several columns.
func TestParts(t *testing.T) {
	lead, row := "id. Response ID,submitdate. Date submitted,", "7,2021-06-14,"
	tests := map[string]struct {
		head, cells string
		want        []survey.Keyed
	}{
		"options":           {"Q[SQ001]. Which? [A],Q[SQ002]. Which? [B],Q[other]. Which? [Other]", "Yes,No,C; D", []survey.Keyed{{Key: "Q", Caption: "Which?", Selected: []string{"A", "Other"}, Recorded: true, Text: "C; D", Separator: ";"}}},
		"a no at other":     {"Q[SQ001]. Which? [A],Q[SQ002]. Which? [B],Q[other]. Which? [Other]", "No,Yes,No", []survey.Keyed{{Key: "Q", Caption: "Which?", Selected: []string{"B"}, Recorded: true, Separator: ";"}}},
		"an n at other":     {"Q[SQ001]. Which? [A],Q[SQ002]. Which? [B],Q[other]. Which? [Other]", "N,Y,N", []survey.Keyed{{Key: "Q", Caption: "Which?", Selected: []string{"B"}, Recorded: true, Separator: ";"}}},
		"not asked":         {"Q[SQ001]. Which? [A],Q[SQ002]. Which? [B],Q[other]. Which? [Other]", "N/A,Yes,N/A", []survey.Keyed{{Key: "Q", Caption: "Which?", Selected: []string{"B"}, Recorded: true, Separator: ";"}}},
		"nothing asked":     {"Q[SQ001]. Which? [A],Q[SQ002]. Which? [B],Q[other]. Which? [Other]", "N/A,N/A,N/A", []survey.Keyed{{Key: "Q", Caption: "Which?", Recorded: true, Separator: ";"}}},
		"other not asked":   {"Q. Which?,Q[other]. Which? [Other]", "A,N/A", []survey.Keyed{{Key: "Q", Caption: "Which?", Text: "A", Cell: true, Separator: ";"}}},
		"other no":          {"Q. Which?,Q[other]. Which? [Other]", "A,No", []survey.Keyed{{Key: "Q", Caption: "Which?", Text: "A", Cell: true, Separator: ";"}}},
		"no as own word":    {"Q. Which?,Q[other]. Which? [Other]", "-oth-,No", []survey.Keyed{{Key: "Q", Caption: "Which?", Selected: []string{"Other"}, Recorded: true, Text: "No", Separator: ";"}}},
		"comment not asked": {"Q. Which?,Q[comment]. Which? [Comment]", "A,N/A", []survey.Keyed{{Key: "Q", Caption: "Which?", Text: "A", Cell: true, Separator: ";"}}},
		"no option":         {"Q[SQ001]. Which? [A],Q[SQ002]. Which? [B]", "No,", []survey.Keyed{{Key: "Q", Caption: "Which?", Recorded: true, Separator: ";"}}},
		"own words":         {"Q. Which?,Q[other]. Which? [Other]", "Other,C", []survey.Keyed{{Key: "Q", Caption: "Which?", Selected: []string{"Other"}, Recorded: true, Text: "C", Separator: ";"}}},
		"own words, coded":  {"Q. Which?,Q[other]. Which? [Other]", "-oth-,C", []survey.Keyed{{Key: "Q", Caption: "Which?", Selected: []string{"Other"}, Recorded: true, Text: "C", Separator: ";"}}},
		"no own words":      {"Q. Which?,Q[other]. Which? [Other]", "A,", []survey.Keyed{{Key: "Q", Caption: "Which?", Text: "A", Cell: true, Separator: ";"}}},
		"a comment":         {"Q. Which?,Q[comment]. Which? [Comment]", "A,since 2009", []survey.Keyed{{Key: "Q", Caption: "Which?", Text: "A", Cell: true, Separator: ";", Support: "since 2009"}}},
		"several texts":     {"Q[SQ001]. Where? [A],Q[SQ002]. Where? [B]", "here,", []survey.Keyed{{Caption: "Where? A", Text: "here", Cell: true, Separator: ";"}, {Caption: "Where? B", Cell: true, Separator: ";"}}},
		"codes":             {"Q1,Q2[SQ001]", "words,Yes", []survey.Keyed{{Key: "Q1", Caption: "Q1", Text: "words", Cell: true, Separator: ";"}, {Key: "Q2", Caption: "Q2", Selected: []string{"SQ001"}, Recorded: true, Separator: ";"}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			sub, ps := file(t, "a.csv", lead+tt.head+"\n"+row+tt.cells+"\n")
			if len(ps) > 0 {
				t.Error(ps)
			}
			for i := range sub.Keyed {
				sub.Keyed[i].Span, sub.Keyed[i].CaptionAt, sub.Keyed[i].SupportAt = survey.Span{}, survey.Span{}, survey.Span{}
			}
			if diff := cmp.Diff(tt.want, sub.Keyed); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(sub.Private) != 2 {
				t.Errorf("private: %q", sub.Private)
			}
		})
	}
}

// TestTableFaults wants one clear problem for a file that cannot be read, and
// nothing left on the disk.
func TestTableFaults(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	head := `<worksheet ` + spreadsheet + `><sheetData>` + inlineRow(1, "country", "question", "answer")
	const tail, none = `</sheetData></worksheet>`, `<sst ` + spreadsheet + `/>`
	good := workbook(t, forms, nil)
	lying := strings.Replace(good, "PK\x01\x02", "PK\x01\x03", 1)
	tests := map[string]struct{ file, data, codes string }{
		"no workbook":            {"a.xlsx", "words", "xlsx-broken"},
		"empty":                  {"a.xlsx", "", "xlsx-broken"},
		"an old workbook":        {"a.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xlsx-broken"},
		"cut off":                {"a.xlsx", good[:len(good)/2], "xlsx-broken"},
		"another zip":            {"a.xlsx", lying, "xlsx-broken"},
		"a sheet cut off":        {"a.xlsx", packed(t, head, none), "xlsx-broken"},
		"a bomb":                 {"a.xlsx", packed(t, head+strings.Repeat(" ", 25<<20)+tail, none), "table-too-large"},
		"very many rows":         {"a.xlsx", packed(t, head+strings.Repeat(`<row><c><v>1</v></c></row>`, 900_000)+tail, none), "table-too-large"},
		"nested deep":            {"a.xlsx", packed(t, head+strings.Repeat("<a>", 1000)+strings.Repeat("</a>", 1000)+tail, none), "xlsx-broken"},
		"rows far below":         {"a.xlsx", packed(t, head+`<row r="1048577"><c><v>1</v></c></row>`+tail, none), "xlsx-broken"},
		"a string that is not":   {"a.xlsx", packed(t, head+`<row r="2"><c t="s"><v>99999999999</v></c><c t="s"><v>-1</v></c></row>`+tail, none), "table-empty"},
		"wide":                   {"a.csv", "country,question,answer\n" + strings.Repeat("a,", 1001) + "b\n", "table-too-large"},
		"many responses":         {"a.csv", "country,question,answer\n" + strings.Repeat("A,1,b\n", 1) + numbered(2001, "C%d,1,b\n"), "table-too-large"},
		"many rows":              {"a.csv", "country,question,answer\n" + strings.Repeat("A,1,b\n", 100_001), "table-too-large"},
		"a long cell":            {"a.csv", "country,question,answer\nA,1," + strings.Repeat("a", 300_000) + "\n", "cell-too-long"},
		"an open quotation mark": {"a.csv", "country,question,answer\nA,1,\"b\nA,2,c\nA,3,d\n", "csv-broken"},
		"a wrong quotation mark": {"a.csv", "country,question,answer\nA,1,\"the \"law\", of 2009\",x\n", "csv-broken"},
		"no head":                {"a.csv", "a\nb\n", "table-unknown"},
		"no table":               {"a.csv", "", "table-unknown"},
		"a workbook as csv":      {"a.csv", good, "csv-broken"},
		"no sheet":               {"a.xlsx", workbook(t, nil, nil), "table-unknown"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			subs, ps := read.File(limits, tt.file, []byte(tt.data))
			if codes(ps) != tt.codes || len(subs) > 0 {
				t.Fatalf("%d responses, problems %.500v", len(subs), ps)
			}
			if p := ps[0]; p.File != tt.file || p.What == "" || p.Hint == "" || p.Why == "" {
				t.Errorf("problem %+v", p)
			}
		})
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left on the disk: %v %v", left, err)
	}
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
