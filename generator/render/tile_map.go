package render

import (
	"slices"
	"strings"
)

// TileRegion is one UN region of the tile map: one tile a country, no borders.
type TileRegion struct {
	Name     string
	Answered int
	Summary  string
	Tiles    []CountryTile
}

// CountryTile is one country; without a link it has no response here.
type CountryTile struct {
	Link
	ISO3 string
}

func (s *site) tileMap(to linker) []TileRegion {
	byRegion := map[string]*TileRegion{}
	var codes []string
	for i := range s.cat.Countries {
		c := &s.cat.Countries[i]
		g := byRegion[c.Region]
		if g == nil {
			g = &TileRegion{Name: s.regionName(c.Region)}
			byRegion[c.Region] = g
			codes = append(codes, c.Region)
		}
		t := CountryTile{Link: Link{Words: s.name(c)}, ISO3: c.ISO3}
		if s.editions[c.ISO3] != nil {
			t.Href = to.to(newestPath(c.ISO3))
			g.Answered++
		}
		g.Tiles = append(g.Tiles, t)
	}
	out := make([]TileRegion, 0, len(codes))
	for _, code := range codes {
		g := byRegion[code]
		g.Summary = s.say("map.region", "Answered", g.Answered, "Count", len(g.Tiles))
		slices.SortStableFunc(g.Tiles, func(a, b CountryTile) int { return strings.Compare(a.Words, b.Words) })
		out = append(out, *g)
	}
	slices.SortFunc(out, func(a, b TileRegion) int { return strings.Compare(a.Name, b.Name) })
	return out
}
