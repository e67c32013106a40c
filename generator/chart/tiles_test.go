package chart

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"egovsite/generator/survey"
)

var tileSpec = survey.Figure{ID: "responses", Kind: "tile-map", Height: 500}

// TestTileMap draws one tile a country, however many have answered.
func TestTileMap(t *testing.T) {
	for n, want := range map[int]string{0: "No Member State has a response", 1: "1 of 11 Member States has a response",
		3: "3 of 13 Member States have", 40: "40 of 50 Member States have", 193: "193 of 203 Member States have"} {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			m := crowd(n)
			fig := drawn(t, tileSpec, m)
			if !strings.HasPrefix(fig.Title, want) {
				t.Errorf("title %q, want %q", fig.Title, want)
			}
			for picture := range strings.SplitAfterSeq(strings.TrimSuffix(fig.SVG, "</svg>"), "</svg>") {
				if got := strings.Count(picture, "<a href="); got != n {
					t.Errorf("%d links, want %d", got, n)
				}
				for _, c := range m.Catalog.Countries {
					if got := strings.Count(picture, ">"+c.ISO3+"</text>"); got != 1 {
						t.Errorf("%s stands on %d tiles", c.ISO3, got)
					}
				}
			}
		})
	}
}

// TestTileSays checks what the sentence and the tiles say of editions and regions.
func TestTileSays(t *testing.T) {
	fig := drawn(t, tileSpec, crowd(12))
	if want := "They are from 3 of 5 regions; 10 Member States have none here. 10 have answered the newest edition, 2033."; fig.Sentence != want {
		t.Errorf("got %q, want %q", fig.Sentence, want)
	}
	if want := `<a href="../QAE/index.html"><title>Examplia 005 (QAE): response to the edition 2031</title><rect class="m-tile-old"`; !strings.Contains(fig.SVG, want) {
		t.Errorf("no tile like %s", want)
	}
	var keys []string
	for _, k := range fig.Legend {
		keys = append(keys, k.Code)
	}
	if !slices.Equal(keys, []string{"tile-new", "tile-old", "tile-none"}) {
		t.Errorf("keys are %v", keys)
	}
	if one := drawn(t, tileSpec, crowd(1)); one.Sentence != "It is the response of Examplia 001 (Sub-region 021)." || len(one.Legend) != 2 {
		t.Errorf("of one country: %q, keys %v", one.Sentence, one.Legend)
	}
	if many := drawn(t, tileSpec, crowd(40)); !strings.HasPrefix(many.Sentence, "They are from all 5 regions; 10 Member States have none here.") {
		t.Errorf("of countries everywhere: %q", many.Sentence)
	}
	complete := crowd(12)
	complete.Catalog.Countries = complete.Catalog.Countries[:12]
	if all := drawn(t, tileSpec, complete); !strings.HasPrefix(all.Sentence, "No Member State is missing.") {
		t.Errorf("where all have answered: %q", all.Sentence)
	}
}

// TestTileUnplanned has countries of a region and a sub-region that the plan of
// the map does not know, or of none: each still has a tile.
func TestTileUnplanned(t *testing.T) {
	m := crowd(6)
	c := m.Catalog.Countries
	c[0].Subregion, c[1].Region, c[1].Subregion, c[2].Region, c[2].Subregion = "777", "888", "889", "", ""
	fig := drawn(t, tileSpec, m)
	for _, country := range c {
		if n := strings.Count(fig.SVG, ">"+country.ISO3+"</text>"); n != 3 {
			t.Errorf("%s stands in %d of 3 pictures", country.ISO3, n)
		}
	}
}

// TestTileWest keeps the Americas on the left where lines run from the right,
// and the tiles of a sub-region in the order of reading.
func TestTileWest(t *testing.T) {
	m := crowd(40)
	fig, err := Draw(tileSpec, m, speaking(t, "en", "rtl"))
	if err != nil {
		t.Fatal(err)
	}
	_, picture, _ := strings.Cut(fig.SVG, "fig-broad")
	x := func(code string) float64 {
		before, _, ok := strings.Cut(picture, ">"+code+"</text>")
		if !ok {
			t.Fatalf("no tile %s", code)
		}
		before = before[strings.LastIndex(before, "<text"):]
		_, value, _ := strings.Cut(before, ` x="`)
		value, _, _ = strings.Cut(value, `"`)
		f, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if americas, europe, asia := x("QAA"), x("QAE"), x("QAN"); americas > europe || europe > asia {
		t.Errorf("Americas at %.0f, Europe at %.0f, Asia at %.0f", americas, europe, asia)
	}
	if first, second := x("QAA"), x("QAW"); first <= second { // both of sub-region 021
		t.Errorf("the first tile at %.0f, the second at %.0f", first, second)
	}
}
