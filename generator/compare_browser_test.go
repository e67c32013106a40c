package generator_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const comparePage = "compare/index.html"

// compared waits until the countries with these codes are side by side.
func (b *tab) compared(codes ...string) {
	b.t.Helper()
	b.until("these are compared: "+strings.Join(codes, ", "), `egovsiteCompare.columns.map(c => c.country.iso3 + ':' + c.id).join() === '`+strings.Join(codes, ",")+`' &&
		document.querySelector('[data-comparison]').offsetHeight > 0`)
}

const (
	chips  = `[...document.querySelectorAll('.chips li > span')].map(e => e.textContent)`
	choice = `[...document.querySelectorAll('#choose-list:not([hidden]) li')].map(e => e.textContent)`
	warned = `document.querySelector('[data-compare-notice]:not([hidden])')?.textContent || ''`
)

// comparedMarkup is the comparison as elements with sorted attributes.
const comparedMarkup = `(() => {
	const tell = e => e.nodeType === 3 ? e.data.replace(/\s+/g, ' ') : e.nodeType !== 1 ? '' : '<' + e.tagName.toLowerCase() +
		[...e.attributes].map(a => ' ' + a.name + '=' + JSON.stringify(a.value)).sort().join('') + '>' + [...e.childNodes].map(tell).join('').trim() + '</>';
	return [...document.querySelectorAll('[data-who], [data-ranges] > *, [data-matrix] > *, [data-areas], [data-years]')].map(e => tell(e).replace(/> </g, '><')) })()`

// TestBrowserCompareSame sees scripts make the very elements that stand in the
// page for those who run none, from left to right and from right to left.
func TestBrowserCompareSame(t *testing.T) {
	arabic := inventedContent(t, 3, 2)
	site := filepath.Join(arabic, "site.yaml")
	raw, err := os.ReadFile(site)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Replace(string(raw), "languages: [en]", "languages: [ar, en]", 1)
	if words == string(raw) {
		t.Fatal("the site has other languages than this test thinks")
	}
	if err := os.WriteFile(site, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
	mirrored := build(t, options(arabic, filepath.Join(t.TempDir(), "site"))).Out
	plain := desk
	plain.noScript = true
	for name, site := range map[string]string{"English": crowd(t, "three").Out, "Arabic": mirrored} {
		t.Run(name, func(t *testing.T) {
			want := eval[[]string](open(t, site, comparePage, plain), comparedMarkup)
			b := open(t, site, comparePage, desk)
			b.compared("QMA:2099", "QMB:2099", "QMC:2099")
			got := eval[[]string](b, comparedMarkup)
			if len(got) != len(want) || len(want) < 10 {
				t.Fatalf("%d parts, want %d", len(got), len(want))
			}
			for i := range want {
				if got[i] != want[i] {
					at := 0
					for at < min(len(got[i]), len(want[i])) && got[i][at] == want[i][at] {
						at++
					}
					from := max(0, at-120)
					t.Errorf("part %d:\n got %.400s\nwant %.400s", i, got[i][from:], want[i][from:])
				}
			}
		})
	}
}

// TestBrowserCompareKeys chooses without a mouse.
func TestBrowserCompareKeys(t *testing.T) {
	b := open(t, crowd(t, "forty").Out, comparePage, desk)
	focus := func(want string) {
		t.Helper()
		if got := eval[string](b, `document.activeElement.id || document.activeElement.getAttribute('aria-label')`); got != want {
			t.Errorf("the focus is on %q, want %q", got, want)
		}
	}
	b.do(chromedp.Focus("#choose"), chromedp.KeyEvent("ïnventia"))
	if got := eval[[]string](b, choice); len(got) != 6 || got[0] != "Inventia Alba" {
		t.Errorf("found %q", got)
	}
	b.do(chromedp.KeyEvent(kb.ArrowDown))
	const active = `document.getElementById(document.querySelector('#choose').getAttribute('aria-activedescendant'))`
	if got := eval[string](b, active+`.textContent + `+active+`.getAttribute('aria-selected') + document.querySelector('#choose').getAttribute('aria-expanded')`); got != "Inventia Borealistruetrue" {
		t.Errorf("one down from the first is %q", got)
	}
	b.do(chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.Enter))
	b.until("it is chosen", chips+`.join() === 'Inventia Alba'`)
	if got := eval[string](b, `location.hash + document.querySelector('#choose').value + document.querySelector('#choose').getAttribute('aria-expanded')`); got != "#QMCfalse" {
		t.Errorf("the address and the box are %q", got)
	}
	b.until("that is said aloud", `document.querySelector('[data-compare-status]').textContent === 'Added: Inventia Alba. One country is chosen.'`)
	if !eval[bool](b, `document.querySelector('[data-compare-one-more]').offsetHeight > 0 && document.querySelector('[data-comparison]').hidden`) {
		t.Error("it does not ask for one more")
	}
	focus("choose")
	b.do(chromedp.KeyEvent("qma"), chromedp.KeyEvent(kb.Enter))
	b.compared("QMC:2099", "QMA:2099")
	if got, want := eval[string](b, `document.title`), "Compare Inventia Alba and Examplia Alba – "; !strings.HasPrefix(got, want) {
		t.Errorf("the tab is called %q, want %q", got, want)
	}
	b.do(chromedp.KeyEvent("western asia"))
	if got := eval[[]string](b, choice); len(got) != 5 || got[0] != "All of Western Asia: Nusquamia Borealis, Nusquamia Citra, Phantasia Alba and Utopinia Alba" || got[1] != "Nusquamia Borealis" {
		t.Errorf("a group gives %q", got)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	if got := eval[string](b, `document.querySelector('#choose').value + `+choice+`.length`); got != "western asia0" {
		t.Errorf("Escape leaves %q", got)
	}
	b.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.until("a whole group is chosen", `location.hash === '#QMC,QMA,QMK,QMR,QME,QMG'`)
	for _, step := range []struct{ press, want string }{
		{"Examplia Alba", "Remove Nusquamia Borealis"}, {"Utopinia Alba", "Remove Phantasia Alba"}, {"Inventia Alba", "Remove Nusquamia Borealis"},
		{"Nusquamia Citra", "Remove Phantasia Alba"}, {"Phantasia Alba", "Remove Nusquamia Borealis"}, {"Nusquamia Borealis", "choose"},
	} {
		b.do(chromedp.Focus(`[aria-label="Remove `+step.press+`"]`), chromedp.KeyEvent(kb.Enter))
		focus(step.want)
	}
	if got := eval[string](b, `location.hash`); got != "#none" {
		t.Errorf("nobody is chosen, and the address ends in %q", got)
	}
}

// TestBrowserCompareAddress opens what somebody has sent, and goes back.
func TestBrowserCompareAddress(t *testing.T) {
	b := open(t, crowd(t, "forty").Out, comparePage+"#QMA,qmb:2022,QMA,%3Cb%3E,ZZZ%20,QMC:1999,QMD", desk)
	b.compared("QMA:2099", "QMB:2022", "QMD:2022")
	if got, want := eval[string](b, warned), "This is no country or edition with a response on this site, and was left out: <b>, ZZZ, QMC:1999."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	eval[bool](b, `(location.hash = 'QMA,QMB', true)`)
	b.compared("QMA:2099", "QMB:2099")
	if got := eval[string](b, warned); got != "" {
		t.Errorf("it still warns: %s", got)
	}
	b.click(`.jump a[href="#acts"]`)
	if got := eval[string](b, `new Promise(done => setTimeout(() => done(location.hash), 100))`); got != "#QMA,QMB" {
		t.Errorf("behind a link on the page, the address ends in %q", got)
	}
	eval[bool](b, `(() => { const s = document.querySelector('.chips select'); s.focus(); s.value = '2022'; s.dispatchEvent(new Event('change')); return true })()`)
	b.compared("QMA:2022", "QMB:2099")
	if got := eval[string](b, `location.hash + document.activeElement.getAttribute('aria-label')`); got != "#QMA:2022,QMBEdition of Examplia Alba" {
		t.Errorf("the address and the focus are %q", got)
	}
	eval[bool](b, `(history.back(), true)`)
	b.compared("QMA:2099", "QMB:2099")
	eval[bool](b, `(history.forward(), true)`)
	b.compared("QMA:2022", "QMB:2099")
	eval[bool](b, `(location.hash = 'QMA,QMB,QMC,QMD,QME,QMF,QMG,QMH,QMI', true)`)
	b.until("a ninth is refused", warned+`.includes('Left out: Fabula Borealis.')`)
	if n := len(eval[[]string](b, chips)); n != 8 {
		t.Errorf("%d are compared", n)
	}
	b.do(chromedp.Focus("#choose"), chromedp.KeyEvent("fabula"))
	b.do(chromedp.KeyEvent(kb.Enter))
	if got := eval[string](b, warned); !strings.HasPrefix(got, "8 countries are chosen, and there is no room for more.") {
		t.Errorf("a ninth is chosen: %q", got)
	}
}

// TestBrowserCompareRanges holds what is said of ranges to the numbers of the
// site's own table: higher is one whose lowest share is above the other's highest.
func TestBrowserCompareRanges(t *testing.T) {
	site := crowd(t, "forty").Out
	rows, err := csv.NewReader(strings.NewReader(string(files(t, site)["data/indicators.csv"]))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	type value struct{ low, high float64 }
	values := map[string]value{} // "QMA 2099 legislation-coverage"
	names := map[string]string{}
	for _, row := range rows[1:] {
		names[row[0]] = row[1]
		if asked, _ := strconv.ParseFloat(row[8], 64); row[9] == "true" {
			low, _ := strconv.ParseFloat(row[10], 64)
			high, _ := strconv.ParseFloat(row[11], 64)
			values[row[0]+" "+row[2]+" "+row[3]] = value{low / asked, high / asked}
		}
	}
	// Legislation has an item that the two editions ask otherwise, the others do not.
	apart := map[string]bool{"legislation-coverage": true}
	b := open(t, site, comparePage+"#QMA,QMB:2022,QMC,QMD,QMJ,QMF:2022,QMG", desk)
	codes := []string{"QMA:2099", "QMB:2022", "QMC:2099", "QMD:2022", "QMJ:2099", "QMF:2022", "QMG:2099"}
	b.compared(codes...)
	said := eval[map[string]string](b, `Object.fromEntries([...document.querySelectorAll('.range-block')].map(s => [s.querySelector('h3').id.slice(6), s.querySelector('p').textContent]))`)
	told, tied := 0, 0
	for code, sentence := range said {
		above := map[string][]string{}
		for _, x := range codes {
			for _, y := range codes {
				a, okA := values[strings.Replace(x, ":", " ", 1)+" "+code]
				c, okC := values[strings.Replace(y, ":", " ", 1)+" "+code]
				if okA && okC && (x[4:] == y[4:] || !apart[code]) && a.low > c.high {
					above[names[x[:3]]] = append(above[names[x[:3]]], names[y[:3]])
				}
			}
		}
		for name, below := range above {
			list := below[0]
			if last := len(below) - 1; last > 0 {
				list = strings.Join(below[:last], ", ") + " and " + below[last]
			}
			told++
			if want := name + " lies wholly above " + list + "."; !strings.Contains(sentence, want) {
				t.Errorf("%s lacks %q: %s", code, want, sentence)
			}
		}
		if n := strings.Count(sentence, "lies wholly above"); n != len(above) {
			t.Errorf("%s calls %d countries higher, want %d: %s", code, n, len(above), sentence)
		}
		if got := strings.Contains(sentence, "Editions 2022 and 2099 do not count the same"); got != apart[code] {
			t.Errorf("%s: editions are kept apart: %v", code, got)
		}
		tied += strings.Count(sentence, "cannot be told apart")
	}
	if len(said) != 8 || told < 8 || tied < 4 {
		t.Errorf("%d indicators, %d countries higher, %d times tied: this test saw too little", len(said), told, tied)
	}
	got := eval[[]string](b, `[...document.querySelectorAll('.matrix .apart')].map(e => e.closest('th').textContent)`)
	if want := []string{"Q40 CybersecurityNot comparable: editions 2022 and 2099 ask it otherwise."}; !slices.Equal(got, want) {
		t.Errorf("not comparable are %q, want %q", got, want)
	}
}

// TestBrowserCompareDiffer shows only the answers that differ, and those of a section.
func TestBrowserCompareDiffer(t *testing.T) {
	b := open(t, crowd(t, "forty").Out, comparePage+"#QMA,QMC", desk)
	b.compared("QMA:2099", "QMC:2099")
	const shown = `[...document.querySelectorAll('[data-matrix] tbody tr:not(.group)')].filter(r => r.offsetHeight)`
	all := eval[int](b, shown+`.length`)
	b.click("[data-differ]")
	some := eval[[]string](b, shown+`.map(r => [...r.cells].slice(1).map(c => c.querySelector('.term').outerHTML.replace(/<a [^>]*>/, '')).filter((w, i, a) => a.indexOf(w) === i).length === 1 ? r.cells[0].textContent : '').filter(Boolean)`)
	n := eval[int](b, shown+`.length`)
	if len(some) > 0 || n == 0 || n >= all {
		t.Errorf("%d of %d questions are shown, these though the answers are alike: %q", n, all, some)
	}
	if got := eval[string](b, `document.querySelector('[data-compare-status]').textContent`); got != fmt.Sprint(n, " questions shown.") {
		t.Errorf("said to be %q", got)
	}
	eval[bool](b, `(() => { const s = document.querySelector('[data-section]'); s.value = 'legal-framework'; s.dispatchEvent(new Event('change', {bubbles: true})); return true })()`)
	if got := eval[[]string](b, `[...document.querySelectorAll('[data-matrix] .group')].filter(r => r.offsetHeight).map(r => r.textContent)`); !slices.Equal(got, []string{"Legal framework"}) {
		t.Errorf("the sections shown are %q", got)
	}
}

// TestBrowserCompareLinks follows every link of a comparison.
func TestBrowserCompareLinks(t *testing.T) {
	site := crowd(t, "forty").Out
	b := open(t, site, comparePage+"#QMA,QMB:2022,QMG", desk)
	b.compared("QMA:2099", "QMB:2022", "QMG:2099")
	pages := map[string]string{}
	links := eval[[]string](b, `[...document.querySelectorAll('[data-comparison] a')].map(a => a.getAttribute('href'))`)
	for _, href := range links {
		to, fragment, _ := strings.Cut(href, "#")
		if to == "" {
			to = "../" + comparePage
		}
		to = strings.TrimPrefix(to, "../")
		if pages[to] == "" {
			raw, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(to)))
			if err != nil {
				t.Error(err)
			}
			pages[to] = string(raw)
		}
		if fragment != "" && !strings.Contains(pages[to], `id="`+fragment+`"`) {
			t.Errorf("%s leads nowhere", href)
		}
	}
	if len(links) < 200 {
		t.Errorf("only %d links", len(links))
	}
}

// TestBrowserCompareSaves reads the tables that are saved.
func TestBrowserCompareSaves(t *testing.T) {
	site := crowd(t, "forty").Out
	b := open(t, site, comparePage+"#QMA,QMB:2022", desk)
	b.compared("QMA:2099", "QMB:2022")
	saved := func(kind string) [][]string {
		t.Helper()
		rows, err := csv.NewReader(strings.NewReader(eval[string](b, `egovsiteCompare.csv('`+kind+`')`))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		return rows
	}
	all, err := csv.NewReader(strings.NewReader(string(files(t, site)["data/indicators.csv"]))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := slices.DeleteFunc(all, func(row []string) bool {
		return row[0] != "iso3" && row[0]+row[2] != "QMA2099" && row[0]+row[2] != "QMB2022"
	})
	if got := saved("indicators"); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("indicators are\n%v, want\n%v", got, want)
	}
	byHead := func(rows [][]string, row int) map[string]string {
		out := map[string]string{}
		for i, name := range rows[0] {
			out[name] = rows[row][i]
		}
		return out
	}
	answers := saved("answers")
	found := map[string]string{}
	for i := range answers[1:] {
		a := byHead(answers, i+1)
		found[a["iso3"]+" "+a["question"]] = a["state"] + " " + a["selected"] + " " + a["comparable"]
	}
	for question, want := range map[string]string{"QMA access-to-information-law": "recorded no true", "QMB access-to-information-law": "not-recorded  true",
		"QMA cybersecurity-law": "recorded no false", "QMB invented-technology-law": "not-asked  false"} {
		if found[question] != want {
			t.Errorf("%s is %q, want %q", question, found[question], want)
		}
	}
	eval[bool](b, `(Object.assign(egovsiteCompare.columns[1].file.acts[0], {title: '=HYPERLINK("x"),\n', number: '@1', type: '＋a'}), true)`)
	act := byHead(saved("acts"), 1)
	if act["title"] != `'=HYPERLINK("x"),`+"\n" || act["number"] != "'@1" || act["type"] != "'＋a" {
		t.Errorf("a spreadsheet may run %q", act)
	}
	name := eval[string](b, `new Promise(done => { HTMLAnchorElement.prototype.click = function () { done(this.download) }; document.querySelector('[data-save=acts]').dispatchEvent(new MouseEvent('click', {bubbles: true})) })`)
	if name != "compare-qma-2099-qmb-2022-acts.csv" {
		t.Errorf("the file is called %q", name)
	}
}

// TestBrowserCompareWithoutScript reads what there is where no script runs.
func TestBrowserCompareWithoutScript(t *testing.T) {
	plain := phone
	plain.noScript = true
	for name, want := range map[string]struct{ ranges, files int }{"three": {8, 12}, "forty": {0, 140}} {
		t.Run(name, func(t *testing.T) {
			b := open(t, crowd(t, name).Out, comparePage, plain)
			got := eval[[]int](b, `['.range-block', '.edition-files a[href*="/data/"]', '[data-compare], [data-matrix-filter], [data-take]', '[data-compare-without]']
				.map(s => [...document.querySelectorAll(s)].filter(e => e.offsetHeight).length)`)
			if wanted := []int{want.ranges, want.files, 0, 1}; !slices.Equal(got, wanted) {
				t.Errorf("ranges, files, controls and notices: %v, want %v", got, wanted)
			}
			if over := eval[[]string](b, overflowing); len(over) > 0 {
				t.Error(over)
			}
		})
	}
}

// TestBrowserCompareAxe looks for barriers, with the list of countries open.
func TestBrowserCompareAxe(t *testing.T) {
	axe, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci --ignore-scripts", err)
	}
	for _, address := range []string{"", "#QMA,QMB:2022,QMC"} {
		b := open(t, crowd(t, "forty").Out, comparePage+address, desk)
		eval[any](b, string(axe)+"; null")
		if address != "" {
			b.compared("QMA:2099", "QMB:2022", "QMC:2099")
		}
		eval[bool](b, openFolds)
		b.do(chromedp.Focus("#choose"), chromedp.KeyEvent("a"))
		for _, as := range []view{desk, desk.dark(), phone, phone.dark()} {
			b.look(as)
			for _, fault := range eval[[]string](b, axeRun) {
				t.Errorf("%q at %d pixels, %s: %s", address, as.width, as.theme, fault)
			}
			if small := eval[[]string](b, `[...document.querySelectorAll('.compare-choice button, .compare-choice select, .compare-choice input, .matrix-filter select, .matrix-filter label, .cell, .jump a, #choose-list li')]
				.filter(e => e.offsetHeight && (e.offsetHeight < 24 || e.offsetWidth < 24)).map(e => e.outerHTML.slice(0, 100))`); len(small) > 0 {
				t.Errorf("%d pixels: hard to press: %q", as.width, small)
			}
		}
		b.look(view{width: 320, height: 800, theme: "light"})
		if over := eval[[]string](b, overflowing); len(over) > 0 {
			t.Error(over)
		}
	}
}

// TestBrowserCompareHostile compares two countries that wrote to harm a page.
func TestBrowserCompareHostile(t *testing.T) {
	for _, c := range goldenCases(t) {
		if c.name != "hostile" {
			continue
		}
		b := open(t, c.build(t).Out, comparePage, desk) // which fails on a dialog, a request or a blocked script
		b.until("they are compared", `egovsiteCompare.columns.length > 1 && document.querySelector('[data-comparison]').offsetHeight > 0`)
		if n := eval[int](b, `document.querySelectorAll('main img, main b, [data-comparison] script, [onerror], [href^="javascript" i]').length`); n > 0 {
			t.Errorf("%d elements of the responses' own making", n)
		}
	}
}

// TestBrowserCompareFails says so where a file cannot be read.
func TestBrowserCompareFails(t *testing.T) {
	b := open(t, crowd(t, "forty").Out, comparePage, desk)
	eval[bool](b, `(egovsiteCompare.column = c => Promise.reject(new Error(c.edition)), location.hash = 'QMA,QMB', true)`)
	b.until("it is said", `document.querySelector('[data-compare-failed]').offsetHeight > 0 && document.querySelector('[data-comparison]').hidden`)
}

// TestBrowserCompareTime says how long a reader waits for eight countries. It
// fails only where too much is read: time is the machine's.
func TestBrowserCompareTime(t *testing.T) {
	site := crowd(t, "forty").Out
	b := open(t, site, comparePage, desk)
	took := eval[float64](b, `new Promise(done => {
		const before = performance.now();
		new MutationObserver(() => done(performance.now() - before)).observe(document.querySelector('[data-comparison]'), {attributes: true});
		location.hash = 'QMA,QMB,QMC,QMD,QME,QMF,QMG,QMH';
	})`)
	sizes := map[string]int{}
	for name, data := range files(t, site) {
		if strings.HasPrefix(name, "data/compare/") {
			sizes[name] = len(data)
		}
	}
	largest := slices.Max(slices.Collect(maps.Values(sizes)))
	t.Logf("%.0f ms; %d files, the largest of %d bytes", took, len(sizes), largest)
	if len(sizes) != 70 || largest > 12<<10 {
		t.Errorf("%d files, the largest of %d bytes", len(sizes), largest)
	}
}
