package generator_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestBrowserTileMap presses tiles at every width, with the mouse and without.
func TestBrowserTileMap(t *testing.T) {
	site := crowd(t, "forty").Out
	const shown = `[...document.querySelectorAll('#fig-responses .fig-svg')].filter(s => s.getBoundingClientRect().height > 0)`
	for width, want := range map[int64]string{1440: "broad", 800: "wide", 390: "narrow"} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := open(t, site, "index.html", view{width: width, height: 900, theme: "light"})
			if got := eval[[]string](b, shown+`.map(s => s.getAttribute('class'))`); len(got) != 1 || !strings.Contains(got[0], "fig-"+want) {
				t.Fatalf("shown are %v, want the %s picture alone", got, want)
			}
			for _, fault := range eval[[]string](b, `(([svg]) => {
				const links = [...svg.querySelectorAll('a')], boxes = links.map(a => a.getBoundingClientRect()), out = [];
				if (links.length !== 40) out.push(links.length + ' links');
				boxes.forEach((r, i) => { if (r.width < 24 || r.height < 24) out.push(links[i].textContent + ' is ' + r.width + ' by ' + r.height) });
				const texts = [...svg.querySelectorAll('text')].map(e => e.getBoundingClientRect()), edge = svg.getBoundingClientRect();
				texts.forEach(r => { if (r.left < edge.left - 1 || r.right > edge.right + 1) out.push('words outside the picture') });
				return out })(`+shown+`)`) {
				t.Error(fault)
			}
		})
	}
	b := open(t, site, "index.html", desk)
	eval[bool](b, `(document.querySelector("#fig-responses .fig-broad a").focus(), true)`)
	b.do(chromedp.KeyEvent("\t"))
	if at := eval[[]string](b, focused); !strings.Contains(at[0], "<a href=") || at[1] != "" {
		t.Errorf("after a tab: %q %s", at[0], at[1])
	}
	said := eval[string](b, `document.activeElement.querySelector('title').textContent`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("the country's page is open", `location.pathname.includes("/countries/q") && document.querySelector("h1")`)
	if h := eval[string](b, `document.querySelector('h1').textContent`); !strings.HasPrefix(said, strings.TrimSpace(h)) {
		t.Errorf("a tile that says %q leads to %q", said, h)
	}
}

// TestBrowserTileNames hears what the map says to those who do not see it: its
// title, the regions and, for each country that has answered, a link in words.
func TestBrowserTileNames(t *testing.T) {
	b := open(t, crowd(t, "three").Out, "index.html", desk)
	links, groups, codes := 0, 0, 0
	for _, n := range call(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if n.Ignored || n.Role == nil || n.Name == nil {
			continue
		}
		var role, name string
		_ = json.Unmarshal(n.Role.Value, &role)
		_ = json.Unmarshal(n.Name.Value, &name)
		switch {
		case role == "link" && strings.Contains(name, "response to the edition 2099"):
			links++
		case strings.Contains(name, "3 of 193 Member States") && role == "group":
			groups++
		case role == "StaticText" && len(name) == 3 && strings.HasPrefix(name, "Q"):
			codes++
		}
	}
	if links != 3 || groups != 1 {
		t.Errorf("%d links and %d groups are heard, want 3 and 1", links, groups)
	}
	if codes > 2*3 { // in the pictures and the table that is folded away, those who have answered alone
		t.Errorf("%d codes without words are heard", codes)
	}
}

const (
	matrixPage = "questions/2022/sections/legal-framework/index.html"
	matrixSaid = `document.querySelector('#fig-answers .fig-said').textContent`
)

// TestBrowserMatrix walks through a matrix that is drawn in its place.
func TestBrowserMatrix(t *testing.T) {
	b := open(t, crowd(t, "forty").Out, matrixPage, desk)
	if n := eval[int](b, `document.querySelectorAll('#fig-answers .fig-pic svg *').length`); n > 3000 {
		t.Errorf("the picture has %d elements", n)
	}
	height := `document.querySelector('#fig-answers .fig-pic').getBoundingClientRect().height`
	before := eval[float64](b, height)
	b.do(chromedp.Focus("#fig-answers .fig-pic"))
	b.until("it is drawn on a canvas", `document.querySelector('#fig-answers.fig-taken .fig-live canvas')`)
	if after := eval[float64](b, height); after < before*.95 || after > before*1.05 {
		t.Errorf("%.0f pixels high before it was touched, %.0f after: the page jumps", before, after)
	}
	for _, step := range []struct{ key, want string }{
		{kb.ArrowRight, "Examplia Alba. 36 Access to information."}, {kb.ArrowRight, "Examplia Alba. 38 Data protection."},
		{kb.ArrowDown, "Examplia Borealis. 38 Data protection."}, {kb.End, "Examplia Borealis. 54 Emerging technologies."},
		{kb.ArrowRight, "Examplia Borealis. 54 Emerging technologies."}, {kb.PageDown, "Fabula Felix. 54 Emerging technologies."},
		{kb.Home, "Fabula Felix. 36 Access to information."}, {kb.ArrowUp, "Fabula Extra. 36 Access to information."}, {kb.Escape, ""},
	} {
		b.do(chromedp.KeyEvent(step.key))
		if got := eval[string](b, matrixSaid); !strings.HasPrefix(got, step.want) || step.want == "" && got != "" {
			t.Errorf("%q says %q, want %q", step.key, got, step.want)
		}
	}
	// What the keys say of a country is what the table has of it.
	row := eval[[]string](b, `[...document.querySelector('#fig-answers tbody').rows[2].cells].map(c => c.textContent)`)
	for _, key := range []string{kb.ArrowRight, kb.ArrowDown, kb.ArrowDown} {
		b.do(chromedp.KeyEvent(key))
	}
	for i, answer := range row[1:] {
		if got := eval[string](b, matrixSaid); !strings.HasPrefix(got, row[0]+". ") || !strings.HasSuffix(got, ". "+answer) {
			t.Errorf("column %d of %s: the keys say %q, the table %q", i+1, row[0], got, answer)
		}
		b.do(chromedp.KeyEvent(kb.ArrowRight))
	}
}

// TestBrowserMatrixOfAll opens the answers of all countries to all choices,
// which the page itself only counts.
func TestBrowserMatrixOfAll(t *testing.T) {
	b := open(t, crowd(t, "all").Out, "editions/2022/index.html", desk)
	const button, box = `#fig-answers .fig-open`, `document.querySelector('#fig-answers .fig-whole')`
	if n := eval[int](b, `document.querySelectorAll('#fig-answers *').length`); n > 5000 {
		t.Errorf("the figure has %d elements before it is touched", n)
	}
	if eval[bool](b, box+`.offsetHeight > 0`) {
		t.Error("it is open before anybody asks")
	}
	began := time.Now()
	b.click(button)
	b.until("the matrix is on a canvas", box+`.querySelector('canvas')`)
	t.Logf("opened in %v", time.Since(began).Round(time.Millisecond))
	if got := eval[string](b, `document.querySelector('`+button+`').getAttribute('aria-expanded')`); got != "true" {
		t.Errorf("aria-expanded is %q", got)
	}
	b.do(chromedp.Focus("#fig-answers .fig-whole"))
	for range 8 {
		b.do(chromedp.KeyEvent(kb.PageDown))
	}
	b.do(chromedp.KeyEvent(kb.End))
	if got := eval[string](b, matrixSaid); !strings.Contains(got, ". 112 Consent to publish. ") {
		t.Errorf("the keys say %q", got)
	}
	if eval[float64](b, box+`.scrollTop`) < 500 {
		t.Error("the box does not follow the keys")
	}
	if over := eval[[]string](b, overflowing); len(over) > 0 {
		t.Error(over)
	}
	b.click(button)
	if eval[bool](b, box+`.offsetHeight > 0 || `+box+`.querySelector('canvas') !== null`) {
		t.Error("it is still open")
	}
	// A canvas does not know the colours that a reader forces on pages.
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
	if eval[bool](b, `document.querySelector('`+button+`').offsetHeight > 0`) {
		t.Error("it is offered where its colours are not the reader's")
	}
}

// TestBrowserMatrixPrinted sees the counts, and no canvas, on paper.
func TestBrowserMatrixPrinted(t *testing.T) {
	b := open(t, crowd(t, "all").Out, "editions/2022/index.html", view{width: 700, height: 900, theme: "light"})
	b.click(`#fig-answers .fig-open`)
	b.until("the matrix is open", `document.querySelector('#fig-answers canvas')`)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	got := eval[[]bool](b, `['.fig-wide', '.fig-whole', '.fig-open', '.fig-numbers'].map(s => document.querySelector('#fig-answers ' + s).offsetParent !== null ||
		document.querySelector('#fig-answers ' + s).getBoundingClientRect().height > 0)`)
	if !got[0] || got[1] || got[2] || got[3] {
		t.Errorf("on paper: picture, canvas, button and table are %v", got)
	}
}

// TestBrowserTreemap reads the hosts of the evidence with the keyboard.
func TestBrowserTreemap(t *testing.T) {
	b := open(t, shippedSite(t), pageKinds["country"], desk)
	b.do(chromedp.Focus("#fig-hosts .fig-pic"))
	b.until("it is drawn by the library", `document.querySelector('#fig-hosts.fig-taken .fig-live svg')`)
	var said []string
	for range 3 {
		b.do(chromedp.KeyEvent(kb.ArrowRight))
		said = append(said, eval[string](b, `document.querySelector('#fig-hosts .fig-said').textContent`))
	}
	drawn := eval[[]string](b, `[...document.querySelectorAll('#fig-hosts .fig-wide text')].map(e => e.textContent)`)
	if said[0] != drawn[0] || !strings.HasPrefix(said[1], "digital.gov.az. Links: 5 of ") {
		t.Errorf("the keys say %v, the picture %v", said, drawn[:4])
	}
	if n := eval[int](b, `[...document.querySelectorAll('#fig-hosts .fig-live text')].filter(e => e.textContent === 'links').length`); n > 0 {
		t.Error("the whole has a name that means nothing")
	}
}
