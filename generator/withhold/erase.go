package withhold

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"egovsite/generator/survey"
)

// mostWords is the greatest number of words of which an erasure gives the digest.
const mostWords = 6

// erase takes up what the list of erasures says of a response.
func (n *needles) erase(r *survey.Response, list []survey.Erasure) {
	digests := map[string]bool{}
	for _, e := range list {
		switch {
		case e.Country != "" && (r.Country == nil || r.Country.ISO3 != e.Country), e.Edition != "" && e.Edition != r.Edition.ID:
		case e.Question != "":
			n.erased[e.Question] = true
			if a := r.Answer(e.Question); a != nil {
				for _, words := range a.Paragraphs {
					n.add(words, words, survey.ReasonErased)
				}
			}
		case e.SHA256 != "":
			digests[e.SHA256] = true
		default:
			n.add(e.Words, e.Words, survey.ReasonErased)
		}
	}
	if len(digests) == 0 {
		return
	}
	for i := range r.Answers {
		n.digested(r.Answers[i].Text, digests)
	}
	for i := range r.Lines {
		n.digested(r.Lines[i].Text, digests)
	}
}

// digested finds the runs of words whose digest is on the list.
func (n *needles) digested(text string, digests map[string]bool) {
	words := strings.FieldsFunc(text, notWord)
	for i := range words {
		var form []byte
		for k := i; k < min(i+mostWords, len(words)); k++ {
			form = append(form, foldText(words[k]).b...)
			if sum := sha256.Sum256(form); digests[hex.EncodeToString(sum[:])] {
				found := strings.Join(words[i:k+1], " ")
				n.add(found, found, survey.ReasonErased)
			}
		}
	}
}
