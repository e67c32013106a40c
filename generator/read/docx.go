package read

import (
	"bytes"
	"errors"
	"strings"
	"unicode"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// A Word document is read as running text, one passage a line of a paragraph,
// with the signs that a person sees: a content control, an old form field or a
// symbol of a pictorial font becomes the box that it shows. What a reader of the
// page does not see (deleted and hidden words, those struck through, comments, prompts of a form) is
// left out, and so are the headers and footers of its pages.

// docxDepth is how deep elements may lie in one another: each is a call.
const docxDepth = 400

// A docxFault keeps a document from being read: what is wrong, why, and how to mend it.
type docxFault struct{ problem.Problem }

func (f *docxFault) Error() string { return f.What }

func faultOf(code, what, why, hint string) *docxFault {
	return &docxFault{problem.Problem{Code: code, Severity: problem.Error, What: what, Why: why, Hint: hint}}
}

var (
	errDocxLocked = faultOf("docx-protected", "the document is protected with a password", "its words are encrypted",
		"open it in Word, take the password off under File, Info, and save it again")
	errDocxOld = faultOf("docx-other", "this is a document of Word 97 to 2003 under another name", "a .doc file is not a .docx file, whatever it is called",
		"open it in Word and save it as a Word document (.docx)")
	errDocxOther = faultOf("docx-other", "this is no Word document", "a .docx file is a package that names its document; this file is something else under that name",
		"give the file its own ending, or save it as a Word document (.docx)")
	errDocxDeep = faultOf("docx-too-much", "the document nests too deep", "elements lie in one another at most 400 deep", docxSaveAgain)
)

// docxOver is the fault of a document that passes a limit.
func docxOver(what, limit string, most int) *docxFault {
	return &docxFault{faultOf("docx-too-much", what, "", docxSaveAgain).Over(limit, most)}
}

// docxLarge is the fault of one that is too large, whichever limit tells.
func docxLarge(limit string, most int) *docxFault {
	return docxOver("the document unpacks to more than a response can be", limit, most)
}

const docxSaveAgain = "open it in Word, copy the answers into the form as it was handed out, and save that"

// docxBroken is the fault of a package that cannot be read to its end.
func docxBroken(part string, err error) *docxFault {
	return faultOf("docx-broken", "the document is damaged or cut off", strings.ToValidUTF8("reading "+cut(part)+": "+cut(err.Error()), "?"),
		"ask for the file again; or open it in Word, let it repair the document, and save that")
}

// readDocx reads a Word document: whole, or not at all.
func readDocx(limits survey.Limits, source survey.Source, data []byte) ([]*survey.Submission, []problem.Problem) {
	d, err := newDocx(limits, data)
	if err == nil {
		err = d.read()
	}
	if err != nil {
		fault := docxBroken("the file", err)
		errors.As(err, &fault)
		told := fault.Problem
		told.File = source.File
		return nil, []problem.Problem{told}
	}
	sub := &survey.Submission{Source: source, Private: d.people()}
	for i, l := range d.story {
		sub.Passages = append(sub.Passages, survey.Passage{Line: i + 1, Text: l.text, At: l.at})
	}
	sub.Source.Lines = len(sub.Passages)
	return []*survey.Submission{sub}, d.tell(source.File)
}

// docxKind tells by its first bytes what a file is that is not a package.
func docxKind(data []byte) error {
	utf16 := func(s string) []byte { return []byte(strings.Join(strings.Split(s, ""), "\x00") + "\x00") }
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		if bytes.Contains(data, utf16("EncryptedPackage")) {
			return errDocxLocked
		}
		return errDocxOld
	case !bytes.HasPrefix(data, []byte("PK")):
		return errDocxOther
	}
	return nil
}

// read reads the parts that make up the words, and puts them in order.
func (d *docx) read() error {
	if err := d.readStyles(); err != nil {
		return err
	}
	if err := d.readNumbering(); err != nil {
		return err
	}
	for _, kind := range []string{"footnotes", "endnotes"} {
		if err := d.readNotes(kind); err != nil {
			return err
		}
	}
	s := &story{docx: d, rels: d.rels, sink: &d.story}
	if err := d.each(d.main, func(p *xmlPart, e element) error {
		if e.name != "w:document" {
			return errDocxOther
		}
		return s.all(p)
	}); err != nil {
		return err
	}
	d.settleBullets()
	d.settleStruck()
	return nil
}

// settleBullets writes the bullets of lists that look like boxes. In a list of
// which some are ticked they are marks; else they are bullets, which no one can
// have set.
func (d *docx) settleBullets() {
	ticked := false
	for _, l := range d.story {
		ticked = ticked || strings.ContainsAny(l.bullet, "☒☑")
	}
	for i := range d.story {
		l := &d.story[i]
		if l.bullet == "" {
			continue
		}
		sign := "•"
		if ticked && strings.ContainsAny(l.bullet, "☐☒☑") {
			sign = l.bullet
		}
		l.text = sign + " " + l.text
	}
}

// tell are the things that the document holds and that are not read.
func (d *docx) tell(file string) (ps []problem.Problem) {
	for _, l := range d.left {
		ps = append(ps, problem.Problem{Code: "docx-left-out", Severity: l.severity, File: file, At: l.at,
			What: l.what, Why: l.why, Hint: l.hint})
	}
	return ps
}

// A leftOut is something on the page that is not read.
type leftOut struct {
	severity            problem.Severity
	at, what, why, hint string
}

// leftOutMost is how many such things are told of one document.
const leftOutMost = 20

func (d *docx) leave(l leftOut) {
	if len(d.left) < leftOutMost {
		d.left = append(d.left, l)
	}
}

// people are those whom the document's properties name, where they are named as
// people are. An office, or the name of a program, is nobody's.
func (d *docx) people() (out []string) {
	for _, name := range d.authors {
		words := strings.Fields(name)
		if strings.Contains(name, "@") && len(words) == 1 {
			out = append(out, name)
			continue
		}
		person := len(words) >= 2 && len(words) <= 4
		for _, w := range words {
			letters := strings.Map(func(r rune) rune {
				if strings.ContainsRune(".,'’-", r) {
					return -1
				}
				return r
			}, w)
			for i, r := range []rune(letters) {
				person = person && unicode.IsLetter(r) && (i > 0 || !unicode.IsLower(r))
			}
			person = person && !officeWords[strings.ToLower(letters)]
		}
		if person {
			out = append(out, name)
		}
	}
	return out
}

// officeWords stand in the names of offices, programs and roles, not of people.
var officeWords = wordList(`microsoft windows office word user users admin administrator author owner guest unknown default
	google docs libreoffice apache ministry ministère ministerio министерство department directorate agency authority bureau centre center
	committee commission council government gov national state republic secretariat unit division section team service services
	united nations un desa undesa egovernment e-government digital information technology ict cio electronic public federal
	ministria ministerstwo ministerium ministero agence agencia direction dirección администрация агентство`)

func wordList(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
