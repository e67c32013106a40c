package render

import (
	"slices"

	"egovsite/generator/card"
	"egovsite/generator/survey"
)

// siteCardPath is the picture of every page that has none of its own.
const siteCardPath = "assets/cards/site.png"

func cardPath(iso3, edition string) string {
	return "assets/cards/" + low(iso3) + "-" + edition + ".png"
}

// iconPath is the mark for the home screens of telephones, which look for it
// there without being told.
const iconPath = "apple-touch-icon.png"

// siteCards are the site's mark and the picture by which its pages are shown
// elsewhere. That is called by its whole address, so a site that does not know
// its own has the mark alone.
func siteCards(s *site) ([]file, error) {
	var out []file
	if s.frozen == "" {
		icon, err := card.Icon()
		if err != nil {
			return nil, err
		}
		out = append(out, file{iconPath, icon})
	}
	if !s.carded() {
		return out, nil
	}
	data, err := card.Draw(card.Card{Site: s.cat.Site.Publisher, Title: s.written(s.siteName(), s.cat.Site.Name),
		Lines: []string{s.written(s.tagline(), s.cat.Site.Tagline)}})
	if err != nil {
		return nil, err
	}
	return append(out, file{siteCardPath, data}), nil
}

// carded reports whether pages are shown by pictures.
func (s *site) carded() bool { return s.cat.Site.Address != "" && s.cat.Site.Has(survey.PartCards) }

// profileCard is the picture by which a profile's pages are shown elsewhere; nil
// for a site without an address.
func (s *site) profileCard(p *survey.Profile) ([]byte, error) {
	if !s.carded() {
		return nil, nil
	}
	return card.Draw(s.card(p))
}

// card is what the picture of a profile says.
func (s *site) card(p *survey.Profile) card.Card {
	r := p.Response
	c := card.Card{Site: s.written(s.siteName(), s.cat.Site.Name), Title: s.written(s.name(r.Country), r.Country.Names[baseLanguage]),
		Lines: []string{s.written(s.words.Edition(r.Edition), r.Edition.Short)}}
	for i := range p.Values {
		v := &p.Values[i]
		strip := card.Strip{Name: s.written(s.words.Short(v.Indicator), v.Indicator.Short)}
		for standing, n := range []int{v.Counts.Recorded, v.Counts.Documented, v.Counts.Open, v.Counts.No} {
			strip.Cells = append(strip.Cells, slices.Repeat([]card.Standing{card.Standing(standing)}, n)...)
		}
		if len(strip.Cells) > 0 {
			c.Strips = append(c.Strips, strip)
		}
	}
	return c
}

// written is the first of some words that the letters of a card can write; none
// where they can write none.
func (s *site) written(words ...string) string {
	for _, w := range words {
		if w != "" && card.Writes(w) {
			return w
		}
	}
	return ""
}
