package generator_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// takeSaved keeps what a button would save from reaching the disk.
const takeSaved = `window.saved = []; URL.createObjectURL = b => { saved.push(b); return 'data:,' };
	HTMLAnchorElement.prototype.click = function () { saved.push(this.download) }; true`

// press presses a figure's n-th button and returns what it saves, and its name.
func (b *tab) press(figure string, n int) (text, name string) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`window.saved.length = 0; document.querySelectorAll('#%s .fig-tools button')[%d].click(); true`, figure, n))
	b.until("something is saved", `window.saved.length === 2`)
	return eval[string](b, `saved[0].text()`), eval[string](b, `saved[1]`)
}

// TestBrowserSave takes figures from pages: the picture says on its own whose
// it is and where it comes from, and the numbers are those of the table.
func TestBrowserSave(t *testing.T) {
	site := crowd(t, "three").Out
	for page, figures := range map[string][]string{
		"indicators/legislation-coverage/index.html": {"ranges", "distribution"},
		"countries/qma/index.html":                   {"trend", "indicators"},
		"embed/legislation-coverage-ranges.html":     {"ranges"},
	} {
		t.Run(page, func(t *testing.T) {
			b := open(t, site, page, desk)
			eval[bool](b, takeSaved)
			for _, id := range figures {
				const said = `[...document.querySelectorAll('#fig-%s figcaption > *, #fig-%s .fig-key li, #fig-%s .fig-source')].map(e => e.textContent.trim())`
				want := eval[[]string](b, fmt.Sprintf(said, id, id, id))
				want = append(want, eval[[]string](b, `(f => [f.dataset.about, document.getElementById("main").dataset.credit])(document.querySelector('#fig-`+id+`'))`)...)
				picture, name := b.press("fig-"+id, 0)
				shown := eval[string](b, `[...new DOMParser().parseFromString(`+fmt.Sprintf("%q", picture)+`, 'image/svg+xml').querySelectorAll('text')].map(e => e.textContent).join(' ')`)
				for _, words := range want {
					if words == "" || !strings.Contains(shown, words) {
						t.Errorf("%s does not say %q", name, words)
					}
				}
				if !strings.Contains(shown, "Questionnaire") || !strings.HasSuffix(name, id+".svg") {
					t.Errorf("%s does not say from when its answers are: %s", name, shown)
				}
				numbers, name := b.press("fig-"+id, 2)
				rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(numbers, "\ufeff"))).ReadAll()
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				cells := eval[[][]string](b, `[...document.querySelectorAll('#fig-`+id+` table tr')].map(tr => [...tr.cells].map(c => c.textContent.trim()))`)
				if fmt.Sprint(rows) != fmt.Sprint(cells) || len(rows) < 2 {
					t.Errorf("%s has %v, the table %v", name, rows, cells)
				}
			}
		})
	}
}

// TestBrowserFrame shows a figure in a frame on somebody's page, where it can
// be touched and leads to the page it stands on.
func TestBrowserFrame(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "site"), os.DirFS(crowd(t, "three").Out)); err != nil {
		t.Fatal(err)
	}
	const host = `<!doctype html><html lang="en"><title>Somebody's page</title><link rel="icon" href="data:,">
		<iframe src="site/embed/legislation-coverage-ranges.html" title="A figure" width="720" height="600"></iframe>`
	if err := os.WriteFile(filepath.Join(folder, "host.html"), []byte(host), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, folder, "host.html", desk)
	b.do(chromedp.Focus("iframe"))
	b.do(chromedp.KeyEvent("\t\t"))
	b.do(chromedp.MouseClickXY(200, 160))
	before := eval[string](b, `location.href`)
	b.do(chromedp.MouseClickXY(60, 32))
	b.until("the link at the head of the frame has led to the indicator", `location.href !== '`+before+`' && document.querySelector('#fig-ranges')`)
}

// TestBrowserFigureAlone walks by keyboard and at every width through the pages that hold one figure.
func TestBrowserFigureAlone(t *testing.T) {
	site := crowd(t, "forty").Out
	for _, page := range []string{"embed/legislation-coverage-ranges.html", "embed/legislation-coverage-distribution.html", "embed/qma-2099-trend.html"} {
		t.Run(page, func(t *testing.T) {
			b := open(t, site, page, desk)
			for _, width := range []int64{1440, 640, 390, 320} {
				b.look(view{width: width, height: 700, theme: "light"})
				if over := eval[[]string](b, overflowing); len(over) > 0 {
					t.Errorf("at %d pixels the page scrolls sideways: %s", width, strings.Join(over, "; "))
				}
			}
			b.look(desk)
			id := eval[string](b, `document.querySelector('figure').id`)
			eval[any](b, figureOptions+`; null`)
			b.until("the options are there", `window.figureOptions`)
			b.do(chromedp.Focus("#" + id + " .fig-pic"))
			b.until("it is drawn by ECharts", `document.querySelector('#`+id+`.fig-taken .fig-live svg')`)
			if lost := eval[string](b, figureData(id)); lost != "" {
				t.Error(lost)
			}
		})
	}
}
