package read_test

import (
	"strings"
	"testing"

	"egovsite/content"
	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// limits are those of the shipped content.
var limits, _ = catalog.Limits(content.Files)

// file reads words that must be readable.
func file(t *testing.T, name, data string) (*survey.Submission, []problem.Problem) {
	t.Helper()
	subs, ps := read.File(limits, name, []byte(data))
	if len(subs) != 1 {
		t.Fatalf("not read: %v", ps)
	}
	return subs[0], ps
}

// codes are the codes of problems, in order.
func codes(ps []problem.Problem) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Code)
	}
	return strings.Join(out, " ")
}

func TestEncodings(t *testing.T) {
	const text = "1. Country name *\n\nAzərbaycan – “Examplia” Ölçü\n"
	as := func(e encoding.Encoding, text string) string {
		out, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	latin := "1. Country name *\n\nCôte d’Exemplie – “État”\n"
	tests := map[string]struct{ data, want, problems string }{
		"utf-8":                   {text, text, ""},
		"utf-8 with mark":         {"\ufeff" + text, text, ""},
		"utf-16le":                {as(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), text), text, ""},
		"utf-16be":                {as(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), text), text, ""},
		"utf-16le with mark":      {as(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), text), text, ""},
		"utf-16be with mark":      {as(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), text), text, ""},
		"utf-32le":                {as(utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), text), text, ""},
		"utf-32be":                {as(utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), text), text, ""},
		"utf-32le with mark":      {as(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), text), text, ""},
		"utf-32be with mark":      {as(utf32.UTF32(utf32.BigEndian, utf32.UseBOM), text), text, ""},
		"windows-1252":            {as(charmap.Windows1252, latin), latin, "encoding-guessed"},
		"cut inside a letter":     {"1. Az\xc9\n\x99rbaycan\n", "1. Azə\nrbaycan\n", ""},
		"a letter already broken": {"1. Az\ufffdrbaycan\n", "1. Az\ufffdrbaycan\n", "encoding-broken"},
		"empty":                   {"", "", ""},
		"a mark alone":            {"\ufeff", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			sub, ps := file(t, "a.txt", tt.data)
			got := ""
			for _, p := range sub.Passages {
				got += p.Text + "\n"
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if codes(ps) != tt.problems {
				t.Errorf("problems %v, want %q", ps, tt.problems)
			}
		})
	}
}

func TestLineEnds(t *testing.T) {
	line := func(n int, text string) survey.Passage { return survey.Passage{Line: n, Text: text} }
	tests := map[string]struct {
		text string
		want []survey.Passage
		last int
	}{
		"lf":                     {"a\nb\n", []survey.Passage{line(1, "a"), line(2, "b")}, 2},
		"crlf":                   {"a\r\nb\r\n", []survey.Passage{line(1, "a"), line(2, "b")}, 2},
		"cr":                     {"a\rb\r", []survey.Passage{line(1, "a"), line(2, "b")}, 2},
		"next line":              {"a\u0085b\u0085", []survey.Passage{line(1, "a"), line(2, "b")}, 2},
		"line separator":         {"a\u2028b\u2028", []survey.Passage{line(1, "a"), line(2, "b")}, 2},
		"paragraph separator":    {"a\u2029b\u2029", []survey.Passage{line(1, "a"), line(2, "b")}, 2},
		"mixed":                  {"a\r\nb\nc\rd", []survey.Passage{line(1, "a"), line(2, "b"), line(3, "c"), line(4, "d")}, 4},
		"no last end":            {"a\nb", []survey.Passage{line(1, "a"), line(2, "b")}, 2},
		"blank lines":            {"a\n\n\nb\n", []survey.Passage{line(1, "a"), line(2, ""), line(3, ""), line(4, "b")}, 4},
		"form feed inside":       {"a\fb\nc\n", []survey.Passage{line(1, "a"), line(1, "b"), line(2, "c")}, 2},
		"form feed alone":        {"a\n\f\nb\n", []survey.Passage{line(1, "a"), line(2, ""), line(3, "b")}, 3},
		"vertical tab":           {"a\vb\n", []survey.Passage{line(1, "a"), line(1, "b")}, 1},
		"lf and cr are two ends": {"a\n\rb", []survey.Passage{line(1, "a"), line(2, ""), line(3, "b")}, 3},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			sub, ps := file(t, "a.txt", tt.text)
			if diff := cmp.Diff(tt.want, sub.Passages); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if sub.Source.Lines != tt.last || len(ps) != 0 {
				t.Errorf("%d lines, problems %v", sub.Source.Lines, ps)
			}
		})
	}
}

func TestFormats(t *testing.T) {
	for name, want := range map[string]string{
		"a.txt": "text", "A.TXT": "text", "a.text": "text", "a.md": "text", "a": "text", "folder.d/a": "text",
		"a.yaml": "yaml", "a.yml": "yaml", "a.json": "json", "a.Json": "json",
	} {
		if !read.Known(name) {
			t.Errorf("%s is not known", name)
		}
		if subs, _ := read.File(limits, name, []byte("{}")); len(subs) != 1 || subs[0].Source.Format != want || subs[0].Source.File != name {
			t.Errorf("%s: %+v, want format %s", name, subs, want)
		}
	}
	for _, name := range []string{"a.odt", "a.doc", "a.xls", "a.txt.gz"} {
		sub, ps := read.File(limits, name, []byte("1. Country name"))
		if sub != nil || codes(ps) != "format-unknown" || read.Known(name) {
			t.Errorf("%s: %+v %v", name, sub, ps)
		}
	}
	if sub, ps := read.File(limits, "a.txt", make([]byte, read.Largest(limits, "a.txt")+1)); sub != nil || codes(ps) != "file-too-large" {
		t.Errorf("a large file: %v", ps)
	}
	sub, _ := file(t, "a.txt", "abc")
	if want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; sub.Source.SHA256 != want {
		t.Errorf("SHA-256 %s, want %s", sub.Source.SHA256, want)
	}
}
