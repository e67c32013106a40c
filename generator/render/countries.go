package render

// CountriesPage lists who answered, and who has no response here.
type CountriesPage struct {
	Base
	Summary string
	Table   CountriesTable
	Before  []Figure // the map of who answered, before a long table
	After   []Figure // or behind a short one
}

func countriesPages(s *site) []page {
	return []page{{path: countriesPath, make: func() (any, error) {
		to := s.link(countriesPath)
		v := &CountriesPage{
			Base:    s.base(countriesPath, s.say("nav.countries"), s.say("countries.description")),
			Summary: s.say("countries.summary", "Count", len(s.newest), "All", len(s.cat.Countries)),
			Table:   s.countriesTable(s.newest, true, to),
		}
		var err error
		v.Before, v.After, err = s.whoMap("countries", &v.Base, to)
		return v, err
	}}}
}
