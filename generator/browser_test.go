package generator_test

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	devtools "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// One browser serves all tests, a tab each. A machine without a browser fails
// them: a site that nobody opened is not proven.

var (
	browser      = sync.OnceValues(startBrowser)
	closeBrowser = func() {}
)

func startBrowser() (context.Context, error) {
	flags := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", false))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, cancel := chromedp.NewContext(alloc)
	closeBrowser = func() { cancel(); stop() }
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("the site is tested in a real browser, and none could be started: %w\n"+
			"install Chromium or Google Chrome (on Debian: apt-get install chromium), or run make test as root on Debian", err)
	}
	return ctx, nil
}

// A view is how a reader looks at a page.
type view struct {
	width, height int64
	theme         string // "light" or "dark"
	noScript      bool
}

var (
	desk  = view{width: 1440, height: 900, theme: "light"}
	phone = view{width: 390, height: 844, theme: "light"}
)

func (v view) dark() view { v.theme = "dark"; return v }

// A tab is one opened page and all that went wrong on it.
type tab struct {
	t   testing.TB
	ctx context.Context

	mu     sync.Mutex
	faults []string
}

// open shows a file of a site from the disk. When the test ends, anything on
// the console, anything that the page's policy forbids, and any request that is
// not for a file of the site fails it.
func open(t testing.TB, site, file string, v view) *tab {
	t.Helper()
	parent, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	timed, stop := context.WithTimeout(parent, 2*time.Minute)
	ctx, cancel := chromedp.NewContext(timed, chromedp.WithNewBrowserContext()) // with a memory of its own
	b := &tab{t: t, ctx: ctx}
	t.Cleanup(func() {
		cancel()
		stop()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, f := range b.faults {
			t.Errorf("%s: %s", file, f)
		}
	})
	base := fileURL(site)
	b.must(chromedp.Listen(ctx, func(ev any) { b.watch(ev, base) }))
	b.look(v)
	if v.noScript {
		call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
	call(b, devtools.AddScriptToEvaluateOnNewDocument, devtools.AddScriptToEvaluateOnNewDocumentParams{Source: watchPolicy})
	b.do(chromedp.Navigate(base + file))
	return b
}

// watchPolicy says on the console, which is watched, what a page's policy forbids.
const watchPolicy = `window.violated = []; addEventListener('securitypolicyviolation', e => { violated.push(e.effectiveDirective);
	console.error('policy forbids ' + e.effectiveDirective + ': ' + e.blockedURI + ' ' + e.sample) })`

// caught takes the faults off the tab, for a test that wants them.
func (b *tab) caught() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.faults
	b.faults = nil
	return out
}

func fileURL(folder string) string {
	full, err := filepath.Abs(folder)
	if err != nil {
		panic(err)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(full) + "/"}).String()
}

// watch notes what should not happen on any page.
func (b *tab) watch(ev any, base string) {
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		var said []string
		for _, a := range ev.Args {
			said = append(said, fmt.Sprint(string(a.Value), a.Description))
		}
		b.fault(fmt.Sprintf("console.%s: %s", ev.Type, strings.Join(said, " ")))
	case *runtime.EventExceptionThrown:
		b.fault(fmt.Sprintf("exception: %s %v", ev.ExceptionDetails.Text, ev.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning {
			b.fault(fmt.Sprintf("%s: %s", ev.Entry.Source, ev.Entry.Text))
		}
	case *devtools.EventJavascriptDialogOpening:
		b.fault("a dialog opened: " + ev.Message)
	case *network.EventRequestWillBeSent:
		to := ev.Request.URL
		if !strings.HasPrefix(to, base) && !strings.HasPrefix(to, "data:") && !strings.HasPrefix(to, "blob:") {
			b.fault("asked for " + to)
		}
	}
}

func (b *tab) fault(what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !slices.Contains(b.faults, what) {
		b.faults = append(b.faults, what)
	}
}

// look changes the view of the page that is open.
func (b *tab) look(v view) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(v.width, v.height))
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: v.theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, steps...))
}

func (b *tab) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// eval runs a script on the page, waits for its promise and returns its value.
func eval[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	b.must(err)
	return v
}

// click presses the mouse in the middle of an element.
func (b *tab) click(selector string) {
	b.t.Helper()
	at := eval[[]float64](b, `(() => { const e = document.querySelector('`+selector+`'); e.scrollIntoView({block: 'nearest'});
		const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
		return e.contains(document.elementFromPoint(x, y)) ? [x, y] : [] })()`)
	if len(at) != 2 {
		b.t.Fatalf("%s cannot be pressed: something lies over it", selector)
	}
	b.do(chromedp.MouseClickXY(at[0], at[1]))
}

// until waits for a condition on the page; what names it if it never comes.
func (b *tab) until(what, condition string) {
	b.t.Helper()
	ok := eval[bool](b, `new Promise(done => { const end = Date.now() + 20000; (function look() {
		if (`+condition+`) done(true); else if (Date.now() > end) done(false); else setTimeout(look, 20) })() })`)
	if !ok {
		b.t.Errorf("waited in vain until %s", what)
	}
}

// call runs one command of the browser's protocol on the tab.
func call[P, R any](b *tab, cmd cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, cmd, params)
	b.must(err)
	return r
}
