package render

// CountriesPage lists who answered, and who has no response here.
type CountriesPage struct {
	Base
	Summary string
	Table   CountriesTable
	Map     []TileRegion
}

func countriesPages(s *site) []page {
	return []page{{path: countriesPath, make: func() (any, error) {
		to := s.link(countriesPath)
		return &CountriesPage{
			Base:    s.base(countriesPath, s.say("nav.countries"), s.say("countries.description")),
			Summary: s.say("countries.summary", "Count", len(s.newest), "All", len(s.cat.Countries)),
			Table:   s.countriesTable(s.newest, to), Map: s.tileMap(to),
		}, nil
	}}}
}
