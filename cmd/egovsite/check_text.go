package main

import (
	"fmt"
	"io"
	"strings"

	"egovsite/generator"
	"egovsite/generator/survey"
)

// checkText lists the problems, a line each with what to do below it, then the
// responses, then how many there are of either.
func checkText(a *app, found generator.Checked) error {
	tellProblems(a.out, found.Problems)
	if len(found.Problems) > 0 && len(found.Responses) > 0 {
		fmt.Fprintln(a.out)
	}
	for _, s := range found.Responses {
		tellSummary(a.out, s)
	}
	if len(found.Responses) > 0 {
		fmt.Fprintf(a.out, "\n%s\n", countPublish(found.Responses))
	}
	_, err := fmt.Fprintln(a.out, countProblems(found.Problems))
	return err
}

// tellSummary says what a response is, how much of it is there, what is wrong,
// and whether it may be published.
func tellSummary(w io.Writer, s generator.Summary) {
	fmt.Fprintf(w, "%s: %s\n", clean(place(s.Source)), clean(identity(s)))
	if s.Asked > 0 {
		fmt.Fprintf(w, "  answered   %d of %d%s\n", s.Answered, s.Asked, unanswered(s))
	}
	if len(s.Missing) > 0 {
		fmt.Fprintf(w, "  missing    %s\n", short(ranges(s.Missing), 100))
	}
	fmt.Fprintf(w, "  problems   %s\n", troubles(s))
	fmt.Fprintf(w, "  publish    %s\n", clean(permission(s)))
}

func place(s survey.Source) string {
	if s.Part == "" {
		return s.File
	}
	return s.File + ": " + s.Part
}

// identity is "Examplia (QQA), edition 2022, text".
func identity(s generator.Summary) string {
	if s.Edition == "" {
		return "not understood"
	}
	country := "country not known"
	if s.Country != nil {
		country = fmt.Sprintf("%s (%s)", s.Country.Name("en"), s.Country.ISO3)
	}
	return fmt.Sprintf("%s, edition %s, %s", country, s.Edition, s.Source.Format)
}

// unanswered is " (3 not recorded, 2 left blank)".
func unanswered(s generator.Summary) string {
	var said []string
	for _, state := range survey.States {
		switch state {
		case survey.Recorded, survey.Reviewed, survey.Withheld:
			continue
		}
		if n := s.States[state]; n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, stateWords(state)))
		}
	}
	if said == nil {
		return ""
	}
	return " (" + strings.Join(said, ", ") + ")"
}

func troubles(s generator.Summary) string {
	var said []string
	if s.Errors > 0 {
		said = append(said, count(s.Errors, "error"))
	}
	if s.Warnings > 0 {
		said = append(said, count(s.Warnings, "warning"))
	}
	if said == nil {
		return "none"
	}
	return strings.Join(said, ", ")
}

// permission is "yes", "with a notice: …" or "no: …".
func permission(s generator.Summary) string {
	words := map[generator.Permission]string{generator.PublishYes: "yes", generator.PublishNotice: "with a notice", generator.PublishNo: "no"}[s.Publish]
	if s.Why == "" {
		return words
	}
	return words + ": " + s.Why
}

// countPublish is "3 responses: 1 may be published, 1 may not be published".
func countPublish(rs []generator.Summary) string {
	n := map[generator.Permission]int{}
	for _, r := range rs {
		n[r.Publish]++
	}
	var said []string
	for _, part := range []struct {
		p     generator.Permission
		words string
	}{{generator.PublishYes, "may be published"}, {generator.PublishNotice, "may be published with a notice"}, {generator.PublishNo, "may not be published"}} {
		if n[part.p] > 0 {
			said = append(said, fmt.Sprintf("%d %s", n[part.p], part.words))
		}
	}
	return count(len(rs), "response") + ": " + strings.Join(said, ", ")
}

// ranges writes rising numbers with their runs drawn together: "1-5, 7".
func ranges(ns []int) string {
	var said []string
	for i := 0; i < len(ns); {
		j := i
		for j+1 < len(ns) && ns[j+1] == ns[j]+1 {
			j++
		}
		if j > i {
			said = append(said, fmt.Sprintf("%d-%d", ns[i], ns[j]))
		} else {
			said = append(said, fmt.Sprint(ns[i]))
		}
		i = j + 1
	}
	return strings.Join(said, ", ")
}
