package read

import "math"

// More ink tells which controls of a kind look alike, and not which of the two
// looks is the set one: a form may fill what is not set and leave open what is.
// With two options both readings look the same. So the questions with three or
// more options judge: as a rule one of them is set. Without such a question only
// a sign within an outline, a dot or a tick, says that it is set.

const (
	// judges is how many options a question has that tells one set from all but one.
	judges = 3
	// upright is how many times more often one control of such a question must be
	// inked than all but one.
	upright = 2
	// solidInk is the share of its strongest ink that all of a solid control has.
	solidInk = 0.6
	// solidPart is the part of a control that is looked at for that, within its edge.
	solidPart = 0.75
)

// solid reports a look that is filled evenly, with no sign in it; ink is that of
// the point in each row and column.
func solid(ink func(x, y int) float64) bool {
	least, most := math.Inf(1), 0.0
	for y := range side {
		for x := range side {
			dx, dy := (float64(x)+0.5)/side*2-1, (float64(y)+0.5)/side*2-1
			if math.Hypot(dx, dy)*(1+2*margin) <= solidPart {
				least, most = min(least, ink(x, y)), max(most, ink(x, y))
			}
		}
	}
	return least >= solidInk*most
}

// doubtInverted leaves the controls of a kind unsure if what is taken for set may
// be what is not. The questions must be known.
func doubtInverted(kind []*control) {
	one, others, set, signs := 0, 0, 0, 0
	for _, c := range kind {
		if c.on {
			set++
			if c.form != button && !c.solid {
				signs++
			}
		}
		if len(c.peers) < judges || c.peers[0] != c {
			continue
		}
		inked := 0
		for _, p := range c.peers {
			if p.on {
				inked++
			}
		}
		switch {
		case inked == 1:
			one++
		case inked >= len(c.peers)-1:
			others++
		}
	}
	signed := 2*signs > set
	switch {
	case set == 0:
		return
	case signed && kind[0].form != round: // any number of boxes may be ticked
		return
	case signed && others == 0, one > upright*others:
		return
	}
	for _, c := range kind {
		c.on, c.confidence = false, unseen
	}
}
