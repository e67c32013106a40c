package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"egovsite/generator/survey"
)

// docx is a package: parts in a zip file, which relationships tie together.
type docx struct {
	limits survey.Limits
	parts  map[string]*zip.File // by lower-case name, as names of parts do not tell cases apart
	room   int64                // bytes that may still be unpacked
	main   string               // name of the part that holds the document
	rels   map[string]relation  // of the main part
	props  []string             // parts that hold the document's properties

	styles    map[string]style
	numbering numbering
	notes     map[string][]docxLine // footnotes and endnotes, by kind and identifier
	noted     map[string]int        // how many of a kind were referred to so far, which is the number they print
	authors   []string

	story []docxLine
	lines int // of all stories so far
	bytes int // of all words so far
	left  []leftOut
}

// A docxLine is one line of a paragraph.
type docxLine struct {
	text   string
	bullet string // that a list prints before it
	at     string
}

// A relation ties a part to another, or to an address outside.
type relation struct {
	kind, target string
	outside      bool
}

// newDocx opens a package and finds its document.
func newDocx(limits survey.Limits, data []byte) (*docx, error) {
	if err := docxKind(data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, docxBroken("the package", err)
	}
	if over(len(z.File), limits.DocxParts) {
		return nil, docxOver("the document is packed from too many files", "docx_parts", limits.DocxParts)
	}
	d := &docx{limits: limits, parts: map[string]*zip.File{}, room: megabytes(limits.DocxUnpackedMB), notes: map[string][]docxLine{}, noted: map[string]int{}}
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		name := partName("", f.Name)
		if d.parts[name] != nil {
			return nil, docxBroken(f.Name, errors.New("the package holds it twice"))
		}
		if f.Flags&1 != 0 {
			return nil, errDocxLocked
		}
		d.parts[name] = f
	}
	return d, d.find()
}

// partName is the name under which a part is kept, from a target that is
// relative to a folder or begins with a slash.
func partName(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join(folder, target)
	}
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+target), "/"))
}

// find follows the package's relationships to the document, its properties and
// those of its own relationships that are to be read.
func (d *docx) find() error {
	top, err := d.relations("")
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(top) {
		r := top[id]
		switch {
		case r.outside:
		case r.kind == "officeDocument" && d.main == "":
			d.main = partName("", r.target)
		case r.kind == "core-properties", r.kind == "coreProperties", r.kind == "extended-properties", r.kind == "extendedProperties":
			d.props = append(d.props, partName("", r.target))
		}
	}
	if d.main == "" {
		d.main = "word/document.xml"
	}
	if d.parts[d.main] == nil {
		if len(top) == 0 {
			return errDocxOther
		}
		return docxBroken(d.main, errors.New("the package names it and does not hold it"))
	}
	if d.rels, err = d.relations(d.main); err != nil {
		return err
	}
	for _, part := range d.props {
		if err := d.readProperties(part); err != nil {
			return err
		}
	}
	return nil
}

// relations are the relationships of a part, by identifier; none where it has none.
func (d *docx) relations(part string) (map[string]relation, error) {
	out := map[string]relation{}
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if d.parts[name] == nil {
		return out, nil
	}
	err := d.each(name, func(p *xmlPart, e element) error {
		if e.name != "rels:Relationships" {
			return p.skip()
		}
		return p.children(func(e element) error {
			out[e.attr("Id")] = relation{path.Base(e.attr("Type")), e.attr("Target"), e.attr("TargetMode") == "External"}
			return p.skip()
		})
	})
	return out, err
}

// related is the name of the part that the document ties to itself under a kind;
// empty if there is none.
func (d *docx) related(kind string) string {
	for _, id := range sortedKeys(d.rels) {
		if r := d.rels[id]; r.kind == kind && !r.outside {
			if name := partName(path.Dir(d.main), r.target); d.parts[name] != nil {
				return name
			}
		}
	}
	return ""
}

// readProperties notes whom the document's properties name.
func (d *docx) readProperties(part string) error {
	if d.parts[part] == nil {
		return nil
	}
	return d.each(part, func(p *xmlPart, e element) error {
		return p.children(func(e element) error {
			switch e.local {
			case "creator", "lastModifiedBy", "Manager":
				words, err := p.words()
				if words = strings.TrimSpace(words); words != "" && len(words) < 200 {
					d.authors = append(d.authors, words)
				}
				return err
			}
			return p.skip()
		})
	})
}

// each unpacks a part as it goes and hands its outermost element to visit.
func (d *docx) each(part string, visit func(p *xmlPart, e element) error) error {
	f := d.parts[part]
	if f == nil {
		return docxBroken(part, errors.New("the package does not hold it"))
	}
	r, err := f.Open()
	if err != nil {
		return docxBroken(part, err)
	}
	defer r.Close()
	limited := &limitedReader{r: r, left: megabytes(d.limits.DocxPartMB), docx: d}
	p := &xmlPart{dec: xml.NewDecoder(limited)}
	err = p.children(func(e element) error { return visit(p, e) })
	if err == nil && !p.seen {
		err = io.ErrUnexpectedEOF
	}
	var fault *docxFault
	switch {
	case errors.As(err, &fault):
		return fault
	case err != nil:
		return docxBroken(part, err)
	}
	return nil
}

// A limitedReader ends with an error where more is unpacked than may be,
// whatever the package says about its sizes.
type limitedReader struct {
	r    io.Reader
	left int64
	docx *docx
}

func (l *limitedReader) Read(b []byte) (int, error) {
	n, err := l.r.Read(b)
	l.left -= int64(n)
	l.docx.room -= int64(n)
	switch most := l.docx.limits; {
	case l.left < 0:
		return 0, docxLarge("docx_part_mb", most.DocxPartMB)
	case l.docx.room < 0:
		return 0, docxLarge("docx_unpacked_mb", most.DocxUnpackedMB)
	}
	if errors.Is(err, zip.ErrChecksum) {
		err = fmt.Errorf("the part is not what was packed: %w", err)
	}
	return n, err
}
