package interpret_test

import (
	"slices"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// asks interprets a response that says nothing but a country's name.
func asks(t testing.TB, in *interpret.Interpreter, name string) (*survey.Response, []problem.Problem) {
	t.Helper()
	return interpreted(t, in, "name.txt", []byte("1. Country name *\n\n"+name+"\n\n2. Your name *\n\n3. Title *\n\n4. Organization *\n\n5. Email *\n"))
}

// TestCountryNames gives names as governments write them.
func TestCountryNames(t *testing.T) {
	in := interpret.New(load(t))
	for name, want := range map[string]string{
		"Azerbaijan": "AZE", "Republic of Azerbaijan": "AZE", "The Republic of Azerbaijan": "AZE", "AZERBAIJAN": "AZE", "  azerbaijan. ": "AZE",
		"Azərbaycan": "AZE", "Azərbaycan Respublikası": "AZE", "Azerbaïdjan": "AZE", "República de Azerbaiyán": "AZE", "Азербайджан": "AZE", "Азербайджанская Республика": "AZE",
		"阿塞拜疆": "AZE", "أذربيجان": "AZE", "Azerbaijan, Republic of": "AZE", "Azerbaijan (Republic of)": "AZE", "AZE": "AZE", "Azerbaijan (AZE)": "AZE", "Republic of Azerbaijan / Azerbaijan": "AZE",
		"Türkiye": "TUR", "Turkey": "TUR", "Republic of Türkiye": "TUR", "TURKIYE": "TUR", "Côte d'Ivoire": "CIV", "Cote d’Ivoire": "CIV", "Ivory Coast": "CIV", "République de Côte d’Ivoire": "CIV",
		"Viet Nam": "VNM", "Vietnam": "VNM", "Socialist Republic of Viet Nam": "VNM", "Republic of Korea": "KOR", "Korea, Republic of": "KOR", "South Korea": "KOR", "DPRK": "PRK",
		"Democratic People's Republic of Korea": "PRK", "Niger": "NER", "Republic of the Niger": "NER", "Nigeria": "NGA", "Federal Republic of Nigeria": "NGA", "Dominica": "DMA", "Commonwealth of Dominica": "DMA",
		"Dominican Republic": "DOM", "Guinea": "GIN", "Equatorial Guinea": "GNQ", "Guinea-Bissau": "GNB", "Guinea Bissau": "GNB", "Papua New Guinea": "PNG", "Democratic Republic of the Congo": "COD", "DR Congo": "COD",
		"Republic of the Congo": "COG", "Congo (Republic of the)": "COG", "Congo, Democratic Republic of the": "COD", "United Kingdom": "GBR", "UK": "GBR", "United Kingdom of Great Britain and Northern Ireland": "GBR",
		"United States": "USA", "USA": "USA", "United States of America": "USA", "U.S.A.": "USA", "UAE": "ARE", "United Arab Emirates": "ARE", "Kingdom of Saudi Arabia": "SAU", "Iran": "IRN", "Islamic Republic of Iran": "IRN",
		"Iran (Islamic Republic of)": "IRN", "Bolivia": "BOL", "Plurinational State of Bolivia": "BOL", "Venezuela, Bolivarian Republic of": "VEN", "Republic of Moldova": "MDA", "Moldova": "MDA", "Lao PDR": "LAO",
		"Lao People's Democratic Republic": "LAO", "Syria": "SYR", "Syrian Arab Republic": "SYR", "Tanzania": "TZA", "United Republic of Tanzania": "TZA", "North Macedonia": "MKD", "The former Yugoslav Republic of Macedonia": "MKD",
		"Eswatini": "SWZ", "Swaziland": "SWZ", "Czechia": "CZE", "Czech Republic": "CZE", "Cabo Verde": "CPV", "Cape Verde": "CPV", "Timor-Leste": "TLS", "East Timor": "TLS", "Myanmar": "MMR", "Burma": "MMR",
		"Netherlands": "NLD", "The Netherlands": "NLD", "Kingdom of the Netherlands": "NLD", "Holland": "NLD", "Brunei Darussalam": "BRN", "Brunei": "BRN", "Micronesia": "FSM", "Federated States of Micronesia": "FSM",
		"Russian Federation": "RUS", "Russia": "RUS", "Российская Федерация": "RUS", "China": "CHN", "People's Republic of China": "CHN", "中华人民共和国": "CHN", "St. Lucia": "LCA", "Saint Lucia": "LCA", "St Vincent and the Grenadines": "VCT",
		"São Tomé and Príncipe": "STP", "Sao Tome & Principe": "STP", "Hellenic Republic": "GRC", "Kingdom of Spain": "ESP", "España": "ESP", "Deutschland": "DEU", "Bundesrepublik Deutschland": "DEU", "Schweiz": "CHE", "Swiss Confederation": "CHE",
		"Kyrgyz Republic": "KGZ", "Slovak Republic": "SVK", "Bosnia & Herzegovina": "BIH", "The Gambia": "GMB", "Republic of The Gambia": "GMB", "The Bahamas": "BHS", "Commonwealth of The Bahamas": "BHS", "المملكة العربية السعودية": "SAU",
		"République française": "FRA", "Repubblica Italiana": "ITA", "Italia": "ITA", "Brasil": "BRA", "República Federativa do Brasil": "BRA", "México": "MEX", "Estados Unidos Mexicanos": "MEX", "Éire": "IRL", "Ireland": "IRL", "Sri Lanka": "LKA",
		"Democratic Socialist Republic of Sri Lanka": "LKA", "Oriental Republic of Uruguay": "URY", "Eastern Republic of Uruguay": "URY", "Co-operative Republic of Guyana": "GUY", "Independent State of Samoa": "WSM", "Grand Duchy of Luxembourg": "LUX",
		"Principality of Liechtenstein": "LIE", "Libya": "LBY", "State of Libya": "LBY", "Sultanate of Oman": "OMN", "State of Qatar": "QAT", "Republic of South Africa": "ZAF", "South Sudan": "SSD", "Sudan": "SDN",
	} {
		r, ps := asks(t, in, name)
		if r == nil || r.Country == nil {
			t.Errorf("%q: not found: %v", name, ps)
		} else if r.Country.ISO3 != want {
			t.Errorf("%q: got %s, want %s", name, r.Country.ISO3, want)
		}
	}
}

// TestCountryUnknown gives names that must not be guessed.
func TestCountryUnknown(t *testing.T) {
	in := interpret.New(load(t))
	for name, code := range map[string]string{
		"Korea": "country-ambiguous", "Congo": "country-ambiguous", "Atlantis": "country-unknown", "Republic": "country-unknown", "The Kingdom": "country-unknown",
		"Azerbaijan / Armenia": "country-ambiguous", "-": "country-unknown", "Ministry of Finance": "country-unknown", "../../etc/passwd": "country-unknown", "<script>": "country-unknown", "": "country-missing",
	} {
		r, ps := asks(t, in, name)
		if r != nil && r.Country != nil {
			t.Errorf("%q: taken for %s", name, r.Country.ISO3)
		}
		i := slices.IndexFunc(ps, func(p problem.Problem) bool { return strings.HasPrefix(p.Code, "country-") })
		if i < 0 || ps[i].Code != code || ps[i].Severity != problem.Error || ps[i].Why == "" || ps[i].Hint == "" {
			t.Errorf("%q: got %v, want %s", name, ps, code)
		}
	}
}

// TestEveryCountry finds each country by all names it has in the content.
func TestEveryCountry(t *testing.T) {
	c := load(t)
	in := interpret.New(c)
	for i := range c.Countries {
		for lang, name := range c.Countries[i].Names {
			if r, _ := asks(t, in, name); (r.Country == nil || r.Country.ISO3 != c.Countries[i].ISO3) && c.Countries[i].ISO3 != "COG" {
				t.Errorf("%s (%s) is not found as %s", name, lang, c.Countries[i].ISO3)
			}
		}
	}
}

// TestLookAlikeNames gives names with letters of another script in them. They
// mean no country, and the problem says which letters those are.
func TestLookAlikeNames(t *testing.T) {
	in := interpret.New(load(t))
	for name, tt := range map[string]struct{ name, code, says string }{
		"first letter Cyrillic":   {"Аzerbaijan", "country-unknown", "looks like Azerbaijan (AZE) but has letters of another script in it: А (U+0410, Cyrillic);"},
		"several letters":         {"Аzеrbaijаn", "country-unknown", "А (U+0410, Cyrillic), е (U+0435, Cyrillic), а (U+0430, Cyrillic);"},
		"Greek":                   {"Νorway", "country-unknown", "looks like Norway (NOR) but has letters of another script in it: Ν (U+039D, Greek);"},
		"a code":                  {"АZE", "country-unknown", "looks like Azerbaijan (AZE)"},
		"Latin in a Russian name": {"Азербайджaн", "country-unknown", "a (U+0061, Latin);"},
		"beside another country":  {"Аzerbaijan / Armenia", "country-ambiguous", "in full"},
		"one letter from another": {"Nigеr", "country-unknown", "looks like Niger (NER)"},
	} {
		t.Run(name, func(t *testing.T) {
			r, ps := asks(t, in, tt.name)
			if r != nil && r.Country != nil {
				t.Errorf("taken for %s", r.Country.ISO3)
			}
			i := slices.IndexFunc(ps, func(p problem.Problem) bool { return p.Code == tt.code })
			if i < 0 || !strings.Contains(ps[i].Hint, tt.says) {
				t.Errorf("got %v, want %s that says %q", ps, tt.code, tt.says)
			}
		})
	}
	for _, name := range []string{"Азербайджан", "Ελλάδα", "Ａｚｅｒｂａｉｊａｎ", "azerbaïjan", "AZERBAIJAN", "Azer\u200bbaijan", "Azer\u00adbaijan"} {
		if r, ps := asks(t, in, name); r == nil || r.Country == nil {
			t.Errorf("%q is a name: %v", name, ps)
		}
	}
}
