package generator_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// kinds are the page types in order, for subtests.
func kinds() []string { return slices.Sorted(maps.Keys(pageKinds)) }

// A visit is one page that is looked at closely.
type visit struct{ name, site, page string }

// visits are a page of each type, and what has every mark, none, or nobody.
func visits(t *testing.T) (out []visit) {
	t.Helper()
	for _, kind := range kinds() {
		out = append(out, visit{kind, shippedSite(t), pageKinds[kind]})
	}
	pages := map[string][]string{"marked": {"countries/qqa/index.html"}, "hostile": {"countries/qqb/index.html"}, "nobody": {"index.html"}}
	for _, c := range goldenCases(t) {
		for _, page := range pages[c.name] {
			out = append(out, visit{c.name, c.build(t).Out, page})
		}
	}
	return out
}

// openFolds opens everything that is folded, so that nothing hides from a check.
const openFolds = `document.querySelectorAll('details').forEach(d => { d.open = true }); true`

func TestBrowserPages(t *testing.T) {
	for _, v := range visits(t) {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			b := open(t, v.site, v.page, desk)
			if h := eval[string](b, `document.querySelector('h1').textContent`); strings.TrimSpace(h) == "" {
				t.Error("no heading")
			}
			eval[bool](b, openFolds)
			for _, width := range []int64{1440, 390, 320} {
				b.look(view{width: width, height: 800, theme: "light"})
				if over := eval[[]string](b, overflowing); len(over) > 0 {
					t.Errorf("at %d pixels the page scrolls sideways: %s", width, strings.Join(over, "; "))
				}
			}
			pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPrintBackground()))
			b.must(err)
			if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 5_000 {
				t.Errorf("printed to %d bytes", len(pdf))
			}
		})
	}
}

// overflowing names what makes the page wider than the window, if anything does.
const overflowing = `(() => {
	const root = document.documentElement, width = root.clientWidth;
	if (root.scrollWidth <= width) return [];
	const held = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
		if (getComputedStyle(p).overflowX !== 'visible') return true; return false };
	const found = [...document.body.querySelectorAll('*')].filter(e => {
		const r = e.getBoundingClientRect();
		return r.width > 0 && (r.right > width + 0.5 || r.left < -0.5) && !held(e) });
	return ['page is ' + root.scrollWidth + ' wide'].concat(found.slice(0, 5).map(e =>
		'<' + e.tagName.toLowerCase() + ' class="' + (e.getAttribute('class') || '') + '"> ' + e.textContent.trim().slice(0, 40)));
})()`

// TestBrowserAxe looks for barriers to readers with disabilities.
func TestBrowserAxe(t *testing.T) {
	axe, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci --ignore-scripts", err)
	}
	for _, v := range visits(t) {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			open(t, v.site, v.page, desk).unbarred(axe, func(view) {})
		})
	}
}

// unbarred looks for barriers on a page in each view, and then does something more.
func (b *tab) unbarred(axe []byte, more func(view)) {
	b.t.Helper()
	eval[any](b, string(axe)+"; null")
	eval[bool](b, openFolds)
	for _, as := range []view{desk, desk.dark(), phone, phone.dark()} {
		b.look(as)
		for _, found := range eval[[]string](b, axeRun) {
			b.t.Errorf("%d pixels, %s: %s", as.width, as.theme, found)
		}
		more(as)
	}
}

// TestBrowserLanguages sees a page of each type in each language fit a phone and
// a desk, and have no barriers. Themes and widths are for TestBrowserAxe: colours
// know no language.
func TestBrowserLanguages(t *testing.T) {
	axe, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci --ignore-scripts", err)
	}
	site := shippedSite(t)
	for _, folder := range folders {
		for _, kind := range kinds() {
			t.Run(folder+" "+kind, func(t *testing.T) {
				t.Parallel()
				b := open(t, site, folder+"/"+pageKinds[kind], phone)
				eval[any](b, string(axe)+"; null")
				eval[bool](b, openFolds)
				for _, found := range eval[[]string](b, axeRun) {
					t.Error(found)
				}
				for _, width := range []int64{1440, 390, 320} {
					b.look(view{width: width, height: 800, theme: "light"})
					if over := eval[[]string](b, overflowing); len(over) > 0 {
						t.Errorf("at %d pixels the page scrolls sideways: %s", width, strings.Join(over, "; "))
					}
				}
			})
		}
	}
}

const axeRun = `axe.run(document, {resultTypes: ['violations'], preload: false}).then(r => r.violations.map(v => v.id + ' (' + v.help + '), ' +
	v.nodes.length + ' times: ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ': ' + n.html.slice(0, 160) + ' ' +
	n.any.concat(n.all, n.none).map(c => c.message).join('; ').slice(0, 240)).join(' | ')))`

// TestBrowserFigures sees ECharts take over each figure that a reader touches,
// with the data that stand in the page.
func TestBrowserFigures(t *testing.T) {
	site := shippedSite(t)
	for _, kind := range []string{"country", "report"} {
		for _, v := range []view{desk, phone.dark()} {
			t.Run(fmt.Sprintf("%s at %d", kind, v.width), func(t *testing.T) {
				b := open(t, site, pageKinds[kind], v)
				eval[any](b, figureOptions+`; null`)
				b.until("the options of the figures are there", `window.figureOptions`)
				ids := eval[[]string](b, `[...document.querySelectorAll('figure[data-figure]')].filter(f => {
					const o = figureOptions[f.id.slice(4)];
					return o && f.querySelector('.fig-pic svg') && f.querySelector('.fig-pic').clientWidth >= Math.max((o.egovsite || {}).from || 0, 1) }).map(f => f.id)`)
				if v == desk && len(ids) < 4 {
					t.Fatalf("only %v can be touched", ids)
				}
				for _, id := range ids {
					before := eval[float64](b, `document.querySelector('#`+id+` .fig-pic').getBoundingClientRect().height`)
					b.do(chromedp.Focus("#" + id + " .fig-pic"))
					b.until(id+" is drawn by ECharts", `document.querySelector('#`+id+`.fig-taken .fig-live svg')`)
					if lost := eval[string](b, figureData(id)); lost != "" {
						t.Errorf("%s: %s", id, lost)
					}
					after := eval[float64](b, `document.querySelector('#`+id+` .fig-pic').getBoundingClientRect().height`)
					if after < before*0.9 || after > before*1.1 {
						t.Errorf("%s: %.0f pixels high before it was touched, %.0f after: the page jumps", id, before, after)
					}
				}
			})
		}
	}
}

// figureOptions gathers the options of a page's figures, those in the page and
// those that lie beside it.
const figureOptions = `(() => {
	const own = {};
	for (const s of document.querySelectorAll('script[data-option]')) own[s.closest('figure').id.slice(4)] = JSON.parse(s.textContent);
	const beside = document.querySelector('figure[data-options]');
	if (!beside) { window.figureOptions = own; return; }
	const take = window.egovsiteFigures;
	window.egovsiteFigures = all => { take(all); window.figureOptions = Object.assign(own, all); };
	const s = document.createElement('script');
	s.src = beside.dataset.options;
	document.head.appendChild(s);
})()`

// figureData says what a touched figure has lost of the data in the page: a
// shape for each point, and each point's words for readers who use the keyboard.
func figureData(id string) string {
	return `(() => {
		const fig = document.querySelector('#` + id + `'), live = fig.querySelector('.fig-live'), pic = fig.querySelector('.fig-pic');
		const box = live.querySelector('svg').getBoundingClientRect();
		if (box.width < 100 || box.height < 50) return 'drawn ' + box.width + ' by ' + box.height;
		const names = figureOptions['` + id[len("fig-"):] + `'].series
			.flatMap(s => s.data || []).map(d => d && d.name).filter(Boolean);
		if (!names.length) return 'no point has words';
		const shapes = live.querySelectorAll('path').length;
		if (shapes < new Set(names).size) return shapes + ' shapes for ' + new Set(names).size + ' points';
		let said = '', last = null;
		for (let i = 0; i < 500; i++) {
			pic.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}));
			const now = fig.querySelector('.fig-said').textContent;
			if (now === last) break;
			said += now + '. '; last = now;
		}
		return [...new Set(names.flatMap(n => n.split('\n')))].filter(line => !said.includes(line))
			.map(line => 'the arrow keys never say ' + line).slice(0, 3).join('; ');
	})()`
}

// TestBrowserWithoutScript reads pages as a browser shows them that runs none.
func TestBrowserWithoutScript(t *testing.T) {
	site := shippedSite(t)
	plain := desk
	plain.noScript = true
	for _, kind := range kinds() {
		t.Run(kind, func(t *testing.T) {
			b := open(t, site, pageKinds[kind], plain)
			if n := eval[int](b, `document.querySelectorAll('.fig-live, [aria-sort]').length`); n > 0 {
				t.Fatalf("scripts ran")
			}
			for _, lost := range eval[[]string](b, `[...document.querySelectorAll('figure[data-figure]')].filter(f => {
				const shown = [...f.querySelectorAll('.fig-pic svg')].filter(s => s.getBoundingClientRect().height > 20);
				const numbers = f.dataset.numbers ? document.getElementById(f.dataset.numbers) : f.querySelector('details.fig-numbers summary');
				return shown.length !== 1 || !f.querySelector('figcaption p').offsetHeight || !numbers || !(numbers.closest('details') || numbers).offsetHeight
			}).map(f => f.id)`) {
				t.Errorf("figure %s is not readable", lost)
			}
			hidden := eval[[]string](b, `[...document.querySelectorAll('main button, main input, main [hidden]')].filter(e => e.offsetHeight).map(e => e.outerHTML.slice(0, 100))`)
			if len(hidden) > 0 {
				t.Errorf("controls that do nothing without scripts are shown: %v", hidden)
			}
			if kind == "country" || kind == "report" {
				eval[bool](b, openFolds)
				if n := eval[int](b, `[...document.querySelectorAll('.answer')].filter(a => a.offsetHeight > 10 && a.textContent.trim()).length`); n != 112 {
					t.Errorf("%d of 112 answers can be read", n)
				}
			}
		})
	}
}

func TestBrowserTheme(t *testing.T) {
	const ground, button = `getComputedStyle(document.body).backgroundColor`, `[data-theme-toggle]`
	for _, kind := range []string{"home", "report"} {
		t.Run(kind, func(t *testing.T) {
			b := open(t, shippedSite(t), pageKinds[kind], desk)
			light := eval[string](b, ground)
			b.click(button)
			dark := eval[string](b, ground)
			if dark == light {
				t.Errorf("pressing the button leaves the page %s", light)
			}
			if pressed := eval[string](b, `document.querySelector('`+button+`').getAttribute('aria-pressed')`); pressed != "true" {
				t.Errorf("aria-pressed is %q", pressed)
			}
			b.click(button)
			if again := eval[string](b, ground); again != light {
				t.Errorf("pressing it again makes the page %s, was %s", again, light)
			}
		})
	}
}

// TestBrowserKeyboard walks through pages with the tab key.
func TestBrowserKeyboard(t *testing.T) {
	for _, kind := range []string{"home", "country", "questions"} {
		t.Run(kind, func(t *testing.T) {
			b := open(t, shippedSite(t), pageKinds[kind], desk)
			seen := map[string]bool{}
			for i := range 25 {
				b.do(chromedp.KeyEvent("\t"))
				at := eval[[]string](b, focused)
				if at[0] == "" {
					break
				}
				if i == 0 && !strings.Contains(at[0], `href="#main"`) {
					t.Errorf("the first stop is %s, not the way past the header", at[0])
				}
				seen[at[0]] = true
				if at[1] != "" {
					t.Errorf("%s: %s", at[0], at[1])
				}
			}
			if len(seen) < 10 {
				t.Errorf("only %d stops: %v", len(seen), slices.Sorted(maps.Keys(seen)))
			}
		})
	}
}

// focused is the element that has the focus, and what is wrong with it.
const focused = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return ['', ''];
	const s = getComputedStyle(e), r = e.getBoundingClientRect();
	const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 || s.boxShadow !== 'none';
	const seen = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight;
	return [e.outerHTML.slice(0, 120), ring ? seen ? '' : 'focused out of sight' : 'focus cannot be seen'];
})()`

// TestBrowserTables sorts and filters the table of forty countries.
func TestBrowserTables(t *testing.T) {
	site := crowd(t, "forty").Out
	b := open(t, site, "countries/index.html", desk)
	const rows = `[...document.querySelectorAll('table.countries tbody tr')].filter(r => r.offsetHeight).map(r => r.cells[0].textContent.trim())`
	first := eval[[]string](b, rows)
	if len(first) != 40 || !slices.IsSorted(first) {
		t.Fatalf("rows are %v", first)
	}
	const header = `table.countries thead th:first-child`
	for _, way := range []string{"ascending", "descending"} {
		b.click(header + " button")
		if got := eval[string](b, `document.querySelector('`+header+`').getAttribute('aria-sort')`); got != way {
			t.Errorf("sorted %s, want %s", got, way)
		}
	}
	if got := eval[[]string](b, rows); got[0] != first[39] || got[39] != first[0] {
		t.Errorf("sorted the other way round: %v", got)
	}
	words := first[7][2:] // whatever their place in it
	b.click(".filter input")
	b.do(chromedp.KeyEvent(strings.ToLower(words)))
	if got := eval[[]string](b, rows); len(got) != 1 || got[0] != first[7] {
		t.Errorf("filtered by %q: %v", words, got)
	}
	if over := eval[[]string](b, overflowing); len(over) > 0 {
		t.Error(over)
	}
}

// TestBrowserHostile opens what two countries wrote to harm a page.
func TestBrowserHostile(t *testing.T) {
	for _, c := range goldenCases(t) {
		if c.name != "hostile" {
			continue
		}
		site := c.build(t).Out
		for _, page := range []string{"countries/qqb/index.html", "countries/qqb/2031/source/index.html", "reports/qqb-2031.html", "questions/2031/portal/index.html"} {
			t.Run(page, func(t *testing.T) {
				b := open(t, site, page, desk) // which fails on a dialog, a request or a blocked script
				eval[bool](b, openFolds)
				for _, id := range eval[[]string](b, `[...document.querySelectorAll('figure[data-figure]')].filter(f => f.querySelector('script[data-option]')).map(f => f.id)`) {
					b.do(chromedp.Focus("#" + id + " .fig-pic"))
					b.until(id+" is drawn by ECharts", `document.querySelector('#`+id+`.fig-taken .fig-live svg')`)
				}
				if n := eval[int](b, `document.querySelectorAll('main img, [onerror], [onmouseover], [href^="javascript" i], [href^="data:text" i]').length +
					[...document.querySelectorAll('b')].filter(e => e.textContent === 'bold').length`); n > 0 {
					t.Errorf("%d elements of the response's own making", n)
				}
				if !eval[bool](b, `document.body.textContent.includes('</script><script>alert(1)</script> <img src=x onerror=alert(2)>')`) {
					t.Error("the words are not shown as they were written")
				}
			})
		}
	}
}
