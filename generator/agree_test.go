package generator_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestFiveAgree holds against each other what picture, table, sentence, CSV and
// linked data say of the same indicators, in the report of every country. The
// CSV is read first; the four others must say its numbers.
func TestFiveAgree(t *testing.T) {
	held := 0
	eachSite(t, func(t *testing.T, root string) { held += fiveAgree(t, root) })
	if crowd := fiveAgree(t, crowd(t, "three").Out); held < 3 || crowd < 3 {
		t.Errorf("only %d and %d reports were held against their numbers", held, crowd)
	}
}

// counted is a row of data/indicators.csv.
type counted struct {
	code                                string
	recorded, documented, open, no, all int
}

func fiveAgree(t *testing.T, root string) (held int) {
	t.Helper()
	rows := countedIn(t, root)
	for _, p := range parse(t, root) {
		if path.Dir(p.path) != "reports" {
			continue
		}
		iso3, edition, _ := strings.Cut(strings.TrimSuffix(path.Base(p.path), ".html"), "-")
		want := rows[strings.ToUpper(iso3)+" "+edition]
		for _, n := range all(p.root, "figure") {
			if attr(n, "data-figure") != "strips" {
				continue
			}
			held++
			var table, picture, drawn []string
			for _, tr := range all(all(n, "tbody")[0], "tr") {
				for _, cell := range all(tr, "th", "td") {
					table = append(table, attr(cell, "data-value"))
				}
			}
			for _, svg := range all(n, "svg") {
				if !strings.Contains(attr(svg, "class"), "fig-wide") {
					continue
				}
				for _, mark := range all(svg, "rect") {
					if v := attr(mark, "data-value"); v != "" {
						picture = append(picture, v)
					}
				}
			}
			var cells []string
			sum := counted{}
			for _, c := range want {
				cells = append(cells, c.code)
				for _, v := range []int{c.recorded, c.documented, c.open, c.no} {
					cells = append(cells, strconv.Itoa(v))
					if v > 0 {
						drawn = append(drawn, strconv.Itoa(v))
					}
				}
				supported := ""
				if c.all > 0 {
					supported = strconv.Itoa(c.recorded + c.documented)
				}
				cells = append(cells, strconv.Itoa(c.all), supported)
				sum.recorded, sum.documented, sum.open, sum.no = sum.recorded+c.recorded, sum.documented+c.documented, sum.open+c.open, sum.no+c.no
			}
			if !slices.Equal(table, cells) {
				t.Errorf("%s: the table says %v, the CSV %v", p.path, table, cells)
			}
			if slices.Sort(picture); !slices.Equal(picture, sorted(drawn)) {
				t.Errorf("%s: the picture says %v, the CSV %v", p.path, picture, sorted(drawn))
			}
			sentence := words(all(all(n, "figcaption")[0], "p")[0])
			if got, want := fmt.Sprint(regexp.MustCompile(`[0-9]+`).FindAllString(sentence, 4)), fmt.Sprintf("[%d %d %d %d]", sum.recorded, sum.documented, sum.open, sum.no); got != want {
				t.Errorf("%s: the sentence says %s, the CSV %s: %s", p.path, got, want, sentence)
			}
		}
		linkedAgrees(t, filepath.Join(root, "data", "profiles", edition, strings.ToUpper(iso3)+".jsonld"), want)
	}
	return held
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// linkedAgrees holds the linked data of a country against its rows of the CSV.
func linkedAgrees(t *testing.T, name string, want []counted) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var linked struct {
		VariableMeasured []struct {
			PropertyID                string
			Value, MinValue, MaxValue *int
			ValueReference            struct{ Value int }
		}
	}
	if err := json.Unmarshal(data, &linked); err != nil {
		t.Fatal(err)
	}
	if len(linked.VariableMeasured) != len(want) {
		t.Errorf("%s: %d indicators, %d in the CSV", name, len(linked.VariableMeasured), len(want))
		return
	}
	for i, c := range want {
		v := linked.VariableMeasured[i]
		if v.PropertyID != c.code || v.ValueReference.Value != c.all {
			t.Errorf("%s: %s of %d, %s of %d in the CSV", name, v.PropertyID, v.ValueReference.Value, c.code, c.all)
		}
		if v.Value != nil && (*v.Value != c.recorded+c.documented || *v.MinValue != c.recorded || *v.MaxValue != c.all-c.no) {
			t.Errorf("%s: %s has %d, from %d to %d, the CSV %+v", name, c.code, *v.Value, *v.MinValue, *v.MaxValue, c)
		}
	}
}

// countedIn reads data/indicators.csv, by country and edition.
func countedIn(t *testing.T, root string) map[string][]counted {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "data", "indicators.csv"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]counted{}
	for _, row := range table[1:] {
		number := func(column string) int {
			n, err := strconv.Atoi(row[slices.Index(table[0], column)])
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		key := row[0] + " " + row[2]
		out[key] = append(out[key], counted{row[3], number("recorded"), number("documented"), number("open"), number("no"), number("asked")})
	}
	return out
}
