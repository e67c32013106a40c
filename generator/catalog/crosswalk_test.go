package catalog_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// pair are two editions of a few questions each.
func pair() fstest.MapFS {
	files := fstest.MapFS{}
	for id, codes := range map[string]string{"1": "country a b c d e", "2": "country a b2 c1 c2 de f"} {
		e := survey.Edition{ID: id, Instrument: "i", Title: id, Short: id, Sections: []survey.Section{{Code: "s", Label: "S"}}}
		for i, code := range strings.Fields(codes) {
			q := survey.Question{Code: code, Number: i + 1, Section: "s", Wording: code + "?", Label: code, Kind: survey.Text}
			if i == 0 {
				q.Role = survey.RoleCountry
			}
			e.Questions = append(e.Questions, q)
		}
		files["editions/"+id+"/questionnaire.yaml"] = &fstest.MapFile{Data: catalog.WriteEdition(e)}
	}
	return files
}

// walked is a sound crosswalk between them.
var walked = survey.Crosswalk{From: "1", To: "2", Reviewer: "Survey office: statistics", Reviewed: survey.Date{Year: 2030, Month: 11, Day: 1},
	Entries: []survey.Relation{
		{Relate: survey.Same, From: []string{"country"}, To: []string{"country"}, Comparable: true},
		{Relate: survey.Same, From: []string{"a"}, To: []string{"a"}, Comparable: true},
		{Relate: survey.Reworded, From: []string{"b"}, To: []string{"b2"}, Comparable: true, Reason: "Only an example was added."},
		{Relate: survey.Split, From: []string{"c"}, To: []string{"c1", "c2"}, Reason: "Asked apart: now and then."},
		{Relate: survey.Merged, From: []string{"d", "e"}, To: []string{"de"}, Reason: "Asked together."},
		{Relate: survey.New, To: []string{"f"}, Reason: "Nobody had thought of it."},
	}}

func TestCrosswalkRoundTrip(t *testing.T) {
	files := pair()
	files["crosswalks/1-2.yaml"] = &fstest.MapFile{Data: catalog.WriteCrosswalk(walked, survey.Guess{Of: survey.GuessRelation, Code: "c", Words: "look"})}
	cat, ps := catalog.Load(files)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if diff := cmp.Diff(cat.Crosswalks, []survey.Crosswalk{walked}); diff != "" {
		t.Errorf("-got +want:\n%s", diff)
	}
	if c := cat.Crosswalk("1", "2"); c == nil || c.Entry("d").Relate != survey.Merged || c.EntryTo("c2").Relate != survey.Split || c.Entry("f") != nil {
		t.Error("entries are not found by their codes")
	}
	if text := string(files["crosswalks/1-2.yaml"].Data); !strings.Contains(text, "  # check: look\n  - relation: split\n    from: [c]\n    to: [c1, c2]\n") {
		t.Errorf("%s", text)
	}
}

func TestCrosswalkFaults(t *testing.T) {
	sound := string(catalog.WriteCrosswalk(walked))
	for name, tt := range map[string]struct {
		file, old, new string
		want           []string
	}{
		"another name":        {"2-1", "", "", []string{"crosswalk-file 2"}},
		"no reviewer":         {"1-2", `"Survey office: statistics"`, `""`, []string{"content-field-missing 4"}},
		"a wrong day":         {"1-2", `"2030-11-01"`, `"2030-11-31"`, []string{"crosswalk-day 5"}},
		"a month too many":    {"1-2", `"2030-11-01"`, `"2030-13-01"`, []string{"crosswalk-day 5"}},
		"an unknown edition":  {"1-3", `to: "2"`, `to: "3"`, []string{"reference-unknown 3"}},
		"an unknown code":     {"1-2", "from: [b]", "from: [bb]", []string{"crosswalk-incomplete 2", "reference-unknown 13"}},
		"twice":               {"1-2", "from: [d, e]", "from: [d, c]", []string{"crosswalk-incomplete 2", "crosswalk-incomplete 22"}},
		"left out":            {"1-2", "  - a\n", "", []string{"crosswalk-incomplete 2", "crosswalk-incomplete 3"}},
		"too many":            {"1-2", "relation: merged", "relation: reworded", []string{"crosswalk-relation 21"}},
		"too few":             {"1-2", "relation: reworded\n", "relation: split\n", []string{"crosswalk-relation 12", "crosswalk-relation 15"}},
		"compared":            {"1-2", "relation: merged\n", "relation: merged\n    comparable: true\n", []string{"crosswalk-relation 22"}},
		"no reason":           {"1-2", "    reason: Asked together.\n", "", []string{"crosswalk-relation 21"}},
		"an unknown relation": {"1-2", "relation: merged", "relation: joined", []string{"content-value 21"}},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(sound, tt.old) {
				t.Fatalf("%q is not in\n%s", tt.old, sound)
			}
			files := pair()
			files["crosswalks/"+tt.file+".yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(sound, tt.old, tt.new, 1))}
			cat, ps := catalog.Load(files)
			if len(cat.Crosswalks) > 0 {
				t.Error("it is in the catalogue")
			}
			var got []string
			for _, p := range ps {
				if p.Severity != problem.Error || p.Why == "" && p.Hint == "" {
					t.Errorf("%+v", p)
				}
				got = append(got, p.Code+" "+strings.Split(p.Place(), ":")[1])
			}
			if diff := cmp.Diff(got, tt.want); diff != "" {
				t.Errorf("-got +want:\n%s\n%v", diff, ps)
			}
		})
	}
}

func TestCrosswalkBackwards(t *testing.T) {
	files := pair()
	text := strings.NewReplacer(`from: "1"`, `from: "2"`, `to: "2"`, `to: "1"`).Replace(string(catalog.WriteCrosswalk(walked)))
	files["crosswalks/2-1.yaml"] = &fstest.MapFile{Data: []byte(text)}
	_, ps := catalog.Load(files)
	if !slices.ContainsFunc(ps, func(p problem.Problem) bool {
		return p.Code == "crosswalk-file" && strings.Contains(p.What, "does not come after")
	}) {
		t.Error(ps)
	}
}
