package read

import (
	"fmt"
	"strings"

	"egovsite/generator/problem"
)

// A field is a code and what it shows. The fields of interest are the links and
// the form fields of older documents.
type field struct {
	code   strings.Builder
	result bool // its code has ended
	silent bool // what it shows is known already
	linked bool
	// Of a text field: the words that the form put there, and where its own begin.
	preset string
	para   *paragraph
	start  int
}

// longestCode is how much of a field's code is kept.
const longestCode = 8000

func (s *story) code(words string) {
	if n := len(s.fields); n > 0 && !s.fields[n-1].result && s.fields[n-1].code.Len()+len(words) < longestCode {
		s.fields[n-1].code.WriteString(words)
	}
}

func (s *story) fieldPart(p *xmlPart, e element) error {
	var err error
	switch e.attr("fldCharType") {
	case "begin":
		if len(s.fields) >= docxDepth {
			return errDocxDeep
		}
		f := &field{}
		err = p.children(func(e element) error {
			if e.name == "w:ffData" {
				return s.formField(p, f)
			}
			return p.skip()
		})
		s.fields = append(s.fields, f)
		return err
	case "separate":
		if n := len(s.fields); n > 0 {
			s.show(s.fields[n-1])
		}
	case "end":
		if n := len(s.fields); n > 0 {
			f := s.fields[n-1]
			s.fields = s.fields[:n-1]
			s.close(f)
		}
	}
	return p.skip()
}

// simpleField reads a field whose code is an attribute.
func (s *story) simpleField(p *xmlPart, e element) error {
	f := &field{}
	if code := e.attr("instr"); len(code) < longestCode {
		f.code.WriteString(code)
	}
	if len(s.fields) >= docxDepth {
		return errDocxDeep
	}
	s.fields = append(s.fields, f)
	s.show(f)
	err := p.children(func(e element) error {
		if e.name == "w:ffData" {
			return s.formField(p, f)
		}
		return s.content(p, e)
	})
	if n := len(s.fields); n > 0 {
		s.fields = s.fields[:n-1]
	}
	s.close(f)
	return err
}

// show begins what a field shows.
func (s *story) show(f *field) {
	f.result = true
	f.para = s.para
	if s.para != nil {
		f.start = len(s.para.text)
	}
	if address := fieldAddress(f.code.String()); address != "" {
		f.linked = true
		s.openLink(address)
	}
}

// close ends a field.
func (s *story) close(f *field) {
	if f.linked {
		s.closeLink()
	}
	if f.preset == "" || s.para == nil || f.para != s.para || f.start > len(s.para.text) || s.hides() {
		return
	}
	if strings.TrimSpace(string(s.para.text[f.start:])) == f.preset {
		s.para.text = s.para.text[:f.start]
		s.leave(leftOut{problem.Note, s.at, fmt.Sprintf("a field holds the words that the form came with: %q", cut(f.preset)),
			"no one has written them, so they are no answer", "if they are the answer, write them again outside the field"})
	}
}

// fieldAddress is where a link leads; empty if the code is no link, or leads
// into the document.
func fieldAddress(code string) string {
	words := codeWords(code)
	if len(words) == 0 || !strings.EqualFold(words[0], "HYPERLINK") {
		return ""
	}
	address, anchor := "", ""
	for i := 1; i < len(words); i++ {
		switch {
		case strings.EqualFold(words[i], `\l`) && i+1 < len(words):
			anchor = words[i+1]
			i++
		case (strings.EqualFold(words[i], `\o`) || strings.EqualFold(words[i], `\t`)) && i+1 < len(words):
			i++
		case !strings.HasPrefix(words[i], `\`) && address == "":
			address = words[i]
		}
	}
	if address != "" && anchor != "" && !strings.Contains(address, "#") {
		address += "#" + anchor
	}
	return address
}

// codeWords cuts the code of a field at its spaces; words in quotation marks are one.
func codeWords(code string) (out []string) {
	var b strings.Builder
	quoted, any := false, false
	flush := func() {
		if any {
			out = append(out, b.String())
		}
		b.Reset()
		any = false
	}
	runes := []rune(code)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == '\\' && quoted && i+1 < len(runes):
			i++
			b.WriteRune(runes[i])
		case r == '"' || r == '“' || r == '”':
			quoted = !quoted
			any = true
		case !quoted && (r == ' ' || r == '\t' || r == '\u00a0'):
			flush()
		default:
			b.WriteRune(r)
			any = true
		}
	}
	flush()
	return out
}

// cut shortens words for a message.
func cut(words string) string {
	if r := []rune(words); len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return words
}
