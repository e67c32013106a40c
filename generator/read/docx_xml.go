package read

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

// An xmlPart is a part on its way through the decoder. Nothing of it is kept
// but what its visitors keep.
type xmlPart struct {
	dec   *xml.Decoder
	depth int
	seen  bool // an outermost element has been met
}

// An element is a start tag; name has a short prefix for its namespace.
type element struct {
	name, local string
	attrs       []xml.Attr
}

// prefixes are the namespaces that are told apart, transitional and strict.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":            "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                        "w",
	"http://schemas.microsoft.com/office/word/2010/wordml":                    "w14",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":             "mc",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":              "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                          "m",
	"http://schemas.openxmlformats.org/package/2006/relationships":            "rels",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                            "pic",
	"urn:schemas-microsoft-com:vml":                                           "v",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
}

// attr is an attribute by its local name, of any namespace; empty if there is none.
func (e element) attr(local string) string {
	for _, a := range e.attrs {
		if a.Name.Local == local && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// on is the value of an element that switches something on, which it does too
// where it says nothing more.
func (e element) on() bool {
	switch strings.ToLower(e.attr("val")) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

var errDoctype = errors.New("it declares a document type, which no Word document does")

// children hands each element inside the present one to visit, which must take
// it to its end.
func (p *xmlPart) children(visit func(e element) error) error {
	if p.depth++; p.depth > docxDepth {
		return errDocxDeep
	}
	defer func() { p.depth-- }()
	for {
		token, err := p.dec.Token()
		if err == io.EOF && p.depth == 1 {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			p.seen = true
			if err := visit(elementOf(t)); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		case xml.Directive:
			return errDoctype
		}
	}
}

func elementOf(t xml.StartElement) element {
	prefix := prefixes[t.Name.Space]
	if prefix == "" {
		prefix = "?"
	}
	return element{prefix + ":" + t.Name.Local, t.Name.Local, t.Attr}
}

// skip takes the present element to its end.
func (p *xmlPart) skip() error {
	for depth := 1; depth > 0; {
		token, err := p.dec.Token()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; p.depth+depth > docxDepth {
				return errDocxDeep
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			return errDoctype
		}
	}
	return nil
}

// words takes the present element to its end and returns the text right in it.
func (p *xmlPart) words() (string, error) {
	var b strings.Builder
	for {
		token, err := p.dec.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := p.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		case xml.Directive:
			return "", errDoctype
		}
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
