package metadata

// DataPackage is data/datapackage.json, a Data Package of version 2
// (https://datapackage.org/standard/data-package/). Missing values are labelled
// with the states of an answer.
func DataPackage(s Set) ([]byte, error) {
	var resources []any
	for _, t := range s.Tables {
		resources = append(resources, pairs{
			{"name", t.Name}, {"type", "table"}, {"path", inData(t.Path)}, {"title", t.Title}, {"description", t.Description},
			{"scheme", "file"}, {"format", "csv"}, {"mediatype", "text/csv"}, {"encoding", "utf-8"},
			{"bytes", t.Size}, {"hash", "sha256:" + t.SHA256},
			{"dialect", pairs{{"$schema", "https://datapackage.org/profiles/2.0/tabledialect.json"}, {"delimiter", ","}, {"lineTerminator", "\r\n"}, {"header", true}}},
			{"schema", tableSchema(t)},
		})
	}
	for _, f := range s.Files {
		resources = append(resources, pairs{
			{"name", resourceName(f.Path)}, {"path", inData(f.Path)}, {"title", f.Title}, {"mediatype", f.MediaType}, {"encoding", "utf-8"},
			{"bytes", f.Size}, {"hash", "sha256:" + f.SHA256},
		})
	}
	return document(pairs{
		{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
		{"name", s.Name}, {"title", s.Title}, {"description", s.Description}, {"version", s.Version},
		{"homepage", s.Address}, {"licenses", licences(s)}, {"contributors", contributors(s)},
		{"keywords", []string{"e-government", "digital government", "Member States Questionnaire", "United Nations E-Government Survey"}},
		{"resources", resources},
	})
}

// licences names the licence where the publisher does: by its title, since a
// publisher writes words and no code.
func licences(s Set) any {
	if s.Licence == "" {
		return nil
	}
	return []any{pairs{{"name", licenceCode(s.Licence)}, {"title", s.Licence}}}
}

// licenceCode is a licence's name as an identifier: "CC BY 4.0" -> "CC-BY-4.0".
func licenceCode(words string) string {
	out := []byte{}
	for i := range len(words) {
		c := words[i]
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '.', c == '_', c == '-':
			out = append(out, c)
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	return string(out)
}

func contributors(s Set) any {
	if s.Publisher == "" {
		return nil
	}
	return []any{pairs{{"title", s.Publisher}, {"roles", []string{"publisher"}}}}
}

func tableSchema(t Table) pairs {
	var fields []any
	for _, c := range t.Columns {
		f := pairs{{"name", c.Name}, {"description", c.Description}, {"type", string(c.Type)}}
		if c.Type == Address {
			f[2].value = "string"
			f = append(f, pair{"format", "uri"})
		}
		if len(c.Values) > 0 {
			f = append(f, pair{"categories", valuesOf(c.Values)})
		}
		if len(c.Missing) > 0 {
			f = append(f, pair{"missingValues", valuesOf(c.Missing)})
		}
		fields = append(fields, f)
	}
	return pairs{{"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"}, {"fields", fields}, {"primaryKey", t.Key},
		{"missingValues", []string{""}}}
}

func valuesOf(values []Value) []any {
	var out []any
	for _, v := range values {
		out = append(out, pairs{{"value", v.Code}, {"label", v.Label}})
	}
	return out
}

// resourceName makes the name of a file from its path: lower-case letters,
// digits, hyphens and dots.
func resourceName(path string) string {
	out := []byte(inData(path))
	for i, c := range out {
		switch {
		case c >= 'A' && c <= 'Z':
			out[i] = c - 'A' + 'a'
		case c == '/':
			out[i] = '-'
		}
	}
	return string(out)
}
