package read_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// The whole questionnaire, answered by an invented country: the words of the
// shipped response under another name, with marks made up for the test.

// A whole is the questionnaire as an invented country answered it.
type whole struct {
	in       *interpret.Interpreter
	response *survey.Response // of the text without marks
}

func exampliaWhole(t *testing.T) whole {
	t.Helper()
	c, ps := catalog.Load(os.DirFS("../../content"))
	if problem.Errors(ps) {
		t.Fatalf("content: %v", ps)
	}
	c.Countries = append(c.Countries, survey.Country{ISO3: "QQA", ISO2: "QQ", Names: map[string]string{"en": "Examplia"}})
	text, err := os.ReadFile("../../content/responses/2022/azerbaijan-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	w := whole{in: interpret.New(c)}
	w.response = w.interpreted(t, "examplia.txt", []byte(strings.Replace(string(text), "\nAzerbaijan\n", "\nExamplia\n", 1)))
	return w
}

func (w whole) interpreted(t *testing.T, name string, data []byte) *survey.Response {
	t.Helper()
	subs, ps := read.File(limits, name, data)
	if len(subs) != 1 {
		t.Fatalf("not read: %v", ps)
	}
	r, more := w.in.Response(subs[0])
	if r == nil || r.Country == nil || r.Country.ISO3 != "QQA" {
		t.Fatalf("not recognised: %v", append(ps, more...))
	}
	return r
}

// set reports whether an option is the one made up for a question: none for
// every seventh, unless all are to have one.
func set(q *survey.Question, option int, always bool) bool {
	return (always || q.Number%7 != 0) && option == q.Number%len(q.Options)
}

// each walks through the response: a line of words, or a whole block of options.
func (w whole) each(line func(survey.SourceLine), options func(*survey.Question)) {
	done := ""
	for _, l := range w.response.Lines {
		switch {
		case l.Place == survey.PlaceOptions && l.Question != done:
			done = l.Question
			options(w.response.Answer(l.Question).Question)
		case l.Place != survey.PlaceOptions:
			line(l)
		}
	}
}

// text is the export with signs for marks.
func (w whole) text(always bool) string {
	var b strings.Builder
	w.each(func(l survey.SourceLine) { b.WriteString(l.Text + "\n") }, func(q *survey.Question) {
		for i, o := range q.Options {
			sign := "☐"
			if set(q, i, always) {
				sign = "☒"
			}
			b.WriteString(sign + " " + o.Label + "\n")
		}
	})
	return b.String()
}

var address = regexp.MustCompile(`^(.*?)(\S+) <(https?://[^<>\s]+)>`)

// linked writes a line as runs; an address behind a word becomes its link.
func linked(words string, links map[string]string) string {
	var b strings.Builder
	for {
		m := address.FindStringSubmatch(words)
		if m == nil {
			return b.String() + r(words)
		}
		id := fmt.Sprintf("rId%d", len(links)+1)
		links[id] = m[3]
		b.WriteString(r(m[1]) + link(id, r(m[2])))
		words = words[len(m[0]):]
	}
}

// TestWholeQuestionnaire writes it in every usual notation of a Word form, and
// wants what the text export with ☒ and ☐ gives: the same answers, states, acts
// and links.
func TestWholeQuestionnaire(t *testing.T) {
	w := exampliaWhole(t)
	type styleOf struct {
		option  func(label string, on bool) string // the runs of one option
		layout  string                             // "", "one line", "cells", "rows", "columns"
		auto    bool                               // the word processor counts the questions
		split   bool                               // wording and answer stand in two columns
		strict  bool
		always  bool
		onlySet bool // an option that is not chosen is not printed
	}
	pair := func(on, off string) func(string, bool) string {
		return func(label string, set bool) string {
			if set {
				return on + r(" "+label)
			}
			return off + r(" "+label)
		}
	}
	after := func(on, off string) func(string, bool) string {
		return func(label string, set bool) string {
			if set {
				return r(label+" ") + on
			}
			return r(label+" ") + off
		}
	}
	old := func(set string) string {
		return formField("FORMCHECKBOX", `<w:checkBox><w:sizeAuto/><w:default w:val="0"/>`+set+`</w:checkBox>`, "")
	}
	box14 := func(val, sign string) string {
		return control(`<w14:checkbox><w14:checked w14:val="`+val+`"/></w14:checkbox>`, r(sign))
	}
	styles := map[string]styleOf{
		"signs":                     {option: pair(r("☒"), r("☐"))},
		"signs, strict":             {option: pair(r("☒"), r("☐")), strict: true},
		"signs behind":              {option: after(r("☑"), r("☐"))},
		"signs on one line":         {option: pair(r("☒"), r("☐")), layout: "one line"},
		"signs behind on one line":  {option: after(r("☒"), r("☐")), layout: "one line"},
		"wingdings":                 {option: pair(sym("Wingdings", "F0FE"), sym("Wingdings", "F0A8")), auto: true},
		"wingdings crosses":         {option: pair(sym("Wingdings", "F0FD"), sym("Wingdings", "F06F"))},
		"wingdings 2":               {option: pair(sym("Wingdings 2", "F052"), sym("Wingdings 2", "F0A3")), layout: "one line"},
		"runs in wingdings":         {option: pair(inFont("Wingdings", "þ"), inFont("Wingdings", "o")), auto: true, split: true},
		"content controls":          {option: pair(box14("1", "☒"), box14("0", "☐")), auto: true},
		"content controls behind":   {option: after(box14("1", "☒"), box14("0", "☐")), layout: "one line"},
		"content controls in cells": {option: pair(box14("1", "☒"), box14("0", "☐")), layout: "cells", split: true},
		"content controls in rows":  {option: pair(box14("1", "☒"), box14("0", "☐")), layout: "rows"},
		"old fields":                {option: pair(old("<w:checked/>"), old(`<w:checked w:val="0"/>`)), auto: true},
		"old fields behind":         {option: after(old("<w:checked/>"), old(""))},
		"old fields in two columns": {option: pair(old("<w:checked/>"), old("")), split: true},
		"options as columns":        {option: pair(r("☒"), r("☐")), layout: "columns"},
		"crosses in columns":        {option: pair(r("X"), ""), layout: "columns", always: true},
		"crosses typed behind":      {option: after(r("x"), ""), always: true},
		"brackets":                  {option: pair(r("[x]"), r("[ ]")), auto: true},
		"bullets that are boxes":    {layout: "bullets"},
		"old lists": {always: true, onlySet: true, option: func(label string, _ bool) string {
			return formField("FORMDROPDOWN", `<w:ddList><w:result w:val="1"/><w:listEntry w:val="Select"/><w:listEntry w:val="`+escape.Replace(label)+`"/></w:ddList>`, "")
		}},
		"list controls": {always: true, onlySet: true, option: func(label string, _ bool) string {
			return control(`<w:dropDownList><w:listItem w:displayText="`+escape.Replace(label)+`" w:value="1"/></w:dropDownList>`, r(label))
		}},
	}
	const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uf0a8" + `"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uf0fe" + `"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>`
	inList := func(id, runs string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + id + `"/></w:numPr></w:pPr>` + runs + `</w:p>`
	}
	for name, s := range styles {
		t.Run(name, func(t *testing.T) {
			links := map[string]string{}
			var body strings.Builder
			asked := "" // what stands in the left column
			write := func(block string, wording bool) {
				switch {
				case !s.split:
					body.WriteString(block)
				case wording:
					asked += block
				case asked != "":
					body.WriteString(tbl([]string{asked, block}))
					asked = ""
				default:
					body.WriteString(block)
				}
			}
			w.each(func(l survey.SourceLine) {
				runs := linked(l.Text, links)
				a := w.response.Answer(l.Question)
				if l.Place == survey.PlaceQuestion && s.auto && a.QuestionAt.From == l.Number {
					write(inList("1", r(strings.TrimPrefix(l.Text, fmt.Sprintf("%d. ", a.Question.Number)))), true)
					return
				}
				if s.split && l.Place == survey.PlaceBlank && asked != "" {
					return
				}
				write(p(runs), l.Place == survey.PlaceQuestion)
			}, func(q *survey.Question) {
				var options, labels, marks []string
				for i, o := range q.Options {
					on := set(q, i, s.always)
					switch {
					case s.layout == "bullets":
						id := "2"
						if on {
							id = "3"
						}
						options = append(options, inList(id, r(o.Label)))
					case s.onlySet && !on:
					case s.layout == "columns":
						labels, marks = append(labels, p(r(o.Label))), append(marks, p(strings.TrimSuffix(s.option("", on), r(" "))))
					default:
						options = append(options, s.option(o.Label, on))
					}
				}
				switch s.layout {
				case "bullets":
					write(strings.Join(options, ""), false)
				case "one line":
					write(p(strings.Join(options, r("   "))), false)
				case "cells":
					for i := range options {
						options[i] = p(options[i])
					}
					write(tbl(options), false)
				case "rows":
					var rows [][]string
					for _, o := range options {
						rows = append(rows, []string{p(o)})
					}
					write(tbl(rows...), false)
				case "columns":
					write(tbl(labels, marks), false)
				default:
					for _, o := range options {
						write(p(o), false)
					}
				}
			})
			file := wordFile{body: body.String(), links: links, numbering: numbering}
			if s.strict {
				file.namespace = strict
			}
			got := w.interpreted(t, "examplia.docx", file.bytes(t))
			want := w.interpreted(t, "examplia.txt", []byte(w.text(s.always)))
			sameResponse(t, got, want)
		})
	}
}

// sameResponse compares all that responses say, but for where it stands.
func sameResponse(t *testing.T, got, want *survey.Response) {
	t.Helper()
	recorded, bad := 0, 0
	for i := range want.Answers {
		g, w := got.Answers[i], want.Answers[i]
		for _, a := range []*survey.Answer{&g, &w} {
			a.QuestionAt, a.OptionsAt, a.AnswerAt, a.Paragraphs = survey.Span{}, survey.Span{}, survey.Span{}, nil
		}
		if w.State == survey.Recorded && w.Question.Kind == survey.Choice {
			recorded++
		}
		if diff := cmp.Diff(w, g); diff != "" {
			if bad++; bad <= 3 {
				t.Errorf("question %d (-want +got)\n%s", w.Question.Number, diff)
			}
		}
	}
	if recorded < 25 {
		t.Errorf("only %d choices are recorded in what is compared with", recorded)
	}
	if bad > 3 {
		t.Errorf("… %d questions differ", bad)
	}
	if diff := cmp.Diff(want.Acts, got.Acts); diff != "" {
		t.Errorf("acts (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(want.Links, got.Links); diff != "" {
		t.Errorf("links (-want +got)\n%s", diff)
	}
	for _, l := range got.Lines {
		if l.Place == survey.PlaceUnplaced {
			t.Errorf("%s unplaced: %q", l.At, l.Text)
		}
	}
}
