package read

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"go.yaml.in/yaml/v3"
)

// readYAML reads the plain form of a response:
//
//	country: Examplia
//	edition: "2022"
//	answers:
//	  36: Yes                        # a choice: one option, or a list of them
//	  37: Law on information, 2009   # a text
//	  57: {selected: Other, text: Seven-year}
//
// A question is named by its printed number or its code.
func readYAML(limits survey.Limits, sub *survey.Submission, text string) []problem.Problem {
	readText(limits, sub, text) // the lines, to be shown beside the answers
	sub.Keyed = []survey.Keyed{}
	var doc, more yaml.Node
	dec := yaml.NewDecoder(strings.NewReader(text))
	err := dec.Decode(&doc)
	if err == nil {
		if err = dec.Decode(&more); err == nil {
			err = errors.New("there is more after the end of the response")
		}
	}
	if !errors.Is(err, io.EOF) {
		return []problem.Problem{{Code: "yaml-broken", Severity: problem.Error, File: sub.Source.File,
			What: strings.TrimPrefix(err.Error(), "yaml: "), Why: "the file is not valid YAML",
			Hint: "mend the line, or check it with a YAML editor"}}
	}
	hideComments(sub, &doc)
	if len(doc.Content) == 0 {
		doc.Content = []*yaml.Node{{Kind: yaml.MappingNode, Line: 1, Column: 1}}
	}
	return readNode(limits, sub, doc.Content[0])
}

// hideComments takes comments off the lines: they are notes of whoever wrote the
// file, no part of what the country answered, and not to be shown with it.
func hideComments(sub *survey.Submission, doc *yaml.Node) {
	comments := map[string]bool{}
	collect(doc, comments)
	for i := range sub.Passages {
		p := &sub.Passages[i]
		text := strings.TrimRight(p.Text, " \t")
		for k, tries := 0, 0; k < len(text) && tries < maxSigns; k++ {
			if text[k] != '#' || k > 0 && text[k-1] != ' ' && text[k-1] != '\t' {
				continue
			}
			if tries++; comments[text[k:]] {
				p.Text = strings.TrimRight(text[:k], " \t")
				break
			}
		}
	}
}

// maxSigns is how many signs that may open a comment are looked at in one line;
// all but the last stand in quoted words.
const maxSigns = 16

// collect adds the comments of a node and all below it, line by line.
func collect(n *yaml.Node, comments map[string]bool) {
	for _, c := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		for line := range strings.Lines(c) {
			comments[strings.TrimSpace(line)] = true
		}
	}
	for _, child := range n.Content {
		collect(child, comments)
	}
}

// readJSON reads the same form written as JSON.
func readJSON(limits survey.Limits, sub *survey.Submission, text string) []problem.Problem {
	readText(limits, sub, text)
	sub.Keyed = []survey.Keyed{}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	at, line := 0, 1
	place := func() int {
		to := int(dec.InputOffset())
		line += strings.Count(text[at:to], "\n")
		at = to
		return line
	}
	node, err := jsonNode(dec, place, 0)
	if err == nil {
		if _, more := dec.Token(); more != io.EOF {
			err = fmt.Errorf("there is more after the end of the response")
		}
	}
	if err != nil {
		return []problem.Problem{{Code: "json-broken", Severity: problem.Error, File: sub.Source.File, Line: place(),
			What: err.Error(), Why: "the file is not valid JSON", Hint: "mend the line, or check it with a JSON editor"}}
	}
	return readNode(limits, sub, node)
}

// maxDepth is how deep a response's JSON may nest; the plain form needs four.
const maxDepth = 16

// jsonNode reads one JSON value as a YAML node, which knows its line.
func jsonNode(dec *json.Decoder, line func() int, depth int) (*yaml.Node, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("values nest more than %d deep", maxDepth)
	}
	tok, err := dec.Token()
	if err != nil {
		return nil, err
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Line: line(), Column: 1}
	switch v := tok.(type) {
	case json.Delim:
		n.Kind = yaml.MappingNode
		if v == '[' {
			n.Kind = yaml.SequenceNode
		}
		for dec.More() {
			child, err := jsonNode(dec, line, depth+1)
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, child)
		}
		_, err = dec.Token()
		return n, err
	case nil:
		n.Tag = "!!null"
	default:
		n.Value = fmt.Sprint(v)
	}
	return n, nil
}

// readNode takes country, edition and answers out of the document.
func readNode(limits survey.Limits, sub *survey.Submission, doc *yaml.Node) []problem.Problem {
	var ps []problem.Problem
	fault := func(n *yaml.Node, what, hint string) {
		ps = append(ps, problem.Problem{Code: "response-form", Severity: problem.Error, File: sub.Source.File,
			Line: n.Line, Column: n.Column, What: what, Why: "the plain form of a response is country, edition, answers", Hint: hint})
	}
	eachField(doc, fault, func(key, value *yaml.Node) {
		switch key.Value {
		case "country":
			sub.Country = value.Value
		case "edition":
			sub.Edition = value.Value
		case "answers":
			eachField(value, fault, func(key, value *yaml.Node) {
				if !over(len(sub.Keyed)+1, limits.ResponseAnswers) {
					sub.Keyed = append(sub.Keyed, keyedAnswer(key, value, fault))
				}
			})
			if n := len(value.Content) / 2; over(n, limits.ResponseAnswers) {
				fault(value, fmt.Sprintf("the file has %d answers", n), "hand in the answers to the questions that are asked")
				ps[len(ps)-1] = ps[len(ps)-1].Over("response_answers", limits.ResponseAnswers)
			}
		default:
			fault(key, fmt.Sprintf("there is no field %q", key.Value), "use country, edition or answers")
		}
	})
	return ps
}

// keyedAnswer reads one answer: a scalar, a list of options, or both apart.
func keyedAnswer(key, value *yaml.Node, fault func(*yaml.Node, string, string)) survey.Keyed {
	k := survey.Keyed{Key: key.Value, Span: survey.Span{From: key.Line, To: max(key.Line, lastLine(value))}}
	word := func(n *yaml.Node) string {
		if n.Kind != yaml.ScalarNode {
			fault(n, "words are expected here", "put the words in quotation marks")
		}
		return n.Value
	}
	options := func(n *yaml.Node) {
		k.Recorded = n.Tag != "!!null"
		switch {
		case n.Kind == yaml.SequenceNode:
			for _, c := range n.Content {
				k.Selected = append(k.Selected, word(c))
			}
		case k.Recorded:
			k.Selected = []string{word(n)}
		}
	}
	switch value.Kind {
	case yaml.ScalarNode:
		if value.Tag != "!!null" {
			k.Text = value.Value
		}
	case yaml.SequenceNode:
		options(value)
	default:
		eachField(value, fault, func(key, v *yaml.Node) {
			switch key.Value {
			case "selected":
				options(v)
			case "text":
				k.Text = word(v)
			default:
				fault(key, fmt.Sprintf("an answer has no field %q", key.Value), "use selected or text")
			}
		})
	}
	return k
}

// eachField calls f for each key and value of a mapping, and faults anything else.
func eachField(n *yaml.Node, fault func(*yaml.Node, string, string), f func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		fault(n, "fields are expected here", "write a field, a colon and its value")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if value.Kind == yaml.AliasNode && (value.Alias.Kind != yaml.ScalarNode || len(value.Alias.Value) > maxAlias) {
			fault(value, fmt.Sprintf("*%s stands for more than a few words", value.Value), "write out what it stands for")
			continue // a long list named a thousand times would be a thousand lists
		}
		if value.Kind == yaml.AliasNode {
			value = value.Alias
		}
		if seen[key.Value] {
			fault(key, fmt.Sprintf("%q stands twice", key.Value), "keep one of them")
			continue
		}
		seen[key.Value] = true
		f(key, value)
	}
}

// maxAlias is the greatest length in bytes of words that an alias may stand for.
const maxAlias = 1000

// lastLine is the last line a node reaches, as far as its parts tell.
func lastLine(n *yaml.Node) int {
	last := n.Line
	if text := strings.TrimRight(n.Value, "\n"); text != "" && (n.Style == yaml.LiteralStyle || n.Style == yaml.FoldedStyle) {
		last += strings.Count(text, "\n") + 1
	}
	for _, c := range n.Content {
		last = max(last, lastLine(c))
	}
	return last
}
