package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"egovsite/generator/fiction"
)

// hugoFiles are a site for Hugo that does the same with ready data: all questions
// and answers of a country on its page, the options of its figures, a JSON file.
var hugoFiles = map[string]string{
	"hugo.toml": `baseURL = "https://example.org/"
title = "Profiles"
disableKinds = ["taxonomy", "term", "rss", "404", "section"]
[outputs]
home = ["html"]
page = ["html", "json"]
`,
	"content/countries/_content.gotmpl": `{{- range $code, $r := site.Data.responses -}}
{{- $.AddPage (dict "path" (lower $code) "title" $r.country.name "kind" "page" "params" (dict "code" $code)) -}}
{{- end -}}
`,
	"layouts/index.html": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ site.Title }}</title></head>
<body><h1>{{ site.Title }}</h1><ul>{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>
`,
	"layouts/_default/single.html": `{{- $r := index site.Data.responses .Params.code -}}
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>
{{ range $r.answers }}<section id="q{{ .number }}"><h2>{{ .number }} {{ .wording }}</h2>
{{ with .options }}<ul>{{ range . }}<li>{{ .label }}</li>{{ end }}</ul>{{ end }}<p>{{ .state }}</p>{{ with .text }}<blockquote>{{ . }}</blockquote>{{ end }}</section>
{{ end }}<script type="application/json">{{ index site.Data.figures .Params.code | jsonify | safeJS }}</script></body></html>
`,
	"layouts/_default/single.json": `{{ index site.Data.responses .Params.code | jsonify }}
`,
}

// hugoSite makes the site for Hugo from the data of one of ours.
func hugoSite(site, peer string) error {
	if err := fiction.Write(peer, hugoFiles); err != nil {
		return err
	}
	responses, err := filepath.Glob(filepath.Join(site, "data", "responses", "2022", "*.json"))
	if err != nil {
		return err
	}
	ready := map[string]string{}
	for _, name := range responses {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		code := strings.TrimSuffix(filepath.Base(name), ".json")
		ready["data/responses/"+code+".json"] = string(data)
		options, err := os.ReadFile(filepath.Join(site, "countries", strings.ToLower(code), "2022", "figures.js"))
		if err != nil {
			return err
		}
		options = bytes.TrimSuffix(bytes.TrimPrefix(options, []byte("egovsiteFigures(")), []byte(");\n"))
		ready["data/figures/"+code+".json"] = string(options)
	}
	return fiction.Write(peer, ready)
}
