package generator_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"egovsite/content"
	"egovsite/generator"
	"egovsite/generator/catalog"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/xuri/excelize/v2"
)

// A limitCase is an input that keeps to a lowered limit, or passes it by so much more.
type limitCase struct {
	code string
	most int
	file string
	data func(t *testing.T, more int) string
	// told is what is told where package read alone cannot say, instead of data.
	told func(t *testing.T, d inbox, more int) string
}

const mega = 1 << 20

func limitCases() map[string]limitCase {
	again := strings.Repeat
	plain := func(data func(more int) string) func(*testing.T, int) string {
		return func(_ *testing.T, more int) string { return data(more) }
	}
	const head, row = "country,question,answer\n", "A,1,b\n"
	table := func(rows func(more int) string) func(*testing.T, int) string {
		return plain(func(more int) string { return head + rows(more) })
	}
	word := func(body func(more int) string) func(*testing.T, int) string {
		return func(t *testing.T, more int) string {
			return pack(t, "word/document.xml", wordOpen+body(more)+wordClose)
		}
	}
	drawn := func(contents, page string, objects ...string) string {
		return pdfOf(append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>" + page + ">>",
			fmt.Sprintf("<</Length %d>> stream\n%s\nendstream", len(contents), contents), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}, objects...)...)
	}
	say := func(words string) string { return "BT /F 12 Tf 20 100 Td (" + words + ") Tj ET " }
	return map[string]limitCase{
		"responses_files": {code: "responses-too-many", most: 2, told: func(t *testing.T, d inbox, more int) string {
			for i := range 1 + more { // beside the folder of their edition
				d.put(t, fmt.Sprintf("a%d.txt", i), good)
			}
			return failure(generator.Build(t.Context(), options(d.content, d.out)))
		}},
		"responses_mb": {code: "responses-too-large", most: 1, told: func(t *testing.T, d inbox, more int) string {
			d.put(t, "good.txt", good)
			d.put(t, "more.txt", again("a", mega-len(good)+more))
			return failure(generator.Build(t.Context(), options(d.content, d.out)))
		}},
		"text_file_mb":  {code: "file-too-large", most: 1, file: "a.txt", data: plain(func(more int) string { return again("a", mega+more) })},
		"table_file_mb": {code: "file-too-large", most: 1, file: "a.csv", data: table(func(more int) string { return row + again("\n", mega-len(head+row)+more) })},
		"docx_file_mb": {code: "file-too-large", most: 1, file: "a.docx", data: func(t *testing.T, more int) string {
			with := func(n int) string {
				return pack(t, "word/document.xml", wordOpen+para+wordClose, "p.bin", again("a", n))
			}
			return with(mega - len(with(0)) + more)
		}},
		"pdf_file_mb": {code: "file-too-large", most: 1, file: "a.pdf", data: plain(func(more int) string {
			with := func(n int) string { return strings.Replace(drawn(say("Yes"), ""), "\n", "\n%"+again("a", n)+"\n", 1) }
			return with(mega - len(with(0)) + more)
		})},
		"response_lines": {code: "response-too-long", most: 5, file: "a.txt", data: plain(func(more int) string { return again("a\n", 5+more) })},
		"response_answers": {code: "response-form", most: 2, file: "a.yaml", data: plain(func(more int) string {
			return "country: A\nanswers:\n  1: a\n  2: b\n" + again("  3: c\n", more)
		})},
		"table_rows":    {code: "table-too-large", most: 2, file: "a.csv", data: table(func(more int) string { return again(row, 2+more) })},
		"table_columns": {code: "table-too-large", most: 3, file: "a.csv", data: table(func(more int) string { return "A,1,b" + again(",c", more) + "\n" })},
		"table_cells":   {code: "table-too-large", most: 6, file: "a.csv", data: table(func(more int) string { return again(row, 2+more) })},
		"table_cell_kb": {code: "cell-too-long", most: 1, file: "a.csv", data: table(func(more int) string { return row + "B,1," + again("a", 1024+more) + "\n" })},
		"table_responses": {code: "table-too-large", most: 2, file: "a.csv", data: table(func(more int) string {
			return "A,1,b\nB,1,b\n" + again("C,1,b\n", more)
		})},
		"xlsx_unpacked_mb": {code: "table-too-large", most: 1, file: "a.xlsx", data: func(t *testing.T, more int) string { return book(t, 1, mega+more) }},
		"xlsx_sheets":      {code: "table-too-large", most: 2, file: "a.xlsx", data: func(t *testing.T, more int) string { return book(t, 2+more, 0) }},
		"docx_parts": {code: "docx-too-much", most: 2, file: "a.docx", data: func(t *testing.T, more int) string {
			parts := []string{"word/document.xml", wordOpen + para + wordClose, "a.bin", ""}
			return pack(t, append(parts, []string{"b.bin", ""}[:2*more]...)...)
		}},
		"docx_part_mb": {code: "docx-too-much", most: 1, file: "a.docx", data: word(func(more int) string {
			return para + again(" ", mega-len(wordOpen+para+wordClose)+more)
		})},
		"docx_unpacked_mb": {code: "docx-too-much", most: 1, file: "a.docx", data: word(func(more int) string {
			return para + again(" ", mega-len(wordOpen+para+wordClose)+more)
		})},
		"docx_text_mb": {code: "docx-too-much", most: 1, file: "a.docx", data: word(func(more int) string {
			return strings.Replace(para, "Yes", again("a", mega+more), 1)
		})},
		"docx_lines": {code: "docx-too-much", most: 3, file: "a.docx", data: word(func(more int) string { return again(para, 3+more) })},
		"pdf_pages": {code: "pdf-too-much", most: 2, file: "a.pdf", data: plain(func(more int) string {
			return strings.Replace(drawn(say("Yes"), ""), "[3 0 R]/Count 1", fmt.Sprintf("[%s]/Count %d", again("3 0 R ", 2+more), 2+more), 1)
		})},
		"pdf_page_shapes": {code: "pdf-too-much", most: 3, file: "a.pdf", data: plain(func(more int) string { // the words are one
			return drawn(say("Yes")+again("0 0 1 1 re f ", 2+more), "")
		})},
		"pdf_page_chars": {code: "pdf-too-much", most: 3, file: "a.pdf", data: plain(func(more int) string { return drawn(say("Yes"+again("s", more)), "") })},
		"pdf_page_links": {code: "pdf-too-much", most: 2, file: "a.pdf", data: plain(func(more int) string {
			return drawn(say("Yes"), "/Annots["+again("6 0 R ", 2+more)+"]", "<</Type/Annot/Subtype/Link/Rect[20 100 60 112]/A<</S/URI/URI(https://example.org/a)>>>>")
		})},
		"pdf_page_fields": {code: "pdf-too-much", most: 2, file: "a.pdf", data: plain(func(more int) string {
			return drawn(say("Yes"), "/Annots["+again("6 0 R ", 2+more)+"]", "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/F 4/V(Examplia)/Rect[20 100 60 112]>>")
		})},
		"pdf_marks": {code: "pdf-too-much", most: 4, file: "a.pdf", data: plain(func(more int) string {
			return drawn(say("Yes")+"0 0 1 1 re f "+again("2 2 1 1 re f ", more), "")
		})},
		"pdf_seconds": {code: "pdf-unread", most: 1, told: func(t *testing.T, d inbox, more int) string {
			d.put(t, "good.txt", good)
			if more == 0 {
				return failure(generator.Build(t.Context(), options(d.content, d.out))) // what is quick is read
			}
			d.put(t, "slow.pdf", slow())
			told := failure(generator.Build(t.Context(), options(d.content, d.out)))
			if !strings.Contains(told, "slow.pdf") {
				t.Errorf("the file is not named: %s", told)
			}
			if _, err := os.Stat(d.out); err == nil {
				t.Error("there is a site all the same")
			}
			return told
		}},
		"withheld_forms": {code: "withheld-too-much", most: 2, told: func(t *testing.T, d inbox, more int) string {
			d.put(t, "good.txt", strings.Replace(good, "Nothing.", "one@example.org two@example.org"+again(" three@example.org", more), 1))
			c, err := generator.Check(t.Context(), options(d.content, d.out), nil)
			return fmt.Sprint(c.Problems, err)
		}},
	}
}

// TestLimits has each limit held at its value and passed by one: then a problem
// tells its code, the limit, its value and how to raise it.
func TestLimits(t *testing.T) {
	shipped, ok := catalog.Limits(content.Files)
	if !ok {
		t.Fatal("the shipped limits have faults")
	}
	cases := limitCases()
	format := reflect.TypeFor[catalog.LimitsFile]()
	for i := range format.NumField() {
		name := format.Field(i).Tag.Get("yaml")
		t.Run(name, func(t *testing.T) {
			tt, ok := cases[name]
			if !ok {
				t.Fatal("no case passes this limit")
			}
			if reflect.ValueOf(shipped).Field(i).Int() <= int64(tt.most) {
				t.Error("the case does not lower it")
			}
			lowered := shipped
			reflect.ValueOf(&lowered).Elem().Field(i).SetInt(int64(tt.most))
			told := func(more int) string {
				if tt.told != nil {
					d := newInbox(t)
					d.limit(t, name, tt.most)
					return tt.told(t, d, more)
				}
				subs, ps := read.File(lowered, tt.file, []byte(tt.data(t, more)))
				if more == 0 && len(subs) == 0 {
					t.Error("nothing is read at the limit")
				}
				return fmt.Sprint(ps)
			}
			if at := told(0); strings.Contains(at, "the limit "+name) {
				t.Errorf("at the limit: %.500s", at)
			}
			over := told(1)
			for _, want := range []string{"[" + tt.code + "]", fmt.Sprintf("the limit %s is %d", name, tt.most), "raise " + name + " in content/limits.yaml"} {
				if !strings.Contains(over, want) {
					t.Errorf("over the limit %q is not told: %.500s", want, over)
				}
			}
		})
		delete(cases, name)
	}
	for name := range cases {
		t.Errorf("there is no limit %s", name)
	}
}

// TestNoLimits sees that limits of 0 bound nothing, as the zero value says.
func TestNoLimits(t *testing.T) {
	for name, tt := range limitCases() {
		if tt.data != nil {
			if subs, ps := read.File(survey.Limits{}, tt.file, []byte(tt.data(t, 1))); len(subs) == 0 {
				t.Errorf("%s: %v", name, ps)
			}
		}
	}
}

// TestFaultyLimits sees that nothing is made by limits that cannot be told.
func TestFaultyLimits(t *testing.T) {
	d := newInbox(t)
	d.put(t, "good.txt", good)
	d.limit(t, "pdf_pages", 0)
	report, err := generator.Build(t.Context(), options(d.content, d.out))
	if told := failure(report, err); !strings.Contains(told, generator.ErrContent.Error()) || !strings.Contains(fmt.Sprint(report.Problems), "limits.yaml") {
		t.Errorf("%s, %v", told, report.Problems)
	}
}

// limit sets one limit of the content.
func (d inbox) limit(t testing.TB, name string, most int) {
	t.Helper()
	text, err := content.Files.ReadFile("limits.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text = regexp.MustCompile(`(?m)^`+name+`: .*`).ReplaceAll(text, []byte(name+": "+strconv.Itoa(most)))
	if err := os.WriteFile(filepath.Join(d.content, "limits.yaml"), text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// failure is all that a build tells of why it made nothing; empty if it made something.
func failure(_ generator.Report, err error) string {
	if err == nil {
		return ""
	}
	hint := ""
	if h, ok := err.(interface{ Hint() string }); ok {
		hint = h.Hint()
	}
	return err.Error() + "; " + hint
}

const (
	wordOpen  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordClose = `</w:body></w:document>`
	para      = `<w:p><w:r><w:t>Yes</w:t></w:r></w:p>`
)

// pack makes a package of parts, each a name and what it holds, stored as they are.
func pack(t *testing.T, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Store})
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
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

// book makes a workbook of sheets that unpacks to so many bytes, if they are any.
func book(t *testing.T, sheets, unpacked int) string {
	t.Helper()
	f := excelize.NewFile()
	for i := range sheets {
		name := fmt.Sprintf("Sheet%d", i+1)
		_, err := f.NewSheet(name)
		if err = cmp.Or(err, f.SetSheetRow(name, "A1", &[]string{"country", "question", "answer"}), f.SetSheetRow(name, "A2", &[]string{"A", "1", "b"})); err != nil {
			t.Fatal(err)
		}
	}
	var b, all bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(&all)
	for _, p := range in.File {
		unpacked -= int(p.UncompressedSize64)
		if err := z.Copy(p); err != nil {
			t.Fatal(err)
		}
	}
	pad, err := z.Create("xl/media/pad.bin")
	if err == nil {
		_, err = pad.Write(make([]byte, max(unpacked, 0)))
	}
	if err = cmp.Or(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// pdfOf makes a PDF file of numbered objects, the first of which is its catalogue.
func pdfOf(objects ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj %s endobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer <</Root 1 0 R/Size %d>>\n%%%%EOF\n", len(objects)+1)
	return b.String()
}

// slow is a PDF file of drawings, each of which draws the next ten times.
func slow() string {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", "<</Length 5>> stream\n/X Do\nendstream"}
	for range 12 {
		objects = append(objects, fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 300 200]/Resources<</XObject<</X %d 0 R>>>>/Length 60>> stream\n%s\nendstream",
			len(objects)+2, strings.Repeat("/X Do ", 10)))
	}
	return pdfOf(objects...)
}
