package generator_test

import (
	"encoding/json"
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// What the shipped response must come out as, read from the site's own
// downloads: these are the numbers that people cite.

func download(t *testing.T, name string, into any) {
	t.Helper()
	data := files(t, shippedSite(t))[name]
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func TestShippedIndicators(t *testing.T) {
	var got struct {
		Indicators []struct {
			Code                                             string
			Recorded, Documented, Open, No, Asked, Low, High int
		}
	}
	download(t, "data/profiles/2022/AZE.json", &got)
	var lines []string
	for _, i := range got.Indicators {
		lines = append(lines, fmt.Sprintf("%s: %d / %d / %d / %d of %d, between %d and %d", i.Code, i.Recorded, i.Documented, i.Open, i.No, i.Asked, i.Low, i.High))
	}
	want := []string{ // recorded / documented / open / no
		"legislation-coverage: 0 / 10 / 0 / 0 of 10, between 0 and 10",
		"strategy-alignment: 0 / 9 / 1 / 0 of 10, between 0 and 10",
		"e-participation-measures: 1 / 2 / 2 / 0 of 5, between 1 and 5",
		"digital-inclusion-measures: 0 / 4 / 0 / 0 of 4, between 0 and 4",
		"institutional-framework: 5 / 2 / 0 / 0 of 7, between 5 and 7",
		"usage-and-satisfaction: 0 / 3 / 0 / 0 of 3, between 0 and 3",
		"crisis-response: 0 / 3 / 0 / 0 of 3, between 0 and 3",
		"foresight-and-experimentation: 0 / 0 / 2 / 0 of 2, between 0 and 2",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A responseFile is what these tests look at in a response's download.
type responseFile struct {
	Answers []struct {
		Number            int
		Code, Kind, State string
		Selected          []string
		Text              string
	}
	Acts []struct {
		Type, Number, Title, Place, Date, Address string
		CitedBy                                   []string `json:"cited_by"`
	}
}

func TestShippedSelections(t *testing.T) {
	var got responseFile
	download(t, "data/responses/2022/AZE.json", &got)
	if len(got.Answers) != 112 {
		t.Errorf("%d answers, want 112", len(got.Answers))
	}
	states := map[string]int{}
	for _, a := range got.Answers {
		if a.Kind == "choice" {
			states[a.State]++
			if a.Selected != nil {
				t.Errorf("question %d: selected %v, and the file marks nothing", a.Number, a.Selected)
			}
		}
	}
	if diff := cmp.Diff(map[string]int{"not-recorded": 42}, states); diff != "" {
		t.Errorf("states of choices (-want +got)\n%s", diff)
	}
	for _, p := range parse(t, shippedSite(t)) {
		for _, n := range all(p.root, "li") {
			if slices.Contains(strings.Fields(attr(n, "class")), "selected") {
				t.Errorf("%s shows a selection: %s", p.path, words(n))
			}
		}
	}
}

// TestShippedActs lists the acts that are cited on legislation, each once, by
// hand from the file.
func TestShippedActs(t *testing.T) {
	var got responseFile
	download(t, "data/responses/2022/AZE.json", &got)
	number := map[string]int{}
	for _, a := range got.Answers {
		number[a.Code] = a.Number
	}
	var lines []string
	for _, a := range got.Acts {
		var by []string
		for _, code := range a.CitedBy {
			if n := number[code]; n >= 37 && n <= 55 {
				by = append(by, fmt.Sprint(n))
			}
		}
		if len(by) > 0 {
			lines = append(lines, strings.Join([]string{strings.Join(by, "+"), a.Type, a.Number, a.Title, a.Place, a.Date, a.Address}, " | "))
		}
	}
	const e = "http://e-qanun.az/framework/"
	const w = "http://www.e-qanun.az/framework/"
	want := []string{
		"51 | decree | 263 | Rules for the Formation, Implementation, Integration and Archiving of State Information Resources and Systems | Baku | 2018-09-12 | " + w + "40020",
		"37 | law |  | On freedom of information | Baku | 1998-06-19 | " + e + "3420",
		"39 | law |  | On personal data | Baku | 2010-05-11 | " + w + "19675",
		"39 | law |  | About trade secret | Baku | 2001-12-04 | " + w + "2861",
		"39 | law |  | About the state secret | Baku | 2004-09-07 | " + e + "5526",
		`41 | law |  | approval of Convention on "Cybercrime" | Baku | 2009-09-30 | ` + w + "18619",
		"41 | law |  | On Information, informatization and protection of information | Baku | 1998-04-03 | " + w + "3525",
		"43+45 | law |  | On electronic signature and electronic document | Baku | 2004-03-09 | " + w + "5916",
		"43 | law |  | About Biometric Information | Baku | 2008-06-13 | " + w + "15144",
		"43 | decree | 893 | On additional measures related to the application of the new generation ID card in the Republic of Azerbaijan | Baku | 2014-10-28 | " + w + "28818",
		"47 | law |  | About public procurements | Baku | 2001-12-27 | " + e + "1029",
		"47 | decree |  | On approval of the Regulations on the Single Internet Portal of Public Procurement | Baku | 2019-04-16 | " + w + "42007",
		"49 | law |  | on Budget System | Baku | 2002-07-02 | " + e + "1126",
		`49 | amendment |  | Amendments to the Law of the Republic of Azerbaijan "On State Budget of the Republic of Azerbaijan for 2020" | Baku | 2020-08-07 | ` + w + "45672",
		"49+53 | law |  | On right to obtain Information | Baku | 2005-09-30 | " + w + "11142",
		"55 | order |  | Azerbaijan 2030: National Priorities for Socio-Economic Development | Baku | 2021-02-02 | " + e + "46813",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// email is anything that a reader would take for an address of e-mail.
var email = regexp.MustCompile(`(?i)[\pL\d._%+-]+@[\pL\d-]+(\.[\pL\d-]+)*\.\pL{2,}`)

// TestShippedPrivacy searches every byte of the site and of the mailed report
// for the people of the response and for what the form system added.
func TestShippedPrivacy(t *testing.T) {
	o := options("../content", "")
	rs, _, err := generator.Read(t.Context(), o, []string{"../content/responses/2022/azerbaijan-2022.txt"})
	if err != nil || len(rs) != 1 {
		t.Fatalf("%d responses, %v", len(rs), err)
	}
	private := []string{"< 90 Anonymous >", "90 Anonymous", "72:37"}
	for _, a := range rs[0].Answers {
		if a.Question.Personal == "" {
			continue
		}
		private = append(private, a.Text)
		if a.Question.Personal == survey.PersonalName {
			private = append(private, strings.Fields(a.Text)...)
		}
	}
	if len(private) != 3+6+2*2 {
		t.Fatalf("searching for %q", private)
	}
	site := files(t, shippedSite(t))
	site["the report"], _, err = generator.OneFile(t.Context(), o, "AZE", "2022")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range site {
		if path.Base(name) == "echarts.js" || path.Base(name) == "licenses.txt" {
			continue // others' words, made before any response is read
		}
		for _, text := range []string{string(data), html.UnescapeString(string(data))} {
			low := strings.ToLower(text)
			for _, p := range private {
				if i := strings.Index(low, strings.ToLower(p)); i >= 0 {
					t.Errorf("%s holds %q: …%s…", name, p, text[max(0, i-60):min(len(text), i+60)])
				}
			}
			if found := email.FindString(text); found != "" {
				t.Errorf("%s holds an address: %s", name, found)
			}
		}
	}
}
