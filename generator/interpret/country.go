package interpret

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// names finds a country by what its government calls it.
type names struct {
	countries []survey.Country
	full      map[string][]int // by folded name
	loose     map[string][]int // by the folded name's own words, in any order
}

// forms are words that say what kind of state a country is. Names that differ
// in these alone mean the same country, unless two countries then share one.
var forms = wordSet(`the of and republic kingdom state states federation federal democratic people s peoples popular
	socialist sovereign principality grand duchy commonwealth islamic arab plurinational bolivarian cooperative
	oriental independent union government confederation sultanate emirate federative federated hashemite
	la le les l du de des d et republique royaume etat etats federale democratique populaire socialiste principaute
	grand duche islamique arabe plurinational bolivarienne
	el los las y del republica reino estado estados federativa democratica popular socialista principado ducado islamica
	республика республики королевство государство федерация федеративная демократическая народная исламская социалистическая
	الجمهورية جمهورية المملكة مملكة دولة الاتحادية الديمقراطية الشعبية الاسلامية العربية
	共和国 王国`)

// suffixes are such words in scripts that do not part words by spaces.
var suffixes = []string{"共和国", "王国", "联邦", "公国"}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[fold(w)] = true
	}
	return set
}

func newNames(cat *survey.Catalog) *names {
	n := &names{countries: cat.Countries, full: map[string][]int{}, loose: map[string][]int{}}
	for i := range n.countries {
		c := &n.countries[i]
		all := append([]string{}, c.Aliases...)
		for _, lang := range slices.Sorted(maps.Keys(c.Names)) {
			all = append(all, c.Names[lang])
		}
		for _, name := range all {
			insert(n.full, fold(name), i)
			insert(n.full, bag(name, nil), i)
			insert(n.loose, bag(name, forms), i)
		}
		for _, name := range slices.Sorted(maps.Keys(cat.Ambiguous)) {
			if slices.Contains(cat.Ambiguous[name], c.ISO3) {
				insert(n.full, fold(name), i)
				insert(n.full, bag(name, nil), i)
			}
		}
	}
	return n
}

func insert(m map[string][]int, key string, i int) {
	if key != "" && !slices.Contains(m[key], i) {
		m[key] = append(m[key], i)
	}
}

// bag is a name's folded words without those left out, sorted, so that
// "Korea, Republic of" and "Republic of Korea" are one name.
func bag(name string, without map[string]bool) string {
	for _, s := range suffixes {
		if without != nil {
			name = strings.ReplaceAll(name, s, " ")
		}
	}
	var words []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !isWordRune(r) && !unicode.IsMark(r) }) {
		if w = fold(w); w != "" && !without[w] {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// find returns the countries that a name may mean: by the whole name, else by
// an ISO code in capitals, else by its own words, else by its parts where a
// government writes several ("Examplia / Republic of Examplia (QQA)").
func (n *names) find(name string) []int {
	if found := n.whole(name); len(found) > 0 {
		return found
	}
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("/|,;:()[]–—\n", r) })
	if len(parts) < 2 {
		parts = strings.Split(name, " - ")
	}
	var agreed, alike []int
	for _, p := range parts {
		found := n.whole(p)
		switch {
		case len(found) == 0:
			alike = append(alike, n.whole(looksLike(p, true))...)
		case agreed == nil:
			agreed = found
		default:
			both := intersect(agreed, found)
			if len(both) == 0 {
				both = append(slices.Clone(agreed), found...)
			}
			agreed = both
		}
	}
	if len(agreed) > 0 && len(alike) > 0 && len(intersect(agreed, alike)) == 0 {
		return append(slices.Clone(agreed), alike...) // one part looks like the name of another country
	}
	return agreed
}

// whole looks a name up without taking it apart.
func (n *names) whole(name string) []int {
	name = strings.TrimSpace(name)
	if len(name) <= 3 && name == strings.ToUpper(name) {
		for i := range n.countries {
			if c := &n.countries[i]; name == c.ISO3 || name == c.ISO2 {
				return []int{i}
			}
		}
	}
	for _, key := range []string{fold(name), bag(name, nil)} {
		if found := n.full[key]; len(found) > 0 {
			return found
		}
	}
	return n.loose[bag(name, forms)]
}

func intersect(a, b []int) []int {
	return slices.DeleteFunc(slices.Clone(a), func(i int) bool { return !slices.Contains(b, i) })
}

// nearest returns the country whose name in some language is most like this one.
func (n *names) nearest(name string) *survey.Country {
	folded := fold(name)
	if len(folded) < 4 {
		return nil
	}
	best, bestLeft := -1, 0
	for _, key := range slices.Sorted(maps.Keys(n.full)) {
		if strings.Contains(key, " ") || len(key) > len(folded)+2 || len(key) < len(folded)-2 {
			continue
		}
		if length, ok := similar(folded, key); ok && length > bestLeft {
			best, bestLeft = n.full[key][0], length
		}
	}
	if best < 0 {
		return nil
	}
	return &n.countries[best]
}

// country tells which country a response is from: as given, else by its answer
// to the question that asks it.
func (in *Interpreter) country(r *survey.Response, sub *survey.Submission, f *faults) *survey.Country {
	name, line := sub.Country, 0
	source := "the name given with the file"
	if name == "" {
		i := r.Edition.ByRole(survey.RoleCountry)
		if i < 0 || r.Answers[i].Text == "" {
			f.add("country-missing", problem.Error, 0, "the response does not say which country it is from",
				"looked at the question that asks for the country's name", "write its name as the answer to that question")
			return nil
		}
		a := &r.Answers[i]
		name, line = a.Text, a.AnswerAt.From
		source = fmt.Sprintf("the answer to question %d", a.Question.Number)
	}
	found := in.names.find(name)
	if len(found) == 1 {
		return &in.catalog.Countries[found[0]]
	}
	if len(found) > 1 {
		var list []string
		for _, i := range found {
			list = append(list, fmt.Sprintf("%s (%s)", in.catalog.Countries[i].Name("en"), in.catalog.Countries[i].ISO3))
		}
		f.add("country-ambiguous", problem.Error, line, fmt.Sprintf("%s may mean %s", quote(name), strings.Join(list, " or ")),
			"tried "+source+" against short, long and other usual names", "write the name in full, or the ISO 3166-1 alpha-3 code")
		return nil
	}
	hint := "write one of the names in content/countries, or the ISO 3166-1 alpha-3 code"
	if c, letters := in.names.lookalike(name); c != nil {
		hint = fmt.Sprintf("it looks like %s (%s) but has letters of another script in it: %s; type the name again", c.Name("en"), c.ISO3, letters)
	} else if c := in.names.nearest(name); c != nil {
		hint = fmt.Sprintf("is %s (%s) meant? Otherwise ", c.Name("en"), c.ISO3) + hint
	}
	f.add("country-unknown", problem.Error, line, fmt.Sprintf("no country is called %s", quote(name)),
		fmt.Sprintf("tried %s against the short, long and other usual names of %d countries in six languages, accents and word order aside",
			source, len(in.catalog.Countries)), hint)
	return nil
}
