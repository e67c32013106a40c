package catalog

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

var (
	countryColumns = []string{"iso3", "iso2", "m49", "region", "subregion", "intermediate", "ldc", "lldc", "sids", "name_en"}
	regionColumns  = []string{"m49", "name_en"}
	// ISO 3166-1 gives three letters and will never give a digit, so a code with one
	// in second or third place is free for countries of one's own.
	iso3Form = regexp.MustCompile(`^[A-Z][A-Z0-9]{2}$`)
)

// deviceNames cannot be the name of a file or folder on every system.
var deviceNames = map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true}

// regionsFile is the one table of the folder that holds regions; every other
// one holds countries.
const regionsFile = "m49-regions.csv"

// countries loads the tables of countries and regions.
func (l *loader) countries(files []string) {
	for _, file := range files {
		text, ok := l.read(file)
		if !ok {
			continue
		}
		if path.Base(file) == regionsFile {
			l.regionTable(file, text)
		} else {
			l.countryTable(file, text)
		}
	}
	slices.SortFunc(l.cat.Countries, func(a, b survey.Country) int { return cmp.Compare(a.ISO3, b.ISO3) })
	slices.SortFunc(l.cat.Regions, func(a, b survey.Region) int { return cmp.Compare(a.M49, b.M49) })
}

func (l *loader) countryTable(file string, text []byte) {
	t, ok := l.table(file, text, countryColumns)
	for ok && t.next() {
		c := survey.Country{ISO3: t.cell("iso3"), ISO2: t.cell("iso2"), M49: t.cell("m49"), Region: t.cell("region"),
			Subregion: t.cell("subregion"), Intermediate: t.cell("intermediate"),
			LDC: t.flag("ldc"), LLDC: t.flag("lldc"), SIDS: t.flag("sids"), Names: t.namesByLanguage()}
		switch {
		case !iso3Form.MatchString(c.ISO3):
			t.wrong("iso3", "the three capital letters of ISO 3166-1, or a code of your own such as QMA or X0A")
		case deviceNames[c.ISO3]:
			t.fault("table-value", t.at("iso3"), fmt.Sprintf("%q is no iso3", c.ISO3), "a country's pages lie in a folder of that name, and on some systems it is the name of a device",
				"take a code that is free for own use, from QMA to QZZ or from XAA to XZZ, or one with a digit in it, such as X0A")
		case l.cat.Country(c.ISO3) != nil:
			t.fault("code-twice", t.at("iso3"), fmt.Sprintf("the country %q stands twice", c.ISO3), "", "keep one of them")
		case c.Names["en"] == "":
			t.wrong("name_en", "the name in English")
		default:
			l.cat.Countries = append(l.cat.Countries, c)
		}
	}
}

func (l *loader) regionTable(file string, text []byte) {
	t, ok := l.table(file, text, regionColumns)
	for ok && t.next() {
		r := survey.Region{M49: t.cell("m49"), Names: t.namesByLanguage()}
		if l.cat.Region(r.M49) != nil {
			t.fault("code-twice", t.at("m49"), fmt.Sprintf("the region %q stands twice", r.M49), "", "keep one of them")
			continue
		}
		l.cat.Regions = append(l.cat.Regions, r)
	}
}

// namesByLanguage reads the columns name_<language>.
func (t *table) namesByLanguage() map[string]string {
	out := map[string]string{}
	for i, column := range t.columns {
		if tag, ok := strings.CutPrefix(column, "name_"); ok && t.row[i] != "" {
			out[tag] = t.row[i]
		}
	}
	return out
}

// aliases adds the names of countries/*.yaml.
func (l *loader) aliases(files []string) {
	each(l, files, func(d *document, a *AliasesFile) {
		lint(d, aliasesIn{a, l.cat}, aliasRules)
		if d.failed {
			return
		}
		for iso3, names := range a.Aliases {
			c := l.cat.Country(iso3)
			c.Aliases = append(c.Aliases, names...)
		}
		if l.cat.Ambiguous == nil {
			l.cat.Ambiguous = map[string][]string{}
		}
		maps.Copy(l.cat.Ambiguous, a.Ambiguous)
	})
}
