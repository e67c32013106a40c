package review_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// made is a response with choices that hang on each other, acts, links and words.
func made(rnd *rand.Rand) *survey.Response {
	e := &survey.Edition{ID: "2022"}
	options := []survey.Option{{Code: "yes", Counts: survey.CountsYes}, {Code: "no", Counts: survey.CountsNo}, {Code: "other"}}
	for i := range 8 {
		q := survey.Question{Code: fmt.Sprintf("choice-%d", i), Number: 2*i + 1, Kind: survey.Choice, Options: options}
		if i > 0 && rnd.IntN(2) == 0 {
			q.Parent, q.ParentNot = fmt.Sprintf("choice-%d", rnd.IntN(i)), "no"
		}
		e.Questions = append(e.Questions, q, survey.Question{Code: fmt.Sprintf("detail-%d", i), Number: 2*i + 2, Kind: survey.EvidenceText, EvidenceFor: q.Code, Parent: q.Parent, ParentNot: q.ParentNot})
	}
	r := &survey.Response{Edition: e}
	for i := range e.Questions {
		a := survey.Answer{Question: &e.Questions[i], State: []survey.State{survey.NotRecorded, survey.Blank, survey.Missing, survey.Unreadable, survey.Recorded}[rnd.IntN(5)]}
		if a.Question.Kind == survey.Choice && a.State == survey.Recorded {
			a.Selected = []string{options[rnd.IntN(3)].Code}
		}
		if a.Question.Kind != survey.Choice {
			id := fmt.Sprintf("act-%d", i)
			link := survey.Link{Address: fmt.Sprintf("https://example.org/%d", i), Question: a.Question.Code}
			a.State, a.Text = survey.Recorded, "words "+id
			a.Citations, a.Links = []survey.Citation{{Act: id, Words: "words"}}, []survey.Link{link}
			r.Acts = append(r.Acts, survey.Act{ID: id, Title: fmt.Sprintf("On the invented matter %d of all", i), Number: fmt.Sprint(100 + i), CitedBy: []string{a.Question.Code}, Address: link.Address})
			r.Links = append(r.Links, link)
		}
		r.Answers = append(r.Answers, a)
	}
	r.Skip()
	return r
}

// decided are decisions on different things, none of which another speaks of.
func decided(r *survey.Response, rnd *rand.Rand) *survey.Review {
	v := &survey.Review{File: "r.yaml"}
	for i := range r.Answers {
		q := r.Answers[i].Question
		if q.Kind == survey.Choice {
			if rnd.IntN(2) == 0 {
				v.Answers = append(v.Answers, survey.Settlement{Question: q.Code, Selected: []string{q.Options[rnd.IntN(3)].Code}, Decision: by, Line: i})
			}
			continue
		}
		switch rnd.IntN(5) {
		case 0:
			v.Acts = append(v.Acts, survey.ActCorrection{Match: fmt.Sprint(100 + i), Title: fmt.Sprintf("On the mended matter %d", i), Decision: by, Line: i})
		case 1:
			v.Acts = append(v.Acts, survey.ActCorrection{Match: fmt.Sprintf("INVENTED  matter %d of", i), Type: "law", Place: "Examplia", Date: survey.Date{Year: 2000 + i}, Decision: by, Line: i})
		case 2:
			v.Acts = append(v.Acts, survey.ActCorrection{Match: fmt.Sprintf("matter %d of", i), Remove: true, Decision: by, Line: i})
		}
		switch rnd.IntN(3) {
		case 0:
			v.Links = append(v.Links, survey.LinkCorrection{Address: fmt.Sprintf("https://example.org/%d", i), Correct: fmt.Sprintf("https://example.com/mended/%d", i), Decision: by, Line: i})
		case 1:
			v.Links = append(v.Links, survey.LinkCorrection{Address: fmt.Sprintf("https://example.org/%d", i), Decision: by, Line: i})
		}
	}
	return v
}

// twin makes the same response twice, since a review is laid over in place.
func twin(seed uint64) (*survey.Response, *survey.Response, *survey.Review, *rand.Rand) {
	rnd := rand.New(rand.NewPCG(seed, 1))
	return made(rand.New(rand.NewPCG(seed, 2))), made(rand.New(rand.NewPCG(seed, 2))), decided(made(rand.New(rand.NewPCG(seed, 2))), rnd), rnd
}

// TestApplyTwice lays a review over a response that it was laid over: nothing
// changes any more.
func TestApplyTwice(t *testing.T) {
	changed := 0
	for seed := range uint64(300) {
		once, twice, v, _ := twin(seed)
		if ps := apply(once, v); len(ps) > 0 {
			t.Fatalf("review %d: %v", seed, ps)
		}
		apply(twice, v)
		apply(twice, v)
		if diff := cmp.Diff(once, twice); diff != "" {
			t.Fatalf("review %d (-once +twice):\n%s", seed, diff)
		}
		if !reflect.DeepEqual(once, made(rand.New(rand.NewPCG(seed, 2)))) {
			changed++
		}
	}
	if changed < 250 {
		t.Errorf("only %d of 300 reviews changed anything", changed)
	}
}

// TestApplyInAnyOrder shuffles decisions that do not speak of the same things: all
// orders come to the same.
func TestApplyInAnyOrder(t *testing.T) {
	for seed := range uint64(300) {
		want, got, v, rnd := twin(seed)
		apply(want, v)
		other := *v
		other.Answers, other.Acts, other.Links = shuffled(v.Answers, rnd), shuffled(v.Acts, rnd), shuffled(v.Links, rnd)
		if ps := apply(got, &other); len(ps) > 0 {
			t.Fatalf("review %d: %v", seed, ps)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("review %d (-in order +in another):\n%s", seed, diff)
		}
	}
}

func shuffled[T any](list []T, rnd *rand.Rand) []T {
	out := make([]T, len(list))
	for to, from := range rnd.Perm(len(list)) {
		out[to] = list[from]
	}
	return out
}
