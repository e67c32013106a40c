package read

import (
	"fmt"
	"strings"

	"egovsite/generator/problem"
)

// A story is one run of paragraphs and tables: the body of a document, one of its
// notes, or what stands in a text box. Its lines go to sink as they are finished.
type story struct {
	*docx
	rels   map[string]relation
	sink   *[]docxLine
	at     string // where the present block stands
	inside bool   // in a note, text box or table, whose place is that of the whole
	para   *paragraph
	joined []byte // words of a paragraph whose end was deleted
	fields []*field
	box    *checkBox // the content control of that kind that is open
	lists  []*dropDown
	mute   int        // how many things are open whose words are not read
	struck bool       // the words of the present run are struck through
	table  *docxTable // that is being read
	last   []docxLine // notes to the wording of questions

	paragraphs, tables int
}

// content takes one element, of whatever level: paragraphs and tables, what
// stands in them, and wrappers of all kinds, which are looked into.
func (s *story) content(p *xmlPart, e element) error {
	into := func() error { return p.children(func(e element) error { return s.content(p, e) }) }
	switch e.name {
	case "w:p":
		return s.paragraph(p)
	case "w:tbl":
		return s.readTable(p)
	case "w:tr":
		return s.readRow(p)
	case "w:tc":
		return s.readCell(p)
	case "w:r", "m:r":
		return s.run(p)
	case "w:hyperlink":
		return s.hyperlink(p, e)
	case "w:fldSimple":
		return s.simpleField(p, e)
	case "w:sdt":
		return s.control(p)
	case "mc:AlternateContent":
		return s.alternatives(p)
	case "w:txbxContent":
		return s.textBox(p)
	case "w:del", "w:moveFrom", "w:rt", "w:sectPr", "w:tblPr", "w:tblGrid", "w:tcPr", "w:trPr", "w:sdtPr", "w:pPr", "w:rPr",
		"w:comment", "w:instrText", "w:delText":
		return p.skip()
	case "pic:pic", "v:imagedata":
		s.leave(leftOut{problem.Note, s.at, "a picture is not read", "words and marks in it are not text",
			"if it holds an answer, write that out beside it"})
		return p.skip()
	case "w:control":
		s.leave(leftOut{problem.Warning, s.at, "a control of an older kind (ActiveX) is not read", "what is set in it lies outside the document's text",
			"put ☒ or ☐ in its place"})
		return p.skip()
	case "w:altChunk", "w:subDoc":
		s.leave(leftOut{problem.Warning, s.at, "a document inside the document is not read", "its words lie in a file of their own",
			"open the document in Word and save it again, which takes them in"})
		return p.skip()
	}
	return into()
}

// all reads a story to its end.
func (s *story) all(p *xmlPart) error {
	err := p.children(func(e element) error { return s.content(p, e) })
	if err == nil {
		err = s.settle()
	}
	*s.sink = append(*s.sink, s.last...)
	return err
}

// A paragraph is one that is being read.
type paragraph struct {
	props  paragraphProps
	text   []byte
	link   *link
	behind []docxLine // text boxes and notes that hang on it
}

func (s *story) paragraph(p *xmlPart) error {
	outer := s.para
	if outer != nil { // one in another, which no sound document has
		if err := s.end(); err != nil {
			return err
		}
	}
	if !s.inside {
		s.paragraphs++
		s.at = fmt.Sprintf("paragraph %d", s.paragraphs)
	}
	s.para = &paragraph{text: s.joined}
	s.joined = nil
	err := p.children(func(e element) error {
		if e.name == "w:pPr" {
			return s.para.props.read(p)
		}
		return s.content(p, e)
	})
	if err != nil {
		return err
	}
	err = s.end()
	if outer != nil {
		s.para = &paragraph{}
	}
	return err
}

// end finishes the present paragraph.
func (s *story) end() error {
	q := s.para
	s.flushLink()
	for _, l := range s.lists {
		l.finish(s)
	}
	for _, f := range s.fields {
		f.silent, f.result = false, true // what it shows has been shown, and no code goes on for a paragraph
	}
	s.para = nil
	if q.props.joined {
		s.joined = q.text
		*s.sink = append(*s.sink, q.behind...)
		return nil
	}
	label, bullet := s.count(q.props)
	return s.finish(string(q.text), label, bullet, q.behind)
}

// finish writes the lines of a paragraph, with what hangs on it.
func (s *story) finish(text, label, bullet string, behind []docxLine) error {
	if strings.TrimSpace(text) == "" {
		label, bullet = "", ""
	}
	if strings.TrimSpace(unstruck(text)) == "" {
		label = ""
	}
	if label != "" {
		text = label + " " + text
	}
	for i, line := range splitLines(text) {
		l := docxLine{text: strings.TrimRight(line, " \t\u00a0"), at: s.at}
		if i == 0 {
			l.bullet = bullet
		}
		*s.sink = append(*s.sink, l)
		if err := s.grow(len(l.text)); err != nil {
			return err
		}
	}
	if asks(text) {
		s.last = append(s.last, behind...)
	} else {
		*s.sink = append(*s.sink, behind...)
	}
	return nil
}

// settle finishes what a deleted end of a paragraph left open.
func (s *story) settle() error {
	text := string(s.joined)
	if s.joined = nil; text == "" {
		return nil
	}
	return s.finish(text, "", "", nil)
}

// grow counts a line in, of so many bytes, as far as there may be any.
func (d *docx) grow(bytes int) error {
	d.lines++
	if over(d.lines, d.limits.DocxLines) {
		return docxLarge("docx_lines", d.limits.DocxLines)
	}
	d.bytes += bytes
	return d.fits(d.bytes)
}

// fits is the fault of so many bytes of words; nil where there may be as many.
func (d *docx) fits(bytes int) error {
	if over(bytes, d.limits.DocxTextMB<<20) {
		return docxLarge("docx_text_mb", d.limits.DocxTextMB)
	}
	return nil
}

// asks reports a line that looks like the wording of a question. A note to one
// explains it and is no answer, so it goes to the end of the document.
func asks(text string) bool {
	text = strings.TrimRight(text, " \t\u00a0*")
	return strings.HasSuffix(text, "?") || strings.HasSuffix(text, ":")
}

// textBox reads the paragraphs of a text box. They stand behind the paragraph
// that the box hangs on.
func (s *story) textBox(p *xmlPart) error {
	var lines []docxLine
	inner := &story{docx: s.docx, rels: s.rels, sink: &lines, at: s.at, inside: true}
	if s.hides() {
		inner.mute = 1
	}
	err := inner.all(p)
	if s.para == nil {
		*s.sink = append(*s.sink, lines...)
	} else {
		s.para.behind = append(s.para.behind, lines...)
	}
	return err
}

// alternatives takes the first form in which something is given, once.
func (s *story) alternatives(p *xmlPart) error {
	taken := false
	return p.children(func(e element) error {
		if taken || e.name != "mc:Choice" && e.name != "mc:Fallback" {
			return p.skip()
		}
		taken = true
		return p.children(func(e element) error { return s.content(p, e) })
	})
}

// hides reports whether words at this place are not to be read.
func (s *story) hides() bool {
	if s.mute > 0 {
		return true
	}
	for i, f := range s.fields {
		if f.silent || !f.result && i+1 < len(s.fields) { // a field in the code of another
			return true
		}
	}
	return false
}

// write adds words to the present paragraph.
func (s *story) write(words string) error {
	if words == "" || s.para == nil || s.hides() {
		return nil
	}
	if s.box != nil { // the sign that shows its state stands for all that is in it
		s.box.show(s)
		return nil
	}
	return s.put(words)
}

// put adds words whatever is open.
func (s *story) put(words string) error {
	s.flushLinkBefore()
	for _, l := range s.lists {
		l.begin(s)
	}
	if s.struck {
		words = s.strike(words)
	}
	s.para.text = append(s.para.text, words...)
	return s.docx.fits(len(s.para.text))
}
