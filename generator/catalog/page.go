package catalog

import (
	"bytes"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// pages loads prose: Markdown below a head between two lines of hyphens.
func (l *loader) pages(files []string) {
	for _, file := range files {
		name, tag := survey.ProseName(file)
		named := tag != "" && !strings.Contains(tag, ".")
		if named && !l.speaks(tag) {
			continue
		}
		text, ok := l.read(file)
		if !ok {
			continue
		}
		if !named {
			l.add(problem.Problem{Code: "page-file", File: file, What: "the name of the file does not say its language",
				Why: "a page is called <name>.<language>.md", Hint: "rename it, for example to " + name + ".en.md"})
			continue
		}
		head, body, ok := frontMatter(text)
		if !ok {
			l.add(problem.Problem{Code: "page-head", File: file, Line: 1, Column: 1, What: "the page has no head",
				Why: "a page begins with its title and summary between two lines of three hyphens", Hint: "add ---, title: …, summary: …, ---"})
			continue
		}
		var f FrontMatter
		if d := l.decode(file, parseYAML(head, 1), &f); d != nil && !d.failed {
			l.cat.Pages = append(l.cat.Pages, survey.Prose{Name: name, Language: tag, Title: f.Title, Summary: f.Summary, Group: f.Group, Order: f.Order,
				Markdown: string(body), File: file})
		}
	}
}

// frontMatter parts a page into its head and its body.
func frontMatter(text []byte) (head, body []byte, ok bool) {
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	rest, ok := bytes.CutPrefix(text, []byte("---\n"))
	if !ok {
		return nil, nil, false
	}
	head, body, ok = bytes.Cut(rest, []byte("\n---\n"))
	return head, bytes.TrimLeft(body, "\n"), ok
}
