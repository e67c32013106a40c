package catalog

import (
	"fmt"
	"maps"
	"slices"

	"egovsite/generator/survey"
)

// aliasesIn is a file of aliases and the countries it refers to.
type aliasesIn struct {
	*AliasesFile
	cat *survey.Catalog
}

var aliasRules = []rule[aliasesIn]{
	{code: "reference-unknown", why: "an alias names a country of the tables beside it", find: aliasCountries},
	{code: "alias-twice", why: "a name that fits two countries tells none; list it as ambiguous", find: aliasesTwice},
	{code: "alias-ambiguous", why: "an ambiguous name fits at least two countries", find: ambiguousAlone},
}

func aliasCountries(a aliasesIn, report report) {
	var known []string
	for _, c := range a.cat.Countries {
		known = append(known, c.ISO3)
	}
	unknown := func(iso3 string, path ...any) {
		if !slices.Contains(known, iso3) {
			hint := "write the three capital letters of ISO 3166-1"
			if near := meant(iso3, known); near != "" {
				hint = fmt.Sprintf("did you mean %q (%s)?", near, a.cat.Country(near).Names["en"])
			}
			report(fmt.Sprintf("there is no country %q", iso3), hint, path...)
		}
	}
	for _, iso3 := range slices.Sorted(maps.Keys(a.Aliases)) {
		unknown(iso3, "aliases", key(iso3))
	}
	for _, name := range slices.Sorted(maps.Keys(a.Ambiguous)) {
		for i, iso3 := range a.Ambiguous[name] {
			unknown(iso3, "ambiguous", name, i)
		}
	}
}

func aliasesTwice(a aliasesIn, report report) {
	owner := make(map[string]string, 12*len(a.cat.Countries))
	for _, c := range a.cat.Countries {
		for _, n := range c.Names {
			owner[n] = c.ISO3
		}
		for _, n := range c.Aliases {
			owner[n] = c.ISO3
		}
	}
	for _, iso3 := range slices.Sorted(maps.Keys(a.Aliases)) {
		for i, name := range a.Aliases[iso3] {
			switch other := owner[name]; {
			case a.Ambiguous[name] != nil:
				report(fmt.Sprintf("%q is listed as ambiguous", name), "take it out of one of the two", "aliases", iso3, i)
			case other == iso3:
				report(fmt.Sprintf("%s is called %q already", iso3, name), "take it out", "aliases", iso3, i)
			case other != "":
				report(fmt.Sprintf("%q is a name of %s too", name, other), `take it out, or move it below "ambiguous"`, "aliases", iso3, i)
			}
			owner[name] = iso3
		}
	}
}

func ambiguousAlone(a aliasesIn, report report) {
	for _, name := range slices.Sorted(maps.Keys(a.Ambiguous)) {
		if len(a.Ambiguous[name]) < 2 {
			report(fmt.Sprintf("%q fits one country only", name), `move it below "aliases", or add the others`, "ambiguous", name)
		}
	}
}
