package chart

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"egovsite/generator/survey"
)

var treemapSpec = survey.Figure{ID: "hosts", Kind: "hosts-treemap", Height: 340}

// TestSquarify divides an area: as large as its value each, inside, and none over another.
func TestSquarify(t *testing.T) {
	for name, values := range map[string][]float64{"one": {5}, "like": {1, 1, 1, 1, 1, 1, 1}, "unlike": {400, 30, 20, 5, 1, 1},
		"rising": {1, 2, 3, 50}, "many": slices.Repeat([]float64{3}, 60)} {
		t.Run(name, func(t *testing.T) {
			in, sum := box{10, 20, 760, 340}, 0.0
			for _, v := range values {
				sum += v
			}
			got := squarify(values, in)
			if len(got) != len(values) {
				t.Fatalf("%d boxes for %d values", len(got), len(values))
			}
			for i, b := range got {
				if want := values[i] / sum * in.w * in.h; math.Abs(b.w*b.h-want) > 1e-6*want {
					t.Errorf("box %d is %.1f large, want %.1f", i, b.w*b.h, want)
				}
				const slack = 1e-6
				if b.x < in.x-slack || b.y < in.y-slack || b.x+b.w > in.x+in.w+slack || b.y+b.h > in.y+in.h+slack {
					t.Errorf("box %d is outside: %v", i, b)
				}
				for j, c := range got[:i] {
					if b.x < c.x+c.w-slack && c.x < b.x+b.w-slack && b.y < c.y+c.h-slack && c.y < b.y+b.h-slack {
						t.Errorf("boxes %d and %d overlap", j, i)
					}
				}
			}
		})
	}
}

// TestTreemapSays checks titles and sentences, and that domains with as many
// links are never parted.
func TestTreemapSays(t *testing.T) {
	host := func(domain string, links int, government bool) survey.Host {
		return survey.Host{Domain: domain, Links: links, Government: government}
	}
	ones := []survey.Host{host("first.example", 9, false)}
	for i := range 40 {
		ones = append(ones, host(fmt.Sprintf("portal-%02d.gov.example", i), 1, true))
	}
	for _, c := range []struct {
		name            string
		hosts           []survey.Host
		title, sentence string
		rows            int
	}{
		{"some", []survey.Host{host("a.example", 4, false), host("b.gov.example", 2, true)}, "2 of 6 links lead to government domains",
			"a.example holds 4 of all 6 links, more than any other of the 2 domains.", 2},
		{"none", []survey.Host{host("a.example", 2, false), host("b.example", 2, false)}, "None of the 4 links leads to a government domain",
			"None of the 2 domains holds more than 2 of all 4 links.", 2},
		{"one link", []survey.Host{host("a.gov.example", 1, true)}, "The one link given leads to a government domain", "It leads to a.gov.example.", 1},
		{"a long tail", ones, "40 of 49 links lead to government domains", "first.example holds 9 of all 49 links, more than any other of the 41 domains.", 2},
		{"a tail alone", ones[1:], "All 40 links lead to government domains", "None of the 40 domains holds more than 1 of all 40 links.", hostsNamed + 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &survey.Profile{Hosts: c.hosts, Response: &survey.Cleared{Response: survey.Response{Edition: &survey.Edition{}}}}
			fig := drawn(t, treemapSpec, Matter{Profile: p})
			if fig.Title != c.title || fig.Sentence != c.sentence || len(fig.Table.Rows) != c.rows {
				t.Errorf("%q, %q, %d rows; want %q, %q, %d", fig.Title, fig.Sentence, len(fig.Table.Rows), c.title, c.sentence, c.rows)
			}
		})
	}
}

// TestTreemapLabels writes nothing wider than its area.
func TestTreemapLabels(t *testing.T) {
	s := &subject{id: "hosts", kind: "hosts-treemap", height: 340, words: english(t)}
	s.table = treemapTable(treemapSpec, examplia(), s.words)
	written := 0
	groups := s.hostGroups()
	_, areas := s.hostBoxes(groups, wide)
	for i, g := range groups {
		for j, r := range g.rows {
			for k, line := range s.hostLabel(r, areas[i][j]) {
				written++
				if textWidth(line, hostText) > areas[i][j].w-12 || hostLine*float64(k+1) > areas[i][j].h-7 {
					t.Errorf("%q does not fit into %v", line, areas[i][j])
				}
			}
		}
	}
	if written < 15 {
		t.Errorf("only %d lines are written", written)
	}
}
