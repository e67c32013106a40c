package render

import (
	"strings"
	"testing"

	"egovsite/generator/survey"
)

// TestProse makes a site whose home page is prose, with pages in groups.
func TestProse(t *testing.T) {
	in := entire(t)
	c := in.Catalog
	c.Site.Home, c.Site.Without = "start", []string{c.Pages[0].Name}
	page := func(file, group string, order int, markdown string) survey.Prose {
		name, tag := survey.ProseName("pages/" + file)
		return survey.Prose{Name: name, Language: tag, Title: "The " + name, Summary: "About it.", Group: group, Order: order, Markdown: markdown, File: "pages/" + file}
	}
	left := c.Pages[0].Name + ".en.md"
	c.Pages = append(c.Pages,
		page("start.en.md", "", 0, "[one](one.md) [two](help/README.md) [index](start.md)"),
		page("one.en.md", "Later", 3, "## A\n\n## B & `c`\n\n## C\n\n## D\n"),
		page("two.en.md", "Sooner", 2, "x"),
		page("help/README.en.md", "Sooner", 1, "[below](below.md#more) [up](../one.en.md)"),
		page("help/below.en.md", "", 0, "## More\n\n[gone]("+"../"+left+") [no](nowhere.md) [file](help.conf) [out](https://example.org/) [data](../../data/index.html)\n\n"+
			"| a | b |\n|---|--:|\n| 1 | 2 |\n\n![shown](icon.svg) ![not](q.png) ![nor](https://example.org/p.png)"))
	files := built(t, in)
	linksLead(t, files)
	if files[c.Pages[0].Name+"/index.html"] != "" || files["start/index.html"] != "" {
		t.Error("a page is there that is left out, or twice")
	}
	for name, want := range map[string][]string{
		"index.html":      {"<h1>The start</h1>", `<a href="one/index.html">one</a> <a href="help/index.html">two</a> <a href="index.html">index</a>`},
		"one/index.html":  {`<a href="#b--c">B &amp; c</a>`, `aria-labelledby="group-title"`},
		"help/index.html": {`<a href="below/index.html#more">below</a> <a href="../one/index.html">up</a>`},
		"help/below/index.html": {`gone no file <a href="https://example.org/" rel="external noopener noreferrer">out</a> <a href="../../data/index.html">data</a>`, `<a href="../index.html" aria-current="true">The help</a>`,
			`<div class="scroll" role="region" tabindex="0" aria-label="More">`, `<th class="num" scope="col">b</th>`, `<img src="../../assets/img/icon.svg" alt="shown">`},
	} {
		for _, part := range want {
			if !strings.Contains(files[name], part) {
				t.Errorf("%s has no %s\n%s", name, part, between(files[name], "<main", "</main>"))
			}
		}
	}
	nav := between(files["two/index.html"], `class="main-nav"`, "</ul>")
	if a, b := strings.Index(nav, ">Sooner<"), strings.Index(nav, ">Later<"); a < 0 || b < a {
		t.Errorf("the groups are not in their order: %s", nav)
	}
	if strings.Contains(files["help/below/index.html"], "q.png") || strings.Contains(files["help/below/index.html"], "example.org/p.png") {
		t.Error("a picture that is not in the site is shown")
	}
}
