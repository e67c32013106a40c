// Package fiction makes the content of a site about countries that do not
// exist, for tests, benchmarks and looking at pages: as many as are asked for,
// in one edition or two, with answers of every sort. Their names, codes and
// texts can be mistaken for nobody's: codes are those that ISO 3166-1 leaves
// to its users or will never give, addresses are under example.org, .com and
// .net, and every text says that it is invented. Nothing of it is part of the program or of published content.
//
//	files, err := fiction.Content(40, 2, 7) // path below the content folder -> bytes
package fiction

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"egovsite/content"
	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// States is how many invented countries there are; any number of them answers.
const States = 193

// siteFile says on every page that all of it is invented.
const siteFile = `name: Invented Countries
tagline: What governments that do not exist might say, for tests
languages: [en]
consent_not_recorded: publish
`

// Second is the edition that is made up besides the shipped one.
const Second = "2099"

// Content makes what is to be laid over the built-in content: States invented
// countries in place of the real ones, of which n (at most States) answer the
// shipped edition, and, if editions is 2, three in four the invented one too.
// The same seed gives the same answers.
func Content(n, editions int, seed uint64) (map[string]string, error) {
	files := map[string]string{"site.yaml": siteFile}
	if err := second(files); err != nil {
		return nil, err
	}
	if err := countries(files, States); err != nil {
		return nil, err
	}
	cat, err := Catalog(files)
	if err != nil {
		return nil, err
	}
	for i := range n {
		c := cat.Country(code(i))
		for e := range editions {
			if e == 1 && i%4 == 3 {
				continue
			}
			edition := cat.Edition([]string{"2022", Second}[e])
			a := answerer{edition: edition, country: c, chance: chance(seed + uint64(i)*1_000_003), later: e == 1, nth: i}
			name := fmt.Sprintf("responses/%s/%s", edition.ID, strings.ToLower(c.ISO3))
			if i%3 == 1 {
				files[name+".txt"] = a.text()
			} else {
				files[name+".yaml"] = a.plain()
			}
		}
	}
	return files, nil
}

// Write puts files into a folder, which need not exist.
func Write(folder string, files map[string]string) error {
	for name, words := range files {
		full := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(full, []byte(words), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// lettered is how many codes of three letters ISO 3166-1 leaves to its users from
// QMA on.
const lettered = 14 * 26

// code is the code of a country: QMA to QZZ and, of those that come behind, one
// with a digit, A0A to Z9Z, which ISO 3166-1 will never give.
func code(i int) string {
	if i < lettered {
		return string([]byte{'Q', byte('M' + i/26), byte('A' + i%26)})
	}
	const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	i -= lettered
	return string([]byte{byte('A' + i/360), byte('0' + i/36%10), signs[i%36]})
}

// heads and tails make names.
var (
	heads = []string{"Examplia", "Fabula", "Inventia", "Nusquamia", "Phantasia", "Quasilandia", "Utopinia"}
	tails = []string{"Alba", "Borealis", "Citra", "Dorsa", "Extra", "Felix", "Grandis", "Humilis", "Interior", "Juncta", "Kalta", "Litoris",
		"Maior", "Nova", "Orientis", "Petraea", "Quieta", "Rubra", "Silvana", "Tertia", "Ulterior", "Vetus", "Xera", "Ypsila", "Zephyria",
		"Antiqua", "Brevis", "Clara"}
)

// name is the name of a country; from the 197th on it has a third word.
func name(i int) string {
	two := heads[i%7] + " " + tails[i/7%28]
	third := i / (7 * 28)
	if third == 0 {
		return two
	}
	return two + fmt.Sprintf(" %c%cna", "BDFGKLMNPR"[third%10], "aeiou"[third/10])
}

// countries gives n invented countries the regions and groups of the real ones.
func countries(files map[string]string, n int) error {
	text, err := fs.ReadFile(content.Files, "countries/un-members.csv")
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		return err
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write(rows[0])
	for i := range n {
		row, name := rows[1+i%States], name(i)
		_ = w.Write(append([]string{code(i), "", fmt.Sprintf("%03d", 900+i%100), row[3], row[4], row[5], row[6], row[7], row[8]},
			fmt.Sprintf("بلد مختلق %d", i+1), fmt.Sprintf("虚构国%d", i+1), name, name, fmt.Sprintf("Выдуманная страна %d", i+1), name))
	}
	w.Flush()
	files["countries/un-members.csv"] = b.String()
	files["countries/aliases.yaml"] = "aliases: {QMA: [The First Invented Country]}\n"
	files["outside/egdi-2003-2024.csv"] = "year,iso3,rank,egdi,epi,osi,hci,tii\n"
	return nil
}

// second adds the invented edition: the shipped one with one question reworded
// so that answers cannot be compared, one dropped and one new.
func second(files map[string]string) error {
	read := func(name string) (string, error) {
		text, err := fs.ReadFile(content.Files, name)
		return string(text), err
	}
	first, err := read("editions/2022/questionnaire.yaml")
	if err != nil {
		return err
	}
	words := strings.NewReplacer(
		`id: "2022"`, `id: "`+Second+`"`,
		"Member States Questionnaire for the United Nations E-Government Survey 2022", "Invented Questionnaire 2099, made up for tests",
		"Member States Questionnaire 2022", "Invented Questionnaire 2099", "fieldwork: 2021", "fieldwork: 2098",
		"law or regulation on cybersecurity or similar?", "law or regulation on invented security, with its own authority?",
		" emerging-technology-law", " invented-technology-law")
	files["editions/"+Second+"/questionnaire.yaml"] = words.Replace(first)
	names, err := fs.Glob(content.Files, "indicators/*.yaml")
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := read(name)
		if err != nil {
			return err
		}
		files[name] = items(text)
	}
	cat, ps := catalog.Load(content.Files)
	if problem.Errors(ps) {
		return fmt.Errorf("shipped content: %v", ps)
	}
	files["crosswalks/2022-"+Second+".yaml"] = crosswalk(cat.Edition("2022"))
	return nil
}

// items gives the invented edition the items and the head of the shipped one.
func items(indicator string) string {
	var out []string
	lines := strings.Split(indicator, "\n")
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		rest, ok := strings.CutPrefix(lines[i], `  "2022":`)
		if !ok {
			continue
		}
		again := []string{`  "` + Second + `":` + rest}
		for ; i+1 < len(lines) && strings.HasPrefix(lines[i+1], "    "); i++ {
			out = append(out, lines[i+1])
			again = append(again, strings.ReplaceAll(lines[i+1], " emerging-technology-law", " invented-technology-law"))
		}
		out = append(out, again...)
	}
	return strings.Join(out, "\n")
}

func crosswalk(e *survey.Edition) string {
	var same []string
	for _, q := range e.Questions {
		if !strings.HasPrefix(q.Code, "emerging-technology-law") && q.Code != "cybersecurity-law" {
			same = append(same, q.Code)
		}
	}
	return fmt.Sprintf(`# Made up for tests, like the edition it leads to.
from: "2022"
to: "%s"
reviewer: Office of Invented Statistics
reviewed: "2099-01-02"
same: [%s]
entries:
  - relation: reworded
    from: [cybersecurity-law]
    to: [cybersecurity-law]
    reason: The invented question asks for an authority too.
  - relation: dropped
    from: [emerging-technology-law, emerging-technology-law-evidence]
    reason: The invented questionnaire no longer asks for it.
  - relation: new
    to: [invented-technology-law, invented-technology-law-evidence]
    reason: The invented questionnaire asks it anew.
`, Second, strings.Join(same, ", "))
}
