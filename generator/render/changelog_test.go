package render

import (
	"fmt"
	"strings"
	"testing"

	"egovsite/generator/changelog"
)

// A long log is folded, and holds what this program does not know: a country, an
// indicator and a number of another time.
func TestLongLog(t *testing.T) {
	in := input(t)
	one, two := 1, 2
	for n := 1200; n > 1180; n-- {
		e := changelog.Entry{Number: n, Program: "v<1>"}
		for c := range 15 {
			e.Changes = append(e.Changes, changelog.Change{Country: fmt.Sprintf("ZZ%c", 'A'+c), Edition: "1999", Kind: changelog.Numbers,
				Why: []changelog.Reason{changelog.Submission, changelog.Program}, Numbers: []changelog.Number{
					{Name: "choice/lost", Old: &one, New: &two}, {Name: "indicator/lost/low", Old: nil, New: &two}, {Name: "links", Old: &one, New: &two}}})
		}
		in.Log.Entries = append(in.Log.Entries, e)
	}
	page := built(t, in)[changelogPath]
	for _, want := range []string{`id="change-1200"`, "Change 1,200", "v&lt;1&gt;", "Show 10 older changes", "Show 5 more countries", "ZZA 1999",
		"choice/lost", "lost: least that hold", "Reasons, any of which may have done it: another file was submitted and the program was changed",
		`<td class="num">none</td><td class="num">2</td>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if links, low := strings.Index(page, "Web addresses cited"), strings.Index(page, "lost: least"); links > low {
		t.Error("what is not known stands before what is")
	}
	if strings.Contains(page, "countries/zza") {
		t.Error("a country that has no page is linked")
	}
}
