package docs

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// pages are all files of the documentation: what the site of it is made from.
//
//go:embed *.md *.png site.yaml problems/*.md hosting
var pages embed.FS

// A File is one file of a folder.
type File struct {
	Name string // below the folder, with slashes
	Data []byte
}

// Content is the content folder of the site of this documentation: site.yaml, and
// a page of prose for each Markdown file.
func Content() ([]File, error) {
	site, err := pages.ReadFile("site.yaml")
	if err != nil {
		return nil, err
	}
	out := []File{{"site.yaml", site}}
	places, err := Places()
	if err != nil {
		return nil, err
	}
	err = each(".md", func(name string, data []byte) {
		out = append(out, File{"pages/" + strings.TrimSuffix(name, ".md") + ".en.md", prose(string(data), places[name])})
	})
	return out, err
}

// Pictures are those of the pages, as files of a folder of assets.
func Pictures() (out []File, err error) {
	err = each(".png", func(name string, data []byte) { out = append(out, File{"img/" + name, data}) })
	return out, err
}

func each(ending string, do func(name string, data []byte)) error {
	return fs.WalkDir(pages, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ending {
			return err
		}
		data, err := pages.ReadFile(name)
		if err == nil {
			do(name, data)
		}
		return err
	})
}

// A Place is where a page stands in the index.
type Place struct {
	Group string
	Order int // from 1
}

// entry is a page in a list of the index.
var entry = regexp.MustCompile(`^- \[[^\]]+\]\(([^)#]+\.md)\)`)

// Places are those of the pages that the index, README.md, lists below a heading.
func Places() (map[string]Place, error) {
	index, err := pages.ReadFile("README.md")
	if err != nil {
		return nil, err
	}
	out, group := map[string]Place{}, ""
	for line := range strings.Lines(string(index)) {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			group = strings.TrimSpace(heading)
		} else if m := entry.FindStringSubmatch(line); m != nil && group != "" {
			out[m[1]] = Place{group, len(out) + 1}
		}
	}
	return out, nil
}

// prose puts the head of a page of prose in place of its title and its first
// paragraph, which is its summary.
func prose(markdown string, at Place) []byte {
	title, rest, _ := strings.Cut(strings.TrimSpace(markdown), "\n")
	summary, rest, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
	head := fmt.Sprintf("title: %s\nsummary: %s\n", quoted(strings.TrimPrefix(title, "# ")), quoted(summary))
	if at.Group != "" {
		head += fmt.Sprintf("group: %s\norder: %d\n", quoted(at.Group), at.Order)
	}
	return []byte("---\n" + head + "---\n" + rest + "\n")
}

// A summary has the words of its links, and no signs around words.
var (
	links = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	signs = strings.NewReplacer("`", "", "*", "")
)

// quoted is Markdown as words, written for YAML, which takes strings of JSON.
func quoted(markdown string) string {
	words := signs.Replace(links.ReplaceAllString(markdown, "$1"))
	data, _ := json.Marshal(strings.Join(strings.Fields(words), " ")) // words always can
	return string(data)
}
