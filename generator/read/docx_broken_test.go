package read_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"egovsite/generator/problem"
	"egovsite/generator/read"

	"github.com/google/go-cmp/cmp"
)

// compress packs one part that unpacks to so many bytes of the same words.
func compress(t *testing.T, name, before, words string, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	rels, _ := z.Create("_rels/.rels")
	io.WriteString(rels, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`)
	f, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, before)
	block := []byte(strings.Repeat(words, 1<<16/len(words)))
	for n := 0; n < size; n += len(block) {
		f.Write(block)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDocxFaults wants every document that cannot be read named with why, whole
// or not at all, in bounded time.
func TestDocxFaults(t *testing.T) {
	sound := wordFile{body: strings.Repeat(p(r("1. Country name *"))+p(r("Examplia")), 50)}
	open := `<w:document xmlns:w="` + transitional + `"><w:body>`
	raw := func(document string) []byte {
		return wordFile{extra: map[string]string{"word/document.xml": document}}.bytes(t)
	}
	utf16 := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	whole := sound.bytes(t)
	tests := map[string]struct {
		data []byte
		code string
		says string
	}{
		"empty":                    {nil, "docx-other", "no Word document"},
		"words":                    {[]byte("1. Country name *\nExamplia"), "docx-other", "no Word document"},
		"rich text":                {[]byte(`{\rtf1 words}`), "docx-other", "no Word document"},
		"protected":                {[]byte(ole + strings.Repeat("\x00", 600) + utf16("EncryptedPackage")), "docx-protected", "password"},
		"an old document":          {[]byte(ole + strings.Repeat("\x00", 600) + utf16("WordDocument")), "docx-other", "97 to 2003"},
		"cut off":                  {whole[:len(whole)/2], "docx-broken", "damaged or cut off"},
		"last bytes cut off":       {whole[:len(whole)-1], "docx-broken", "damaged or cut off"},
		"a package of other files": {zipped(t, map[string]string{"a.txt": "a", "xl/workbook.xml": "<a/>"}), "docx-other", "no Word document"},
		"a spreadsheet":            {raw(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`), "docx-other", "no Word document"},
		"no document in it":        {zipped(t, map[string]string{"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`}), "docx-broken", "damaged"},
		"an empty document":        {raw(""), "docx-broken", "damaged"},
		"no end":                   {raw(open + p(r("a"))), "docx-broken", "damaged"},
		"ends crossed":             {raw(open + "<w:p></w:body></w:p></w:document>"), "docx-broken", "damaged"},
		"broken letters":           {raw(open + p(r("a\xff\xfeb")) + "</w:body></w:document>"), "docx-broken", "damaged"},
		"a NUL":                    {raw(open + p(r("a\x00b")) + "</w:body></w:document>"), "docx-broken", "damaged"},
		"another encoding":         {raw(`<?xml version="1.0" encoding="UTF-16"?>` + open + "</w:body></w:document>"), "docx-broken", "damaged"},
		"entities of its own":      {raw(`<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + open + p("<w:r><w:t>&b;</w:t></w:r>") + "</w:body></w:document>"), "docx-broken", "damaged"},
		"an unknown entity":        {raw(open + p("<w:r><w:t>&b;</w:t></w:r>") + "</w:body></w:document>"), "docx-broken", "damaged"},
		"deep":                     {raw(open + strings.Repeat("<w:ins>", 5000)), "docx-too-much", "deep"},
		"deep where it is skipped": {raw(open + strings.Repeat("<w:del>", 5000)), "docx-too-much", "deep"},
		"deep in properties":       {raw(open + "<w:p><w:pPr>" + strings.Repeat("<w:x>", 5000)), "docx-too-much", "deep"},
		"deep tables":              {raw(open + strings.Repeat("<w:tbl><w:tr><w:tc>", 5000)), "docx-too-much", "deep"},
		"fields in fields":         {raw(open + "<w:p>" + strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 5000)), "docx-too-much", "deep"},
		"bomb of words":            {compress(t, "word/document.xml", open+"<w:p><w:r><w:t>", "a", 400<<20), "docx-too-much", "unpacks"},
		"bomb of paragraphs":       {compress(t, "word/document.xml", open, "<w:p/>", 200<<20), "docx-too-much", "unpacks"},
		"bomb of a tag":            {compress(t, "word/document.xml", open+"<w:p a='", "a", 200<<20), "docx-too-much", "unpacks"},
		"bomb of a comment":        {compress(t, "word/document.xml", open+"<!--", "a", 200<<20), "docx-too-much", "unpacks"},
		"a part twice":             {twice(t), "docx-broken", "damaged"},
		"many parts":               {manyParts(t), "docx-too-much", "too many files"},
		"a note said often": {wordFile{body: p(strings.Repeat(`<w:r><w:footnoteReference w:id="2"/></w:r>`, 100_000)),
			footnotes: `<w:footnote w:id="2">` + strings.Repeat(p(r(strings.Repeat("note ", 1000))), 100) + `</w:footnote>`}.bytes(t), "docx-too-much", "unpacks"},
		"a head said often": {wordFile{body: tbl(append([][]string{{p(), p(r(strings.Repeat("Yes ", 24))), p(r("No"))}}, manyRows(150_000)...)...)}.bytes(t), "docx-too-much", "unpacks"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			subs, ps := read.File(limits, "form.docx", tt.data)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if len(subs) != 0 || len(ps) != 1 || ps[0].Code != tt.code || ps[0].Severity != problem.Error || ps[0].File != "form.docx" ||
				!strings.Contains(ps[0].What, tt.says) || ps[0].Why == "" || ps[0].Hint == "" {
				t.Errorf("read %d, problems %+v; want %s that says %q", len(subs), ps, tt.code, tt.says)
			}
		})
	}
	if subs, ps := read.File(limits, "form.docx", whole); len(subs) != 1 || len(ps) != 0 {
		t.Errorf("the sound one: %v", ps)
	}
}

func manyRows(n int) [][]string {
	row := []string{p(), p(r("x")), p()}
	out := make([][]string, n)
	for i := range out {
		out[i] = row
	}
	return out
}

func twice(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"word/document.xml", "WORD/Document.xml"} {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	return b.Bytes()
}

func manyParts(t *testing.T) []byte {
	t.Helper()
	parts := map[string]string{}
	for i := range 12_000 {
		parts[strings.Repeat("a", i%100)+"/"+strings.Repeat("b", i/100)] = ""
	}
	return zipped(t, parts)
}

// FuzzDocx holds for any bytes, and for any body of a sound package: no panic,
// lines in their order, words that are Unicode, and a fault that says what to do.
func FuzzDocx(f *testing.F) {
	for _, body := range []string{
		p(r("36. Law? *")) + p(r("☒ Yes ☐ No")),
		tbl([]string{p(), p(r("Yes")), p(r("No"))}, []string{p(r("a")), p(r("x")), p()}),
		p(complexField(`HYPERLINK "https://example.org"`, r("a"))) + p(formField("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>", "")),
		control(`<w:showingPlcHdr/><w:dropDownList><w:listItem w:value="a"/></w:dropDownList>`, p(r("a"))) + p(sym("Wingdings", "F0FE")),
	} {
		f.Add(true, []byte(body))
	}
	f.Add(false, wordFile{body: p(r("a"))}.bytes(f))
	f.Fuzz(func(t *testing.T, packed bool, data []byte) {
		if packed {
			data = wordFile{body: string(data), links: map[string]string{"a": "https://example.org"}}.bytes(t)
		}
		subs, ps := read.File(limits, "a.docx", data)
		if len(subs) == 0 && !problem.Errors(ps) || len(subs) > 1 || len(subs) == 1 && problem.Errors(ps) {
			t.Fatalf("read %d, problems %v", len(subs), ps)
		}
		for _, q := range ps {
			if q.Code == "" || q.What == "" || q.Why == "" || q.Hint == "" || !utf8.ValidString(q.String()) {
				t.Errorf("problem %+v", q)
			}
		}
		for _, sub := range subs {
			for i, l := range sub.Passages {
				if l.Line != i+1 || l.At == "" || !utf8.ValidString(l.Text) || strings.ContainsAny(l.Text, "\r\n\f\v\x00\u0085\u2028\u2029") {
					t.Errorf("passage %d: %+v", i, l)
				}
			}
		}
		again, _ := read.File(limits, "a.docx", data)
		if diff := cmp.Diff(subs, again); diff != "" {
			t.Errorf("read differently the second time:\n%s", diff)
		}
	})
}
