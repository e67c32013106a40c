package render

import (
	"slices"

	"egovsite/generator/survey"
)

// place puts each figure of a page type into the section that it belongs to: a
// figure of one indicator stands in that indicator's section, the others where
// this list says, and one of a new kind after all sections, so that no figure
// is ever lost.
func (s *site) place(pageType string, p *survey.Profile, to linker, v *Profile) error {
	drawn, err := s.figures(pageType, p)
	if err != nil {
		return err
	}
	for _, f := range drawn {
		if !to.single {
			f = s.lent(f, s.countryStand(p), to)
		}
		switch f.Kind {
		case "radar", "strips":
			v.Overview = append(v.Overview, f)
		case "act-timeline":
			f.Numbers = s.when(len(v.Acts) > 0 && !to.single, "acts-table")
			v.Timeline = append(v.Timeline, f)
		case "evidence-hosts", "hosts-treemap":
			f.Numbers = s.when(len(v.Evidence.Hosts) > 0 && !to.single, "hosts-table")
			v.Evidence.Figures = append(v.Evidence.Figures, f)
		case "trend":
			v.Trends.Figures = append(v.Trends.Figures, f)
		case "egdi":
			v.Outside.Figures = append(v.Outside.Figures, f)
		default:
			if m := measureOf(v, s.needs(f.ID)); m != nil {
				m.Figures = append(m.Figures, f)
			} else {
				v.Other = append(v.Other, f)
			}
		}
	}
	return nil
}

// needs is what the figure with this ID draws.
func (s *site) needs(id string) []string {
	i := slices.IndexFunc(s.cat.Figures, func(f survey.Figure) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return s.cat.Figures[i].Needs
}

// measureOf is the section of the one indicator that a figure draws.
func measureOf(v *Profile, needs []string) *Measure {
	if len(needs) != 1 {
		return nil
	}
	for i := range v.Measures {
		if v.Measures[i].ID == needs[0] {
			return &v.Measures[i]
		}
	}
	return nil
}
