package metadata

// The set of data in linked data: for search engines (schema.org) and for
// catalogues of open data (DCAT).

// address is an address of the site, or the path where the site does not know
// its own.
func (s Set) address(path string) string {
	if s.Address == "" {
		return "../" + path
	}
	return s.Address + path
}

// A Distribution is one file in which the set can be had.
type distribution struct {
	path, title, mediaType string
	Bytes
}

func (s Set) distributions() []distribution {
	var out []distribution
	for _, t := range s.Tables {
		out = append(out, distribution{t.Path, t.Title, "text/csv", t.Bytes})
	}
	for _, f := range s.Files {
		out = append(out, distribution{f.Path, f.Title, f.MediaType, f.Bytes})
	}
	return out
}

// Dataset is the set as a schema.org Dataset, for the page that lists it.
func Dataset(s Set) ([]byte, error) {
	var files []any
	for _, d := range s.distributions() {
		files = append(files, pairs{{"@type", "DataDownload"}, {"name", d.title}, {"encodingFormat", d.mediaType}, {"contentUrl", s.address(d.path)}})
	}
	return document(pairs{
		{"@context", "https://schema.org"}, {"@type", "Dataset"}, {"@id", s.address(s.Page)},
		{"name", s.Title}, {"description", s.Description}, {"version", s.Version}, {"inLanguage", s.Language},
		{"url", s.address(s.Page)}, {"license", s.Licence}, {"publisher", organization(s)}, {"creator", organization(s)},
		{"isAccessibleForFree", true}, {"temporalCoverage", s.temporal()}, {"spatialCoverage", s.Countries},
		{"distribution", files},
	})
}

func (s Set) temporal() any {
	switch len(s.Editions) {
	case 0:
		return nil
	case 1:
		return s.Editions[0]
	}
	return s.Editions[0] + "/" + s.Editions[len(s.Editions)-1]
}

func organization(s Set) any {
	if s.Publisher == "" {
		return nil
	}
	return pairs{{"@type", "Organization"}, {"name", s.Publisher}}
}

// DCAT is data/dcat.jsonld, a catalogue of one dataset in the terms of DCAT 3
// (https://www.w3.org/TR/vocab-dcat-3/). Its context is written out, so that
// reading it asks nobody for anything.
func DCAT(s Set) ([]byte, error) {
	var files []any
	for _, d := range s.distributions() {
		files = append(files, pairs{{"@type", "dcat:Distribution"}, {"dct:title", d.title}, {"dcat:mediaType", d.mediaType},
			{"dcat:accessURL", ref(s.address(s.Page))}, {"dcat:downloadURL", ref(s.address(d.path))}, {"dcat:byteSize", d.Size},
			{"spdx:checksum", pairs{{"@type", "spdx:Checksum"}, {"spdx:algorithm", ref("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")}, {"spdx:checksumValue", d.SHA256}}}})
	}
	dataset := pairs{{"@type", "dcat:Dataset"}, {"@id", s.address(s.Page) + "#dataset"},
		{"dct:title", s.Title}, {"dct:description", s.Description}, {"dct:identifier", s.Name}, {"dcat:version", s.Version},
		{"dct:language", s.Language}, {"dct:publisher", agent(s)}, {"dct:rights", s.Licence}, {"dcat:contactPoint", contact(s)},
		{"dcat:keyword", []string{"e-government", "United Nations E-Government Survey"}}, {"dct:spatial", s.Countries}, {"dct:temporal", s.temporal()},
		{"dcat:landingPage", ref(s.address(s.Page))}, {"dcat:distribution", files}}
	return document(pairs{
		{"@context", pairs{{"dcat", "http://www.w3.org/ns/dcat#"}, {"dct", "http://purl.org/dc/terms/"}, {"foaf", "http://xmlns.com/foaf/0.1/"},
			{"spdx", "http://spdx.org/rdf/terms#"}, {"vcard", "http://www.w3.org/2006/vcard/ns#"}}},
		{"@type", "dcat:Catalog"}, {"@id", s.address(s.Page)}, {"dct:title", s.Title}, {"dct:description", s.Description},
		{"dct:publisher", agent(s)}, {"dcat:dataset", []any{dataset}},
	})
}

func ref(address string) any { return map[string]string{"@id": address} }

func agent(s Set) any {
	if s.Publisher == "" {
		return nil
	}
	return pairs{{"@type", "foaf:Organization"}, {"foaf:name", s.Publisher}}
}

func contact(s Set) any {
	if s.Contact == "" {
		return nil
	}
	return pairs{{"@type", "vcard:Organization"}, {"vcard:note", s.Contact}}
}

// A Measured is an indicator of one country, as schema.org says values: what is
// supported, between what holds at least and at most, out of the items asked.
type Measured struct {
	Code, Name           string
	Low, Supported, High int
	Asked                int
	Enough               bool // below the minimum data nothing but the number of items is said
}

// Profile is one country's indicators as a schema.org Dataset.
func Profile(s Set, title, path, country, edition string, measured []Measured, files []File) ([]byte, error) {
	var variables []any
	for _, m := range measured {
		v := pairs{{"@type", "PropertyValue"}, {"propertyID", m.Code}, {"name", m.Name}}
		if m.Enough {
			v = append(v, pair{"value", m.Supported}, pair{"minValue", m.Low}, pair{"maxValue", m.High})
		}
		variables = append(variables, append(v, pair{"unitText", "items"},
			pair{"valueReference", pairs{{"@type", "PropertyValue"}, {"name", "items asked"}, {"value", m.Asked}}}))
	}
	var downloads []any
	for _, f := range files {
		downloads = append(downloads, pairs{{"@type", "DataDownload"}, {"encodingFormat", f.MediaType}, {"contentUrl", s.address(f.Path)}})
	}
	return document(pairs{
		{"@context", "https://schema.org"}, {"@type", "Dataset"}, {"@id", s.address(path)}, {"name", title}, {"description", title + ". " + s.Description},
		{"url", s.address(path)}, {"inLanguage", s.Language}, {"license", s.Licence}, {"publisher", organization(s)}, {"isPartOf", ref(s.address(s.Page))},
		{"temporalCoverage", edition}, {"spatialCoverage", pairs{{"@type", "Country"}, {"identifier", country}}},
		{"variableMeasured", variables}, {"distribution", downloads},
	})
}
