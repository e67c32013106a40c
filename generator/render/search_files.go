package render

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// searchContentsPath is the one file of the search that is read at once; the
// others are read when something in them is looked for. All languages share
// them: what is found is a code, and the search page says it in its language.
const searchContentsPath = "search/contents.js"

// searchTexts are the words of documents, in which what was looked for is shown.
type searchTexts struct {
	Words    []string    `json:"words"`              // of each question, or of each answer
	Selected []string    `json:"selected,omitempty"` // the options that each answer selects
	Acts     []searchAct `json:"acts,omitempty"`
}

type searchAct struct {
	ID     string `json:"id"`
	Type   string `json:"type,omitempty"`
	Title  string `json:"title,omitempty"`
	Number string `json:"number,omitempty"`
	Year   int    `json:"year,omitempty"`
}

// searchFiles are the index of the whole site, and the words that are shown of
// what is found.
func searchFiles(s *site) ([]file, error) {
	contents := s.searchContents()
	shards, err := s.searchIndex(contents)
	if err != nil {
		return nil, err
	}
	var out []searchFile
	for i, shard := range shards {
		contents.Shards = append(contents.Shards, shard.First)
		out = append(out, searchFile{"words/" + strconv.Itoa(i), shard.Words})
	}
	for _, e := range contents.Editions {
		out = append(out, searchFile{"questions/" + e.ID, questionTexts(e.edition)})
		for _, r := range e.responses {
			out = append(out, searchFile{"answers/" + low(r.Country.ISO3) + "-" + e.ID, answerTexts(r)})
		}
	}
	return calls(append(out, searchFile{"contents", contents}))
}

func questionTexts(e *survey.Edition) (t searchTexts) {
	for i := range e.Questions {
		t.Words = append(t.Words, e.Questions[i].Wording)
	}
	return t
}

func answerTexts(r *survey.Cleared) (t searchTexts) {
	for i := range r.Answers {
		a := &r.Answers[i]
		words := a.Text
		for _, l := range a.Links {
			words = strings.ReplaceAll(words, "<"+l.Address+">", l.Address)
		}
		t.Words, t.Selected = append(t.Words, words), append(t.Selected, strings.Join(selected(a), "; "))
	}
	for i := range r.Acts {
		a := &r.Acts[i]
		t.Acts = append(t.Acts, searchAct{a.ID, a.Type, a.Heading(), a.Number, a.Date.Year})
	}
	return t
}

// A searchFile is a value that a script hands to the search page.
type searchFile struct {
	name  string
	value any
}

// calls writes values as scripts, which a page from a disk may read where it
// may not read data. Each bears a stamp of all of them: files of two builds, as
// a browser may keep them, do not fit together. The words in them cannot end a
// script or a string, since encoding/json escapes what could.
func calls(values []searchFile) ([]file, error) {
	all := sha256.New()
	out := make([]file, len(values))
	for i, v := range values {
		data, err := json.Marshal(v.value)
		if err != nil {
			return nil, fmt.Errorf("writing the search's %s: %w", v.name, err)
		}
		all.Write(data)
		out[i] = file{"search/" + v.name + ".js", data}
	}
	stamp := hex.EncodeToString(all.Sum(nil)[:6])
	for i, v := range values {
		out[i].data = fmt.Appendf(nil, "egovsiteSearch.put(%q,%q,%s);\n", v.name, stamp, out[i].data)
	}
	return out, nil
}
