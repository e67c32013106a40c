package main

import (
	"egovsite/docs"
	"egovsite/generator"
	"egovsite/generator/problem"
)

// SARIF 2.1.0, as far as it is needed: the form in which services that show
// findings beside code take them in.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string       `json:"id"`
		Short sarifMessage `json:"shortDescription"`
		Full  sarifMessage `json:"fullDescription"`
		Help  sarifMessage `json:"help"`
	}
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool `json:"executionSuccessful"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifMessage      `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}
)

func checkSARIF(a *app, found generator.Checked) error {
	run := sarifRun{Invocations: []sarifInvocation{{true}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
		Tool: sarifTool{sarifDriver{Name: "egovsite", Version: versionString(), Rules: []sarifRule{}}}}
	rules, prints := map[string]int{}, fingerprinter{}
	for _, p := range found.Problems {
		at, known := rules[p.Code]
		if !known {
			at = len(run.Tool.Driver.Rules)
			rules[p.Code] = at
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, ruleOf(p.Code))
		}
		run.Results = append(run.Results, sarifResult{RuleID: p.Code, RuleIndex: at, Level: string(p.Severity),
			Message: sarifMessage{Text: said(p)}, Locations: []sarifLocation{location(p)},
			Fingerprints: map[string]string{"egovsite/v1": prints.print(p)}})
	}
	return writeJSON(a.out, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// ruleOf describes a code with its page of the documentation.
func ruleOf(code string) sarifRule {
	page, ok := docs.Problem(code)
	if !ok {
		page = docs.Page{Code: code, Summary: code, Markdown: code}
	}
	return sarifRule{ID: code, Short: sarifMessage{Text: page.Summary}, Full: sarifMessage{Text: plain(page.Section("What it means"), page.Summary)},
		Help: sarifMessage{Text: plain(page.Section("How to mend it"), page.Summary), Markdown: page.Markdown}}
}

// location has a line only where the format has lines; a cell, page or response
// of the file is named instead.
func location(p problem.Problem) sarifLocation {
	l := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{reference(p.File)}}}
	if n := lineOf(p); n > 0 {
		l.Physical.Region = &sarifRegion{n, p.Column}
	}
	for _, name := range []string{p.Part, p.At} {
		if name != "" {
			l.Logical = append(l.Logical, sarifLogical{clean(name)})
		}
	}
	return l
}
