package generator_test

import (
	"encoding/base64"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// Governments hand in print-outs of the form, so forms are printed here by a real
// browser and read back. What is set is then only drawn.

var prints = flag.Bool("prints", false, "write small print-outs into read/testdata/pdf, for the tests that run without a browser")

// printed prints a page of HTML.
func printed(t testing.TB, html string, options ...chromedp.PDFOption) []byte {
	t.Helper()
	parent, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(parent)
	defer cancel()
	address := "data:text/html;charset=utf-8;base64," + base64.StdEncoding.EncodeToString([]byte(html))
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(append([]chromedp.PDFOption{chromedp.PDFPaper(chromedp.PaperA4)}, options...)...))
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// readPrint reads a print-out that must be readable.
func readPrint(t testing.TB, pdf []byte) *survey.Submission {
	t.Helper()
	subs, ps := read.File(survey.Limits{}, "print.pdf", pdf)
	if len(subs) != 1 || len(ps) > 0 {
		t.Fatalf("not read: %v", ps)
	}
	return subs[0]
}

// drawnLines are the lines of a print-out that are not blank, the unsure ones
// with a question mark before them.
func drawnLines(sub *survey.Submission) (out []string) {
	for _, p := range sub.Passages {
		switch {
		case p.Text == "":
		case p.Confidence > 0 && p.Confidence < 0.6:
			out = append(out, "? "+p.Text)
		default:
			out = append(out, p.Text)
		}
	}
	return out
}

// A look is a way in which forms draw their controls: what stands in the head of
// the page, and one control.
type look struct {
	css     string
	control func(set bool) string
	// plain says that what is set can be seen in a print without backgrounds.
	plain bool
}

func class(tag, inner string) func(bool) string {
	return func(set bool) string {
		on := ""
		if set {
			on = ` class=on`
		}
		return fmt.Sprintf("<%s%s>%s</%s>", tag, on, inner, tag)
	}
}

func input(kind, more string) func(bool) string {
	return func(set bool) string {
		if set {
			return "<input type=" + kind + " checked " + more + ">"
		}
		return "<input type=" + kind + " " + more + ">"
	}
}

func svg(outline, set string) func(bool) string {
	return func(on bool) string {
		drawing := outline
		if on {
			drawing += set
		}
		return "<svg width=18 height=18 viewBox='0 0 18 18' style='vertical-align:middle'>" + drawing + "</svg>"
	}
}

// looks are the controls of the forms that are known, and of some that are not.
var looks = map[string]look{
	"native radio":        {control: input("radio", ""), plain: true},
	"native box":          {control: input("checkbox", ""), plain: true},
	"native radio, off":   {control: input("radio", "disabled"), plain: true},
	"native box, off":     {control: input("checkbox", "disabled"), plain: true},
	"native, another hue": {css: "input{accent-color:#006400}", control: input("radio", ""), plain: true},
	"ring and dot":        {css: "i{width:20px;height:20px;border:2px solid #333;border-radius:50%;box-sizing:border-box;display:inline-flex;align-items:center;justify-content:center;vertical-align:middle}i.on::before{content:'';width:10px;height:10px;background:#333;border-radius:50%}", control: class("i", "")},
	"ring and border dot": {css: "i{width:20px;height:20px;border:1px solid #605e5c;border-radius:50%;box-sizing:border-box;display:inline-block;position:relative;vertical-align:middle}i.on::after{content:'';position:absolute;left:4px;top:4px;border:5px solid #0078d4;border-radius:50%}", control: class("i", ""), plain: true},
	"thick ring":          {css: "i{width:18px;height:18px;border:1px solid #888;border-radius:50%;box-sizing:border-box;display:inline-block;vertical-align:middle;background:#fff}i.on{border:6px solid #0b57d0}", control: class("i", ""), plain: true},
	"styled radio":        {css: "input{appearance:none;width:16px;height:16px;border:1px solid #605e5c;border-radius:50%;position:relative;vertical-align:middle}input:checked::after{content:'';position:absolute;left:3px;top:3px;width:8px;height:8px;border-radius:50%;background:#0078d4}", control: input("radio", "")},
	"box and tick":        {css: "i{width:18px;height:18px;border:1px solid #666;border-radius:2px;box-sizing:border-box;display:inline-block;position:relative;vertical-align:middle}i.on{background:#0078d4;border-color:#0078d4}i.on::after{content:'';position:absolute;left:5px;top:1px;width:4px;height:9px;border:solid #fff;border-width:0 2px 2px 0;transform:rotate(45deg)}", control: class("i", "")},
	"box and sign": {css: "b{width:16px;height:16px;border:1px solid #666;box-sizing:border-box;display:inline-block;vertical-align:middle;font:13px/14px sans-serif;text-align:center;color:#fff}b.on{color:#111}", control: func(on bool) string {
		if on {
			return "<b class=on>x</b>"
		}
		return "<b></b>"
	}, plain: true},
	"drawn circle and dot": {control: svg("<circle cx=9 cy=9 r=8 fill=none stroke=#555 />", "<circle cx=9 cy=9 r=4 fill=#0078d4 />"), plain: true},
	"drawn box and cross":  {control: svg("<rect x=1 y=1 width=16 height=16 fill=none stroke=#555 />", "<path d='M4 4L14 14M14 4L4 14' stroke=#111 stroke-width=2 />"), plain: true},
	"drawn box and tick":   {control: svg("<rect x=1 y=1 width=16 height=16 rx=3 fill=#fff stroke=#555 />", "<path d='M4 9l4 4 7-8' fill=none stroke=#111 stroke-width=1.6 />"), plain: true},
	"picture":              {control: picture, plain: true},
	"pale ground":          {css: "body{background:#f3f2f1}i{width:18px;height:18px;border:1px solid #777;border-radius:50%;box-sizing:border-box;display:inline-flex;align-items:center;justify-content:center;vertical-align:middle;background:#fff}i.on::before{content:'';width:8px;height:8px;background:#333;border-radius:50%}", control: class("i", "")},
	"dark ground":          {css: "body{background:#1b1a19;color:#eee;print-color-adjust:exact}i{width:18px;height:18px;border:1px solid #aaa;border-radius:50%;box-sizing:border-box;display:inline-flex;align-items:center;justify-content:center;vertical-align:middle}i.on::before{content:'';width:8px;height:8px;background:#6cb8f6;border-radius:50%}", control: class("i", "")},
}

// picture is a control that is a picture, drawn by a script.
func picture(on bool) string {
	return fmt.Sprintf("<canvas width=36 height=36 style='width:18px;height:18px;vertical-align:middle' data-on=%v></canvas>", on)
}

// small is a form of three questions with one control a line.
func small(l look) (html string, want []string) {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><meta charset=utf-8><title>Form</title><style>body{font:15px Arial,sans-serif}p{margin:14px 0 6px}label{display:block;margin:4px 0}%s</style>", l.css)
	for q, options := range [][]string{{"Yes", "No"}, {"Two-year", "Five-year", "Other"}, {"No", "Yes"}} {
		line := fmt.Sprintf("%d. Is there a law of this kind? *", q+1)
		fmt.Fprintf(&b, "<p>%s</p>", line)
		want = append(want, line)
		for i, o := range options {
			set, sign := i == q%len(options), "☐ "
			if set {
				sign = "☒ "
			}
			fmt.Fprintf(&b, "<label>%s <span>%s</span></label>", l.control(set), o)
			want = append(want, sign+o)
		}
		fmt.Fprint(&b, "<ul><li>A law of Examplia</li><li>A decree</li></ul>")
		want = append(want, "A law of Examplia", "A decree") // bullets are drawn, and are no controls
	}
	b.WriteString("<script>for (const c of document.querySelectorAll('canvas')) { const x = c.getContext('2d'); x.lineWidth = 2; x.strokeStyle = x.fillStyle = '#444';" +
		"x.beginPath(); x.arc(18, 18, 15, 0, 7); x.stroke(); if (c.dataset.on == 'true') { x.beginPath(); x.arc(18, 18, 8, 0, 7); x.fill() } }</script>")
	return b.String(), want
}

// Every kind of control is read in every size; what backgrounds alone would show
// is unsure without them, and never taken for empty.
func TestPrintedControls(t *testing.T) {
	for i, name := range slices.Sorted(maps.Keys(looks)) {
		t.Run(name, func(t *testing.T) {
			html, want := small(looks[name])
			scale := []float64{0.6, 1, 1.3}[i%3]
			pdf := printed(t, html, chromedp.PDFScale(scale), chromedp.PDFPrintBackground())
			switch name {
			case "native radio", "box and tick":
				keep(t, strings.ReplaceAll(name, " ", "-")+".pdf", pdf)
			}
			got := drawnLines(readPrint(t, pdf))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("at %v (-want +got):\n%s", scale, diff)
			}
			pdf = printed(t, html)
			if name == "ring and dot" {
				keep(t, "no-backgrounds.pdf", pdf)
			}
			bare := drawnLines(readPrint(t, pdf))
			if looks[name].plain {
				if diff := cmp.Diff(want, bare); diff != "" {
					t.Errorf("without backgrounds (-want +got):\n%s", diff)
				}
				return
			}
			for i, line := range bare {
				if isMarked(line) && !strings.HasPrefix(line, "?") && line != want[i] {
					t.Errorf("without backgrounds: %q is sure, and is %q", line, want[i])
				}
			}
		})
	}
}

func isMarked(line string) bool { return strings.ContainsAny(line, "☒☐") }

// keep writes a print-out for the tests without a browser.
func keep(t *testing.T, name string, pdf []byte) {
	t.Helper()
	if !*prints {
		return
	}
	if err := os.WriteFile(filepath.Join("read", "testdata", "pdf", name), pdf, 0o644); err != nil {
		t.Fatal(err)
	}
}
