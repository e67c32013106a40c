package main

import (
	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// The form of "check --format json"; docs/read-json.md tells it field by field.
type (
	checkedJSON struct {
		Problems  []problemJSON `json:"problems"`
		Responses []summaryJSON `json:"responses"`
		Totals    totalsJSON    `json:"totals"`
	}
	summaryJSON struct {
		File     string         `json:"file"`
		Part     string         `json:"part"`
		Format   string         `json:"format"`
		SHA256   string         `json:"sha256"`
		Country  *string        `json:"country"`
		ISO3     *string        `json:"iso3"`
		Edition  *string        `json:"edition"`
		Asked    int            `json:"asked"`
		Answered int            `json:"answered"`
		States   map[string]int `json:"states"`
		Missing  []int          `json:"missing"`
		Errors   int            `json:"errors"`
		Warnings int            `json:"warnings"`
		Publish  string         `json:"publish"`
		Why      string         `json:"why"`
	}
	totalsJSON struct {
		Responses int `json:"responses"`
		Errors    int `json:"errors"`
		Warnings  int `json:"warnings"`
		Notes     int `json:"notes"`
	}
)

func checkJSON(a *app, found generator.Checked) error {
	out := checkedJSON{Problems: jsonProblems(found.Problems), Responses: make([]summaryJSON, 0, len(found.Responses))}
	for _, s := range found.Responses {
		out.Responses = append(out.Responses, jsonSummary(s))
	}
	out.Totals.Responses = len(found.Responses)
	for _, p := range found.Problems {
		switch p.Severity {
		case problem.Error:
			out.Totals.Errors++
		case problem.Warning:
			out.Totals.Warnings++
		default:
			out.Totals.Notes++
		}
	}
	return writeJSON(a.out, out)
}

func jsonSummary(s generator.Summary) summaryJSON {
	out := summaryJSON{File: s.Source.File, Part: s.Source.Part, Format: s.Source.Format, SHA256: s.Source.SHA256,
		Asked: s.Asked, Answered: s.Answered, States: map[string]int{}, Missing: append([]int{}, s.Missing...),
		Errors: s.Errors, Warnings: s.Warnings, Publish: string(s.Publish), Why: s.Why}
	if s.Country != nil {
		name := s.Country.Name("en")
		out.Country, out.ISO3 = &name, &s.Country.ISO3
	}
	if s.Edition != "" {
		out.Edition = &s.Edition
	}
	for _, state := range survey.States {
		if n := s.States[state]; n > 0 {
			out.States[string(state)] = n
		}
	}
	return out
}
