package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A visitor is a browser in front of a preview, and all that went wrong in it.
type visitor struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	faults []string
}

// visit opens a browser. A machine without one fails the test: a page that
// nobody opened is not proven. When the test ends, so does it on anything on the
// console, anything that a page's policy forbids, and any request that is not for
// the preview.
func visit(t *testing.T, address string) *visitor {
	t.Helper()
	flags := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	alloc, stop := chromedp.NewExecAllocator(t.Context(), flags...)
	timed, expire := context.WithTimeout(alloc, 3*time.Minute)
	ctx, cancel := chromedp.NewContext(timed)
	v := &visitor{t: t, ctx: ctx}
	t.Cleanup(func() {
		cancel()
		expire()
		stop()
		v.none()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("the preview is tested in a real browser, and none could be started: %v", err)
	}
	v.must(chromedp.Listen(ctx, func(ev any) { v.watch(ev, address) }))
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `addEventListener('securitypolicyviolation', e => { throw new Error('policy forbids ' + e.effectiveDirective + ': ' + e.blockedURI) })`})
	v.must(err)
	return v
}

// watch notes what should not happen on any page.
func (v *visitor) watch(ev any, address string) {
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		v.fault(fmt.Sprintf("exception: %s %v", ev.ExceptionDetails.Text, ev.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning {
			v.fault(fmt.Sprintf("%s: %s %s", ev.Entry.Source, ev.Entry.Text, ev.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(ev.Request.URL, address) && !strings.HasPrefix(ev.Request.URL, "data:") { // as the icon of a date field is
			v.fault("asked for " + ev.Request.URL)
		}
	}
}

func (v *visitor) fault(what string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.faults = append(v.faults, what)
}

// none tells of the faults so far.
func (v *visitor) none() {
	v.t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, f := range v.faults {
		v.t.Error(f)
	}
	v.faults = nil
}

// expect takes a fault that belongs to the test off the list.
func (v *visitor) expect(part string) {
	v.t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	n := len(v.faults)
	v.faults = slices.DeleteFunc(v.faults, func(f string) bool { return strings.Contains(f, part) })
	if len(v.faults) == n {
		v.t.Errorf("no fault with %q", part)
	}
}

func (v *visitor) do(steps ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	v.must(chromedp.Do(v.ctx, steps...))
}

func (v *visitor) must(err error) {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
}

// look sets the size of the window and the theme.
func (v *visitor) look(width, height int64, theme string) {
	v.t.Helper()
	v.do(chromedp.EmulateViewport(width, height))
	_, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	v.must(err)
}

// seen runs a script on the page, waits for its promise and returns its value.
func seen[T any](v *visitor, script string) T {
	v.t.Helper()
	value, err := chromedp.Run(v.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	v.must(err)
	return value
}

// until waits for a condition on the page, also over its reloading.
func (v *visitor) until(what, condition string) {
	v.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if ok, err := chromedp.Run(v.ctx, chromedp.Evaluate[bool]("!!("+condition+")")); err == nil && ok {
			return
		}
	}
	v.t.Fatalf("waited in vain until %s; the page says %q", what, seen[string](v, `[...document.querySelectorAll('.serve-said, .serve-error')].map(e => e.textContent).join(' ')`))
}

// press presses the mouse in the middle of an element.
func (v *visitor) press(selector string) {
	v.t.Helper()
	at := seen[[]float64](v, `(() => { const e = document.querySelector(`+"`"+selector+"`"+`); e.scrollIntoView({block: 'center'});
		const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y);
		return e.contains(top) || top.contains(e) && top.matches('label') ? [x, y] : [] })()`)
	if len(at) != 2 {
		v.t.Fatalf("%s cannot be pressed: something lies over it", selector)
	}
	v.do(chromedp.MouseClickXY(at[0], at[1]))
}

// write puts the focus in a field and types, in place of what is there.
func (v *visitor) write(selector, words string) {
	v.t.Helper()
	v.do(chromedp.Focus(selector))
	seen[bool](v, `document.activeElement.select(), true`)
	v.do(chromedp.KeyEvent(words))
}

// preview starts serve on a content folder and returns its address.
func startPreview(t *testing.T, content string) string {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	ctx, stop := context.WithCancel(t.Context())
	out, stdout := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--content", content}, stdout, io.Discard)
		stdout.Close()
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve said nothing and ended with %d", <-code)
	}
	t.Cleanup(func() {
		stop()
		if got := <-code; got != exitDone {
			t.Errorf("serve ended with %d", got)
		}
	})
	return strings.TrimSpace(address)
}

// TestBrowserSettles settles answers of Examplia as a person does: presses the
// option, fills in who says so, saves, and reads what came of it.
func TestBrowserSettles(t *testing.T) {
	content := unmarked(t)
	address := startPreview(t, content)
	v := visit(t, address)
	v.look(1200, 900, "light")
	v.do(chromedp.Navigate(address + "countries/qqa/"))
	v.until("the panels stand", `document.querySelector('#q36 .serve-settle')`)
	if n := seen[int](v, `document.querySelectorAll('.serve-settle').length`); n != 42 {
		t.Errorf("%d of 42 choice questions can be settled", n)
	}
	if bar := seen[string](v, `document.querySelector('.serve-bar').innerText`); !strings.Contains(bar, "3 of 42 answers open") ||
		!strings.Contains(bar, "nothing is published") || !strings.Contains(bar, filepath.Join(content, reviewFile)) {
		t.Errorf("the bar says %q", bar)
	}

	// What is lacking is said in words, and the focus goes there.
	v.press(`#q36 label:has([value="yes"])`)
	v.press(`#q36 [type="submit"]`)
	if said := seen[string](v, `document.querySelector('#q36 [role="alert"]').textContent`); said != "Still needed: the office, the date, the reason." {
		t.Errorf("said %q", said)
	}
	if at := seen[string](v, `document.activeElement.id`); at != "serve-q36-office" {
		t.Errorf("the focus is on %q", at)
	}

	v.write("#serve-q36-office", "Ministry of Examples")
	seen[bool](v, `document.querySelector('#serve-q36-date').value = '2026-11-02', true`)
	v.write("#serve-q36-reason", "The law is in force.")
	v.write("#serve-q36-source", "letter 12/2026")
	v.press(`#q36 [type="submit"]`)
	v.until("question 36 is reviewed", `document.querySelector('#q36 .term-reviewed')`)
	v.until("the page says so", `document.activeElement.matches('#q36 .serve-said') && document.activeElement.textContent === 'Saved: Yes.'`)
	if top := seen[float64](v, `document.querySelector('#q36').getBoundingClientRect().top`); top < 0 || top > 900 {
		t.Errorf("the page is not at the question: it stands at %.0f", top)
	}
	const head = `# What is decided about the response of QQA, outside of it. Fill in what you know:
# an entry whose "selected" is empty changes nothing. See docs/review.md.
# Lines that begin with #| are written anew by egovsite review; your own comments stay.
country: QQA
edition: "2022"
state:      # draft, reviewed, validated, published or withdrawn; left empty, it is published

answers:
`
	const first = `  #| 36. Is there any legislation, law or regulation on access to information such as Freedom of
  #| Information Act?
  - question: access-to-information-law
    selected: ["yes"]
    office: "Ministry of Examples"
    date: "2026-11-02"
    reason: "The law is in force."
    source: "letter 12/2026"
`
	const second = `
  #| 38. Is there any legislation, law or regulation on data privacy and/or protection?
  - question: data-protection-law
    selected: ["no"]
    office: "Ministry of Examples"
    date: "2026-11-02"
    reason: "It is a draft."
    source: "letter 12/2026"
`
	if got := snapshot(t, content)[reviewFile]; got != head+first {
		t.Errorf("the file is\n%s\nwant\n%s", got, head+first)
	}
	if words := seen[string](v, `document.querySelector('#q36').innerText`); !strings.Contains(words, "Ministry of Examples") || !strings.Contains(words, "The law is in force.") {
		t.Errorf("the note is not shown: %q", words)
	}

	// The next open one, with the keyboard alone; office, date and source are there.
	v.do(chromedp.Focus(`.serve-bar button`), chromedp.KeyEvent("\r"))
	v.until("the next open answer has the focus", `document.activeElement.closest('#q38')`)
	v.do(chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowRight))
	if office := seen[string](v, `document.querySelector('#serve-q38-office').value`); office != "Ministry of Examples" {
		t.Errorf("the office is not remembered: %q", office)
	}
	if reason := seen[string](v, `document.querySelector('#serve-q38-reason').value`); reason != "" {
		t.Errorf("the reason of another answer is there: %q", reason)
	}
	v.write("#serve-q38-reason", "It is a draft.")
	v.do(chromedp.Focus("#serve-q38-source"), chromedp.KeyEvent("\r"))
	v.until("question 38 is reviewed", `document.querySelector('#q38 .term-reviewed')`)
	v.until("the panels stand again", `document.querySelector('.serve-count')`)
	if got := snapshot(t, content)[reviewFile]; got != head+first+second {
		t.Errorf("the file is\n%s\nwant\n%s", got, head+first+second)
	}
	if count := seen[string](v, `document.querySelector('.serve-count').textContent`); count != "1 of 42 answers open" {
		t.Errorf("the bar says %q", count)
	}

	// What was said is mended: one line changes.
	v.press(`#q36 .serve-actions button:nth-child(3)`)
	v.write("#serve-q36-reason", "It is in force since 2009.")
	v.press(`#q36 [type="submit"]`)
	v.until("the page says the new reason", `document.querySelector('#q36 .settled-note').textContent.includes('since 2009') && document.querySelector('.serve-count')`)
	if got, want := snapshot(t, content)[reviewFile], head+strings.Replace(first, "The law is in force.", "It is in force since 2009.", 1)+second; got != want {
		t.Errorf("mended, the file is\n%s\nwant\n%s", got, want)
	}

	// Taken back: the answer is open again, and what was said can be saved again.
	v.press(`#q36 .serve-actions button:last-child`)
	v.until("question 36 is open again", `document.querySelector('#q36 .term-not-recorded') && document.querySelector('.serve-count')`)
	if got, want := snapshot(t, content)[reviewFile], head+strings.TrimPrefix(second, "\n"); got != want {
		t.Errorf("taken back, the file is\n%s\nwant\n%s", got, want)
	}
	if reason := seen[string](v, `document.querySelector('#serve-q36-reason').value`); reason != "It is in force since 2009." {
		t.Errorf("what was said is lost: %q", reason)
	}
}

// TestBrowserSettleConflict changes the file behind the back of the page.
func TestBrowserSettleConflict(t *testing.T) {
	content := unmarked(t)
	address := startPreview(t, content)
	v := visit(t, address)
	v.look(390, 844, "dark")
	v.do(chromedp.Navigate(address + "countries/qqa/"))
	v.until("the panels stand", `document.querySelector('#q36 .serve-settle')`)
	v.press(`#q36 label:has([value="yes"])`)
	v.write("#serve-q36-office", "Ministry of Examples")
	v.press(`#q36 .serve-when button`)
	v.write("#serve-q36-reason", "The law is in force.")
	if date := seen[string](v, `document.querySelector('#serve-q36-date').value`); len(date) != len("2026-11-02") {
		t.Errorf("today is %q", date)
	}

	// A page that saw another file is told so, and what was typed survives.
	seen[bool](v, `(() => { const send = fetch;
		window.fetch = (to, how) => send(to, how && {...how, body: how.body.replace(/"hash":"[^"]*"/, '"hash":"0"')}); return true })()`)
	v.press(`#q36 [type="submit"]`)
	v.until("the page says what happened", `document.activeElement.matches('#q36 [role="alert"]') && document.activeElement.textContent.includes('was changed since this page was shown')`)
	v.expect("409")
	v.press(`#q36 [role="alert"] button`)
	v.until("the page is loaded again", `performance.getEntriesByType('navigation')[0].type === 'reload' && document.querySelector('.serve-count')`)
	for field, want := range map[string]string{"office": "Ministry of Examples", "reason": "The law is in force."} {
		if got := seen[string](v, `document.querySelector('#serve-q36-`+field+`').value`); got != want {
			t.Errorf("the %s is lost: %q", field, got)
		}
	}

	// The file is written by hand meanwhile: the page comes back with it, and adds to it.
	const own = "country: QQA\nedition: \"2022\"\nnotes: []\n"
	name := filepath.Join(content, reviewFile)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(own), 0o644); err != nil {
		t.Fatal(err)
	}
	v.until("the page knows the file", `document.querySelector('.serve-path') && !document.querySelector('.serve-path').textContent.includes('not begun')`)
	v.press(`#q36 [type="submit"]`)
	v.until("question 36 is reviewed", `document.querySelector('#q36 .term-reviewed')`)
	if got := snapshot(t, content)[reviewFile]; !strings.HasPrefix(got, own+"\nanswers:\n") {
		t.Errorf("the file is\n%s", got)
	}
}

// TestBrowserSettleAxe looks for barriers to people with disabilities.
func TestBrowserSettleAxe(t *testing.T) {
	axe, err := os.ReadFile("../../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci --ignore-scripts", err)
	}
	address := startPreview(t, unmarked(t))
	v := visit(t, address)
	v.do(chromedp.Navigate(address + "countries/qqa/"))
	v.until("the panels stand", `document.querySelector('#q36 .serve-settle')`)
	seen[bool](v, `document.querySelector('#serve-q36-yes').click(), document.querySelector('#q36 [type="submit"]').click(), true`)
	seen[any](v, string(axe)+"; null")
	for _, width := range []int64{1200, 390} {
		for _, theme := range []string{"light", "dark"} {
			v.look(width, 900, theme)
			for _, found := range seen[[]string](v, `axe.run({include: ['.serve-bar', '#q36', '#q6']}, {resultTypes: ['violations'], preload: false}).then(r =>
				r.violations.map(f => f.id + ' (' + f.help + '): ' + f.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))`) {
				t.Errorf("%d pixels, %s: %s", width, theme, found)
			}
			if over := seen[int](v, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("at %d pixels the page scrolls sideways by %d", width, over)
			}
		}
	}
}

// TestBrowserSettlesConsent refuses consent, which takes the page away.
func TestBrowserSettlesConsent(t *testing.T) {
	content := unmarked(t)
	address := startPreview(t, content)
	v := visit(t, address)
	v.do(chromedp.Navigate(address + "countries/qqa/"))
	v.until("the panels stand", `document.querySelector('#q112 .serve-settle')`)
	if words := seen[string](v, `document.querySelector('#q112 .serve-note').textContent`); !strings.Contains(words, "takes the country off the site") {
		t.Errorf("the panel says %q", words)
	}
	v.press(`#q112 label:has([value="no"])`)
	v.write("#serve-q112-office", "Ministry of Examples")
	v.press(`#q112 .serve-when button`)
	v.write("#serve-q112-reason", "Asked by letter, and refused.")
	v.press(`#q112 [type="submit"]`)
	v.until("the country is gone, and the page says where to undo it", `!document.querySelector('#q112') &&
		document.querySelector('.serve-bar [role="alert"]').textContent.includes('`+reviewFile+`')`)
	v.expect("404")
}

// TestBrowserPreviewPolicy shows hostile words in an answer, in the panel that
// settles it and in the error on top, and sees the pages' policy kept; then has
// the page do what the policy forbids, and wants that told and not done.
func TestBrowserPreviewPolicy(t *testing.T) {
	const evil = `</script><script>window.broken = 1</script><img src=x onerror="window.broken = 2">`
	content := unmarked(t)
	responses := filepath.Join(content, "responses", "2022")
	words, err := os.ReadFile(filepath.Join(responses, "qqa.txt"))
	if err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(responses, "qqa.txt"), strings.Replace(string(words), "On access to information", evil, 1))
	save(t, filepath.Join(responses, "nobody.yaml"), "country: '"+evil+"'\nanswers:\n  36: Yes\n")
	if err := os.MkdirAll(filepath.Join(content, "reviews", "2022"), 0o755); err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(content, reviewFile), "country: QQA\nedition: \"2022\"\nanswers:\n  - question: data-protection-law\n    selected: [\"no\"]\n"+
		"    office: '"+evil+"'\n    date: \"2026-11-02\"\n    reason: '"+evil+"'\n    source: '"+evil+"'\n")
	address := startPreview(t, content)
	v := visit(t, address)
	for _, page := range []string{"countries/qqa/", "countries/qqa/2022/source/", "acts/", "reports/qqa-2022.html"} {
		v.do(chromedp.Navigate(address + page))
		v.until("the words of the answer are shown", "document.body.textContent.includes(`window.broken = 1</`)")
		v.until("the error on top has the words of the file", "document.querySelector('.serve-error')?.textContent.includes(`window.broken = 1</`)")
		if page == "countries/qqa/" {
			v.until("the panels stand", `document.querySelector('#q38 .serve-settle')`)
			v.press(`#q38 .serve-actions button:nth-child(3)`)
			v.until("the panel has the words of the review", "document.querySelector('#serve-q38-reason').value.includes(`window.broken = 1</`)")
		}
		if made := seen[int](v, `document.querySelectorAll('img[src=x], [onerror]').length`); made > 0 {
			t.Errorf("%s: %d elements of the response's own making", page, made)
		}
		v.none()
		seen[bool](v, `(() => { const s = document.createElement('script'); s.textContent = 'window.broken = 3'; document.body.append(s) })(), true`)
		seen[bool](v, "new Promise(done => setTimeout(done, 50, true))")
		if broken := seen[string](v, `String(window.broken)`); broken != "undefined" {
			t.Errorf("%s: forbidden script %s ran", page, broken)
		}
		v.expect("policy forbids script-src-elem: inline")
		v.expect("security: ")
	}
}
