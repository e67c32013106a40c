package catalog_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/catalog"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

const (
	questionnaire = "editions/2030/questionnaire.yaml"
	lawsFile      = "indicators/laws.yaml"
	secondFile    = "indicators/second.yaml"
	aliasesFile   = "countries/aliases.yaml"
	frenchFile    = "languages/fr/core.yaml"
)

// sound is the content folder of testdata/sound.txtar.
func sound(t testing.TB) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/sound.txtar")
	if err != nil {
		t.Fatal(err)
	}
	content := fstest.MapFS{}
	for _, f := range archive.Files {
		content[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return content
}

func TestFaults(t *testing.T) {
	cases := []struct {
		name, file, old, new string
		want                 []string // place: what [code]
	}{
		{"nothing wrong", questionnaire, "", "", nil},

		// The shape of YAML files.
		{"not YAML", "site.yaml", "name: Profiles", "name: [Profiles",
			[]string{`site.yaml:1: the file is not YAML [content-syntax]`}},
		{"empty file", "figures/tail.yaml", "*", "",
			[]string{`figures/tail.yaml: the file is empty [content-syntax]`}},
		{"only a comment", "figures/tail.yaml", "*", "# nothing yet\n",
			[]string{`figures/tail.yaml: the file is empty [content-syntax]`}},
		{"two documents", "figures/tail.yaml", "order: 2", "order: 2\n---\nid: x",
			[]string{`figures/tail.yaml:1:1: the file holds more than one document [content-syntax]`}},
		{"a list where fields are wanted", "figures/tail.yaml", "*", "- id: tail\n",
			[]string{`figures/tail.yaml:1:1: this is not a group of fields [content-type]`}},
		{"misspelt field", "site.yaml", "licence:", "license:", []string{
			`site.yaml:5:1: there is no field "license" here [content-field-unknown]`}},
		{"parts left out", "site.yaml", "contact: the office", "contact: the office\nleave_out: [reports, search]", nil},
		{"an unknown part left out", "site.yaml", "contact: the office", "contact: the office\nleave_out: [reports, serch]",
			[]string{`site.yaml:5:22: "serch" is not a value of "leave_out" [content-value]`}},
		{"lasting addresses left out, and what leads there is not", "site.yaml", "contact: the office", "contact: the office\nleave_out: [search, lasting]",
			[]string{`site.yaml:5:21: "lasting" is left out, and "compare", which leads there, is not [content-value]`}},
		{"a part left out twice", "site.yaml", "contact: the office", "contact: the office\nleave_out:\n  - reports\n  - search\n  - reports",
			[]string{`site.yaml:8:5: "reports" is left out twice [code-twice]`}},
		{"field twice", "site.yaml", "contact: the office", "contact: the office\nname: Other",
			[]string{`site.yaml:5:1: "name" stands twice [content-field-twice]`}},
		{"empty required field", "site.yaml", "name: Profiles", `name: ""`,
			[]string{`site.yaml:1:1: the field "name" is missing or empty [content-field-missing]`}},
		{"no value", "site.yaml", "name: Profiles", "name:",
			[]string{`site.yaml:1:6: a value is empty [content-type]`}},
		{"number for words", "site.yaml", "name: Profiles", "name: 2030",
			[]string{`site.yaml:1:7: 2030 is not words [content-type]`}},
		{"words for a number", questionnaire, "number: 4", "number: four",
			[]string{questionnaire + `:44:13: four is not a whole number [content-type]`}},
		{"words for true", questionnaire, "    options: colours", "    options: colours\n    multiple: yes",
			[]string{questionnaire + `:50:15: yes is not true or false [content-type]`}},
		{"number too small", "figures/tail.yaml", "height: 200", "height: 0",
			[]string{`figures/tail.yaml:4:9: 0 is not allowed here [content-type]`}},
		{"word for a list", "figures/tail.yaml", "[country]", "country",
			[]string{`figures/tail.yaml:3:8: this is not a list [content-type]`}},
		{"list for a word", "figures/tail.yaml", "kind: strip", "kind: [strip]",
			[]string{`figures/tail.yaml:2:7: this is not a single value [content-type]`}},
		{"value outside the list", questionnaire, "kind: evidence", "kind: evidense",
			[]string{questionnaire + `:40:11: "evidense" is not a value of "kind" [content-value]`}},
		{"capitals in a code", questionnaire, "  - code: colour\n", "  - code: Colour\n",
			[]string{
				questionnaire + `:43:11: "Colour" is not written as "code" must be [content-value]`,
				lawsFile + `:11:16: the edition "2030" has no question "colour" [reference-unknown]`,
				secondFile + `:9:28: the edition "2030" has no question "colour" [reference-unknown]`}},
		{"anchor", "site.yaml", "name: Profiles", "name: &a Profiles",
			[]string{`site.yaml:1:7: a value is named for use elsewhere [content-anchor]`}},
		{"personal is none of the kinds", questionnaire, "    role: country", "    role: country\n    personal: phone",
			[]string{questionnaire + `:28:15: "phone" is not a value of "personal" [content-value]`}},

		// Editions.
		{"edition in another folder", questionnaire, `id: "2030"`, `id: "2031"`,
			[]string{questionnaire + `:1:5: the edition "2031" stands in the folder "2030" [edition-folder]`}},
		{"code twice", questionnaire, "  - code: colour\n", "  - code: data-law\n",
			[]string{
				questionnaire + `:43:11: the code "data-law" stands for a second question [code-twice]`,
				lawsFile + `:11:16: the edition "2030" has no question "colour" [reference-unknown]`,
				secondFile + `:9:28: the edition "2030" has no question "colour" [reference-unknown]`}},
		{"option twice", questionnaire, `{code: "no"`, `{code: "yes"`,
			[]string{questionnaire + `:9:14: the code "yes" stands for a second option [code-twice]`}},
		{"number twice", questionnaire, "number: 4", "number: 3",
			[]string{questionnaire + `:44:13: question 3 follows question 3 [number-order]`}},
		{"section split", questionnaire, "number: 4\n    section: laws", "number: 4\n    section: start",
			[]string{questionnaire + `:45:14: a question of section "start" follows one of "laws" [section-split]`}},
		{"unknown section", questionnaire, "number: 4\n    section: laws", "number: 4\n    section: lavs",
			[]string{questionnaire + `:45:14: there is no section "lavs" [reference-unknown]`}},
		{"unknown subsection", questionnaire, "subsection: who", "subsection: whom",
			[]string{questionnaire + `:23:17: there is no subsection of "start" called "whom" [reference-unknown]`}},
		{"unknown options", questionnaire, "options: colours", "options: colors",
			[]string{questionnaire + `:49:14: there is no list of options "colors" [reference-unknown]`}},
		{"unknown question", questionnaire, "evidence_for: data-law", "evidence_for: data-lav",
			[]string{questionnaire + `:41:19: there is no question "data-lav" [reference-unknown]`}},
		{"choice without options", questionnaire, "\n    options: colours", "",
			[]string{questionnaire + `:48:11: the choice "colour" has no options [kind-mismatch]`}},
		{"text with options", questionnaire, "kind: choice\n    options: colours", "kind: text\n    options: colours",
			[]string{questionnaire + `:49:14: "colour" has options and is no choice [kind-mismatch]`}},
		{"evidence for nothing", questionnaire, "    evidence_for: data-law\n", "",
			[]string{questionnaire + `:40:11: "data-law-evidence" is evidence for no question [kind-mismatch]`}},
		{"evidence for a text", questionnaire, "evidence_for: data-law", "evidence_for: country-name",
			[]string{questionnaire + `:41:19: "data-law-evidence" refers to "country-name", which is no choice [pairing]`}},
		{"evidence before its question", questionnaire, "evidence_for: data-law", "evidence_for: colour",
			[]string{questionnaire + `:41:19: "data-law-evidence" refers to "colour", which does not stand before it [pairing]`}},
		{"parent without a no", questionnaire, `counts: "no"`, `counts: "yes"`,
			[]string{questionnaire + `:42:13: no option of "data-law" counts as no [pairing]`}},
		{"no country", questionnaire, "    role: country\n", "",
			[]string{questionnaire + `:20:3: no question names the country [role]`}},
		{"country by choice", questionnaire, "    options: colours", "    options: colours\n    role: country", []string{
			questionnaire + `:50:11: "colour" is a second question with the role "country" [role]`,
			questionnaire + `:50:11: the role "country" stands at a question of kind "choice" [role]`}},
		{"bad pattern", questionnaire, `'\d+ anonymous'`, `'(\d+ anonymous'`,
			[]string{questionnaire + ":5:12: the pattern \"(\\\\d+ anonymous\" cannot be read: error parsing regexp: missing closing ): `(\\d+ anonymous` [regexp]"}},

		// Indicators.
		{"indicator in another file", lawsFile, "code: laws", "code: law", []string{
			lawsFile + `:1:7: the indicator "law" stands in the file "laws.yaml" [indicator-file]`}},
		{"place taken", secondFile, "order: 2", "order: 1",
			[]string{secondFile + `:2:8: the indicator "laws" has place 1 too [order-twice]`}},
		{"unknown item", secondFile, "[data-law, colour]", "[data-low, colour]",
			[]string{secondFile + `:9:18: the edition "2030" has no question "data-low" [reference-unknown]`}},
		{"unknown edition", secondFile, `items: {"2030"`, `items: {"2013"`,
			[]string{secondFile + `:9:9: there is no edition "2013" [reference-unknown]`}},
		{"evidence as item", secondFile, "[data-law, colour]", "[data-law-evidence, colour]",
			[]string{secondFile + `:9:18: "data-law-evidence" is evidence for "data-law" [indicator-item]`}},
		{"items out of order", secondFile, "[data-law, colour]", "[colour, data-law]",
			[]string{secondFile + `:9:26: "data-law" stands after a later question [indicator-item]`}},
		{"item twice", secondFile, "[data-law, colour]", "[data-law, data-law]",
			[]string{secondFile + `:9:28: "data-law" stands twice [indicator-item]`}},
		{"head counted", secondFile, "examples:", `head: {"2030": colour}` + "\nexamples:",
			[]string{secondFile + `:9:28: "colour" stands at the head and is counted [indicator-item]`}},
		{"minimum out of reach", secondFile, "minimum: 1", "minimum: 3",
			[]string{secondFile + `:8:10: at least 3 items are wanted and the edition "2030" has 2 [indicator-minimum]`}},
		{"example does not add up", secondFile, "open: 2", "open: 3",
			[]string{secondFile + `:15:11: 2 items are given and 3 are wanted [example-sum]`}},
		{"unselected state with a selection", secondFile, "state: blank", `state: blank, counts: "no"`,
			[]string{secondFile + `:13:42: nothing is selected in the state "blank" [example-given]`}},

		// Figures.
		{"figure needs an unknown code", "figures/strip.yaml", "[laws, data-law]", "[laws, data-lax]",
			[]string{`figures/strip.yaml:4:15: there is no indicator, section or question "data-lax" [reference-unknown]`}},
		{"figure's place taken", "figures/tail.yaml", "order: 2", "order: 1",
			[]string{`figures/tail.yaml:5:8: the figure "strip" has place 1 too [order-twice]`}},

		// Countries and figures from outside.
		{"country code in small letters", "countries/invented.csv", "QQB,QB", "qqb,QB", []string{
			aliasesFile + `:3:3: there is no country "QQB" [reference-unknown]`,
			aliasesFile + `:5:15: there is no country "QQB" [reference-unknown]`,
			`countries/invented.csv:3:1: "qqb" is no iso3 [table-value]`}},
		{"country twice", "countries/invented.csv", "QQB,QB", "QQA,QB", []string{
			aliasesFile + `:3:3: there is no country "QQB" [reference-unknown]`,
			aliasesFile + `:5:15: there is no country "QQB" [reference-unknown]`,
			`countries/invented.csv:3:1: the country "QQA" stands twice [code-twice]`}},
		{"country that is a device", "countries/invented.csv", "QQB,QB", "NUL,QB", []string{
			aliasesFile + `:3:3: there is no country "QQB" [reference-unknown]`,
			aliasesFile + `:5:15: there is no country "QQB" [reference-unknown]`,
			`countries/invented.csv:3:1: "NUL" is no iso3 [table-value]`}},
		{"country code that begins with a digit", "countries/invented.csv", "QQB,QB", "0QB,QB", []string{
			aliasesFile + `:3:3: there is no country "QQB" [reference-unknown]`,
			aliasesFile + `:5:15: there is no country "QQB" [reference-unknown]`,
			`countries/invented.csv:3:1: "0QB" is no iso3 [table-value]`}},
		{"flag neither 0 nor 1", "countries/invented.csv", "902,,0,1,0,Examplia", "902,,0,yes,0,Examplia",
			[]string{`countries/invented.csv:2:23: "yes" is no lldc [table-value]`}},
		{"column missing", "countries/m49-regions.csv", "name_en", "name",
			[]string{`countries/m49-regions.csv:1:1: there is no column "name_en" [table-column]`}},
		{"row too short", "countries/m49-regions.csv", "901,Invented Region", "901",
			[]string{`countries/m49-regions.csv:2:1: a line cannot be read as CSV [table-row]`}},
		{"alias of two countries", aliasesFile, "[Otherland]", "[Examplestan]",
			[]string{aliasesFile + `:3:9: "Examplestan" is a name of QQA too [alias-twice]`}},
		{"alias is the name", aliasesFile, "[Examplestan]", "[Exemplie]",
			[]string{aliasesFile + `:2:9: QQA is called "Exemplie" already [alias-twice]`}},
		{"alias is ambiguous", aliasesFile, "[Examplestan]", "[Land]",
			[]string{aliasesFile + `:2:9: "Land" is listed as ambiguous [alias-twice]`}},
		{"ambiguous fits one", aliasesFile, "[QQA, QQB]", "[QQA]",
			[]string{aliasesFile + `:5:9: "Land" fits one country only [alias-ambiguous]`}},
		{"outside figure of no country", "outside/egdi-2010-2014.csv", "2014,QQA", "2014,QQZ",
			[]string{`outside/egdi-2010-2014.csv:2:6: there is no country "QQZ" [reference-unknown]`}},
		{"outside figure is no number", "outside/egdi-2010-2014.csv", "0.5,0,0.6", "0.5,-1,0.6",
			[]string{`outside/egdi-2010-2014.csv:2:17: "-1" is no epi [table-value]`}},

		// Words.
		{"phrase in two files", "languages/en/more.yaml", "bye: Good-bye", "bye: Good-bye\ngreeting: Hi {{.Name}}",
			[]string{`languages/en/more.yaml:2:1: "greeting" stands in languages/en/core.yaml too [language-key-twice]`}},
		{"phrase that English has not", frenchFile, "bye: Au revoir", "bye: Au revoir\ngreetings: Salut",
			[]string{frenchFile + `:6:1: there is no phrase "greetings" [language-key-unknown]`}},
		{"open braces", frenchFile, "Bonjour {{.Name}}", "Bonjour {{.Name",
			[]string{frenchFile + `:4:11: "greeting" cannot be read: unclosed action [message-template]`}},
		{"closed braces only", frenchFile, "Bonjour {{.Name}}", "Bonjour .Name}}",
			[]string{frenchFile + `:4:11: "greeting" cannot be read: a pair of braces closes that was not opened [message-template]`}},
		{"more than a value", frenchFile, "Bonjour {{.Name}}", "Bonjour {{len .Name}}",
			[]string{frenchFile + `:4:11: "greeting" cannot be read: {{len .Name}} is more than a value [message-template]`}},
		{"value not given", frenchFile, "Bonjour {{.Name}}", "Bonjour {{.Nom}}",
			[]string{frenchFile + `:4:11: "greeting" uses the value "Nom", which it is not given [message-value]`}},
		{"plural form unknown", frenchFile, `{one: "un`, `{ones: "un`,
			[]string{frenchFile + `:3:14: there is no field "ones" here [content-field-unknown]`}},
		{"direction", frenchFile, "ltr", "left",
			[]string{frenchFile + `:2:21: the direction is "left" [language-direction]`}},
		{"language without a name", frenchFile, "language.name: Français\n", "", []string{
			`languages/fr: no file says language.name [language-key-missing]`}},
		{"month out of the year", "vocabulary/en.yaml", "january: 1", "january: 13",
			[]string{`vocabulary/en.yaml:4:19: "january" is month 13 [vocabulary-month]`}},
		{"capital in a word", "vocabulary/en.yaml", "[law]", "[Law]",
			[]string{`vocabulary/en.yaml:3:25: "Law" has a capital letter [vocabulary-case]`}},

		// Prose and the site.
		{"a page of prose is the home page, and another is left out", "site.yaml", "contact: the office", "contact: the office\nhome: about", nil},
		{"no such home page", "site.yaml", "contact: the office", "contact: the office\nhome: abot",
			[]string{`site.yaml:5:7: there is no page "abot" [reference-unknown]`}},
		{"the home page left out", "site.yaml", "contact: the office", "contact: the office\nhome: about\nleave_out_pages: [about]",
			[]string{`site.yaml:5:7: "about" is the home page and is left out [content-value]`}},
		{"no such page to leave out", "site.yaml", "contact: the office", "contact: the office\nleave_out_pages: [abuot]",
			[]string{`site.yaml:5:19: there is no page "abuot" [reference-unknown]`}},
		{"page without a head", "pages/about.en.md", "---\ntitle", "title",
			[]string{`pages/about.en.md:1:1: the page has no head [page-head]`}},
		{"page without a summary", "pages/about.en.md", "summary: What this is.\n", "",
			[]string{`pages/about.en.md:2:1: the field "summary" is missing or empty [content-field-missing]`}},
		{"site in an unknown language", "site.yaml", "[en]", "[en, de]",
			[]string{`site.yaml:6:17: there are no words in the language "de" [reference-unknown]`}},
		{"logo that is not there", "site.yaml", "name: Profiles", "logo: logo.svg\nname: Profiles",
			[]string{`site.yaml:1:7: there is no file theme/logo.svg [logo]`}},
		{"colour that is no colour", "site.yaml", "name: Profiles", "colours:\n  no: {light: red, dark: \"#ffffff\"}\nname: Profiles",
			[]string{`site.yaml:2:15: "red" is not written as "light" must be [content-value]`}},
		{"pale colour", "site.yaml", "name: Profiles", "colours:\n  accent: {light: \"#8ab4d8\", dark: \"#8ab4d8\"}\nname: Profiles",
			[]string{`site.yaml:2:19: #8ab4d8 has a contrast of 2.1 to the light page, less than 4.5 [colour-contrast]`}},
		{"script for a link", "site.yaml", "name: Profiles", "links:\n  - words: here\n    address: \"javascript:alert(1)\"\nname: Profiles",
			[]string{`site.yaml:3:14: "javascript:alert(1)" is not written as "address" must be [content-value]`}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			content := sound(t)
			spoil(t, content, c.file, c.old, c.new)
			_, problems := catalog.Load(content)
			var got []string
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%s: %s [%s]", p.Place(), p.What, p.Code))
				if p.Hint == "" {
					t.Errorf("no hint: %s", p)
				}
			}
			if diff := cmp.Diff(got, c.want); diff != "" {
				t.Errorf("problems (-got +want):\n%s", diff)
			}
		})
	}
}

// TestStrays finds files that nobody reads.
func TestStrays(t *testing.T) {
	content := sound(t)
	content["indicators/third.yml"] = &fstest.MapFile{Data: []byte("code: third\n")}
	content["responses/2030/examplia.yaml"] = &fstest.MapFile{Data: []byte("answers: {}\n")}
	content["countries/README.md"] = &fstest.MapFile{Data: []byte("# Sources\n")}
	_, problems := catalog.Load(content)
	if len(problems) != 1 || problems[0].File != "indicators/third.yml" || problems[0].Code != "content-stray" {
		t.Errorf("got %v, want one stray file", problems)
	}
}

// spoil replaces old, or the whole file where old is "*".
func spoil(t *testing.T, content fstest.MapFS, file, old, replacement string) {
	t.Helper()
	text := string(content[file].Data)
	if old == "*" {
		old = text
	}
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not contain %q", file, old)
	}
	content[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, replacement, 1))}
}

// TestPagesThatColoursStandOn holds them against the style sheet.
func TestPagesThatColoursStandOn(t *testing.T) {
	css, err := os.ReadFile("../../assets/css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"#fcfbf8", "#13181e"} {
		content := sound(t)
		spoil(t, content, "site.yaml", "name: Profiles", fmt.Sprintf("colours:\n  no: {light: %q, dark: %q}\nname: Profiles", page, page))
		_, problems := catalog.Load(content)
		if !strings.Contains(string(css), "--c-paper: "+page+";") || len(problems) == 0 || !strings.Contains(problems[0].What+problems[len(problems)-1].What, "has a contrast of 1.0") {
			t.Errorf("a colour on a page of its own is not told: %s, %v", page, problems)
		}
	}
}
