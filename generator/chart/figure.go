// Package chart draws a figure from a profile: the picture as SVG for the
// page as it arrives, the ECharts option that takes it over, the same numbers
// as a table, and the sentence that says what is seen. All four come from the
// one Table, so that they cannot disagree. It must not know what page a figure
// stands on. It is the only importer of go-echarts.
//
//	fig, err := chart.Draw(spec, chart.Matter{Profile: profile}, words)
package chart

import (
	"encoding/json"
	"fmt"
)

// A Figure is drawn and ready to be put on a page.
type Figure struct {
	ID       string
	Kind     string
	Title    string // says what is seen
	Sentence string // one sentence of takeaway
	Table    Table
	SVG      string          // inline drawings, wide and narrow or one, in the page's own colours; escaped, no script
	Option   json.RawMessage // ECharts option; nil for a figure that stays as drawn, or was drawn still
	Moves    bool            // it has an option, whether given or not
	Height   int             // CSS pixels at full width, for a figure without rows; others take what their rows need
	Drawn    int             // CSS pixels that the picture takes at its largest
	Empty    bool            // there was too little to draw
	Source   string          // what the figure is made from, in words
	Date     string          // from when that is, in words; empty where the source says it
	Answers  []string        // codes of the questions it was made from
	Legend   []Key           // direct labels that did not fit the picture
}

// A Key is one entry of a legend: the code of a mark that Swatch draws, and its
// words.
type Key struct{ Code, Words string }

// A Table holds the numbers of a figure.
type Table struct {
	Columns []Column
	Rows    [][]Cell
}

// A Column of a table.
type Column struct {
	Code    string // stable, for CSV
	Words   string // heading for readers
	Numeric bool
}

// A Cell holds a value as data and as words.
type Cell struct {
	Value any    // string, int or float64; nil for no value
	Words string // as shown
	Link  string // fragment on the page ("#q36"), or http(s) address; empty for none
	Own   bool   // the words are the government's own
}

// Code is the value as it stands in data: empty for none.
func (c Cell) Code() string {
	if c.Value == nil {
		return ""
	}
	return fmt.Sprint(c.Value)
}
