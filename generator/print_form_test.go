package generator_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// radio is a native radio button of a group.
func radio(name string, on bool) string {
	if on {
		return "<input type=radio checked name=" + name + ">"
	}
	return "<input type=radio name=" + name + ">"
}

const pills = "<style>span.o{display:inline-block;padding:6px 20px;border:1px solid #666;border-radius:16px;margin:4px}span.on{background:#222;color:#fff}" +
	"div.s{width:90px;padding:5px 10px;border:1px solid #666;border-radius:4px;margin:6px 0}div.on{background:#222;color:#fff}</style>"

// A disc and a ring, one of which says that it is set.
const (
	discs    = "<style>i{display:inline-block;box-sizing:border-box;border-radius:50%;width:14px;height:14px;border:2px solid #888}i.full{background:#888}</style>"
	disc     = "<i class=full></i>"
	openRing = "<i></i>"
)

// How words and controls stand to each other.
func TestPrintedForms(t *testing.T) {
	long := "I am authorized but I did not have the full information to respond to this questionnaire of the survey"
	tests := map[string]struct {
		html string
		turn bool   // print on a sheet that lies on its side
		keep string // the file to keep it in for tests without a browser
		want []string
	}{
		"grid": {keep: "grid.pdf", html: "<p>1. How much do you agree? *<table><tr><th><th>Strongly agree<th>Neither<th>Disagree" +
			"<tr><td>Office hours<td>" + radio("a", false) + "<td>" + radio("a", true) + "<td>" + radio("a", false) +
			"<tr><td>The law in force<td>" + radio("b", true) + "<td>" + radio("b", false) + "<td>" + radio("b", false) + "</table>" +
			"<style>td,th{padding:5px 16px;text-align:center}</style>",
			want: []string{"1. How much do you agree? *", "Strongly agree Neither Disagree", "Office hours", "☐ Strongly agree", "☒ Neither", "☐ Disagree",
				"The law in force", "☒ Strongly agree", "☐ Neither", "☐ Disagree"}},
		"grid with wrapped heads and rows": {html: "<p>1. How much?<table><tr><th><th>Strongly agree<th>Strongly disagree" +
			"<tr><td>The law on access to information is well known to everyone<td>" + radio("a", false) + "<td>" + radio("a", true) +
			"<tr><td>Short<td>" + radio("b", true) + "<td>" + radio("b", false) + "</table>" +
			"<style>td,th{padding:9px 16px;width:70px;text-align:center}td:first-child{width:180px;text-align:left}</style>",
			want: []string{"1. How much?", "Strongly Strongly", "agree disagree", "The law on access to", "information is well known", "to everyone",
				"☐ Strongly agree", "☒ Strongly disagree", "Short", "☒ Strongly agree", "☐ Strongly disagree"}},
		"buttons in a row": {keep: "buttons.pdf", html: pills + "<p>1. Is there? *<div><span class='o on'>Yes</span><span class=o>No</span></div>" +
			"<p>2. How often? *<div><span class=o>Daily</span><span class=o>Weekly</span><span class='o on'>Never</span></div>",
			want: []string{"1. Is there? *", "☒ Yes ☐ No", "2. How often? *", "☐ Daily ☐ Weekly ☒ Never"}},
		"buttons in a column": {html: pills + "<p>1. Is there? *<div class=s>Yes</div><div class='s on'>No</div>" +
			"<p>2. How often? *<div class=s>Daily</div><div class='s on'>Weekly</div><div class=s>Never</div>",
			want: []string{"1. Is there? *", "☐ Yes", "☒ No", "2. How often? *", "☐ Daily", "☒ Weekly", "☐ Never"}},
		"buttons filled where they are not set": {html: pills + "<p>1. Is there? *<div><span class=o>Yes</span><span class='o on'>No</span></div>" +
			"<p>2. How often? *<div><span class='o on'>Daily</span><span class=o>Weekly</span><span class='o on'>Never</span></div>",
			want: []string{"1. Is there? *", "? ☐ Yes ☐ No", "2. How often? *", "? ☐ Daily ☐ Weekly ☐ Never"}},
		"buttons of two, either of which may be the set one": {html: pills + "<p>1. Is there? *<div><span class='o on'>Yes</span><span class=o>No</span></div>",
			want: []string{"1. Is there? *", "? ☐ Yes ☐ No"}},
		"discs where they are not set, rings where they are": {html: discs + "<p>1. Is there? *<p>" + disc + " Yes<p>" + openRing + " No<p>2. How often? *<p>" + disc + " Daily<p>" + openRing + " Weekly<p>" + disc + " Never",
			want: []string{"1. Is there? *", "? ☐ Yes", "? ☐ No", "2. How often? *", "? ☐ Daily", "? ☐ Weekly", "? ☐ Never"}},
		"discs and rings of two, either of which may be the set one": {html: discs + "<p>1. Is there? *<p>" + disc + " Yes<p>" + openRing + " No<p>2. Is there? *<p>" + openRing + " Yes<p>" + disc + " No",
			want: []string{"1. Is there? *", "? ☐ Yes", "? ☐ No", "2. Is there? *", "? ☐ Yes", "? ☐ No"}},
		"discs where they are set": {html: discs + "<p>1. Is there? *<p>" + disc + " Yes<p>" + openRing + " No<p>2. How often? *<p>" + openRing + " Daily<p>" + disc + " Weekly<p>" + openRing + " Never",
			want: []string{"1. Is there? *", "☒ Yes", "☐ No", "2. How often? *", "☐ Daily", "☒ Weekly", "☐ Never"}},
		"no button set": {html: pills + "<p>1. Is there? *<div><span class=o>Yes</span><span class=o>No</span></div>",
			want: []string{"1. Is there? *", "Yes No"}},
		"boxes round answers": {html: "<style>div{width:300px;border:1px solid #555;padding:6px;margin:8px 0}</style><p>1. Which law?<div>Law of 2009</div><p>2. Since when?<div>2010</div>",
			want: []string{"1. Which law?", "Law of 2009", "2. Since when?", "2010"}},
		"options in a row": {html: "<p>1. Is there? *<p><label>" + radio("a", true) + " Yes</label> <label>" + radio("a", false) + " No</label> <label>" + radio("a", false) + " Not yet</label>",
			want: []string{"1. Is there? *", "☒ Yes ☐ No ☐ Not yet"}},
		"labels before controls": {html: "<p>1. Is there? *<p>Yes " + radio("a", false) + "<p>Not yet " + radio("a", true) + "<p>1. Are there any? *<p>Yes " + radio("b", false) + " &emsp; Not yet " + radio("b", true),
			want: []string{"1. Is there? *", "☐ Yes", "☒ Not yet", "1. Are there any? *", "☐ Yes ☒ Not yet"}},
		"labels over several lines": {html: "<style>label{display:flex;align-items:center;width:260px;margin:8px 0}</style><p>1. Which? *<label>" + radio("a", false) + "<span>" + long + "</span></label><label>" +
			radio("a", true) + "<span>" + long + "</span></label>",
			want: []string{"1. Which? *", "☐ I am authorized but I did not have", "the full information to respond to", "this questionnaire of the survey",
				"☒ I am authorized but I did not have", "the full information to respond to", "this questionnaire of the survey"}},
		"labels over several lines, controls at their heads": {html: "<style>label{display:block;width:260px}</style><p>1. Which? *<label>" + radio("a", true) + long + "</label><label>" + radio("a", false) + long + "</label>",
			want: []string{"1. Which? *", "☒ I am authorized but I did not have", "the full information to respond to this", "questionnaire of the survey",
				"☐ I am authorized but I did not have", "the full information to respond to this", "questionnaire of the survey"}},
		"a break between a question and its options": {html: "<p>1. Is there? *<div style='break-after:page'></div><p>" + radio("a", false) + " Yes<p>" + radio("a", true) + " No<p>2. And here? *<p>" + radio("b", true) + " Yes<div style='break-after:page'></div><p>" + radio("b", false) + " No",
			want: []string{"1. Is there? *", "☐ Yes", "☒ No", "2. And here? *", "☒ Yes", "☐ No"}},
		"nothing set in the whole file": {html: "<p>1. Is there? *<p>" + radio("a", false) + " Yes<p>" + radio("a", false) + " No",
			want: []string{"1. Is there? *", "? ☐ Yes", "? ☐ No"}},
		"nothing set in one question": {html: "<p>1. Is there? *<p>" + radio("a", false) + " Yes<p>" + radio("a", false) + " No<p>2. Is there? *<p>" + radio("b", true) + " Yes<p>" + radio("b", false) + " No",
			want: []string{"1. Is there? *", "☐ Yes", "☐ No", "2. Is there? *", "☒ Yes", "☐ No"}},
		"links": {keep: "links.pdf", html: "<p>Law <a href='https://example.org/law?a=1'>on information</a>, and <a href='https://example.org/x'>https://example.org/x</a> or <a href='https://www.example.org/'>example.org</a>, <a href='mailto:a@example.org'>mail</a>",
			want: []string{"Law on information <https://example.org/law?a=1>, and https://example.org/x or example.org, mail"}},
		"an address over several lines": {html: "<div style='width:240px;overflow-wrap:anywhere'>See <a href='https://example.org/a/very-long/address/that-has/no/room/on-a/line'>https://example.org/a/very-long/address/that-has/no/room/on-a/line</a> there</div>",
			want: []string{"See https://example.org/a/very-long/address/that-has/no/room/on-a/line", "there"}},
		"words": {html: "<p style='font:20px Georgia,serif'>Yes, Tokyo AVATAR. office affluent fi fl ffi ﬁnd</p><p><b>Bold</b><i>er</i> wo<span>rd</span></p><p style='letter-spacing:2px'>set wide apart</p>",
			want: []string{"Yes, Tokyo AVATAR. office affluent fi fl ffi find", "Bolder word", "set wide apart"}},
		"words parted by the browser": {html: "<p lang=en style='width:150px;hyphens:manual;font:16px Arial'>The ad&shy;min&shy;is&shy;tra&shy;tion of e-government in Ex&shy;am&shy;plia</p><p>Examplia",
			want: []string{"The administration of", "e-government in Examplia", "Examplia"}},
		"columns": {html: "<div style='columns:2;column-gap:40px;width:640px'>" + strings.Repeat("Alpha beta gamma delta epsilon zeta eta theta iota. ", 8) + "</div>",
			want: []string{"Alpha beta gamma delta epsilon zeta eta", "theta iota. Alpha beta gamma delta", "epsilon zeta eta theta iota. Alpha beta", "gamma delta epsilon zeta eta theta iota.",
				"Alpha beta gamma delta epsilon zeta eta", "theta iota. Alpha beta gamma delta", "epsilon zeta eta theta iota. Alpha beta", "gamma delta epsilon zeta eta theta iota.",
				"Alpha beta gamma delta epsilon zeta eta", "theta iota. Alpha beta gamma delta", "epsilon zeta eta theta iota."}},
		"turned": {turn: true, html: "<p>1. Is there? *<p>" + radio("a", false) + " Yes<p>" + radio("a", true) + " No",
			want: []string{"1. Is there? *", "☐ Yes", "☒ No"}},
		"a stamp across": {html: "<div style='position:absolute;left:250px;top:200px;transform:rotate(-35deg);font:60px Arial;color:#ccc'>DRAFT</div><p>1. Is there? *<p>" + radio("a", false) + " Yes<p>" + radio("a", true) + " No",
			want: []string{"1. Is there? *", "☐ Yes", "☒ No", "DRAFT"}},
		"other scripts": {html: "<p>1. Есть ли закон?<p>2. Υπάρχει νόμος;<p>3. Azərbaycan Respublikası", want: []string{"1. Есть ли закон?", "2. Υπάρχει νόμος;", "3. Azərbaycan Respublikası"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var options []chromedp.PDFOption
			if tt.turn {
				options = append(options, chromedp.PDFLandscape())
			}
			pdf := printed(t, "<!doctype html><meta charset=utf-8><style>body{font:16px Arial,sans-serif}p{margin:8px 0}</style>"+tt.html, append(options, chromedp.PDFPrintBackground())...)
			if tt.keep != "" {
				keep(t, tt.keep, pdf)
			}
			got := drawnLines(readPrint(t, pdf))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
