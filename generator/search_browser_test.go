package generator_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"egovsite/generator/search"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const searchPage = "search/index.html"

// search types into the search and waits until what was found is shown.
func (b *tab) search(words string) {
	b.t.Helper()
	quoted, err := json.Marshal(words)
	b.must(err)
	eval[bool](b, `(async () => {
		const box = document.querySelector('#search-box');
		box.value = `+string(quoted)+`;
		box.dispatchEvent(new Event('input'));
		await egovsiteSearch.find(box.value);
		return new Promise(done => setTimeout(done, 0, true)) })()`)
	b.until("the words of what was found are read", `[...document.querySelectorAll('.found:not([hidden]) li')].every(li =>
		li.querySelector('a[href]')?.textContent && (li.closest('[data-found=countries]') || li.querySelectorAll('p:not(:empty)').length > 1 || li.closest('[data-found=acts]')))`)
}

// found are the titles shown of one kind.
func (b *tab) found(kind string) []string {
	b.t.Helper()
	return eval[[]string](b, `[...document.querySelectorAll('[data-found="`+kind+`"]:not([hidden]) li > a')].map(a => a.textContent)`)
}

// TestBrowserSearchWords sees the browser take texts apart as the index does:
// the vectors of package search, and every character there is.
func TestBrowserSearchWords(t *testing.T) {
	b := open(t, shippedSite(t), searchPage, desk)
	data, err := os.ReadFile("search/testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Name  string
		Words []string
	}
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	got := eval[[][]string](b, `(`+string(data)+`).map(v => egovsiteSearch.words(v.text))`)
	for i, v := range vectors {
		if !slices.Equal(got[i], v.Words) {
			t.Errorf("%s: got %q, want %q", v.Name, got[i], v.Words)
		}
	}
	// Characters that Go does not know yet may be known to a newer browser.
	all := eval[[]string](b, `Array.from({length: 0x20000}, (_, c) => egovsiteSearch.words('x' + String.fromCodePoint(c) + 'y').join(' '))`)
	for c, got := range all {
		r := rune(c)
		known := unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf)
		if want := strings.Join(search.Words("x"+string(r)+"y"), " "); known && got != want {
			t.Errorf("%U: got %q, want %q", r, got, want)
		}
	}
}

// TestBrowserSearch types what readers would and looks at what comes first.
func TestBrowserSearch(t *testing.T) {
	const forty, shipped = "forty", "shipped"
	tabs := map[string]*tab{forty: open(t, crowd(t, forty).Out, searchPage, desk), shipped: open(t, shippedSite(t), searchPage, desk)}
	for _, tt := range []struct{ name, site, words, kind, want string }{
		{"a name", forty, "Examplia Alba", "countries", "Examplia Alba"},
		{"a name begun", forty, "nusq alb", "countries", "Nusquamia Alba"},
		{"a code", forty, "qmc", "countries", "Inventia Alba"},
		{"an alias", forty, "first invented country", "countries", "Examplia Alba"},
		{"Arabic", forty, "بلد مختلق 40", "countries", "Phantasia Felix"},
		{"Arabic, its own digits", forty, "مختلق ٤٠", "countries", "Phantasia Felix"},
		{"Chinese", forty, "虚构国1", "countries", "Examplia Alba"},
		{"one Chinese sign", forty, "虚", "countries", "Examplia Alba"},
		{"Russian", forty, "СТРАНА 3", "countries", "Inventia Alba"},
		{"marks", shipped, "Azərbaycan", "countries", "Azerbaijan"},
		{"no marks", shipped, "azerbaycan", "countries", "Azerbaijan"},
		{"apostrophes", shipped, "Cote d'Ivoire", "countries", "Côte d’Ivoire"},
		{"the shortest name first", shipped, "niger", "countries", "Niger"},
		{"a number", shipped, "36", "questions", "Access to information"},
		{"a number as it is called", shipped, "Q36", "questions", "Access to information"},
		{"a question by its code", shipped, "access-to-information-law", "questions", "Access to information"},
		{"a question by its label", shipped, "digital ident", "questions", "Digital identity"},
		{"several words of an answer", shipped, "signature electronic 2004", "answers", "Azerbaijan: Digital signature: detail"},
		{"an address", shipped, "https://mygov.az", "answers", "Azerbaijan: National portal"},
		{"a country and a question", shipped, "azerbaijan cybersecurity law", "answers", "Azerbaijan: Cybersecurity: detail"},
		{"an act", shipped, "law electronic signature 2004", "acts", "On electronic signature and electronic document"},
		{"an option", forty, "examplia alba cybersecurity no", "answers", "Examplia Alba: Cybersecurity"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := tabs[tt.site]
			b.search(tt.words)
			if got := b.found(tt.kind); len(got) == 0 || got[0] != tt.want {
				t.Errorf("%s: %q finds %q, want %q first", tt.kind, tt.words, got, tt.want)
			}
		})
	}
}

// TestBrowserSearchShows looks at what is shown of what was found.
func TestBrowserSearchShows(t *testing.T) {
	b := open(t, crowd(t, "forty").Out, searchPage, phone)
	b.search("invented digital identity")
	for _, fault := range eval[[]string](b, `[...document.querySelectorAll('[data-found=answers] li')].filter(li => {
		const marks = [...li.querySelectorAll('mark')].map(m => m.textContent.toLowerCase());
		return !['invented', 'digital', 'identity'].every(w => marks.some(m => m.startsWith(w))) || li.querySelector('.words').dir !== 'auto' }).map(li => li.textContent)`) {
		t.Errorf("not all words are marked: %s", fault)
	}
	if n := len(b.found("answers")); n != 10 {
		t.Fatalf("%d answers are shown at once", n)
	}
	said := eval[string](b, `document.querySelector('[data-found=answers] [data-shown]').textContent`)
	if !strings.HasPrefix(said, "10 of ") {
		t.Errorf("said to be %q", said)
	}
	b.click("[data-found=answers] [data-more]")
	if n := len(b.found("answers")); n <= 10 || !eval[bool](b, `document.activeElement === document.querySelectorAll('[data-found=answers] li > a')[10]`) {
		t.Errorf("%d answers are shown when more are asked for, and the focus is not on the eleventh", n)
	}
	if over := eval[[]string](b, overflowing); len(over) > 0 {
		t.Error(over)
	}
	for _, href := range eval[[]string](b, `[...document.querySelectorAll('.found li > a')].map(a => a.getAttribute('href'))`) {
		to, fragment, _ := strings.Cut(strings.TrimPrefix(href, "../"), "#")
		page, err := os.ReadFile(filepath.Join(crowd(t, "forty").Out, filepath.FromSlash(to)))
		if err != nil || !strings.Contains(string(page), `id="`+fragment+`"`) {
			t.Errorf("%s leads nowhere: %v", href, err)
		}
	}
	b.search("examplia")
	if got := b.found("countries"); len(got) < 2 || got[1] != "Examplia Borealis" {
		t.Errorf("%q: those that have answered do not come first", got)
	}
	b.search("zzzz")
	if !eval[bool](b, `document.querySelector('[data-search-none]').offsetHeight > 0 && document.querySelector('[data-search-none]').textContent.includes('zzzz')`) {
		t.Error("it is not said that nothing was found")
	}
	b.until("that is said aloud too", `document.querySelector('[role=status]').textContent.includes('zzzz')`)
	b.search("")
	if n := eval[int](b, `[...document.querySelectorAll('.found, [data-search-none]')].filter(e => e.offsetHeight).length`); n != 0 {
		t.Errorf("%d parts are shown where nothing is asked", n)
	}
}

// TestBrowserSearchAxe looks for barriers in what was found.
func TestBrowserSearchAxe(t *testing.T) {
	axe, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci --ignore-scripts", err)
	}
	b := open(t, crowd(t, "forty").Out, searchPage, desk)
	eval[any](b, string(axe)+"; null")
	for _, words := range []string{"examplia", "invented digital identity", "zzzz"} {
		b.search(words)
		for _, as := range []view{desk, desk.dark(), phone, phone.dark()} {
			b.look(as)
			for _, fault := range eval[[]string](b, axeRun) {
				t.Errorf("%s at %d pixels, %s: %s", words, as.width, as.theme, fault)
			}
		}
	}
}

// TestBrowserSearchKeys searches without a mouse, coming from another page.
func TestBrowserSearchKeys(t *testing.T) {
	b := open(t, crowd(t, "forty").Out, "countries/index.html", desk)
	const focus = `document.activeElement.id || document.activeElement.textContent`
	b.do(chromedp.Focus(".filter input"), chromedp.KeyEvent("/"))
	if got := eval[string](b, `location.pathname + document.activeElement.value`); !strings.HasSuffix(got, "/countries/index.html/") {
		t.Errorf("/ in a field leads to %s", got)
	}
	eval[bool](b, `(document.activeElement.blur(), true)`)
	b.do(chromedp.KeyEvent("/"))
	b.until("/ leads to the search", `document.activeElement?.id === 'search-box'`)
	b.do(chromedp.KeyEvent("qma"))
	b.until("it is found", `document.querySelector('[data-found=countries] li a')`)
	for _, step := range []struct{ name, key, want string }{
		{"down to the first", kb.ArrowDown, "Examplia Alba"}, {"up to the box", kb.ArrowUp, "search-box"}, {"enter", kb.Enter, "Examplia Alba"},
		{"Escape", kb.Escape, "search-box"},
	} {
		b.do(chromedp.KeyEvent(step.key))
		if got := eval[string](b, focus); got != step.want {
			t.Errorf("%s: the focus is on %q, want %q", step.name, got, step.want)
		}
	}
	if got := eval[string](b, `document.querySelector('#search-box').value + location.hash`); got != "" {
		t.Errorf("after Escape there is still %q", got)
	}
	b.click("[data-search-key]")
	eval[bool](b, `(document.activeElement.blur(), true)`)
	b.do(chromedp.KeyEvent("/"))
	if got := eval[string](b, focus); got == "search-box" || eval[string](b, `document.querySelector('[data-search-key]').getAttribute('aria-pressed')`) != "false" {
		t.Errorf("the key / is switched off and leads to %q", got)
	}
}

// TestBrowserSearchAddress opens what somebody has sent.
func TestBrowserSearchAddress(t *testing.T) {
	b := open(t, crowd(t, "forty").Out, searchPage+"#q=%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B0%203", desk)
	b.until("it is found", `document.querySelector('[data-found=countries] li a')`)
	if got := eval[string](b, `document.querySelector('#search-box').value`); got != "страна 3" {
		t.Errorf("looked for %q", got)
	}
	b.search("100 % & more")
	if got := eval[string](b, `location.hash`); got != "#q=100%20%25%20%26%20more" {
		t.Errorf("the address ends in %s", got)
	}
	eval[bool](b, `(location.hash = '#q=%zz', true)`)
	b.until("an address that is none is taken as it is", `document.querySelector('#search-box').value === '%zz'`)
}

// TestBrowserSearchFails takes files of the index for older ones, and away.
func TestBrowserSearchFails(t *testing.T) {
	b := open(t, shippedSite(t), searchPage, desk)
	if !eval[bool](b, `(() => {
		const read = egovsiteSearch.load('questions/2022');
		egovsiteSearch.put('questions/2022', 'stamp of another site', {words: []});
		return read.then(texts => texts.words.length > 100) })()`) {
		t.Error("a file of an older site was taken")
	}
	eval[bool](b, `(egovsiteSearch.load = name => Promise.reject(new Error(name)), true)`)
	eval[bool](b, `(() => { const box = document.querySelector('#search-box'); box.value = 'law'; box.dispatchEvent(new Event('input')); return true })()`)
	b.until("it is said that the index cannot be read", `document.querySelector('[data-search-failed]').offsetHeight > 0`)
}

// TestBrowserSearchHostile finds what two countries wrote to harm a page.
func TestBrowserSearchHostile(t *testing.T) {
	for _, c := range goldenCases(t) {
		if c.name != "hostile" {
			continue
		}
		b := open(t, c.build(t).Out, searchPage, desk) // which fails on a dialog, a request or a blocked script
		for _, words := range []string{"alert", "script onerror", "bold quoted", "evil", "hyperlink", "cmd calc", "<script>alert(1)</script>"} {
			b.search(words)
			if len(b.found("answers")) == 0 {
				t.Errorf("%q is not found", words)
			}
			if n := eval[int](b, `document.querySelectorAll('main img, main b, main script:not([data-search-names]), [onerror], [href^="javascript" i]').length`); n > 0 {
				t.Errorf("%q: %d elements of the response's own making", words, n)
			}
		}
	}
}

// TestBrowserSearchWithheld sees what is withheld leave its trace.
func TestBrowserSearchWithheld(t *testing.T) {
	for _, c := range goldenCases(t) {
		if c.name != "marked" {
			continue
		}
		b := open(t, c.build(t).Out, searchPage, desk)
		b.search("portal services write")
		if n := eval[int](b, `document.querySelectorAll('.found .words .withheld').length`); n != 2 {
			t.Errorf("%d traces of what is withheld, want 2", n)
		}
		b.search("lovelorn")
		if n := eval[int](b, `document.querySelectorAll('.found:not([hidden])').length`); n != 0 {
			t.Error("a person is found")
		}
	}
}

// TestBrowserSearchWithoutScript sees the page explain itself.
func TestBrowserSearchWithoutScript(t *testing.T) {
	plain := phone
	plain.noScript = true
	b := open(t, shippedSite(t), searchPage, plain)
	if !eval[bool](b, `document.querySelector('[data-search-without]').offsetHeight > 0 && !document.querySelector('.search').offsetHeight &&
		[...document.querySelectorAll('.search-lists a')].filter(a => a.offsetHeight >= 24).length > 3`) {
		t.Error("it does not say what to do instead")
	}
}

// TestBrowserSearchTime says how long a reader waits where all countries have
// answered twice. It fails only if nothing is found: time is the machine's.
func TestBrowserSearchTime(t *testing.T) {
	site := crowd(t, "all").Out
	for _, words := range []string{"portal", "in", "examplia alba", "law of access", "虚构国12"} {
		b := open(t, site, searchPage, desk)
		times := eval[[]float64](b, `(async () => {
			const box = document.querySelector('#search-box'), out = [];
			for (const words of ['`+words+`', '', '`+words+`']) {
				const before = performance.now();
				box.value = words;
				box.dispatchEvent(new Event('input'));
				await new Promise(done => new MutationObserver(done).observe(document.querySelector('main'), {subtree: true, childList: true, attributes: true}));
				out.push(performance.now() - before);
				await new Promise(done => setTimeout(done, 100));
			}
			return out })()`)
		if n := len(b.found("answers")); n == 0 {
			t.Errorf("%s: nothing is found", words)
		}
		t.Logf("%s: %.0f ms, again %.0f ms", words, times[0], times[2])
	}
	shards, largest, shown := 0, 0, 0
	for name, data := range files(t, site) {
		if strings.HasPrefix(name, "search/words/") {
			shards, largest = shards+len(data), max(largest, len(data))
		} else if strings.HasPrefix(name, "search/answers/") {
			shown += len(data)
		}
	}
	t.Logf("index of %d kB, largest file %d kB; words that are shown %d kB", shards>>10, largest>>10, shown>>10)
	if shards > 2<<20 || largest > 60<<10 {
		t.Errorf("an index of %d bytes, its largest file of %d", shards, largest)
	}
}
