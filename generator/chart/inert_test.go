package chart

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"egovsite/generator/survey"
)

// hostile are words as a response may have them.
var hostile = []string{
	`</script><script>alert(1)</script>`,
	`__f__alert(1)__f__`,
	`]]> <!-- &amp; "quoted" 'single'`,
	`{b} {m|x} ${x} <svg onload=alert(1)>`,
}

// TestHostile puts hostile words wherever a response's words can go.
func TestHostile(t *testing.T) {
	words := english(t)
	for _, bad := range hostile {
		p := examplia()
		for i := range p.Response.Acts {
			a := &p.Response.Acts[i]
			a.Title, a.Number = bad, bad
		}
		for i := range p.Hosts {
			p.Hosts[i].Domain = bad
		}
		for i := range p.Values {
			v := &p.Values[i]
			v.Indicator = &survey.Indicator{Code: v.Indicator.Code, Name: bad, Short: bad}
			for j := range v.Items {
				v.Items[j].Question.Label = bad
			}
		}
		for i := range p.Trends {
			p.Trends[i].Indicator = p.Values[i].Indicator
			p.Trends[i].Points[0].Profile.Response.Edition = &survey.Edition{ID: bad, Short: bad}
		}
		for _, spec := range figures(t) {
			t.Run(spec.ID+" "+bad, func(t *testing.T) {
				m := matterOf(spec, p)
				for _, other := range m.Profiles {
					other.Response.Country.Names = map[string]string{"en": bad}
				}
				fig, err := Draw(spec, m, words)
				if err != nil {
					t.Fatal(err)
				}
				if bytes.ContainsAny(fig.Option, "<>&") {
					t.Errorf("the option has a character that can end a script: %s", fig.Option)
				}
				elements(t, fig.SVG)
			})
		}
	}
}

// elements reads a picture as XML and refuses whatever could run or fetch.
func elements(t *testing.T, svg string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<div>" + svg + "</div>"))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("the picture is not XML: %v", err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "div", "svg", "title", "desc", "rect", "path", "circle", "text", "g", "a":
		default:
			t.Errorf("unexpected element <%s>", e.Name.Local)
		}
		for _, a := range e.Attr {
			if e.Name.Local == "a" && a.Name.Local == "href" && strings.HasPrefix(a.Value, "../Q") {
				continue // a page of the site
			}
			if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") || strings.HasSuffix(a.Name.Local, "href") {
				t.Errorf("unexpected attribute %s=%q", a.Name.Local, a.Value)
			}
		}
	}
}

// TestOption reads every option back: it must be plain data.
func TestOption(t *testing.T) {
	words, p := english(t), examplia()
	for _, spec := range figures(t) {
		t.Run(spec.ID, func(t *testing.T) {
			fig, err := Draw(spec, matterOf(spec, p), words)
			if err != nil {
				t.Fatal(err)
			}
			if fig.Option == nil {
				return
			}
			var option struct {
				Tooltip struct {
					RenderMode string
					Confine    bool
				}
				Series []struct{ Type string }
				Legend any
				Title  any
			}
			if err := json.Unmarshal(fig.Option, &option); err != nil {
				t.Fatal(err)
			}
			if option.Tooltip.RenderMode != "richText" || !option.Tooltip.Confine {
				t.Errorf("tooltip = %+v, want confined rich text", option.Tooltip)
			}
			if len(option.Series) == 0 || option.Legend != nil || option.Title != nil {
				t.Errorf("series %v, legend %v, title %v", option.Series, option.Legend, option.Title)
			}
			for _, mark := range []string{"__f__", "function", "http"} {
				if bytes.Contains(fig.Option, []byte(mark)) {
					t.Errorf("the option has %q in it", mark)
				}
			}
		})
	}
}
