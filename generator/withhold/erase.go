package withhold

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"egovsite/generator/survey"
)

// mostWords is the greatest number of words of which an erasure gives the digest.
const mostWords = 6

// erase takes up what the list of erasures says of a response and its review.
func (n *needles) erase(r *survey.Response, v *survey.Review, list []survey.Erasure) {
	digests := map[string]bool{}
	for _, e := range list {
		switch {
		case e.Country != "" && (r.Country == nil || r.Country.ISO3 != e.Country), e.Edition != "" && e.Edition != r.Edition.ID:
		case e.Question != "":
			n.eraseAnswer(r, e.Question)
		case e.SHA256 != "":
			digests[e.SHA256] = true
		default:
			n.eraseWords(e.Words)
		}
	}
	if len(digests) == 0 {
		return
	}
	for _, text := range allWords(r, v) {
		n.digested(text, digests)
	}
}

// eraseWords erases words however few they are.
func (n *needles) eraseWords(words string) {
	if form := fold(words); form != "" {
		n.reasons[form] = survey.ReasonErased
		n.verbatim = append(n.verbatim, strings.TrimSpace(words))
	}
}

// fewestPhrase is the least number of words of an erased answer that are erased
// elsewhere too: fewer are anybody's words, such as "Ministry of Justice".
const fewestPhrase = 4

// eraseAnswer erases what one question was answered, with its sentences and
// addresses where they stand elsewhere.
func (n *needles) eraseAnswer(r *survey.Response, question string) {
	n.erased[question] = true
	a := r.Answer(question)
	if a == nil {
		return
	}
	for _, words := range a.Paragraphs {
		if len(strings.Fields(words)) >= fewestPhrase && !n.printed.has(words) {
			n.eraseWords(words)
		}
	}
	for _, l := range a.Links {
		n.eraseWords(l.Address)
	}
	for _, c := range a.Citations {
		if len(strings.Fields(c.Words)) >= fewestPhrase && !n.printed.has(c.Words) {
			n.eraseWords(c.Words)
		}
	}
}

// allWords are all the texts of a response and its review.
func allWords(r *survey.Response, v *survey.Review) []string {
	out := []string{r.Source.File, r.Source.Part}
	for i := range r.Answers {
		out = append(out, r.Answers[i].Text)
	}
	for i := range r.Lines {
		out = append(out, r.Lines[i].Text, r.Lines[i].At)
	}
	for i := range r.Acts {
		a := &r.Acts[i]
		out = append(out, a.Title, a.Number, a.Place, a.Address)
	}
	for i := range r.Links {
		out = append(out, r.Links[i].Address)
	}
	if v == nil {
		return out
	}
	for _, d := range decisions(v) {
		out = append(out, d.Office, d.Reviewer, d.Reason, d.Source)
	}
	for i := range v.Acts {
		a := &v.Acts[i]
		out = append(out, a.Match, a.Title, a.Number, a.Place, a.Address)
	}
	for i := range v.Links {
		out = append(out, v.Links[i].Address, v.Links[i].Correct)
	}
	for i := range v.Notes {
		out = append(out, v.Notes[i].Text, v.Notes[i].Reply)
	}
	return out
}

// digested finds the runs of words whose digest is on the list.
func (n *needles) digested(text string, digests map[string]bool) {
	words := strings.FieldsFunc(text, notWord)
	for i := range words {
		var form []byte
		for k := i; k < min(i+mostWords, len(words)); k++ {
			form = append(form, foldText(words[k]).b...)
			if sum := sha256.Sum256(form); digests[hex.EncodeToString(sum[:])] {
				n.eraseWords(strings.Join(words[i:k+1], " "))
			}
		}
	}
}
