package render

import (
	"html/template"
	"slices"
	"strconv"

	"egovsite/generator/survey"
)

// AnswerSection is a section of the questionnaire with its answers.
type AnswerSection struct {
	ID      string
	Label   string
	Heading string // as printed; empty if none is printed
	Note    string
	Page    string // link to the section's page; empty in a report
	Answers []Answer
}

// Answer is one question with what the file holds for it.
type Answer struct {
	Number      int
	Anchor      string
	Subheading  string // set on the first question below a printed subheading
	SubNote     string
	Wording     string
	Note        string
	Required    bool
	Evidence    bool // it supports the answer of another question
	Supports    Link // that question, where it is not the one just above
	State       Term
	Options     []Option
	Unmarked    bool         // the options are printed, and which was selected is not known
	Settled     *SettledNote // nil unless reviewed
	Remarks     []Remark
	Words       template.HTML
	Language    string // of the words
	Grade       Term
	Graded      bool
	Acts        []Link   // those it cites: "Law 19 June 1998 Article 3"
	AsOf        []string // dates the answer gives for its own figures
	SDG         string
	Lines       string // "lines 210 to 214"
	LinesHref   string
	Withheld    bool
	WithheldWhy string
}

// Option is a printed choice.
type Option struct {
	Label    string
	Selected bool
}

// answers is every question, section by section, without links to other pages.
func (s *site) answers(p *survey.Profile) []AnswerSection {
	var out []AnswerSection
	r := p.Response
	all, first := make([]Answer, 0, len(r.Answers)), 0 // of all sections, and where the last one begins
	subsection := ""
	for i := range r.Answers {
		a := &r.Answers[i]
		q := a.Question
		if len(out) == 0 || out[len(out)-1].ID != "answers-"+q.Section {
			sec := AnswerSection{ID: "answers-" + q.Section, Label: q.Section}
			if x := r.Edition.Section(q.Section); x != nil {
				sec.Label, sec.Heading, sec.Note = s.words.Section(x), x.Heading, x.Note
			}
			out, first = append(out, sec), i
			subsection = ""
		}
		v := s.answer(p, a)
		if q.Subsection != subsection {
			subsection = q.Subsection
			if x := r.Edition.Section(q.Section); x != nil {
				if sub := x.Subsection(subsection); sub != nil {
					v.Subheading, v.SubNote = sub.Heading, sub.Note
				}
			}
		}
		all = append(all, v)
		out[len(out)-1].Answers = all[first:len(all):len(all)]
	}
	return out
}

// linked are answers with their links to other pages.
func linked(sections []AnswerSection, p *survey.Profile, to linker) []AnswerSection {
	r, next, lines := p.Response, 0, to.lines(p.Response)
	out := slices.Clone(sections)
	for i := range out {
		sec := &out[i]
		if x := r.Edition.Section(r.Answers[next].Question.Section); x != nil {
			sec.Page = to.to(sectionPath(r.Edition.ID, x.Code))
		}
		answers := r.Answers[next:][:len(sec.Answers)]
		next += len(answers)
		if lines == "" {
			continue
		}
		sec.Answers = slices.Clone(sec.Answers)
		for k := range answers {
			if span := spanOf(&answers[k]); !span.Zero() {
				sec.Answers[k].LinesHref = lines + strconv.Itoa(span.From)
			}
		}
	}
	return out
}

// spanOf is where in the file a question stands with all that is its own.
func spanOf(a *survey.Answer) survey.Span {
	return a.QuestionAt.Join(a.OptionsAt).Join(a.AnswerAt)
}

// answer is the view of one answer.
func (s *site) answer(p *survey.Profile, a *survey.Answer) Answer {
	q := a.Question
	v := Answer{Number: q.Number, Anchor: q.Anchor(), Wording: q.Wording, Note: q.Note, Required: q.Required,
		State: s.state(a.State), Words: s.quote(a), Language: p.Response.Language, SDG: q.SDG, Acts: s.actLinks(p, a)}
	v.Unmarked = a.State != survey.Recorded && a.State != survey.Reviewed && a.State != survey.Blank
	v.Options = make([]Option, len(q.Options))
	for i, o := range q.Options {
		v.Options[i] = Option{o.Label, slices.Contains(a.Selected, o.Code)}
	}
	if q.EvidenceFor != "" {
		v.Evidence = true
		if of := question(p, q.EvidenceFor); of != nil && of.Number != q.Number-1 {
			v.Supports = Link{Words: numbered(of.Number), Href: "#" + of.Anchor()}
		}
	}
	v.Settled, v.Remarks = s.settled(a), s.remarks(p, q.Code)
	v.Grade, v.Graded = s.grade(a.Grade, a.Rule), graded(a)
	for _, d := range a.AsOf {
		if words := s.words.Date(d.Date); !slices.Contains(v.AsOf, words) {
			v.AsOf = append(v.AsOf, words)
		}
	}
	if span := spanOf(a); !span.Zero() {
		v.Lines = s.lines(span)
	}
	for _, t := range p.Response.Withheld {
		if t.Question == q.Code {
			v.Withheld, v.WithheldWhy = true, s.say("withheld."+string(t.Why))
			break
		}
	}
	return v
}

// lines says where in the file something stands.
func (s *site) lines(span survey.Span) string {
	if span.From == span.To {
		return s.say("lines.one", "From", span.From)
	}
	return s.say("lines.many", "From", span.From, "To", span.To)
}

// graded reports whether the grade of an answer's words is shown: of evidence
// always, of a text that stands for itself where it cites something.
func graded(a *survey.Answer) bool {
	if !a.HasText() || a.Question.Kind == survey.Choice || a.Question.Personal != "" {
		return false
	}
	return a.Question.Kind == survey.EvidenceText || a.Grade >= survey.GradeLink
}
