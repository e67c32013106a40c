package metadata

// CSVW is data/csv-metadata.json, metadata of the tables in the terms of CSV on
// the Web (https://www.w3.org/TR/tabular-metadata/).
func CSVW(s Set) ([]byte, error) {
	var tables []any
	for _, t := range s.Tables {
		var columns []any
		for _, c := range t.Columns {
			null := []string{""}
			for _, m := range c.Missing {
				null = append(null, m.Code)
			}
			columns = append(columns, pairs{{"name", c.Name}, {"titles", c.Name}, {"dc:description", c.Description}, {"datatype", csvwType(c)}, {"null", null}})
		}
		tables = append(tables, pairs{
			{"url", inData(t.Path)}, {"dc:title", t.Title}, {"dc:description", t.Description},
			{"tableSchema", pairs{{"columns", columns}, {"primaryKey", t.Key}}},
		})
	}
	return document(pairs{
		{"@context", []any{"http://www.w3.org/ns/csvw", pairs{{"@language", s.Language}}}},
		{"dc:title", s.Title}, {"dc:description", s.Description}, {"dc:publisher", s.Publisher}, {"dc:rights", s.Licence},
		{"dialect", pairs{{"delimiter", ","}, {"encoding", "utf-8"}, {"header", true}, {"lineTerminators", []string{"\r\n"}}}},
		{"tables", tables},
	})
}

func csvwType(c Column) any {
	switch c.Type {
	case Whole:
		return pairs{{"base", "integer"}, {"minimum", "0"}}
	case Boolean:
		return pairs{{"base", "boolean"}, {"format", "true|false"}}
	case Address:
		return "anyURI"
	}
	return "string"
}
