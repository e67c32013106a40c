package main

import (
	"fmt"
	"strings"

	"egovsite/generator"
	"egovsite/generator/problem"
)

// checkGitHub writes workflow commands, which GitHub Actions shows as notes
// beside the lines of a change.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
func checkGitHub(a *app, found generator.Checked) error {
	var b strings.Builder
	for _, p := range found.Problems {
		kind := string(p.Severity)
		if p.Severity == problem.Note {
			kind = "notice"
		}
		fmt.Fprintf(&b, "::%s file=%s", kind, githubValue(slashPath(p.File)))
		if n := lineOf(p); n > 0 {
			fmt.Fprintf(&b, ",line=%d", n)
			if p.Column > 0 {
				fmt.Fprintf(&b, ",col=%d", p.Column)
			}
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", githubValue(p.Code), githubMessage(said(p)))
	}
	_, err := a.out.Write([]byte(b.String()))
	return err
}

var (
	githubEscapes      = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubValueEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubMessage(s string) string { return githubEscapes.Replace(s) }

// githubValue is a value of a command, which a colon or a comma would end.
func githubValue(s string) string { return githubValueEscapes.Replace(clean(s)) }

// The form of GitLab's report on code quality.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
	}
)

var gitlabSeverities = map[problem.Severity]string{problem.Error: "major", problem.Warning: "minor", problem.Note: "info"}

func checkGitLab(a *app, found generator.Checked) error {
	issues, prints := []gitlabIssue{}, fingerprinter{}
	for _, p := range found.Problems {
		issues = append(issues, gitlabIssue{strings.ReplaceAll(said(p), "\n", "; "), p.Code, prints.print(p), gitlabSeverities[p.Severity],
			gitlabLocation{slashPath(p.File), gitlabLines{max(1, lineOf(p))}}}) // GitLab wants a line of every issue
	}
	return writeJSON(a.out, issues)
}
