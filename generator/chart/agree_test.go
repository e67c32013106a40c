package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"egovsite/generator/survey"
)

var dataValue = regexp.MustCompile(` data-value="([^"]*)"`)

// TestPictureAgrees compares the numbers that the marks of each drawing carry
// with those of the table.
func TestPictureAgrees(t *testing.T) {
	words, p := english(t), examplia()
	for _, spec := range figures(t) {
		t.Run(spec.ID, func(t *testing.T) {
			fig, err := Draw(spec, matterOf(spec, p), words)
			if err != nil {
				t.Fatal(err)
			}
			want := marks(fig)
			for drawing := range strings.SplitAfterSeq(strings.TrimSuffix(fig.SVG, "</svg>"), "</svg>") {
				var got []string
				for _, m := range dataValue.FindAllStringSubmatch(drawing, -1) {
					got = append(got, strings.Fields(m[1])...)
				}
				slices.Sort(got)
				if !slices.Equal(got, want) {
					t.Errorf("marks carry %v, table has %v", got, want)
				}
			}
		})
	}
}

// marks are the numbers of a table that a drawing must show, sorted.
func marks(fig Figure) []string {
	var out []string
	t := &fig.Table
	for r := range t.Rows {
		add := func(code string, zero bool) {
			if v := t.cell(r, code).Value; v != nil && (zero || v != 0) {
				out = append(out, fmt.Sprint(v))
			}
		}
		switch fig.Kind {
		case "radar":
			add("low", false)
			add("supported", true)
			if t.count(r, "high") > t.count(r, "low") {
				add("high", false)
			}
		case "strips":
			for _, s := range standings {
				add(string(s), false)
			}
		case "evidence-hosts":
			for _, g := range survey.Grades {
				add(g.String(), false)
			}
		case "act-timeline":
			add("date", true)
		case "tile-map":
			add("code", true)
			add("edition", true)
		case "hosts-treemap":
			add("links", true)
		case "question-matrix":
			n := tally{}
			for _, c := range t.Rows[r][1:] {
				n[c.Code()]++
			}
			for code, count := range n {
				out = append(out, fmt.Sprintf("%s:%d", code, count))
			}
		case "range-dots", "trend":
			for _, code := range ends {
				add(code, true)
			}
		case "distribution":
			for _, code := range ends {
				if r < len(bands) {
					add(code, false)
				}
			}
		case "egdi":
			if v, ok := t.cell(r, "egdi").Value.(float64); ok {
				out = append(out, strconv.FormatFloat(v, 'f', -1, 64))
			}
		default:
			if r > 0 && t.cell(r, "item").Value == t.cell(r-1, "item").Value {
				continue
			}
			add("standing", true)
			if g := gradeOf(t.cell(r, "grade")); g > survey.GradeNone {
				out = append(out, strconv.Itoa(int(g)))
			}
		}
	}
	slices.Sort(out)
	return out
}

// TestOptionAgrees compares the data of each option with the table.
func TestOptionAgrees(t *testing.T) {
	words, p := english(t), examplia()
	for _, spec := range figures(t) {
		fig, err := Draw(spec, matterOf(spec, p), words)
		if err != nil {
			t.Fatal(err)
		}
		check, ok := agree[spec.Kind]
		if !ok {
			if fig.Option != nil {
				t.Errorf("%s: an option that nothing compares with its table", spec.ID)
			}
			continue
		}
		t.Run(spec.ID, func(t *testing.T) {
			var option seriesOption
			if err := json.Unmarshal(fig.Option, &option); err != nil {
				t.Fatal(err)
			}
			check(t, &fig.Table, option)
		})
	}
}

type seriesOption struct {
	Own    struct{ Cells []string } `json:"egovsite"`
	Series []struct {
		Name string
		Data []struct {
			Value    any
			Name     string
			Children []struct{ Value int }
		}
	}
}

// values returns a series by name, and nil if it is not there.
func (o seriesOption) values(name string) []any {
	for _, s := range o.Series {
		if s.Name == name {
			var out []any
			for _, d := range s.Data {
				out = append(out, d.Value)
			}
			return out
		}
	}
	return nil
}

var agree = map[string]func(t *testing.T, table *Table, o seriesOption){
	"range-dots": rangesAgree, "distribution": distributionAgrees, "trend": trendAgrees,

	"radar": func(t *testing.T, table *Table, o seriesOption) {
		for _, code := range []string{"low", "supported", "high"} {
			shares := o.values(code)[0].([]any)
			n := len(table.Rows)
			for r := range n {
				want := 100 * float64(table.count(r, code)) / float64(table.count(r, "asked"))
				if got := shares[(n-r)%n].(float64); math.Abs(got-want) > .06 {
					t.Errorf("%s of row %d: got %v%%, want %v%%", code, r, got, want)
				}
			}
		}
	},
	"strips": func(t *testing.T, table *Table, o seriesOption) {
		for r := range table.Rows {
			cells, total := 0, 0.0
			for _, s := range o.Series {
				if v, ok := s.Data[r].Value.(float64); ok {
					total += v
					if s.Data[r].Name != "" {
						cells++
					}
				}
			}
			if cells != table.count(r, "asked") || math.Abs(total-100) > 1e-6 {
				t.Errorf("row %d: %d cells over %v%%, want %d over 100%%", r, cells, total, table.count(r, "asked"))
			}
		}
	},
	"evidence-hosts": func(t *testing.T, table *Table, o seriesOption) {
		for _, g := range survey.Grades {
			for r, v := range o.values(g.String()) {
				got, _ := v.(float64)
				if want := table.count(r, g.String()); int(got) != want {
					t.Errorf("%s of row %d: got %v, want %d", g, r, v, want)
				}
			}
		}
	},
	"act-timeline": func(t *testing.T, table *Table, o seriesOption) {
		for r, v := range o.values("acts") {
			if got, want := int(v.([]any)[0].(float64)), table.count(r, "year"); got != want {
				t.Errorf("row %d: got %d, want %d", r, got, want)
			}
		}
	},
	"egdi": func(t *testing.T, table *Table, o seriesOption) {
		for r, v := range o.values("egdi") {
			if got, want := v.([]any)[1], table.cell(r, "egdi").Value; got != want {
				t.Errorf("row %d: got %v, want %v", r, got, want)
			}
		}
	},
	"hosts-treemap": func(t *testing.T, table *Table, o seriesOption) {
		var got []int
		for _, group := range o.Series[0].Data {
			sum := 0
			for _, host := range group.Children {
				got, sum = append(got, host.Value), sum+host.Value
			}
			if int(group.Value.(float64)) != sum {
				t.Errorf("a group of %v links holds %d", group.Value, sum)
			}
		}
		for r := range table.Rows {
			if want := table.count(r, "links"); got[r] != want {
				t.Errorf("row %d: got %d, want %d", r, got[r], want)
			}
		}
	},
	"question-matrix": func(t *testing.T, table *Table, o seriesOption) {
		for r, row := range table.Rows {
			for c, cell := range row[1:] {
				if got := answerCodes[o.Own.Cells[r][c]-'a']; got != cell.Value {
					t.Errorf("row %d, column %d: got %s, want %v", r, c, got, cell.Value)
				}
			}
		}
	},
}
