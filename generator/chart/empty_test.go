package chart

import (
	"strings"
	"testing"

	"egovsite/generator/survey"
)

// TestEmpty draws every figure for a country of which nothing is known.
func TestEmpty(t *testing.T) {
	words := english(t)
	p := &survey.Profile{Response: &survey.Cleared{Response: survey.Response{Edition: &survey.Edition{ID: "2022"}}}}
	for _, spec := range figures(t) {
		t.Run(spec.ID, func(t *testing.T) {
			fig, err := Draw(spec, Matter{Profile: p, Catalog: &survey.Catalog{}}, words)
			if err != nil {
				t.Fatal(err)
			}
			if optional[spec.Kind] {
				if fig.SVG != "" || fig.Title != "" || len(fig.Table.Rows) > 0 {
					t.Errorf("a figure of nothing: %+v", fig)
				}
				return
			}
			if !fig.Empty || fig.Title == "" || fig.Sentence == "" || fig.Option != nil {
				t.Errorf("title %q, sentence %q, option %s", fig.Title, fig.Sentence, fig.Option)
			}
			if !strings.Contains(fig.SVG, fig.Title) {
				t.Errorf("the picture does not say %q", fig.Title)
			}
			elements(t, fig.SVG)
		})
	}
}

func TestUnknownKind(t *testing.T) {
	_, err := Draw(survey.Figure{ID: "a", Kind: "pie"}, Matter{Profile: examplia()}, english(t))
	if err == nil || !strings.Contains(err.Error(), `"pie"`) {
		t.Errorf("got %v, want an error that names the kind", err)
	}
}

// TestRadarSays checks that the sentence says how far the ranges reach.
func TestRadarSays(t *testing.T) {
	spec := survey.Figure{ID: "indicators", Kind: "radar", Height: 430}
	counts := func(cs ...survey.Counts) *survey.Profile {
		p := &survey.Profile{Response: &survey.Cleared{Response: survey.Response{Edition: &survey.Edition{}}}}
		for i, c := range cs {
			in := &survey.Indicator{Code: string(rune('a' + i)), Name: "Name", Short: "Short"}
			p.Values = append(p.Values, survey.Value{Indicator: in, Counts: c, Enough: c.Asked() > 1})
		}
		return p
	}
	open, said := survey.Counts{Documented: 4}, survey.Counts{Recorded: 3, No: 1}
	part, few := survey.Counts{Recorded: 1, Open: 3}, survey.Counts{Recorded: 1}
	for _, c := range []struct {
		name string
		p    *survey.Profile
		want string
	}{
		{"nothing is recorded", counts(open, open, open), "every range runs over the whole scale"},
		{"some is recorded", counts(open, part, said), "In 1 of 3 indicators"},
		{"no range is whole", counts(part, part, said), "settled in 1 of 3"},
		{"all is recorded", counts(said, said, said), "every range is a single value"},
		{"too few items are left out", counts(said, said, said, few), "every range is a single value"},
		{"two axes make no shape", counts(said, said, few), "Fewer than three"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fig, err := Draw(spec, Matter{Profile: c.p}, english(t))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(fig.Sentence, c.want) {
				t.Errorf("got %q, want %q in it", fig.Sentence, c.want)
			}
		})
	}
}

// TestTwice draws twice and from right to left: same input, same bytes, and
// no mark outside the picture.
func TestTwice(t *testing.T) {
	for _, words := range []string{"ltr", "rtl"} {
		l := speaking(t, "en", words)
		for _, spec := range figures(t) {
			t.Run(words+" "+spec.ID, func(t *testing.T) {
				a, err := Draw(spec, matterOf(spec, examplia()), l)
				if err != nil {
					t.Fatal(err)
				}
				b, _ := Draw(spec, matterOf(spec, examplia()), l)
				if a.SVG != b.SVG || string(a.Option) != string(b.Option) {
					t.Error("two drawings differ")
				}
				if strings.Contains(a.SVG, `x="-`) || strings.Contains(a.SVG, "NaN") {
					t.Error("a mark stands outside the picture")
				}
			})
		}
	}
}

func TestStrip(t *testing.T) {
	words := english(t)
	for _, c := range []struct {
		name   string
		counts survey.Counts
		label  string
		cells  map[string]int
	}{
		{"some of everything", survey.Counts{Recorded: 1, Documented: 2, Open: 3, No: 4},
			"10 items: 1 stated, 2 documented, 3 open, 4 no", map[string]int{"m-recorded": 1, "m-documented": 2, "m-open": 3, "m-no": 4}},
		{"one item", survey.Counts{Open: 1}, "1 item: 0 stated", map[string]int{"m-open": 1}},
		{"no items", survey.Counts{}, "No items asked", nil},
		{"more items than room", survey.Counts{Documented: 60}, "60 items", map[string]int{"m-documented": 60}},
	} {
		t.Run(c.name, func(t *testing.T) {
			svg := Strip(c.counts, words, 120)
			if !strings.Contains(svg, c.label) {
				t.Errorf("got %s, want the label %q", svg, c.label)
			}
			for class, n := range c.cells {
				_, path, _ := strings.Cut(svg, `<path class="`+class+`"`)
				path, _, _ = strings.Cut(path, "/>")
				if got := strings.Count(path, "z"); got != n {
					t.Errorf("%s: got %d cells, want %d", class, got, n)
				}
			}
			if strings.Contains(svg, " id=") || strings.Contains(svg, `="-`) {
				t.Errorf("an id, or a mark outside: %s", svg)
			}
			elements(t, svg)
		})
	}
}

// TestSwatches draws the mark of every code a legend has.
func TestSwatches(t *testing.T) {
	words := english(t)
	for _, spec := range figures(t) {
		fig, err := Draw(spec, matterOf(spec, examplia()), words)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range fig.Legend {
			if svg := Swatch(k.Code); !strings.Contains(svg, `class="`) || k.Words == "" {
				t.Errorf("%s: key %q has no mark or no words", spec.ID, k.Code)
			} else {
				elements(t, svg)
			}
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct{ name, words, want string }{
		{"short words stay", "On data", "On data"},
		{"cut at a space near the end", "On the right to obtain information", "On the right to…"},
		{"cut inside a long word", "Donaudampfschifffahrtsgesellschaft", "Donaudampfs…"},
		{"wide letters", "关于政府信息公开的规定和其他事项", "关于政府信息公…"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := fit(c.words, 110, 13)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if textWidth(got, 13) > 110+13 {
				t.Errorf("%q is too wide", got)
			}
		})
	}
}

func BenchmarkDraw(b *testing.B) {
	words, p := english(b), examplia()
	for _, spec := range figures(b) {
		b.Run(spec.Kind, func(b *testing.B) {
			for b.Loop() {
				if _, err := Draw(spec, matterOf(spec, p), words); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(spec.Kind+"/picture", func(b *testing.B) {
			fig, err := Draw(spec, matterOf(spec, p), words)
			if err != nil {
				b.Fatal(err)
			}
			s := &subject{id: spec.ID, kind: spec.Kind, height: float64(spec.Height), words: words, table: fig.Table}
			for b.Loop() {
				inSizes(s, drawings[spec.Kind].svg)
			}
		})
	}
	b.Run("strip", func(b *testing.B) {
		for b.Loop() {
			Strip(survey.Counts{Recorded: 2, Documented: 6, Open: 2}, words, 120)
		}
	})
}
