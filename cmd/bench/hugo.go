package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"egovsite/generator/fiction"
)

// hugoFiles are a site for Hugo that does the same with ready data. It is the
// fastest of the ways that were tried: the pages come from a list, each reads its
// own data, in text templates that escape by themselves, and the JSON files that
// are published are copied.
var hugoFiles = map[string]string{
	"hugo.toml": `baseURL = "https://example.org/"
title = "Profiles"
disableKinds = ["taxonomy", "term", "rss", "404", "section"]
[outputs]
home = ["html"]
page = ["plain"]
[outputFormats.plain]
mediaType = "text/html"
baseName = "index"
isHTML = true
isPlainText = true
permalinkable = true
`,
	"content/countries/_content.gotmpl": `{{- range site.Data.countries -}}
{{- $.AddPage (dict "path" .code "title" .name "kind" "page" "params" (dict "code" .code)) -}}
{{- end -}}
`,
	"layouts/index.html": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ site.Title }}</title></head>
<body><h1>{{ site.Title }}</h1><ul>{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>
`,
	"layouts/_default/single.plain.html": `{{- $r := resources.Get (printf "%s.json" .Params.code) | transform.Unmarshal -}}
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title | htmlEscape }}</title></head><body><h1>{{ .Title | htmlEscape }}</h1>
{{ range $r.answers }}<section id="q{{ .number }}"><h2>{{ .number }} {{ .wording | htmlEscape }}</h2>
{{ with .options }}<ul>{{ range . }}<li>{{ .label | htmlEscape }}</li>{{ end }}</ul>{{ end }}<p>{{ .state }}</p>{{ with .text }}<blockquote>{{ . | htmlEscape }}</blockquote>{{ end }}</section>
{{ end }}<script type="application/json">{{ $r.figures }}</script></body></html>
`,
}

// A hugoCountry is what Hugo is told of a country: in a list, and for its page.
type hugoCountry struct {
	Code    string   `json:"code,omitempty"`
	Name    string   `json:"name,omitempty"`
	Answers []answer `json:"answers,omitempty"`
	Figures string   `json:"figures,omitempty"` // their options, as JSON
}

// hugo makes the site for Hugo from the data of one of ours.
func (c corpus) hugo(t tools, ours, peer string) (*contender, error) {
	if err := fiction.Write(peer, hugoFiles); err != nil {
		return nil, err
	}
	var list []hugoCountry
	for _, code := range c.codes {
		r, err := readResponse(dataOf(ours, code))
		if err != nil {
			return nil, err
		}
		if err := readyForHugo(ours, peer, code, r.Answers); err != nil {
			return nil, err
		}
		list = append(list, hugoCountry{Code: code, Name: r.Country.Name})
	}
	if err := writeJSON(filepath.Join(peer, "data", "countries.json"), list); err != nil {
		return nil, err
	}
	first, out := c.codes[0], filepath.Join(peer, "public")
	one := &contender{name: "Hugo", out: out, cache: peer + "-cache", dir: peer,
		shown: pageOf(out, first)}
	one.args = []string{t.hugo, "--quiet", "--cacheDir", one.cache}
	one.check = func() error { return c.check(out, figuresInside) }
	for _, file := range []string{hugoAsset(peer, first), dataOf(filepath.Join(peer, "static"), first)} {
		e, err := newEdit(file, `(?s)"number": ?111,.*?"text": ?"`)
		if err != nil {
			return nil, err
		}
		one.edits = append(one.edits, e)
	}
	return one, nil
}

func hugoAsset(peer, code string) string { return filepath.Join(peer, "assets", code+".json") }

// readyForHugo makes the files of a country: what its page shows, and the data
// that are published as they are.
func readyForHugo(ours, peer, code string, answers []answer) error {
	options, err := figuresBeside(ours, code)
	if err != nil {
		return err
	}
	if err := writeJSON(hugoAsset(peer, code), hugoCountry{Answers: answers, Figures: string(options)}); err != nil {
		return err
	}
	published, err := os.ReadFile(dataOf(ours, code))
	if err != nil {
		return err
	}
	return fiction.Write(peer, map[string]string{"static/data/responses/2022/" + strings.ToUpper(code) + ".json": string(published)})
}

// writeJSON writes a value, with letters as they are.
func writeJSON(file string, value any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

// figuresBeside are the options of a country's figures in our site, beside its one
// page or that of its edition.
func figuresBeside(out, code string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(out, "countries", code, "figures.js"))
	if errors.Is(err, fs.ErrNotExist) {
		text, err = os.ReadFile(filepath.Join(out, "countries", code, "2022", "figures.js"))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s has no figures", code)
	}
	return bytes.TrimSuffix(bytes.TrimPrefix(text, []byte("egovsiteFigures(")), []byte(");\n")), err
}

// figuresInside are those on a page of Hugo's.
func figuresInside(out, code string) ([]byte, error) {
	text, err := os.ReadFile(pageOf(out, code))
	_, text, _ = bytes.Cut(text, []byte(`<script type="application/json">`))
	text, _, _ = bytes.Cut(text, []byte("</script>"))
	return text, err
}
