package generator_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
)

// hostilePages builds the site of the hostile responses, one of them handed in
// twice, and returns its folder and a page of each type, those that stand alone too.
func hostilePages(t *testing.T) (site string, pages map[string]string) {
	t.Helper()
	d := newInbox(t)
	cases := goldenCases(t)
	for _, f := range cases[slices.IndexFunc(cases, func(c goldenCase) bool { return c.name == "hostile" })].given {
		stem, ending, _ := strings.Cut(filepath.Base(f.Name), ".")
		d.put(t, stem+".1."+ending, strings.Replace(string(f.Data), "<b>bold</b>", "<i>slanted</i>", 1))
		d.put(t, stem+".2."+ending, string(f.Data))
	}
	settings := filepath.Join(d.content, "site.yaml")
	text, err := os.ReadFile(settings)
	if err == nil {
		err = os.WriteFile(settings, []byte(strings.Replace(string(text), "languages: [en]", "languages: [en, ar]", 1)), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	o := options(d.content, d.out)
	d.build(t)
	letter, _, err := generator.Request(t.Context(), o, "QQB", "html")
	if err != nil {
		t.Fatal(err)
	}
	comparison, _, err := generator.DiffFile(t.Context(), o, "html", "QQB")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"letter.html": letter, "comparison.html": comparison} {
		if err := os.WriteFile(filepath.Join(d.out, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pages = maps.Clone(pageKinds)
	for kind, page := range pages {
		pages[kind] = strings.NewReplacer("aze-2022-indicators", "qqb-2031-legal-acts", "aze", "qqb", "2022", "2031",
			"legal-framework", "laws", "access-to-information-law", "portal").Replace(page)
	}
	for kind, page := range map[string]string{"request": "letter.html", "changes": "countries/qqb/2031/changes/index.html",
		"changes alone": "comparison.html", "another script": "ar/countries/qqb/index.html"} {
		pages[kind] = page
	}
	layouts, err := os.ReadDir("../layouts/pages")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range layouts {
		if pages[folder.Name()] == "" {
			t.Errorf("no page of the type %s is opened", folder.Name())
		}
	}
	return d.out, pages
}

// breaks are what a page would do if words of an answer were more than words, and
// the directive of the policy that forbids each.
var breaks = map[string]string{
	"script-src-elem": `const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s)`,
	"script-src-attr": `document.body.insertAdjacentHTML('beforeend', '<p onclick="window.broken = 2"></p>'); document.body.lastChild.click()`,
	"script-src":      `setTimeout(() => { try { window.eval('window.broken = 3') } catch (e) {} })`, // later, as the browser lets a test do what it likes
	"style-src-attr":  `document.body.insertAdjacentHTML('beforeend', '<p style="color: red">.</p>')`,
	"style-src-elem":  `document.body.insertAdjacentHTML('beforeend', '<style>p { color: red }</style>')`,
	"img-src":         `new Image().src = 'https://e.example.org/seen.png'`,
	"connect-src":     `fetch('https://e.example.org/said').catch(() => {})`,
	"frame-src":       `document.body.insertAdjacentHTML('beforeend', '<iframe src="https://e.example.org/"></iframe>')`,
	"object-src":      `document.body.insertAdjacentHTML('beforeend', '<object data="https://e.example.org/a"></object>')`,
	"base-uri":        `document.head.insertAdjacentHTML('beforeend', '<base href="https://e.example.org/">')`,
	"form-action":     `document.body.insertAdjacentHTML('beforeend', '<form action="https://e.example.org/"></form>'); document.body.lastChild.submit()`,
}

// touchFigures touches each figure that can be drawn by ECharts here, or presses
// what opens it, and returns how many there are.
const touchFigures = `[...document.querySelectorAll('figure[data-figure]')].filter(f => {
	const option = f.querySelector('script[data-option]'), pic = f.querySelector('.fig-pic');
	const own = option && JSON.parse(option.textContent).egovsite || {};
	if (!option || pic.clientWidth < Math.max(own.from || 0, 1)) return false;
	own.open ? f.querySelector('button[aria-expanded]').click() : pic.focus();
	return true;
}).length`

// TestBrowserPolicy opens a page of each type of a site of hostile responses, with
// all that is folded or drawn on touch, and sees its policy kept. Then it does on
// the page what the policy forbids, and wants each told and nothing done: a page
// without its policy, or a watch that sees nothing, fails.
func TestBrowserPolicy(t *testing.T) {
	site, pages := hostilePages(t)
	for _, kind := range slices.Sorted(maps.Keys(pages)) {
		t.Run(kind, func(t *testing.T) {
			b := open(t, site, pages[kind], desk)
			if policy := eval[string](b, `document.querySelector('meta[http-equiv="Content-Security-Policy"]').content`); strings.Contains(policy, "unsafe") {
				t.Errorf("the policy is %s", policy)
			}
			eval[bool](b, openFolds)
			b.until("the figures are drawn by ECharts", fmt.Sprintf(`document.querySelectorAll('.fig-live svg, .fig-live canvas').length >= %d`, eval[int](b, touchFigures)))
			for _, f := range b.caught() {
				t.Error(f)
			}
			for _, directive := range slices.Sorted(maps.Keys(breaks)) {
				eval[string](b, "(() => {"+breaks[directive]+"})(), ''")
			}
			b.until("each violation is told", fmt.Sprintf(`new Set(violated).size >= %d`, len(breaks)))
			seen := strings.Join(b.caught(), "\n")
			for directive := range breaks {
				if !strings.Contains(seen, "policy forbids "+directive+": ") {
					t.Errorf("nothing was told of a violation of %s:\n%s", directive, seen)
				}
			}
			if !strings.Contains(seen, "security: ") {
				t.Errorf("the browser's own log has nothing of violations:\n%s", seen)
			}
			if done := eval[string](b, `String(window.broken)`); done != "undefined" {
				t.Errorf("forbidden script %s ran", done)
			}
		})
	}
}
