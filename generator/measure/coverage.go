package measure

import "egovsite/generator/survey"

// Coverage counts the items of a coverage indicator by where they stand.
func Coverage(items []survey.Given) survey.Counts {
	var c survey.Counts
	for _, g := range items {
		c.Add(Standing(g))
	}
	return c
}

// Standing tells where one item stands. Only a selection that the file or a
// reviewer records makes a choice count as Yes or No; evidence without it
// documents, and everything else is open.
func Standing(g survey.Given) survey.Standing {
	switch g.State {
	case survey.NotAsked:
		return survey.StandNotAsked
	case survey.Skipped:
		return survey.StandSkipped
	}
	if g.Text {
		return textStanding(g.State)
	}
	switch g.State {
	case survey.Recorded, survey.Reviewed:
		switch g.Counts {
		case survey.CountsYes:
			return survey.StandRecorded
		case survey.CountsNo:
			return survey.StandNo
		}
	case survey.NotRecorded, survey.Blank, survey.Unreadable:
		if g.Evidence {
			return survey.StandDocumented
		}
	}
	return survey.StandOpen
}

// textStanding tells where a text item stands: it counts when it has text. A
// text that is withheld exists.
func textStanding(s survey.State) survey.Standing {
	switch s {
	case survey.Recorded, survey.Reviewed, survey.Withheld:
		return survey.StandRecorded
	}
	return survey.StandOpen
}
