package read_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"egovsite/generator/read"
	"egovsite/generator/survey"
)

// Word documents for the tests are built here, in memory: what word processors
// write, down to what matters.

const (
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// A wordFile is a document in parts. Every part but the body may be left empty.
type wordFile struct {
	body      string            // what stands in w:body
	namespace string            // of WordprocessingML; transitional if empty
	links     map[string]string // addresses outside, by identifier
	styles    string
	numbering string
	footnotes string
	core, app string            // properties
	extra     map[string]string // further parts, by name
}

func (w wordFile) bytes(t testing.TB) []byte {
	t.Helper()
	ns := w.namespace
	if ns == "" {
		ns = transitional
	}
	open := func(name string) string {
		return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<w:%s xmlns:w="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`+
			` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`+
			` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`+
			` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" mc:Ignorable="w14">`, name, ns)
	}
	office := "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	if w.namespace == strict {
		office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	rels := func(list ...string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(list, "") + `</Relationships>`
	}
	rel := func(id, kind, target, mode string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>`, id, office, kind, escape.Replace(target), mode)
	}
	inner := []string{}
	for _, id := range sorted(w.links) {
		inner = append(inner, rel(id, "hyperlink", w.links[id], ` TargetMode="External"`))
	}
	parts := map[string]string{
		"word/document.xml": open("document") + "<w:body>" + w.body + "</w:body></w:document>",
	}
	for name, words := range map[string]string{"styles": w.styles, "numbering": w.numbering, "footnotes": w.footnotes} {
		if words != "" {
			parts["word/"+name+".xml"] = open(name) + words + "</w:" + name + ">"
			inner = append(inner, rel("p"+name, name, name+".xml", ""))
		}
	}
	types := ""
	for _, name := range sorted(parts) {
		kind := strings.TrimSuffix(strings.TrimPrefix(name, "word/"), ".xml")
		if kind == "document" {
			kind = "document.main"
		}
		types += `<Override PartName="/` + name + `" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.` + kind + `+xml"/>`
	}
	parts["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` + types + `</Types>`
	top := []string{rel("rId1", "officeDocument", "word/document.xml", "")}
	if w.core != "" {
		parts["docProps/core.xml"] = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` + w.core + `</cp:coreProperties>`
		top = append(top, `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`)
	}
	if w.app != "" {
		parts["docProps/app.xml"] = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` + w.app + `</Properties>`
		top = append(top, rel("rId3", "extended-properties", "docProps/app.xml", ""))
	}
	parts["_rels/.rels"] = rels(top...)
	parts["word/_rels/document.xml.rels"] = rels(inner...)
	for name, words := range w.extra {
		parts[name] = words
	}
	return zipped(t, parts)
}

// zipped packs files, in order of their names.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sorted(parts) {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
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

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// r is a run of words; p is a paragraph of runs.
func r(words string) string {
	return `<w:r><w:t xml:space="preserve">` + escape.Replace(words) + `</w:t></w:r>`
}
func p(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }

// tbl is a table of cells, each of paragraphs.
func tbl(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl><w:tblPr/><w:tblGrid/>")
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, cell := range row {
			if !strings.HasPrefix(cell, "<w:tc>") {
				cell = "<w:tc><w:tcPr/>" + cell + "</w:tc>"
			}
			b.WriteString(cell)
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

// document reads a document that must be sound.
func document(t *testing.T, w wordFile) *survey.Submission {
	t.Helper()
	subs, ps := read.File(limits, "a.docx", w.bytes(t))
	if len(subs) != 1 {
		t.Fatalf("not read: %v", ps)
	}
	return subs[0]
}

// lines are the words of a document, one line each.
func lines(sub *survey.Submission) string {
	var out []string
	for _, p := range sub.Passages {
		out = append(out, p.Text)
	}
	return strings.Join(out, "\n")
}
