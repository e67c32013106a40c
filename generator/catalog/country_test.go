package catalog_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"egovsite/generator/catalog"

	"golang.org/x/text/unicode/norm"
)

// folded is a name without accents, case, spaces and punctuation.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(name))
}

// TestAliases holds the names of all countries against each other the way
// they will be compared: folded.
func TestAliases(t *testing.T) {
	cat := shipped(t)
	owners, codes := map[string]string{}, map[string]string{} // by folded name
	for _, c := range cat.Countries {
		codes[folded(c.ISO2)], codes[folded(c.ISO3)] = c.ISO3, c.ISO3
		for _, n := range c.Names {
			owners[folded(n)] = c.ISO3
		}
	}
	for _, c := range cat.Countries {
		if len(c.Aliases) == 0 {
			t.Errorf("%s has no other names", c.ISO3)
		}
		for _, n := range c.Aliases {
			if other, ok := owners[folded(n)]; ok {
				t.Errorf("%q of %s is a name of %s already", n, c.ISO3, other)
			}
			if other, ok := codes[folded(n)]; ok && other != c.ISO3 {
				t.Errorf("%q of %s is the code of %s", n, c.ISO3, other)
			}
			owners[folded(n)] = c.ISO3
		}
	}
	for name, fits := range cat.Ambiguous {
		if owner, ok := owners[folded(name)]; ok && !slices.Contains(fits, owner) {
			t.Errorf("%q fits %v and is a name of %s", name, fits, owner)
		}
	}
}

func TestNames(t *testing.T) {
	cat := shipped(t)
	cases := []struct{ name, iso3 string }{
		{"Azərbaycan", "AZE"}, {"Swaziland", "SWZ"}, {"Czech Republic", "CZE"}, {"Macedonia", "MKD"}, {"Turkey", "TUR"},
		{"Burma", "MMR"}, {"Cape Verde", "CPV"}, {"East Timor", "TLS"}, {"Ivory Coast", "CIV"}, {"Holland", "NLD"},
		{"UK", "GBR"}, {"USA", "USA"}, {"UAE", "ARE"}, {"DPRK", "PRK"}, {"ROK", "KOR"}, {"DRC", "COD"}, {"KSA", "SAU"},
		{"PRC", "CHN"}, {"Deutschland", "DEU"}, {"Россия", "RUS"}, {"韩国", "KOR"}, {"朝鲜", "PRK"}, {"سوريا", "SYR"},
		{"Niger", "NER"}, {"Nigeria", "NGA"}, {"Dominica", "DMA"}, {"Dominican Republic", "DOM"}, {"Guinea", "GIN"},
		{"Papua New Guinea", "PNG"}, {"Republic of the Congo", "COG"}, {"Samoa", "WSM"}, {"South Sudan", "SSD"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, country := range cat.Countries {
				all := append([]string{country.ISO3}, country.Aliases...)
				for _, n := range country.Names {
					all = append(all, n)
				}
				if slices.ContainsFunc(all, func(n string) bool { return folded(n) == folded(c.name) }) {
					got = append(got, country.ISO3)
				}
			}
			if !slices.Equal(got, []string{c.iso3}) {
				t.Errorf("got %v, want %s", got, c.iso3)
			}
		})
	}
	for _, name := range []string{"Congo", "Korea", "Конго", "Corée"} {
		if len(cat.Ambiguous[name]) != 2 {
			t.Errorf("%q is not ambiguous", name)
		}
	}
}

// TestCodesOfOnesOwn takes codes that ISO 3166-1 leaves to its users, and those
// that it cannot give to anyone.
func TestCodesOfOnesOwn(t *testing.T) {
	for _, code := range []string{"XKX", "X0A", "QM7", "Z99"} {
		t.Run(code, func(t *testing.T) {
			content := sound(t)
			spoil(t, content, "countries/invented.csv", "QQB,QB", code+",,909,901,902,,0,0,0,Tertia,Tierce\nQQB,QB")
			cat, problems := catalog.Load(content)
			if len(problems) > 0 || cat.Country(code) == nil {
				t.Errorf("%s is no country: %v", code, problems)
			}
		})
	}
}
