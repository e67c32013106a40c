package generator

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"egovsite/generator/catalog"
	"egovsite/generator/draft"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"
	"egovsite/generator/xlsform"
)

// A Drafted is a content file that a person is to go on with.
type Drafted struct {
	ID        string // of the edition
	Data      []byte
	Questions int
	Guesses   int // places to look at, each marked "check:"
	Kept      int // questions that have the code of an earlier edition
}

// DraftEdition makes a first questionnaire out of a file of responses to an
// unknown edition. It holds nothing that a country wrote.
func DraftEdition(o Options, name string) (Drafted, []problem.Problem, error) {
	in, err := o.inputs(false, 0)
	if err != nil {
		return Drafted{}, nil, err
	}
	limits := limitsOf(in.content)
	data, err := readOne(name, read.Largest(limits, name))
	if err != nil {
		return Drafted{}, nil, err
	}
	subs, ps := read.File(limits, name, data)
	e, guesses := draft.Edition(subs)
	if len(e.Questions) == 0 {
		if len(ps) == 0 {
			err = fmt.Errorf("no questions were found in %s: it needs the form's wordings, numbered or as heads of columns", name)
		}
		return Drafted{}, ps, err
	}
	e.ID = o.Edition
	if e.ID == "" {
		e.ID = "draft"
		if year := yearIn.FindString(filepath.Base(name)); year != "" {
			e.ID = year
		}
	}
	e.Title = "Questionnaire " + e.ID
	e.Short = e.Title
	guesses = append(guesses, survey.Guess{Of: survey.GuessEdition, Words: "id, instrument, title and short are guessed; add fieldwork, the year in which answers were collected"})
	return finish(o, e, guesses), ps, nil
}

var yearIn = regexp.MustCompile(`(?:19|20)\d\d`)

// ImportEdition makes a questionnaire of an XLSForm.
func ImportEdition(o Options, name string) (Drafted, []problem.Problem, error) {
	data, err := readOne(name, xlsform.Limit)
	if err != nil {
		return Drafted{}, nil, err
	}
	e, ps := xlsform.Read(name, data)
	if len(e.Questions) == 0 {
		return Drafted{}, ps, nil
	}
	if o.Edition != "" {
		e.ID = o.Edition
	}
	if e.Instrument != "" { // a form of ours
		return Drafted{ID: e.ID, Data: catalog.WriteEdition(e), Questions: len(e.Questions)}, ps, nil
	}
	guesses := append(draft.Tell(&e), survey.Guess{Of: survey.GuessEdition, Words: "id, instrument, title and short are taken from the form; add fieldwork, the year in which answers were collected"})
	return finish(o, e, guesses), ps, nil
}

// finish gives an edition the instrument and the codes of the newest edition
// that is known.
func finish(o Options, e survey.Edition, guesses []survey.Guess) Drafted {
	d := Drafted{ID: e.ID, Questions: len(e.Questions)}
	e.Instrument = "questionnaire"
	if c, _, err := loadCatalog(o); err == nil {
		for i := len(c.Editions) - 1; i >= 0; i-- {
			if c.Editions[i].ID == e.ID {
				continue
			}
			if n := draft.Keep(&e, guesses, &c.Editions[i]); n > d.Kept {
				d.Kept, e.Instrument = n, c.Editions[i].Instrument
			}
		}
	}
	d.Data, d.Guesses = catalog.WriteEdition(e, guesses...), len(guesses)
	return d
}

// ExportEdition writes an edition as an XLSForm.
func ExportEdition(o Options, id string) ([]byte, []problem.Problem, error) {
	c, ps, err := loadCatalog(o)
	if err != nil {
		return nil, ps, err
	}
	e, err := editionOf(c, id)
	if err != nil {
		return nil, ps, err
	}
	data, err := xlsform.Write(*e)
	return data, ps, err
}

// DraftCrosswalk relates two editions for a person to review.
func DraftCrosswalk(o Options, from, to string) (Drafted, []problem.Problem, error) {
	c, ps, err := loadCatalog(o)
	if err != nil {
		return Drafted{}, ps, err
	}
	earlier, err := editionOf(c, from)
	later, more := editionOf(c, to)
	if err = errors.Join(err, more); err != nil {
		return Drafted{}, ps, err
	}
	if from == to {
		return Drafted{}, ps, fmt.Errorf("a crosswalk relates two editions, and %q is one", from)
	}
	walked, guesses := draft.Crosswalk(earlier, later)
	return Drafted{ID: from + "-" + to, Data: catalog.WriteCrosswalk(walked, guesses...), Questions: len(earlier.Questions) + len(later.Questions), Guesses: len(guesses)}, ps, nil
}

// editionOf returns an edition of the catalogue.
func editionOf(c *survey.Catalog, id string) (*survey.Edition, error) {
	if e := c.Edition(id); e != nil {
		return e, nil
	}
	var known []string
	for _, e := range c.Editions {
		known = append(known, e.ID)
	}
	return nil, fmt.Errorf("there is no edition %q; there are %q", id, slices.Compact(known))
}

// readOne reads a plain file, and no more of it than may be.
func readOne(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no plain file", name)
	}
	if info.Size() > limit && limit > 0 {
		return make([]byte, limit+1), nil // told by who reads it
	}
	return os.ReadFile(name)
}
