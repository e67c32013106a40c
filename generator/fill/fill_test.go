package fill

import (
	"encoding/json"
	"errors"
	"html/template"
	"strings"
	"testing"
)

// A thing has a field of every kind that layouts show.
type thing struct {
	Words  string
	Href   string
	Markup template.HTML
	Attr   template.HTMLAttr
	Script template.JS
	Style  template.CSS
	Logo   template.URL
	Count  int
	Share  float64
	Flag   bool
	Inner  inner
	To     *inner
	List   []inner
	Names  []string
	Three  [3]string
	Any    any
	Data   map[string]any
	Tree   node
	None   []inner
	JSON   json.RawMessage
	inner
}

type node struct {
	Name  string
	Parts []node
}

type inner struct{ Name, Code string }

func (i inner) Said() string      { return i.Name + "!" }
func (i *inner) Changed() string  { return i.Name + "?" }
func (i inner) Of(n int) string   { return i.Name[:n] }
func said(words string) thing     { return thing{Words: words, Href: words} }
func sayWith(words string) *thing { t := said(words); return &t }

// functions are of every form that layouts call.
var functions = template.FuncMap{
	"t": func(key string, values ...any) string {
		if key == "none" {
			panic("there is no such phrase")
		}
		for _, v := range values {
			if s, ok := v.(string); ok {
				key += "|" + s
			}
		}
		return key
	},
	"own":    func(language string) template.HTMLAttr { return template.HTMLAttr(` lang="` + language + `"`) },
	"mark":   func() template.HTMLAttr { return "" },
	"upper":  strings.ToUpper,
	"starts": func(with, words string) bool { return strings.HasPrefix(words, with) },
	"dict": func(values ...any) map[string]any {
		m := map[string]any{}
		for i := 0; i+1 < len(values); i += 2 {
			m[values[i].(string)] = values[i+1]
		}
		return m
	},
	"default": func(d any, given ...any) any {
		if len(given) == 0 || given[0] == "" {
			return d
		}
		return given[0]
	},
	"fails": func() (string, error) { return "", errors.New("it fails") },
}

var hostile = "<b title='x'>&amp;+\"\x00\xff </script> javascript:alert(1) \u2028 é"

// TestFill fills templates as html/template does, and without it.
func TestFill(t *testing.T) {
	full := thing{Words: hostile, Href: "https://example.org/?a=b&c#%41", Markup: "<i>&</i>", Attr: ` dir="auto"`, Script: "let x = 1 < 2", Style: "p{color:red}",
		Logo: "data:image/png;base64,AA+/", Count: -1234, Share: .5, Flag: true, Inner: inner{"name", "c"}, To: &inner{"to", ""}, List: []inner{{"a", ""}, {"b", "d"}},
		Names: []string{"x", "y"}, Three: [3]string{"1", "2", ""}, Any: []inner{{"any", "z"}}, Data: map[string]any{"k": hostile}, JSON: json.RawMessage("{\"a\": \"</script>\u2028\"}"),
		Tree: node{"a", []node{{"b", nil}, {"c", []node{{"d", nil}}}}}, inner: inner{"mine", hostile}}
	for name, text := range map[string]string{
		"words":            `<p>{{.Words}}</p>{{"<"}}{{.Count}}{{.Share}}{{.Flag}}`,
		"attributes":       `<p title="{{.Words}}" data-x='{{.Words}}' data-n="{{.Count}}"{{.Attr}}{{own .Name}}{{mark}}>`,
		"title":            `<title>{{.Words}} {{.Markup}}</title>`,
		"markup":           `{{.Markup}}<p title="{{.Markup}}">`,
		"addresses":        `<a href="{{.Href}}"></a><a href="{{.Words}}"></a><img src="{{.Logo}}"><a href="#{{.Words}}"></a><a href="x/{{.Href}}"></a><a href="/{{.Words}}#{{.Href}}"></a>`,
		"fragments":        `<a href="#{{.Name}}">{{.Name}}</a>`,
		"scripts":          `<script>{{.Script}}</script><script type="application/json">{{.Data}}</script><script>{{.Words}}</script>`,
		"data":             `<script type="application/json">{{.Tree}}</script><script>{{.JSON}}</script><script>let x = {{.JSON}};{{.To}}{{.Inner}}{{.None}}</script>`,
		"styles":           `<style>{{.Style}}</style>`,
		"choices":          `{{if .Flag}}a{{else}}b{{end}}{{if not .Flag}}c{{else if .Count}}d{{end}}{{if and .Flag .Words}}e{{end}}{{if or .Inner.Code .To.Code}}f{{end}}{{if .To}}g{{end}}{{if .Inner}}h{{end}}`,
		"with":             `{{with .Inner}}{{.Name}}{{$.Name}}{{end}}{{with .To}}{{.Name}}{{end}}{{with $x := .Inner.Code}}{{$x}}{{else}}{{.Name}}{{end}}`,
		"without":          `{{with .To.Code}}{{.}}{{else}}none of {{.Name}}{{end}}{{with mark}}x{{else}}y{{end}}{{if mark}}x{{end}}`,
		"lists":            `{{range .List}}{{.Name}}{{$.Words}}{{end}}{{range $i, $x := .Names}}{{if $i}}, {{end}}{{$i}}{{$x}}{{.}}{{end}}{{range $x := .Three}}{{$x}}{{end}}{{range .Three}}{{.}}{{else}}-{{end}}`,
		"empty lists":      `{{range .None}}x{{else}}{{.Name}}{{end}}`,
		"variables":        `{{$a := .Words}}{{range .List}}{{$b := .Name}}{{range $.Names}}{{$a}}{{$b}}{{.}}{{end}}{{$b}}{{end}}{{$a := .Name}}{{$a}}`,
		"functions":        `{{t "k"}}{{t "k" .Words "w" .Count}}{{.Name | upper}}{{.Words | upper | t "k"}}{{if starts "m" .Name}}y{{end}}{{default "–" .Inner.Code}}{{default "–" .To.Code}}`,
		"comparing":        `{{if eq .Name "mine"}}a{{end}}{{if ne .Name .Words}}b{{end}}{{if eq .Count 3}}c{{end}}{{len .List}}{{(index .List 1).Name}}{{index .Names 0}}`,
		"either":           `<a href="{{or .To.Code .Href}}">{{or .Words (t "x")}}{{and .Name .Count}}</a>`,
		"methods":          `{{.Inner.Said}}{{range .List}}{{.Said}}{{end}}{{.To.Said}}`,
		"templates":        `{{define "a"}}{{.Name}}{{$.Code}}{{template "c"}}{{end}}{{define "c"}}c{{end}}{{template "a" .Inner}}{{template "a" .To}}{{range .List}}{{template "a" .}}{{end}}`,
		"their variables":  `{{define "a"}}{{range $i, $x := .}}{{$i}}{{$x}}{{end}}{{end}}{{$w := .Words}}{{range $i, $x := .List}}{{template "a" $.Names}}{{$i}}{{$x.Name}}{{$w}}{{end}}`,
		"themselves":       `{{define "a"}}<li>{{.Name}}{{range $i, $x := .Parts}}{{$i}}{{template "a" .}}{{$x.Name}}{{end}}{{end}}{{template "a" .Tree}}`,
		"what is not told": `{{define "a"}}{{.C}}{{range .L}}{{.Name}}{{end}}{{with .I}}{{.Code}}{{end}}{{template "b" .I}}{{if .N}}x{{else}}y{{end}}{{range .N}}x{{else}}y{{end}}{{end}}{{define "b"}}{{.Name}}{{end}}{{template "a" dict "C" (t "c") "L" .List "I" .Inner "N" .None}}`,
		"held":             `{{range .Any}}{{.Name}}{{end}}{{if .Any}}x{{end}}{{with .Any}}{{len $.List}}{{end}}<b>{{.Data.k}}</b>`,
		"no action":        `<p>words</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			for _, value := range []any{full, &full} {
				want, set := executed(t, text, value)
				page := New(set, functions)
				got, err := page.Fill(value)
				if err != nil || string(got) != want {
					t.Errorf("got  %s (%v)\nwant %s", got, err, want)
				}
				if err := page.Quick(value); err != nil {
					t.Errorf("html/template would have to fill it: %v", err)
				}
			}
		})
	}
}

// executed is what html/template makes of a value.
func executed(t *testing.T, text string, value any) (string, *template.Template) {
	t.Helper()
	parse := func() *template.Template {
		return template.Must(template.New("page").Funcs(functions).Parse(text))
	}
	var b strings.Builder
	if err := parse().Execute(&b, value); err != nil {
		t.Fatal(err)
	}
	return b.String(), parse()
}

// TestFillFails leaves to html/template what fails, and what only that knows.
func TestFillFails(t *testing.T) {
	for name, text := range map[string]string{
		"no such field":     `{{.Nothing}}`,
		"a field of nil":    `{{.To.Name}}`,
		"an index too far":  `{{index .Names 7}}`,
		"a function fails":  `{{fails}}`,
		"a function panics": `{{if .Flag}}{{t "none"}}{{end}}{{t .Words}}`,
		"a wrong argument":  `{{upper .Count}}`,
		"no such template":  `{{template "gone" .}}`,
		"without end":       `{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`,
		"a list of letters": `{{range .Words}}x{{end}}`,
		"an open tag":       `<p title="{{.Words}}`,
		"an unclear place":  `<a href="{{if .Flag}}/x?{{end}}{{.Words}}">`,
	} {
		t.Run(name, func(t *testing.T) {
			value := thing{Words: "none", Flag: true}
			parse := func() *template.Template { return template.Must(template.New("page").Funcs(functions).Parse(text)) }
			want := parse().Execute(new(strings.Builder), value)
			_, err := New(parse(), functions).Fill(value)
			if want == nil || err == nil || err.Error() != want.Error() {
				t.Errorf("got  %v\nwant %v", err, want)
			}
		})
	}
	for name, text := range map[string]string{
		"a method of a pointer": `{{.To.Changed}}`,
		"a method with values":  `{{.To.Of 1}}`,
		"assigned":              `{{$x := 1}}{{range .Names}}{{$x = 2}}{{end}}{{$x}}`,
		"a break":               `{{range .Names}}{{break}}{{end}}`,
		"no quotes":             `<p title={{.Words}}>`,
		"in a string":           `<script>let x = "{{.Words}}"</script>`,
		"printf":                `{{printf "%q" .Words}}`,
		"a template in a tag":   `{{define "a"}}{{.Words}}{{end}}<p title="{{template "a" .}}">`,
		"a list of numbers":     `{{range 3}}x{{end}}`,
		"a map":                 `{{range .Data}}{{.}}{{end}}{{.Data.gone}}`,
	} {
		t.Run(name, func(t *testing.T) {
			value := &thing{Words: hostile, To: &inner{"name", ""}, Names: []string{"a", "b"}, Data: map[string]any{"k": 1}}
			want, set := executed(t, text, value)
			page := New(set, functions)
			if got, err := page.Fill(value); err != nil || string(got) != want {
				t.Errorf("got  %s (%v)\nwant %s", got, err, want)
			}
			if page.Quick(value) == nil {
				t.Error("this was not known to be filled without html/template: add it to TestFill")
			}
		})
	}
}

// FuzzFill escapes any words as html/template does.
func FuzzFill(f *testing.F) {
	const text = `<title>{{.Words}}</title><p title="{{.Words}}" class='{{.Words}}'>{{.Words}}</p><a href="{{.Href}}">{{default "" .Href}}</a><a href="/{{.Href}}"></a><a href="#{{.Href}}"></a>`
	for _, words := range []string{hostile, "https://example.org/%41%zz?a=b&c", "JavaScript:alert(1)", "a/b:c", "mailto:x@example.org", "#x", "%4", ""} {
		f.Add(words)
	}
	for sign := range 256 {
		f.Add("a" + string([]byte{byte(sign)}) + "b")
	}
	set := template.Must(template.New("page").Funcs(functions).Parse(text))
	page := New(template.Must(set.Clone()), functions)
	f.Fuzz(func(t *testing.T, words string) {
		var want strings.Builder
		if err := set.Execute(&want, sayWith(words)); err != nil {
			t.Fatal(err)
		}
		got, err := page.Fill(sayWith(words))
		if err != nil || string(got) != want.String() || page.Quick(sayWith(words)) != nil {
			t.Errorf("got  %s (%v)\nwant %s", got, err, &want)
		}
	})
}

// TestLike fills a set with other functions than it was parsed with.
func TestLike(t *testing.T) {
	parsed := func(word string) (*template.Template, template.FuncMap) {
		funcs := template.FuncMap{"word": func() string { return word }}
		return template.Must(template.New("page").Funcs(funcs).Parse(`<p title="{{word}}">{{.Name}}{{word}}{{range .Flag}}{{end}}</p>`)), funcs
	}
	shared, _ := parsed("none")
	for _, word := range []string{"ja", "<oui>"} {
		own, funcs := parsed(word)
		page := Like(shared, funcs, func() *template.Template { return own })
		for name, value := range map[string]any{"quickly": struct {
			Name string
			Flag []string
		}{Name: "n"}, "by html/template": map[string]any{"Name": "n", "Flag": 0}} {
			var want strings.Builder
			if err := own.Execute(&want, value); err != nil {
				t.Fatal(err)
			}
			if got, err := page.Fill(value); err != nil || string(got) != want.String() || (page.Quick(value) == nil) != (name == "quickly") {
				t.Errorf("%s: got %s (%v), want %s", name, got, err, want.String())
			}
		}
	}
}
