package survey

// A Country is one that may respond, with its names and groups.
type Country struct {
	ISO3         string            // "AZE"
	ISO2         string            // "AZ"
	M49          string            // "031"
	Region       string            // M49 code of its region, "142"
	Subregion    string            // M49 code, "145"
	Intermediate string            // M49 code; often empty
	LDC          bool              // least developed country
	LLDC         bool              // landlocked developing country
	SIDS         bool              // small island developing State
	Names        map[string]string // by language tag: "en" -> "Azerbaijan"
	Aliases      []string          // other names governments write, any language
}

// Name is the country's name in a language, or in English.
func (c *Country) Name(lang string) string {
	if n := c.Names[lang]; n != "" {
		return n
	}
	return c.Names["en"]
}

// A Region is an M49 region or sub-region.
type Region struct {
	M49   string
	Names map[string]string // by language tag
}
