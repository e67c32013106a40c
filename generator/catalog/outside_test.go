package catalog_test

import (
	"testing"
	"testing/fstest"

	"egovsite/generator/catalog"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// outsideOf returns a country's figures of one year.
func outsideOf(t *testing.T, cat *survey.Catalog, iso3 string, year int) survey.Outside {
	t.Helper()
	for _, o := range cat.Outside[iso3] {
		if o.Year == year {
			return o
		}
	}
	t.Fatalf("%s has no figures of %d", iso3, year)
	return survey.Outside{}
}

// TestEGDI holds the shipped table against figures as published.
func TestEGDI(t *testing.T) {
	cat := shipped(t)
	cases := []struct {
		name           string
		year, rank     int
		egdi, epi, osi float64 // 0 for not compared
	}{
		{"Azerbaijan 2022", 2022, 83, 0.6937, 0.3864, 0.6119},
		{"Azerbaijan 2024", 2024, 74, 0.7607, 0, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o := outsideOf(t, cat, "AZE", c.year)
			if o.Rank != c.rank {
				t.Errorf("got rank %d, want %d", o.Rank, c.rank)
			}
			for what, pair := range map[string][2]float64{"EGDI": {*o.EGDI, c.egdi}, "EPI": {*o.EPI, c.epi}, "OSI": {*o.OSI, c.osi}} {
				if pair[1] != 0 && !near(pair[0], pair[1]) {
					t.Errorf("got %s %v, want %v", what, pair[0], pair[1])
				}
			}
		})
	}
}

// near compares to the four decimals that are published.
func near(got, want float64) bool { return got-want < 0.00005 && want-got < 0.00005 }

// TestEGDIGroups counts the countries in the groups of the published reports.
func TestEGDIGroups(t *testing.T) {
	cat := shipped(t)
	cases := map[int][4]int{ // above 0.75, 0.50, 0.25, and the rest
		2022: {60, 73, 53, 7},
		2024: {76, 62, 44, 11},
	}
	for year, want := range cases {
		var got [4]int
		for _, c := range cat.Countries {
			egdi := *outsideOf(t, cat, c.ISO3, year).EGDI
			switch {
			case egdi > 0.75:
				got[0]++
			case egdi > 0.50:
				got[1]++
			case egdi > 0.25:
				got[2]++
			default:
				got[3]++
			}
		}
		if got != want {
			t.Errorf("%d: got %v, want %v", year, got, want)
		}
	}
}

// TestNotCovered tells a zero that says "not covered" from one that is a figure.
func TestNotCovered(t *testing.T) {
	zero, figure := 0.0, func(f float64) *float64 { return &f }
	cat, problems := catalog.Load(sound(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []survey.Outside{
		{Year: 2010},
		{Year: 2014, Rank: 12, EGDI: figure(0.5), EPI: &zero, OSI: figure(0.6), HCI: figure(0.5), TII: figure(0.4)},
	}
	if diff := cmp.Diff(cat.Outside["QQA"], want); diff != "" {
		t.Errorf("(-got +want):\n%s", diff)
	}
	if o := outsideOf(t, shipped(t), "MNE", 2003); o.EGDI != nil || o.Rank != 0 {
		t.Errorf("Montenegro has figures of 2003: %+v", o)
	}
}

// TestNothing loads an empty folder.
func TestNothing(t *testing.T) {
	cat, problems := catalog.Load(fstest.MapFS{})
	if cat == nil || len(problems) > 0 {
		t.Errorf("got %v and %v, want an empty catalog", cat, problems)
	}
}
