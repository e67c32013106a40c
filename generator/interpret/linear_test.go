package interpret_test

import (
	"runtime"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/read"
	"egovsite/generator/survey"
)

// TestWorkGrowsWithLines makes a response 4 and 16 times as long, by lines of
// every sort: what is allocated for it, in pieces and in bytes, grows no more than
// the lines do. Counts say the same on every machine, where times would not.
func TestWorkGrowsWithLines(t *testing.T) {
	in := interpret.New(load(t))
	text := source(t)
	head, qs := shippedBlocks(t, text)
	for name, lines := range map[string]string{
		"prose":             "The invented agency keeps an invented register of all that there is.\n",
		"prose, no stops":   "words of an answer that is wrapped over lines and has no end\n",
		"numbers":           "36. Something that looks like a question\n",
		"wordings":          qs[36],
		"the same question": qs[35],
		"look-alike":        "37. If yes, please provide link and detail.\n",
		"marks":             "☒ Yes\n☐ No\n",
		"marks on one line": strings.Repeat("☐ Yes ☒ No ", 8) + "\n",
		"links":             "see https://portal.example.org/a/b?c=1 and <https://other.example.com/>\n",
		"acts":              "Law No. 7 of 1 May 2001 \"On invented registers\", Article 3\n",
		"dates":             "as of 14.06.2021, on 1 May 2021 and in 2020\n",
		"blank lines":       "\n\n\n\n",
		"print-out margins": "\f6/14/2021, 3:44 PM\tMember States Questionnaire (MSQ) 2022\nhttps://forms.office.com/x 3/17\n",
		"quoted":            "> > words of a mail that was quoted twice\n",
		"a whole response":  "",
	} {
		t.Run(name, func(t *testing.T) {
			longer := func(times int) (pieces, bytes float64) {
				copy := head + strings.Join(qs[:37], "") + strings.Repeat(lines, 25*times) + strings.Join(qs[37:], "")
				if lines == "" {
					copy = strings.Repeat(text+"\n", times/4)
				}
				subs, ps := read.File(survey.Limits{}, "copy.txt", []byte(copy))
				if len(subs) != 1 {
					t.Fatal(ps)
				}
				return allocated(in, subs[0])
			}
			// What lines add is compared, since a short response needs most for what it is
			// in any case. 48 times the lines add 4 times what 12 times do; they would add
			// 16 times as much if work grew with the square. Room that is made for more
			// than is there yet may double either.
			p1, b1 := longer(4)
			p4, b4 := longer(16)
			p16, b16 := longer(64)
			if p16-p4 > 8*(p4-p1)+100 || b16-b4 > 8*(b4-b1)+1e5 {
				t.Errorf("got %.0f pieces of %.0f bytes in all for 48 times the lines, after %.0f of %.0f for 12 times", p16-p4, b16-b4, p4-p1, b4-b1)
			}
		})
	}
}

// allocated counts what is allocated for one interpretation.
func allocated(in *interpret.Interpreter, sub *survey.Submission) (pieces, bytes float64) {
	in.Response(sub) // so that what is kept for later is there
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	in.Response(sub)
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs - before.Mallocs), float64(after.TotalAlloc - before.TotalAlloc)
}
