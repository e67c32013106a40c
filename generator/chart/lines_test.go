package chart

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"egovsite/generator/survey"
)

// TestRangesSay checks what is said of who can be told apart.
func TestRangesSay(t *testing.T) {
	spec := survey.Figure{ID: "ranges", Kind: "range-dots", Height: 400}
	open, low, high := survey.Counts{Open: 4}, survey.Counts{Recorded: 1, No: 3}, survey.Counts{Recorded: 3, No: 1}
	touching, few := survey.Counts{Recorded: 1, Open: 2, No: 1}, survey.Counts{Recorded: 1}
	for _, c := range []struct {
		name            string
		counts          []survey.Counts
		title, sentence string
	}{
		{"one, all open", []survey.Counts{open}, "Examplia 001: 0 of 4 items", "anything from 0 to 4 of 4 items"},
		{"one, settled", []survey.Counts{low}, "Examplia 001: 1 of 4 items", "Every item is settled"},
		{"two apart", []survey.Counts{low, high}, "The two countries can be told apart", "No two ranges overlap."},
		{"ends that touch overlap", []survey.Counts{touching, high}, "None of the 2 countries", "Every range overlaps"},
		{"equal", []survey.Counts{low, low, low}, "None of the 3 countries", "Every range overlaps"},
		{"some apart", []survey.Counts{low, high, open}, "1 of 3 pairs", "In the other 2 pairs the ranges overlap"},
		{"all apart", []survey.Counts{low, high, {Recorded: 4}}, "in all 3 pairs", "No two ranges overlap."},
		{"shares are compared, not counts", []survey.Counts{{Recorded: 3, No: 7}, {Recorded: 2, No: 1}}, "The two countries can be told apart", "No two"},
		{"too few items", []survey.Counts{low, high, few, few}, "The two countries", "2 countries have too few items asked"},
		{"only too few items", []survey.Counts{few}, "No country has a range yet", "No country was asked enough"},
		{"nobody", nil, "No country has a range yet", "No country was asked enough"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := rangesOf(survey.Edition{ID: "2022"}, func(i int) survey.Counts { return c.counts[i] }, len(c.counts))
			says(t, spec, m, c.title, c.sentence)
		})
	}
	t.Run("of several editions", func(t *testing.T) {
		m := rangesOf(survey.Edition{ID: "2022"}, func(i int) survey.Counts { return []survey.Counts{low, high, low}[i] }, 3)
		m.Profiles[2].Response.Edition = &survey.Edition{ID: "2024"}
		says(t, spec, m, "1 of 1 pair", "No two ranges overlap. Only countries that answered the same edition are compared.")
		m.Profiles = m.Profiles[1:]
		says(t, spec, m, "The 2 countries answered different editions", "Only countries that answered the same edition are compared.")
	})
}

// says draws and looks for words in the title and in the sentence.
func says(t *testing.T, spec survey.Figure, m Matter, title, sentence string) Figure {
	t.Helper()
	fig, err := Draw(spec, m, english(t))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(fig.Title, title) || !strings.Contains(fig.Sentence, sentence) {
		t.Errorf("got %q, %q, want %q and %q in it", fig.Title, fig.Sentence, title, sentence)
	}
	return fig
}

// TestBands sorts every share of few items into a band.
func TestBands(t *testing.T) {
	for of, want := range map[int]string{
		1: "none all", 2: "none half all", 3: "none half three-quarters all", 4: "none quarter half three-quarters all",
		5: "none quarter half three-quarters most all", 8: "none quarter quarter half half three-quarters three-quarters most all",
	} {
		var got []string
		for n := range of + 1 {
			got = append(got, bandOf(n, of))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("of %d: got %v, want %s", of, got, want)
		}
	}
	if got := bandOf(0, 0); got != bandFew {
		t.Errorf("nothing of nothing: got %s", got)
	}
}

// TestDistributionNeedsFive draws nothing of fewer countries with a range.
func TestDistributionNeedsFive(t *testing.T) {
	spec := survey.Figure{ID: "distribution", Kind: "distribution", Height: 200}
	settled := func(int) survey.Counts { return survey.Counts{Recorded: 3, No: 1} }
	few := says(t, spec, rangesOf(survey.Edition{ID: "2022"}, settled, 4), "Too few countries", "fewer than five")
	if !few.Empty || few.Option != nil || len(few.Table.Rows) != len(bands) {
		t.Errorf("four countries: %+v", few)
	}
	five := says(t, spec, rangesOf(survey.Edition{ID: "2022"}, settled, 5), "In 5 of 5 countries", "stated alone: 5; by all that is not answered No: 5.")
	if five.Empty || five.Option == nil {
		t.Error("five countries are not drawn")
	}
}

// TestTrendSays checks what is said to have changed.
func TestTrendSays(t *testing.T) {
	spec := survey.Figure{ID: "trend", Kind: "trend", Height: 300}
	low, high, open := survey.Counts{Recorded: 1, No: 3}, survey.Counts{Recorded: 3, No: 1}, survey.Counts{Open: 4}
	for _, c := range []struct {
		name            string
		steps           [][2]survey.Counts
		broken          survey.Break
		title, sentence string
	}{
		{"rose and fell", [][2]survey.Counts{{low, high}, {high, low}, {low, open}}, "", "Of 3 indicators that can be compared, 1 rose and 1 fell", "do not overlap."},
		{"overlap", [][2]survey.Counts{{low, open}, {high, high}}, "", "None of the 2 indicators", "do not overlap."},
		{"the one", [][2]survey.Counts{{low, high}}, "", "Of 1 indicator that can be compared, 1 rose and 0 fell", "do not overlap."},
		{"broken", [][2]survey.Counts{{low, high}, {low, high}}, survey.BreakItems, "No indicator can be compared", "The lines of 2 indicators are broken"},
		{"too few items in one", [][2]survey.Counts{{low, {Recorded: 1}}}, "", "No indicator can be compared", "do not overlap."},
	} {
		t.Run(c.name, func(t *testing.T) {
			says(t, spec, Matter{Profile: twoEditions(c.steps, c.broken)}, c.title, c.sentence)
		})
	}
	t.Run("one edition", func(t *testing.T) {
		p := twoEditions([][2]survey.Counts{{low, high}}, "")
		p.Trends[0].Points = p.Trends[0].Points[1:]
		if fig := says(t, spec, Matter{Profile: p}, "", ""); fig.SVG != "" || !fig.Empty {
			t.Errorf("a trend of one edition: %+v", fig)
		}
	})
}

// twoEditions is a profile with the counts of each indicator in two editions.
func twoEditions(steps [][2]survey.Counts, broken survey.Break) *survey.Profile {
	of := func(id string) *survey.Profile {
		return &survey.Profile{Response: &survey.Cleared{Response: survey.Response{Edition: &survey.Edition{ID: id}}}}
	}
	earlier, later := of("2022"), of("2024")
	for i, step := range steps {
		ind := &survey.Indicator{Code: fmt.Sprint("i", i), Name: "Name", Short: "Short"}
		value := func(c survey.Counts) *survey.Value {
			return &survey.Value{Indicator: ind, Counts: c, Enough: c.Asked() > 1}
		}
		later.Trends = append(later.Trends, survey.Trend{Indicator: ind, Points: []survey.Point{{Profile: earlier, Value: value(step[0])},
			{Profile: later, Value: value(step[1]), Joined: broken == "", Break: broken}}})
	}
	return later
}

// TestTrendJoins draws a line only between points that can be compared.
func TestTrendJoins(t *testing.T) {
	low, high := survey.Counts{Recorded: 1, No: 3}, survey.Counts{Recorded: 3, No: 1}
	for broken, want := range map[survey.Break][2]int{"": {1, 0}, survey.BreakCount: {0, 1}} {
		fig := says(t, survey.Figure{ID: "trend", Kind: "trend"}, Matter{Profile: twoEditions([][2]survey.Counts{{low, high}}, broken)}, "", "")
		wide, _, _ := strings.Cut(fig.SVG, "</svg>")
		if got := [2]int{strings.Count(wide, "m-supported"), strings.Count(wide, "m-break")}; got != want {
			t.Errorf("%q: got %v lines and breaks, want %v", broken, got, want)
		}
	}
}

var edge = regexp.MustCompile(`viewBox="0 0 (\S+) (\S+)"|(?:<text x|cx)="(\S+)" (?:c?y)="(\S+)"`)

// TestRangesHaveRoom keeps words and dots inside the picture, each country there once, for few and for many.
func TestRangesHaveRoom(t *testing.T) {
	for _, n := range []int{1, 3, 40, manyRows, manyRows + 1, 193} {
		for _, direction := range []string{"ltr", "rtl"} {
			t.Run(fmt.Sprint(n, " ", direction), func(t *testing.T) {
				fig, err := Draw(survey.Figure{ID: "ranges", Kind: "range-dots"}, countries(n), speaking(t, "en", direction))
				if err != nil {
					t.Fatal(err)
				}
				width, height := 0.0, 0.0
				for _, m := range edge.FindAllStringSubmatch(fig.SVG, -1) {
					number := func(i int) float64 { f, _ := strconv.ParseFloat(m[i], 64); return f }
					if m[1] != "" {
						width, height = number(1), number(2)
					} else if number(3) < 0 || number(3) > width || number(4) < 8 || number(4) > height {
						t.Errorf("%s stands outside of %v by %v", m[0], width, height)
					}
				}
				if got := strings.Count(fig.SVG, ">Region 901<"); got != map[bool]int{true: 2}[n > manyRows] {
					t.Errorf("the name of a region stands %d times", got)
				}
				for r := range n {
					if name := fmt.Sprintf(">Examplia %03d<", r+1); strings.Count(fig.SVG, name) != 2 {
						t.Errorf("%s stands %d times in two pictures", name, strings.Count(fig.SVG, name))
					}
				}
			})
		}
	}
}

// TestDate says from when answers are, never from when a picture is.
func TestDate(t *testing.T) {
	says2022 := "Edition: Example 2022, answered in 2021."
	for kind, want := range map[string]string{"range-dots": says2022, "radar": "Edition: Member States Questionnaire 2022.", "egdi": "",
		"trend": "Editions: Example 2020; Member States Questionnaire 2022; Example 2024."} {
		spec := survey.Figure{ID: "figure", Kind: kind, Height: 300}
		if fig := says(t, spec, matterOf(spec, examplia()), "", ""); fig.Date != want {
			t.Errorf("%s: got %q, want %q", kind, fig.Date, want)
		}
	}
}

// TestStill leaves the option out and nothing else.
func TestStill(t *testing.T) {
	for _, spec := range figures(t) {
		m := matterOf(spec, examplia())
		moving := says(t, spec, m, "", "")
		m.Still = true
		still := says(t, spec, m, "", "")
		if still.Option != nil || still.Moves != (moving.Option != nil) || still.SVG != moving.SVG {
			t.Errorf("%s: option %t, moves %t", spec.ID, still.Option != nil, still.Moves)
		}
	}
}
