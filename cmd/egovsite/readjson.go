package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// The types here are the form of "read --format json", which others build on;
// docs/read-json.md tells it field by field. Lists are never null, but where
// null is said to mean something.
type (
	readJSON struct {
		Responses []responseJSON `json:"responses"`
		Problems  []problemJSON  `json:"problems"` // those of no response
	}
	responseJSON struct {
		Country   *string        `json:"country"`
		ISO3      *string        `json:"iso3"`
		Edition   string         `json:"edition"`
		Format    string         `json:"format"`
		Source    sourceJSON     `json:"source"`
		Questions []questionJSON `json:"questions"`
		Unplaced  []lineJSON     `json:"unplaced"`
		Placed    []placedJSON   `json:"placed"`
		Problems  []problemJSON  `json:"problems"`
	}
	sourceJSON struct {
		File   string `json:"file"`
		SHA256 string `json:"sha256"`
		Lines  int    `json:"lines"`
	}
	questionJSON struct {
		Number      int       `json:"number"`
		Code        string    `json:"code"`
		Section     string    `json:"section"`
		Subsection  string    `json:"subsection"`
		Text        string    `json:"text"`
		Required    bool      `json:"required"`
		Note        string    `json:"note"`
		Kind        string    `json:"kind"`
		Options     []string  `json:"options"`
		Selected    []string  `json:"selected"` // null: the file does not say
		State       string    `json:"state"`
		Confidence  *float64  `json:"confidence"` // null: the selection was not told from a drawing
		AnswerText  string    `json:"answer_text"`
		URLs        []string  `json:"urls"`
		EvidenceFor *int      `json:"evidence_for"`
		Lines       linesJSON `json:"lines"`
	}
	linesJSON struct {
		Question *spanJSON `json:"question"`
		Options  *spanJSON `json:"options"`
		Answer   *spanJSON `json:"answer"`
	}
	spanJSON [2]int
	lineJSON struct {
		Line int    `json:"line"`
		Text string `json:"text"`
	}
	placedJSON struct {
		Place string   `json:"place"`
		Lines spanJSON `json:"lines"`
	}
	problemJSON struct {
		Code     string `json:"code"`
		Severity string `json:"severity"`
		File     string `json:"file"`
		Part     string `json:"part"`
		At       string `json:"at"`
		Line     *int   `json:"line"`
		Column   *int   `json:"column"`
		What     string `json:"what"`
		Why      string `json:"why"`
		Hint     string `json:"hint"`
	}
)

// writeJSON writes a value as people can read it.
func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeControls(b.Bytes()))
	return err
}

// escapeControls writes the characters that a terminal obeys as JSON escapes,
// which say the same: those that JSON itself lets stand, all of them in strings.
func escapeControls(data []byte) []byte {
	if !bytes.ContainsFunc(data, obeyed) {
		return data
	}
	var b bytes.Buffer
	for _, r := range string(data) {
		if obeyed(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.Bytes()
}

// jsonRead gives every problem to the response of its file; what is left over
// stands on its own.
func jsonRead(rs []*survey.Response, ps []problem.Problem) readJSON {
	out := readJSON{Responses: make([]responseJSON, 0, len(rs))}
	of := map[string][]problem.Problem{}
	for _, r := range rs {
		of[r.Source.File] = nil
	}
	var rest []problem.Problem
	for _, p := range ps {
		if _, ok := of[p.File]; ok {
			of[p.File] = append(of[p.File], p)
		} else {
			rest = append(rest, p)
		}
	}
	for _, r := range rs {
		out.Responses = append(out.Responses, jsonResponse(r, of[r.Source.File]))
	}
	out.Problems = jsonProblems(rest)
	return out
}

func jsonResponse(r *survey.Response, ps []problem.Problem) responseJSON {
	out := responseJSON{Edition: r.Edition.ID, Format: r.Source.Format,
		Source:    sourceJSON{r.Source.File, r.Source.SHA256, r.Source.Lines},
		Questions: make([]questionJSON, 0, len(r.Answers)),
		Unplaced:  unplaced(r), Placed: placed(r), Problems: jsonProblems(ps)}
	if r.Country != nil {
		name := r.Country.Name("en")
		out.Country, out.ISO3 = &name, &r.Country.ISO3
	}
	for i := range r.Answers {
		out.Questions = append(out.Questions, jsonQuestion(r.Edition, &r.Answers[i]))
	}
	return out
}

func jsonQuestion(e *survey.Edition, a *survey.Answer) questionJSON {
	q := a.Question
	out := questionJSON{Number: q.Number, Code: q.Code, Text: q.Wording, Required: q.Required, Note: q.Note,
		Kind: string(q.Kind), Options: make([]string, 0, len(q.Options)), Selected: labels(q, a.Selected),
		State: string(a.State), AnswerText: a.Text, URLs: make([]string, 0, len(a.Links)),
		Lines: linesJSON{jsonSpan(a.QuestionAt), jsonSpan(a.OptionsAt), jsonSpan(a.AnswerAt)}}
	out.Section, out.Subsection = headings(e, q)
	if a.Confidence > 0 {
		out.Confidence = &a.Confidence
	}
	for _, o := range q.Options {
		out.Options = append(out.Options, o.Label)
	}
	for _, l := range a.Links {
		out.URLs = append(out.URLs, l.Address)
	}
	if i := e.ByCode(q.EvidenceFor); q.EvidenceFor != "" && i >= 0 {
		out.EvidenceFor = &e.Questions[i].Number
	}
	return out
}

// headings are the section and subsection as printed; a section without a
// printed heading has its label.
func headings(e *survey.Edition, q *survey.Question) (section, subsection string) {
	s := e.Section(q.Section)
	if s == nil {
		return "", ""
	}
	section = s.Heading
	if section == "" {
		section = s.Label
	}
	if sub := s.Subsection(q.Subsection); sub != nil {
		subsection = sub.Heading
	}
	return section, subsection
}

// labels are the printed labels of options. Nil, for "not said", stays nil.
func labels(q *survey.Question, codes []string) []string {
	if codes == nil {
		return nil
	}
	out := make([]string, 0, len(codes))
	for _, c := range codes {
		label := c
		if o := q.Option(c); o != nil {
			label = o.Label
		}
		out = append(out, label)
	}
	return out
}

func jsonSpan(s survey.Span) *spanJSON {
	if s.Zero() {
		return nil
	}
	return &spanJSON{s.From, s.To}
}

func jsonProblems(ps []problem.Problem) []problemJSON {
	out := make([]problemJSON, 0, len(ps))
	for _, p := range ps {
		out = append(out, problemJSON{p.Code, string(p.Severity), p.File, p.Part, p.At, known(lineOf(p)), known(p.Column), p.What, p.Why, p.Hint})
	}
	return out
}

// known is a number counted from 1, or nil.
func known(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// unplaced are the lines that belong nowhere.
func unplaced(r *survey.Response) []lineJSON {
	out := []lineJSON{}
	for _, l := range r.Lines {
		if l.Place == survey.PlaceUnplaced {
			out = append(out, lineJSON{l.Number, l.Text})
		}
	}
	return out
}

// placed are the runs of lines that were understood and belong to no question.
// Blank lines neither make nor break a run.
func placed(r *survey.Response) []placedJSON {
	out := []placedJSON{}
	before := survey.PlaceBlank
	for _, l := range r.Lines {
		switch l.Place {
		case survey.PlaceBlank:
			continue
		case survey.PlaceHeading, survey.PlaceForm, survey.PlacePage, survey.PlaceRepeat:
			if l.Place == before {
				out[len(out)-1].Lines[1] = l.Number
			} else {
				out = append(out, placedJSON{string(l.Place), spanJSON{l.Number, l.Number}})
			}
		}
		before = l.Place
	}
	return out
}
