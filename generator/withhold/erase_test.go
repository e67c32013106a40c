package withhold_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// TestErasedAnswer leaves nothing of an erased answer: not its address on an act
// that another answer cites too, and not what a review says of it.
func TestErasedAnswer(t *testing.T) {
	r := response("the secret plan of the agency https://secret.example.org/p")
	r.Answers[3].Links = []survey.Link{{Address: "https://secret.example.org/p", Question: "detail"}}
	r.Acts = []survey.Act{{ID: "act-1", Title: "Law", Address: "https://secret.example.org/p", CitedBy: []string{"consent", "detail"}}}
	by := survey.Decision{Office: "Ministry", Reason: "see https://secret.example.org/p"}
	v := &survey.Review{Answers: []survey.Settlement{{Question: "detail", Decision: by}}, Dismissed: []survey.Dismissal{{Question: "detail", Decision: by}},
		Links: []survey.LinkCorrection{{Address: "https://secret.example.org/p", Decision: by}},
		Notes: []survey.ReviewNote{{Text: "it is the secret plan of the agency https://secret.example.org/p indeed"}}}
	c, _, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}, Review: v, Erasures: []survey.Erasure{{Question: "detail"}}})
	if all := everything(t, c); strings.Contains(all, "secret") {
		t.Errorf("something of it can be reached in %s", all)
	}
	if len(c.Acts) != 1 || len(c.Acts[0].CitedBy) != 1 {
		t.Errorf("the act is cited by another answer too: %+v", c.Acts)
	}
}

// TestErasedFewWords erases a short answer, and no word of others for its sake.
func TestErasedFewWords(t *testing.T) {
	r := response("Ministry")
	c, secrets, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}, Erasures: []survey.Erasure{{Question: "detail"}}})
	if got := c.Answer("detail"); got.Text != "" || got.State != survey.Withheld {
		t.Errorf("%+v", got)
	}
	for _, s := range secrets {
		if s == "Ministry" {
			t.Error("an everyday word would keep every site from being published")
		}
	}
}

// TestErasedByDigest finds words that stand in a review alone.
func TestErasedByDigest(t *testing.T) {
	sum := sha256.Sum256([]byte("yozefexamploff"))
	v := &survey.Review{Notes: []survey.ReviewNote{{Text: "Yozef Examploff said so", Reply: "He did."}}}
	c, _, _ := withhold.Clear(response("free"), withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}, Review: v,
		Erasures: []survey.Erasure{{SHA256: hex.EncodeToString(sum[:])}}})
	if got := c.Review.Notes[0].Text; got != "[withheld] said so" {
		t.Errorf("%q", got)
	}
}

// TestCorrectedAddress cleans an address that a review put into an answer whose
// words are as they were.
func TestCorrectedAddress(t *testing.T) {
	r := response("see https://example.org/")
	r.Answers[3].Links = []survey.Link{{Address: "https://example.org/jane-examplova", Question: "detail"}}
	c, _, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
	if links := c.Answer("detail").Links; len(links) > 0 {
		t.Errorf("%+v", links)
	}
}

// TestPlacesInFiles cleans what the person who made a file called its sheets.
func TestPlacesInFiles(t *testing.T) {
	r := response("free")
	r.Source.Part = "sheet Jane Examplova, row 7"
	r.Lines = []survey.SourceLine{{Number: 1, Text: "free", At: "jane@mail.example.org!D7", Place: survey.PlaceAnswer, Question: "detail"}}
	c, _, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
	if all := everything(t, c); strings.Contains(strings.ToLower(all), "jane") {
		t.Errorf("a name can be reached in %s", all)
	}
}

// TestUnspacedName withholds a name of a script that parts no words.
func TestUnspacedName(t *testing.T) {
	r := response("联系人:王小明。")
	r.Answers[0].Text, r.Answers[0].Paragraphs = "王小明", []string{"王小明"}
	c, secrets, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
	if got := c.Answer("detail").Text; got != "联系人:[withheld]。" {
		t.Errorf("%q", got)
	}
	if !strings.Contains(strings.Join(secrets, " "), "王小明") {
		t.Error("the finished site is not searched for it")
	}
}
