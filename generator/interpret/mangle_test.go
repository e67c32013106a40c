package interpret_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"egovsite/generator/catalog"
	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/unicode/norm"
)

// These tests do to the shipped response what copying, mailing and printing do
// to such files, and want the same answers out of every copy.

const shipped = "../../content/responses/2022/azerbaijan-2022.txt"

func load(t testing.TB) *survey.Catalog {
	t.Helper()
	c, ps := catalog.Load(os.DirFS("../../content"))
	if problem.Errors(ps) {
		t.Fatalf("content: %v", ps)
	}
	return c
}

func source(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile(shipped)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func interpreted(t testing.TB, in *interpret.Interpreter, name string, data []byte) (*survey.Response, []problem.Problem) {
	t.Helper()
	subs, ps := read.File(survey.Limits{}, name, data)
	if len(subs) != 1 {
		t.Fatalf("not read: %v", ps)
	}
	r, more := in.Response(subs[0])
	return r, append(ps, more...)
}

// same compares two responses answer by answer; quotation marks and accents
// may be told to be folded.
func same(t *testing.T, got, want *survey.Response, fold func(string) string) {
	t.Helper()
	if got == nil {
		t.Fatal("not recognised as a response")
	}
	if got.Country == nil || got.Country.ISO3 != want.Country.ISO3 {
		t.Errorf("country %v", got.Country)
	}
	bad := 0
	for i := range want.Answers {
		g, w := &got.Answers[i], &want.Answers[i]
		gt, wt := g.Text, w.Text
		if fold != nil {
			gt, wt = fold(gt), fold(wt)
		}
		if g.State != w.State || gt != wt {
			if bad++; bad <= 4 {
				t.Errorf("question %d: got %s %q\nwant %s %q%s", g.Question.Number, g.State, gt, w.State, wt, differ(gt, wt))
			}
		}
		if gl, wl := addresses(g), addresses(w); gl != wl {
			if bad++; bad <= 4 {
				t.Errorf("question %d: links\ngot  %s\nwant %s", g.Question.Number, gl, wl)
			}
		}
	}
	if bad > 4 {
		t.Errorf("… and %d more", bad-4)
	}
	for _, l := range got.Lines {
		if l.Place == survey.PlaceUnplaced {
			t.Errorf("line %d unplaced: %q", l.Number, l.Text)
		}
	}
	accounted(t, got)
}

func differ(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	a := max(0, i-30)
	return fmt.Sprintf("\n at %d: %q vs %q", i, got[a:min(len(got), i+30)], want[a:min(len(want), i+30)])
}

func addresses(a *survey.Answer) string {
	var out []string
	for _, l := range a.Links {
		out = append(out, l.Address)
	}
	return strings.Join(out, " ")
}

// accounted checks that every line of the file has one place, and that the
// words of an answer's lines are in the answer.
func accounted(t *testing.T, r *survey.Response) {
	t.Helper()
	for _, l := range r.Lines {
		blank := strings.Trim(l.Text, " \t\u00a0\u2009\u3000\u200b") == ""
		quote := strings.Trim(l.Text, "> \u00a0") == "" // of a mail, or the end of an address
		if !quote && blank != (l.Place == survey.PlaceBlank) {
			t.Errorf("line %d (%q) is %s", l.Number, l.Text, l.Place)
		}
		switch l.Place {
		case survey.PlaceQuestion, survey.PlaceOptions, survey.PlaceAnswer, survey.PlaceRepeat:
			if l.Question == "" && l.Place != survey.PlaceRepeat {
				t.Errorf("line %d: %s of no question", l.Number, l.Place)
			}
		}
		if l.Place == survey.PlaceAnswer {
			if a := r.Answer(l.Question); !a.AnswerAt.Covers(l.Number) || a.Text == "" {
				t.Errorf("line %d is an answer to %s, which stands on %v", l.Number, l.Question, a.AnswerAt)
			}
		}
	}
}

var questionLine = regexp.MustCompile(`(?m)^(\d+)\. `)

// quotes folds the kinds of quotation marks.
var quotes = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "‘", "'")

func TestMangledCopies(t *testing.T) {
	in := interpret.New(load(t))
	text := source(t)
	want, _ := interpreted(t, in, "azerbaijan.txt", []byte(text))
	lines := strings.Split(text, "\n")
	curly := func(s string) string {
		open := false
		return strings.Map(func(r rune) rune {
			switch r {
			case '"':
				open = !open
				return map[bool]rune{true: '“', false: '”'}[open]
			case '\'':
				return '’'
			}
			return r
		}, s)
	}
	encode := func(e interface {
		Bytes([]byte) ([]byte, error)
	}) string {
		b, err := e.Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	tests := map[string]struct {
		text string
		fold func(string) string
	}{
		"as shipped":                            {text: text},
		"crlf":                                  {text: strings.ReplaceAll(text, "\n", "\r\n")},
		"cr":                                    {text: strings.ReplaceAll(text, "\n", "\r")},
		"line separators":                       {text: strings.ReplaceAll(text, "\n", "\u2028")},
		"next line":                             {text: strings.ReplaceAll(text, "\n", "\u0085")},
		"utf-8 with mark":                       {text: "\ufeff" + text},
		"utf-16le":                              {text: encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder())},
		"utf-16be":                              {text: encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder())},
		"utf-16le with mark":                    {text: encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder())},
		"utf-16be with mark":                    {text: encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder())},
		"utf-32le":                              {text: encode(utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM).NewEncoder())},
		"utf-32be with mark":                    {text: encode(utf32.UTF32(utf32.BigEndian, utf32.UseBOM).NewEncoder())},
		"no-break spaces":                       {text: strings.ReplaceAll(text, " ", "\u00a0")},
		"thin spaces":                           {text: strings.ReplaceAll(text, " ", "\u2009")},
		"wide spaces":                           {text: strings.ReplaceAll(text, " ", "\u3000")},
		"double spaces":                         {text: strings.ReplaceAll(text, " ", "  ")},
		"tabs":                                  {text: strings.ReplaceAll(text, " ", "\t")},
		"indented":                              {text: "    " + strings.ReplaceAll(text, "\n", "\n    ")},
		"zero-width spaces":                     {text: strings.ReplaceAll(text, "e", "e\u200b")},
		"trailing spaces":                       {text: strings.ReplaceAll(text, "\n", "  \n")},
		"curly quotes":                          {text: curly(text), fold: quotes.Replace},
		"decomposed accents":                    {text: norm.NFD.String(text), fold: norm.NFC.String},
		"blank lines lost":                      {text: regexp.MustCompile(`\n\n+`).ReplaceAllString(text, "\n")},
		"blank lines doubled":                   {text: strings.ReplaceAll(text, "\n", "\n\n")},
		"options on one line":                   {text: strings.ReplaceAll(strings.ReplaceAll(text, "\nYes\n\nNo\n", "\nYes No\n"), "\nYes\n\n\n\nNo\n", "\nYes / No\n")},
		"options without blanks":                {text: strings.ReplaceAll(text, "\nYes\n\nNo\n", "\nYes\nNo\n")},
		"options with bullets":                  {text: bulleted(text, "● ")},
		"options with circles":                  {text: bulleted(text, "○ ")},
		"options behind question":               {text: regexp.MustCompile(`\*\n\nYes\n\nNo\n`).ReplaceAllString(text, "* Yes No\n")},
		"number with bracket":                   {text: questionLine.ReplaceAllString(text, "$1) ")},
		"number with Q":                         {text: questionLine.ReplaceAllString(text, "Q$1 ")},
		"number with Q and stop":                {text: questionLine.ReplaceAllString(text, "Q$1. ")},
		"number in words":                       {text: questionLine.ReplaceAllString(text, "Question $1: ")},
		"number alone":                          {text: questionLine.ReplaceAllString(text, "$1 ")},
		"number before a line":                  {text: questionLine.ReplaceAllString(text, "$1.\n\n")},
		"no numbers":                            {text: questionLine.ReplaceAllString(text, "")},
		"other numbers":                         {text: questionLine.ReplaceAllString(text, "2$1. ")},
		"no asterisks":                          {text: strings.ReplaceAll(text, " *\n", "\n")},
		"number behind":                         {text: numberBehind(text)},
		"number behind, wrapped":                {text: wrapLines(numberBehind(text), 90, wrapRagged)},
		"number behind, wrapped in a few words": {text: wrapLines(numberBehind(text), 60, wrapRagged)},
		"number behind, without blanks":         {text: strings.ReplaceAll(numberBehind(text), "\n\n", "\n")},
		"number behind, on its own line":        {text: regexp.MustCompile(`(?m) (\d+\.)$`).ReplaceAllString(numberBehind(text), "\n$1")},
		"number behind the first line":          {text: regexp.MustCompile(`(?m)^(Please provide link\(s\) for portal\(s\) .*:)\n(- .*) (\d+\.)$`).ReplaceAllString(numberBehind(text), "$1 $3\n$2")},
		"asterisk first":                        {text: regexp.MustCompile(`(?m)^(\d+\. .*) \*$`).ReplaceAllString(text, "* $1")},
		"upper-case wording":                    {text: regexp.MustCompile(`(?m)^\d+\. .*$`).ReplaceAllStringFunc(text, strings.ToUpper)},
		"quoted in a mail":                      {text: "> " + strings.ReplaceAll(text, "\n", "\n> ")},
		"quoted twice":                          {text: ">> " + strings.ReplaceAll(text, "\n", "\n>> ")},
		"form feeds on lines":                   {text: every(lines, 40, func(int) []string { return []string{"\f"} })},
		"form feeds before words":               {text: strings.ReplaceAll(text, "\n40. ", "\n\f40. ")},
		"chromium print-out": {text: every(lines, 37, func(page int) []string {
			return []string{"", fmt.Sprintf("https://forms.office.com/Pages/DesignPageV2.aspx?origin=shell %d/17", page), "\f6/14/2021, 3:44 PM\tMember States Questionnaire (MSQ) 2022", ""}
		})},
		"older chromium print-out": {text: every(lines, 23, func(page int) []string {
			return []string{fmt.Sprintf("https://forms.office.com/r/x    %d/27", page), "6/14/2021    Member States Questionnaire"}
		})},
		"firefox print-out": {text: every(lines, 31, func(page int) []string {
			return []string{fmt.Sprintf("%d of 21", page), "6/14/2021, 3:44 PM", "Member States Questionnaire\thttps://forms.office.com/Pages/x"}
		})},
		"print-out as words of a PDF": {text: every(strings.Split(wrapLines(text, 90, wrapRagged), "\n"), 33, func(page int) []string {
			return []string{"file:///home/form.html", "", fmt.Sprintf("%d/31", page), "", "\f11/23/26, 11:18 AM", "", "Member States Questionnaire (MSQ) for the 2022 Survey", ""}
		})},
		"plain page numbers": {text: every(lines, 44, func(page int) []string {
			return []string{"", fmt.Sprintf("Page %d of 15", page), ""}
		})},
	}
	for _, width := range []int{24, 40, 60, 72, 76, 80, 100, 132, 200, 400, 1000} {
		add := func(name string, w func(string, int) string) {
			tests[fmt.Sprintf("%s at %d", name, width)] = struct {
				text string
				fold func(string) string
			}{text: wrapLines(text, width, w)}
		}
		add("wrapped", wrapWords)
		add("wrapped with long words broken", wrapBroken)
		add("cut", cutRunes)
		add("cut by bytes", cutBytes)
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _ := interpreted(t, in, "copy.txt", []byte(tt.text))
			same(t, got, want, tt.fold)
		})
	}
}

// numberBehind puts the number behind the wording, as Microsoft Forms prints it;
// the wording of some questions has two lines.
func numberBehind(text string) string {
	text = regexp.MustCompile(`(?m)^(\d+)\. (Please provide link\(s\) for portal\(s\) .*:)\n+(- .*)$`).ReplaceAllString(text, "$2\n$3 $1.")
	return regexp.MustCompile(`(?m)^(\d+)\. (.*)$`).ReplaceAllString(text, "$2 $1.")
}

// bulleted puts a sign before every option.
func bulleted(text, sign string) string {
	return regexp.MustCompile(`(?m)^(?:- )?(Yes|No|Other|(?:Two|Three|Five|Ten)-year|I am .*|A group of .*|I mostly .*)$`).ReplaceAllString(text, sign+"$1")
}

// every puts extra lines behind each n lines.
func every(lines []string, n int, extra func(page int) []string) string {
	var out []string
	for i, l := range lines {
		if i > 0 && i%n == 0 {
			out = append(out, extra(i/n)...)
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

func wrapLines(text string, width int, wrap func(string, int) string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = wrap(l, width)
	}
	return strings.Join(lines, "\n")
}

// wrapWords breaks between words; a word longer than the line stands alone.
func wrapWords(l string, width int) string {
	return wrapWith(l, width, false)
}

// wrapBroken breaks between words, and inside a word longer than the line.
func wrapBroken(l string, width int) string {
	return wrapWith(l, width, true)
}

func wrapWith(l string, width int, breakLong bool) string {
	var lines []string
	cur := ""
	for _, w := range strings.Fields(l) {
		sep := " "
		if cur == "" {
			sep = ""
		}
		if utf8.RuneCountInString(cur+sep+w) <= width {
			cur += sep + w
			continue
		}
		if !breakLong || utf8.RuneCountInString(w) <= width {
			if cur != "" {
				lines = append(lines, cur)
			}
			cur = w
			continue
		}
		r := []rune(cur + sep + w)
		if cur != "" && utf8.RuneCountInString(cur+sep) >= width {
			lines, r = append(lines, cur), []rune(w)
		}
		for len(r) > width {
			lines, r = append(lines, string(r[:width])), r[width:]
		}
		cur = string(r)
	}
	return strings.Join(append(lines, cur), "\n")
}

// wrapRagged breaks as a browser does for print: between words and behind
// hyphens, in letters of different widths, so that no two lines are alike.
func wrapRagged(l string, width int) string {
	var lines []string
	cur := ""
	for _, w := range regexp.MustCompile(`\S*?\pL-|\S+\s*|\s+`).FindAllString(l, -1) {
		if cur != "" && utf8.RuneCountInString(cur+strings.TrimSpace(w)) > width-len(lines)*7%13 {
			lines, cur = append(lines, strings.TrimSpace(cur)), ""
		}
		cur += w
	}
	return strings.Join(append(lines, strings.TrimSpace(cur)), "\n")
}

func cutRunes(l string, width int) string {
	r := []rune(l)
	var lines []string
	for len(r) > width {
		lines, r = append(lines, string(r[:width])), r[width:]
	}
	return strings.Join(append(lines, string(r)), "\n")
}

func cutBytes(l string, width int) string {
	var lines []string
	for len(l) > width {
		lines, l = append(lines, l[:width]), l[width:]
	}
	return strings.Join(append(lines, l), "\n")
}
