package render

// NotFoundPage is shown by a web server for an address that does not exist.
// It is shown at any depth, so it carries its style inside it, and its one link
// is right for the root of the site, or everywhere if the site knows its address.
type NotFoundPage struct{ Base }

func notFoundPages(s *site) []page {
	return []page{{path: notFoundPath, make: func() (any, error) {
		b := s.base(notFoundPath, s.say("notfound.title"), s.say("notfound.description"))
		var err error
		b.Inline, b.Policy, err = s.inline(false, "css/site.css")
		b.Card, b.First, b.Nav, b.Search, b.Foot, b.Languages, b.Style, b.Print = "", "", nil, nil, nil, nil, nil, ""
		if a := s.absolute(homePath); a != "" {
			b.Home = a
		}
		return &NotFoundPage{b}, err
	}}}
}
