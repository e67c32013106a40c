package read

import (
	"cmp"
	"math"
	"slices"
)

// Which controls are set is told over the whole file: those of one size and form
// look alike, and fall into two kinds, inked and empty, if any of them are set.
// A kind that is nowhere seen set says nothing: its dots may not have been printed.

const (
	// alike is by how much the sides of controls of one kind differ.
	alike = 1.12
	// leastGap is how much the ink of set and empty controls must differ, and
	// clearGap from which difference on they are plain.
	leastGap, clearGap = 0.06, 0.2
	// emptyInk is the most ink of an empty control of which nothing better is known.
	emptyInk = 0.3
	// spreadInk is how much the empty controls of one question may differ in ink.
	spreadInk = 0.15
)

// Factors of confidence, from what speaks against a reading.
const (
	unseen      = 0.3 // no control of the kind is set anywhere, or those may be the others
	twoSet      = 0.4 // two radio buttons of a question are set
	noneSet     = 0.9 // none is
	mostOpen    = 0.5 // none is, nor in most of the questions
	oneUnlike   = 0.4 // the empty controls of a question do not look alike
	drawnUnlike = 0.8 // what is drawn in it says otherwise than how it looks
	buttonTold  = 0.9 // buttons have no form of their own
)

// decide gives every control of a file its state and how sure that is, and drops
// what turns out to be none.
func decide(sheets []*sheet) {
	for _, s := range sheets {
		s.label()
	}
	all := kinds(sheets)
	for _, kind := range all {
		tell(kind)
	}
	for _, s := range sheets {
		s.controls = slices.DeleteFunc(s.controls, func(c *control) bool { return c.confidence == 0 })
		s.group()
	}
	for _, kind := range all {
		doubtInverted(kind)
	}
	open := noneSet
	if mostlyOpen(sheets) {
		open = mostOpen
	}
	for _, s := range sheets {
		for _, c := range s.controls {
			c.weigh(open)
		}
	}
}

// mostlyOpen reports a file in which few of the questions with radio buttons have
// one set. Those few may be something else that is round, and the dots of the rest
// may not have been printed.
func mostlyOpen(sheets []*sheet) bool {
	none, some := 0, 0
	for _, s := range sheets {
		for _, c := range s.controls {
			if c.form != round || len(c.peers) < 2 || c.peers[0] != c {
				continue
			}
			if slices.ContainsFunc(c.peers, func(p *control) bool { return p.on }) {
				some++
			} else {
				none++
			}
		}
	}
	return none > 3*some
}

// kinds sorts the controls by form and size.
func kinds(sheets []*sheet) (out [][]*control) {
	var all []*control
	for _, s := range sheets {
		for _, c := range s.controls {
			if !c.known {
				all = append(all, c)
			}
		}
	}
	size := func(c *control) float64 {
		if c.form == button {
			return c.box.Height()
		}
		return math.Sqrt(c.box.Width() * c.box.Height())
	}
	slices.SortStableFunc(all, func(a, b *control) int {
		return cmp.Or(cmp.Compare(a.form, b.form), cmp.Compare(size(a), size(b)))
	})
	for i, c := range all {
		if i == 0 || c.form != all[i-1].form || size(c) > alike*size(all[i-1]) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	return out
}

// tell parts the controls of a kind where their ink differs most. Confidence 0
// says that they are none.
func tell(kind []*control) {
	inks := make([]float64, len(kind))
	for i, c := range kind {
		inks[i] = c.ink
	}
	slices.Sort(inks)
	gap, low, high := 0.0, inks[0], inks[0]
	for i := 1; i < len(inks); i++ {
		if inks[i]-inks[i-1] > gap {
			gap, low, high = inks[i]-inks[i-1], inks[i-1], inks[i]
		}
	}
	isButton := kind[0].form == button
	empty := inks[0] <= emptyInk
	switch {
	case isButton && (gap < clearGap || !empty), !isButton && !empty:
		return // frames without a dark one; bullets, pictures
	case gap < leastGap:
		for _, c := range kind {
			c.confidence = unseen
		}
		return
	}
	for _, c := range kind {
		c.on = c.ink >= (low+high)/2
		c.confidence = min(1, gap/clearGap) * 0.99
		if isButton {
			c.confidence *= buttonTold
		}
	}
}

// weigh lowers the confidence of a control by what its neighbours, its label and
// its drawing say; open is the factor where no radio button of a question is set.
func (c *control) weigh(open float64) {
	if c.known || c.confidence == unseen {
		return
	}
	set, least, most := 0, math.Inf(1), math.Inf(-1)
	for _, p := range c.peers {
		if p.on {
			set++
		}
		if !p.on && !p.known {
			least, most = min(least, p.ink), max(most, p.ink)
		}
	}
	if most-least > spreadInk {
		c.confidence *= oneUnlike
	}
	if c.form == round && len(c.peers) > 1 {
		switch {
		case set > 1:
			c.confidence *= twoSet
		case set == 0:
			c.confidence *= open
		}
	}
	if c.form != button && c.drawn != c.on {
		c.confidence *= drawnUnlike
	}
	if c.near > 2 {
		c.confidence *= max(0.5, 1-(c.near-2)*0.15)
	}
	c.confidence = max(0.01, math.Round(100*c.confidence)/100)
}
