package generator_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// TestFirefox opens pages from the disk in Firefox: they read, ask for nothing
// but files of the site, and say nothing on the console.
func TestFirefox(t *testing.T) {
	f := startFirefox(t)
	site, crowd := fileURL(shippedSite(t)), fileURL(crowd(t, "three").Out)
	f.open(t, `data:text/html,<img src="http://127.0.0.1:48765/"><script>console.log("seen")</script>`)
	f.until(t, "document.images[0].complete")
	if len(f.asked) < 2 || len(f.said) != 1 {
		t.Fatalf("of a page that asks and speaks, it saw %q and %q", f.asked, f.said)
	}
	for _, c := range []struct{ name, address, ready string }{
		{"report", site + pageKinds["report"], `document.querySelector('#answers-title, #answers h2')`},
		{"report in Arabic", site + "ar/" + pageKinds["report"], `document.documentElement.dir === 'rtl'`},
		{"home", site + pageKinds["home"], `document.querySelector('.numbers dd')`},
		{"country", site + pageKinds["country"], `document.querySelector('.tile .strip')`},
		{"a figure is touched", site + pageKinds["report"], `(document.querySelector('#fig-indicators .fig-pic').focus(), document.querySelector('#fig-indicators.fig-taken .fig-live svg'))`},
		{"search", site + pageKinds["search"], `(e => { if (!e.value) { e.focus(); e.value = 'signature'; e.dispatchEvent(new Event('input', {bubbles: true})) } return document.querySelector('.found:not([hidden]) a') })(document.getElementById('search-box'))`},
		{"comparison", crowd + comparePage + "#QMA,QMB", `document.querySelectorAll('[data-ranges] > *').length > 3`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f.open(t, c.address)
			f.until(t, c.ready)
			for _, asked := range f.asked {
				if !strings.HasPrefix(asked, "file:") && !strings.HasPrefix(asked, "data:") && !strings.HasPrefix(asked, "blob:") {
					t.Errorf("asked for %s", asked)
				}
			}
			for _, said := range f.said {
				t.Errorf("on the console: %s", said)
			}
			if over := f.eval(t, `document.documentElement.scrollWidth > document.documentElement.clientWidth`); over == "true" {
				t.Error("the page scrolls sideways")
			}
		})
	}
}

// A firefox is driven through WebDriver BiDi.
type firefox struct {
	socket  *websocket.Conn
	tab     string
	last    int
	replies chan bidi
	events  chan bidi
	asked   []string // addresses that the page has asked for
	said    []string // on the console
}

// bidi is a message of WebDriver BiDi.
type bidi struct {
	ID     int             `json:"id"`
	Type   string          `json:"type"`
	Method string          `json:"method"`
	Error  string          `json:"error"`
	Said   string          `json:"message"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
}

// firefoxOrigin is where the test says that it comes from.
const firefoxOrigin = "http://127.0.0.1"

var listening = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

func startFirefox(t *testing.T) *firefox {
	t.Helper()
	var program string
	for _, name := range []string{"firefox-esr", "firefox"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Fatal("Firefox is not installed (on Debian: apt-get install firefox-esr), or run make test as root on Debian")
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	cmd := exec.CommandContext(ctx, program, "--headless", "--no-remote", "--remote-debugging-port", "0", "--remote-allow-origins", firefoxOrigin, "--profile", t.TempDir(), "--width=1440", "--height=900", "about:blank")
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		_ = cmd.Wait() // it was killed
	})
	lines, address := bufio.NewScanner(out), ""
	for address == "" && lines.Scan() {
		if m := listening.FindStringSubmatch(lines.Text()); m != nil {
			address = m[1]
		}
	}
	if address == "" {
		t.Fatal("Firefox does not say where it listens")
	}
	go func() {
		for lines.Scan() { // what it says of itself is read, so that it never waits
		}
	}()
	socket, err := websocket.Dial(address+"/session", "", firefoxOrigin)
	if err != nil {
		t.Fatal(err)
	}
	f := &firefox{socket: socket, replies: make(chan bidi, 1), events: make(chan bidi, 10_000)}
	go func() {
		defer close(f.replies)
		for {
			var m bidi
			if err := websocket.JSON.Receive(socket, &m); err != nil {
				return
			}
			if m.Type == "event" {
				f.events <- m
			} else {
				f.replies <- m
			}
		}
	}()
	f.call(t, "session.new", map[string]any{"capabilities": map[string]any{}})
	f.call(t, "session.subscribe", map[string]any{"events": []string{"network.beforeRequestSent", "log.entryAdded"}})
	var made struct{ Context string }
	must(t, json.Unmarshal(f.call(t, "browsingContext.create", map[string]any{"type": "tab"}), &made))
	f.tab = made.Context
	return f
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// call asks for one thing and waits until it is done.
func (f *firefox) call(t *testing.T, method string, params map[string]any) json.RawMessage {
	t.Helper()
	f.last++
	must(t, websocket.JSON.Send(f.socket, map[string]any{"id": f.last, "method": method, "params": params}))
	select {
	case m, ok := <-f.replies:
		if !ok {
			t.Fatal("Firefox has ended")
		}
		if m.Error != "" {
			t.Fatalf("%s: %s: %s", method, m.Error, m.Said)
		}
		return m.Result
	case <-time.After(time.Minute):
		t.Fatalf("%s: no answer", method)
	}
	return nil
}

// open shows a page and forgets what happened on the one before.
func (f *firefox) open(t *testing.T, address string) {
	t.Helper()
	f.call(t, "browsingContext.navigate", map[string]any{"context": f.tab, "url": "about:blank", "wait": "complete"})
	must(t, f.gather())
	f.asked, f.said = nil, nil
	f.call(t, "browsingContext.navigate", map[string]any{"context": f.tab, "url": address, "wait": "complete"})
}

// gather sorts what happened on the page.
func (f *firefox) gather() error {
	for {
		select {
		case m := <-f.events:
			var p struct {
				Context, Level, Text string
				Request              struct{ URL string }
			}
			if err := json.Unmarshal(m.Params, &p); err != nil {
				return err
			}
			switch m.Method {
			case "network.beforeRequestSent":
				if p.Context == f.tab {
					f.asked = append(f.asked, p.Request.URL)
				}
			case "log.entryAdded":
				f.said = append(f.said, p.Level+": "+p.Text)
			}
		default:
			return nil
		}
	}
}

// eval is the value of an expression on the page, as JSON has it.
func (f *firefox) eval(t *testing.T, expression string) string {
	t.Helper()
	var got struct {
		Type   string
		Result struct {
			Value json.RawMessage
		}
		ExceptionDetails struct{ Text string }
	}
	must(t, json.Unmarshal(f.call(t, "script.evaluate", map[string]any{"expression": expression, "target": map[string]any{"context": f.tab}, "awaitPromise": true}), &got))
	if got.Type != "success" {
		t.Fatal(errors.New(got.ExceptionDetails.Text))
	}
	return string(got.Result.Value)
}

// until waits for an expression to be something.
func (f *firefox) until(t *testing.T, expression string) {
	t.Helper()
	for range 200 {
		if f.eval(t, "!!("+expression+")") == "true" {
			must(t, f.gather())
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal(fmt.Errorf("waited in vain for %s", expression))
}
