package publish

// An Input is something that the site was made from, by what may be known of it.
type Input struct {
	Name   string `json:"name"`             // "content", "response QMA 2022"
	SHA256 string `json:"sha256,omitempty"` // lower-case hexadecimal
	// Version is that of a program, which has no digest.
	Version string `json:"version,omitempty"`
	// Country is the ISO3 code of the country that it is from; empty for what all
	// files depend on.
	Country string `json:"country,omitempty"`
}

// Inputs says what the site was made from. It is listed with the site's files.
func (s *Site) Inputs(list []Input) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inputs = list
}

// From says that of all that is from countries these files were made from what is
// from this one alone. Other files are made from all.
func (s *Site) From(country string, paths []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, path := range paths {
		s.from[path] = country
	}
}
