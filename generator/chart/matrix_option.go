package chart

import (
	"encoding/json"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// matrixOption is the whole matrix, on a canvas: as elements of a page its
// cells would hold up the reader. A cell is written as one letter, which
// charts.js makes into a point with its country, question and answer: a name
// for each of twenty thousand cells would be a megabyte.
func matrixOption(s *subject) (json.RawMessage, error) {
	t := &s.table
	rows, columns := make([]string, len(t.Rows)), make([]string, len(t.Columns)-1)
	cells := make([]string, len(t.Rows))
	for c := range columns {
		columns[c] = inert(t.Columns[c+1].Words)
	}
	for r, row := range t.Rows {
		rows[r] = inert(row[0].Words)
		letters := make([]byte, len(columns))
		for c, cell := range row[1:] {
			letters[c] = byte('a' + slices.Index(answerCodes, cell.Code()))
		}
		cells[r] = string(letters)
	}
	answers := make([]any, len(answerCodes))
	for i, code := range answerCodes {
		answers[i] = s.answerStyle(code)
	}
	own := map[string]any{"renderer": "canvas", "cells": cells, "answers": answers}
	m := s.matrixGrid(wide)
	rest := wide - m.names - m.cell*float64(len(columns))
	if !s.small() {
		// It does not take the place of the picture, but opens below it.
		m.cell, m.row, rest = 17, 17, 8
		own["open"] = map[string]any{"show": s.say("open"), "hide": s.say("close"),
			"width": m.names + m.cell*float64(len(columns)) + rest, "height": m.head + m.row*float64(len(rows)) + 2}
	} else if !s.cellsFit(narrow) {
		own["from"] = slimmer + 1
	}
	c := charts.NewHeatMap()
	c.SetGlobalOptions(s.start(),
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Data: columns, Position: "top", Inverse: opts.Bool(s.near() == "right")}),
		charts.WithYAxisOpts(categories(rows)))
	c.AddSeries("answers", []opts.HeatMapData{})
	c.Validate()
	bare := map[string]any{"show": false}
	slim := s.matrixGrid(narrow)
	return s.finish(builder{c, c.MultiSeries}, map[string]any{
		"egovsite": own,
		"grid":     map[string]any{s.near(): m.names, s.far(): rest, "top": m.head, "bottom": 2},
		"xAxis": []any{map[string]any{"axisTick": bare, "axisLine": bare, "splitLine": bare, "axisLabel": map[string]any{"interval": 0, "rotate": -90, "margin": 8,
			"width": m.head - 10, "overflow": "truncate", "color": ink, "fontSize": 12}}},
		"yAxis": []any{map[string]any{"position": s.near(), "axisTick": bare, "axisLabel": map[string]any{"width": m.names - 10, "overflow": "truncate",
			"align": s.near(), "margin": m.names}}},
		"series": []any{map[string]any{"progressive": 0, "emphasis": map[string]any{"itemStyle": map[string]any{"borderColor": ink, "borderWidth": 2}}}},
		"media": []any{map[string]any{"query": map[string]any{"maxWidth": slimmer}, "option": map[string]any{
			"grid":  map[string]any{s.near(): slim.names, s.far(): narrow - slim.names - slim.cell*float64(len(columns))},
			"yAxis": []any{map[string]any{"axisLabel": map[string]any{"width": slim.names - 10, "margin": slim.names}}}}}},
	})
}

// answerStyle is how a cell of a code looks on the canvas, and what it is called.
func (s *subject) answerStyle(code string) map[string]any {
	style := map[string]any{"color": paper, "borderColor": "{c-open}", "borderWidth": 1}
	sign := map[string]string{"other": "+", "text": "=", "withheld": "/", "no": "✕", "blank": "○", "unreadable": "?", "skipped": "–", "not-asked": "·"}[code]
	colour := muted
	switch code {
	case "yes", "other", "text":
		style, colour = map[string]any{"color": "{c-recorded}", "borderColor": paper, "borderWidth": 1.5}, paper
	case "no":
		style, colour = map[string]any{"color": "{c-no}", "borderColor": paper, "borderWidth": 1.5}, paper
	case "documented":
		style = map[string]any{"color": paper, "borderColor": "{c-documented}", "borderWidth": 1, "decal": "{hatch}"}
	case "missing":
		style["borderType"] = "dashed"
	case "skipped", "not-asked":
		style = map[string]any{"color": paper}
	}
	label := map[string]any{"show": sign != "", "formatter": sign, "color": colour, "fontSize": 11, "fontWeight": 700}
	// An outline is drawn over the cells beside it, whose edges would hide it.
	return map[string]any{"words": s.say("answer." + code), "itemStyle": style, "label": label, "over": style["borderColor"] != paper}
}
