package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A spread is what was measured in all rounds.
type spread struct{ median, least, most float64 }

func spreadOf(values []float64) spread {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	s := spread{sorted[middle], sorted[0], sorted[len(sorted)-1]}
	if len(sorted)%2 == 0 {
		s.median = (sorted[middle-1] + sorted[middle]) / 2
	}
	return s
}

// cells are two cells of a table: the median, and the least and the most.
func (s spread) cells(decimals int) string {
	return fmt.Sprintf("%.*f | %.*f–%.*f", decimals, s.median, decimals, s.least, decimals, s.most)
}

func seconds(walls []time.Duration) spread {
	var values []float64
	for _, w := range walls {
		values = append(values, w.Seconds())
	}
	return spreadOf(values)
}

// against are two cells: the ratio to Hugo round by round; a dash without it.
func (s size) against(c *contender, how mode) string {
	if s.peer == nil {
		return "– | –"
	}
	var ratios []float64
	for i, w := range s.peer.walls[how] {
		ratios = append(ratios, c.walls[how][i].Seconds()/w.Seconds())
	}
	return spreadOf(ratios).cells(2)
}

// mebibytes is the most memory that a contender held; the floor's says nothing.
func (c *contender) mebibytes(how mode) string {
	if c.took != nil {
		return "–"
	}
	return fmt.Sprint(c.peaks[how] >> 20)
}

func wholeRows(measured []size) string {
	var b strings.Builder
	for _, s := range measured {
		for _, c := range s.contenders {
			took, megabytes := seconds(c.walls[whole]), float64(c.bytes)/1e6
			fmt.Fprintf(&b, "| %d | %s | %s | %s | %s | %d | %.1f | %.0f |\n", s.n, c.name, took.cells(3), s.against(c, whole), c.mebibytes(whole),
				c.files, megabytes, megabytes/took.median)
		}
	}
	return b.String()
}

func rebuiltRows(measured []size) string {
	var b strings.Builder
	for _, s := range measured {
		for _, how := range []mode{changed, unchanged} {
			for _, c := range s.contenders {
				if len(c.walls[how]) > 0 {
					fmt.Fprintf(&b, "| %d | %s | %s | %s | %s | %s |\n", s.n, how, c.name, seconds(c.walls[how]).cells(3), s.against(c, how), c.mebibytes(how))
				}
			}
		}
	}
	return b.String()
}

// growth says how time and memory grow from one size to the next, where both are
// of more than a few countries; nothing where there are no two such sizes.
func growth(measured []size) string {
	var rows strings.Builder
	for i, s := range measured {
		if i == 0 || measured[i-1].n < 100 {
			continue
		}
		small := measured[i-1]
		for _, c := range s.contenders {
			at := slices.IndexFunc(small.contenders, func(o *contender) bool { return o.name == c.name })
			if at < 0 {
				continue
			}
			was := small.contenders[at]
			memory := "–"
			if c.took == nil && was.peaks[whole] > 0 {
				memory = fmt.Sprintf("%.1f", float64(c.peaks[whole])/float64(was.peaks[whole]))
			}
			fmt.Fprintf(&rows, "| %d to %d, %.1f times | %s | %.1f | %s |\n", small.n, s.n, float64(s.n)/float64(small.n), c.name,
				seconds(c.walls[whole]).median/seconds(was.walls[whole]).median, memory)
		}
	}
	if rows.Len() == 0 {
		return ""
	}
	return "\n## Growth\n\n| countries | | time, times | memory, times |\n|---|---|---|---|\n" + rows.String()
}
