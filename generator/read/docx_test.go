package read_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// control is a content control with properties and content.
func control(props, content string) string {
	return "<w:sdt><w:sdtPr>" + props + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>"
}

// formField is a form field of the older kind.
func formField(code, data, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/><w:enabled/>` + data + `</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ` +
		code + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func complexField(code, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + escape.Replace(code) + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func sym(font, char string) string {
	return `<w:r><w:sym w:font="` + font + `" w:char="` + char + `"/></w:r>`
}

func inFont(font, words string) string {
	return `<w:r><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `"/></w:rPr><w:t>` + words + `</w:t></w:r>`
}

func struck(words string) string {
	return strings.Replace(r(words), "<w:t", "<w:rPr><w:strike/></w:rPr><w:t", 1)
}

func link(id string, runs ...string) string {
	return `<w:hyperlink r:id="` + id + `">` + strings.Join(runs, "") + `</w:hyperlink>`
}

// TestWords is what is read of a body, one line a paragraph.
func TestWords(t *testing.T) {
	addresses := map[string]string{"a": "https://example.org/a?x=1&y=2", "b": "http://www.example.org/", "f": "file:///C:/Users/jane/a.doc", "j": "javascript:alert(1)",
		"m": "mailto:office@example.org", "s": "https://example.org/a b<c>"}
	box14 := func(val, content string) string {
		return control(`<w14:checkbox><w14:checked w14:val="`+val+`"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/></w14:checkbox>`, content)
	}
	listOf := `<w:dropDownList><w:listItem w:value="Choose an item."/><w:listItem w:displayText="Yes" w:value="1"/><w:listItem w:displayText="No" w:value="0"/></w:dropDownList>`
	tests := map[string]struct{ body, want string }{
		"runs make words":      {p(r("Is th"), r("ere a "), r("law?")), "Is there a law?"},
		"spaces at the ends":   {p("<w:r><w:t> Is </w:t></w:r>", r(" there ")), "Is there"},
		"an empty paragraph":   {p(r("a")) + p() + p(r("b")), "a\n\nb"},
		"tab and break":        {p(r("a"), "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", r("d")), "a\tb\nc\nd"},
		"hyphens":              {p("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>gov</w:t><w:softHyphen/><w:t>ernment</w:t></w:r>"), "e-government"},
		"line end in the text": {p(r("a\nb\u2028c")), "a b\nc"},

		"deleted words":       {p(r("Yes"), "<w:del><w:r><w:delText>No</w:delText></w:r></w:del>"), "Yes"},
		"inserted words":      {p(r("a"), "<w:ins>"+r(" b")+"</w:ins>"), "a b"},
		"moved words":         {p("<w:moveFrom>"+r("a")+"</w:moveFrom>", r("b"), "<w:moveTo>"+r(" a")+"</w:moveTo>"), "b a"},
		"deleted with text":   {p("<w:del>" + r("a") + "</w:del>"), ""},
		"deleted end":         {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("a ") + "</w:p>" + p(r("b")), "a b"},
		"deleted end in cell": {tbl([]string{"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("a") + "</w:p>", p(r("b"))}), "a\nb"},
		"deleted row":         {"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(r("a")) + "</w:tc></w:tr><w:tr><w:tc>" + p(r("b")) + "</w:tc></w:tr></w:tbl>", "b"},
		"hidden words":        {p(r("a"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r>", `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>c</w:t></w:r>`), "ac"},
		"hidden by style":     {p(`<w:r><w:rPr><w:rStyle w:val="Secret2"/></w:rPr><w:t>b</w:t></w:r>`, r("c")), "c"},
		"a hidden paragraph":  {`<w:p><w:pPr><w:pStyle w:val="SecretLine"/></w:pPr>` + r("a") + `</w:p>` + p(r("b")), "\nb"},
		"struck label":        {p(r("☒ "), struck("Yes")) + p(r("☐ No")), "\n☐ No"},
		"struck twice":        {p(r("☒ "), strings.Replace(struck("Yes"), "w:strike", "w:dstrike", 1)) + p(r("☐ No")), "\n☐ No"},
		"struck option":       {p(struck("☒ Yes")) + p(r("☒ No")), "\n☒ No"},
		"struck, one line":    {p(struck("☒ Yes"), r(" ☒ No")), "☒ No"},
		"struck in two runs":  {p(struck("☒ "), struck("Yes")) + p(r("☒ No")), "\n☒ No"},
		"struck mark":         {p(struck("☒"), r(" Yes")) + p(r("☒ No")), "☐ Yes\n☒ No"},
		"struck mark, alone":  {p(struck("☒")) + p(r("Yes")) + p(r("☐")) + p(r("No")), "☐\nYes\n☐\nNo"},
		"struck label, alone": {p(r("☒")) + p(struck("Yes")) + p(r("☐")) + p(r("No")), "\n\n☐\nNo"},
		"struck label before": {p(struck("Yes"), r(" ☒")) + p(r("No ☐")), "\nNo ☐"},
		"struck label, cell":  {tbl([]string{p(r("☒")), p(struck("Yes"))}, []string{p(r("☐")), p(r("No"))}), "\n☐ No"},
		"struck head":         {tbl([]string{p(struck("Yes")), p(r("No"))}, []string{p(r("☒")), p(r("☐"))}), "\n☐ No"},
		"struck label below":  {tbl([]string{p(r("☒")), p(r("☐"))}, []string{p(struck("Yes")), p(r("No"))}), "\n☐ No"},
		"struck mark, cell":   {tbl([]string{p(), p(r("Yes")), p(r("No"))}, []string{p(r("a")), p(struck("x")), p(r("x"))}), "a\nYes\nx No"},
		"struck control":      {p(box14("1", struck("☒")), r(" Yes")), "☐ Yes"},
		"struck old box":      {p(strings.Replace(formField("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>", ""), "<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>", 1), r(" Yes")), "☐ Yes"},
		"struck part":         {p(r("☒ Yes "), struck("partly")), "☒ Yes"},
		"struck link":         {p(r("a "), link("a", struck("law"))), "a"},
		"not struck":          {p(`<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>b</w:t></w:r>`), "b"},
		"comments":            {p(`<w:commentRangeStart w:id="1"/>`, r("a"), `<w:r><w:commentReference w:id="1"/></w:r>`), "a"},
		"wrappers":            {p("<w:smartTag><w:customXml>" + r("a") + "</w:customXml></w:smartTag>"), "a"},
		"ruby":                {p("<w:r><w:ruby><w:rt>" + r("kana") + "</w:rt><w:rubyBase>" + r("kanji") + "</w:rubyBase></w:ruby></w:r>"), "kanji"},

		"signs":                   {p(r("☒ Yes ☐ No ☑ Perhaps")), "☒ Yes ☐ No ☑ Perhaps"},
		"wingdings boxes":         {p(sym("Wingdings", "F0FE"), sym("Wingdings", "F0FD"), sym("Wingdings", "F0A8"), sym("Wingdings", "F06F")), "☑☒☐☐"},
		"wingdings, lower case":   {p(sym("wingdings", "f0fe"), sym("Wingdings", "00FE"), sym("Wingdings", "fe"), sym("Wingdings", "0xF0A8")), "☑☑☑☐"},
		"wingdings ticks":         {p(sym("Wingdings", "F0FC"), sym("Wingdings", "F0FB"), sym("Wingdings", "F078")), "✓✗☒"},
		"wingdings pictures":      {p(sym("Wingdings", "F028"), r(" phone")), "• phone"},
		"wingdings 2":             {p(sym("Wingdings 2", "F052"), sym("Wingdings 2", "F054"), sym("Wingdings 2", "F0A3"), sym("Wingdings 2", "F050")), "☑☒☐✓"},
		"webdings":                {p(sym("Webdings", "F061"), sym("Webdings", "F063")), "✓☐"},
		"segoe":                   {p(sym("Segoe UI Symbol", "2612"), sym("MS Gothic", "2610")), "☒☐"},
		"an unknown font":         {p(sym("Fancy", "F0FE")), "\uf0fe"},
		"a code of none":          {p(sym("Wingdings", "zz"), sym("Wingdings", "D800"), r("a")), "a"},
		"a run in wingdings":      {p(inFont("Wingdings", "þ"), r(" Yes "), inFont("Wingdings", "¨"), r(" No"), inFont("Wingdings", "\uf0fe")), "☑ Yes ☐ No☑"},
		"a run in wingdings 2":    {p(inFont("Wingdings 2", "R"), r(" Yes "), inFont("Wingdings 2", "£"), r(" No")), "☑ Yes ☐ No"},
		"wingdings by style":      {p(`<w:r><w:rPr><w:rStyle w:val="Box"/></w:rPr><w:t>x</w:t></w:r>`), "☒"},
		"letters beyond the font": {p(inFont("Wingdings", "ə☒")), "ə☒"},

		"control set":               {p(box14("1", r("☒")), r(" Yes")), "☒ Yes"},
		"control set, in words":     {p(box14("true", r("☒")), r(" Yes")), "☒ Yes"},
		"control not set":           {p(box14("0", r("☐")), r(" Yes")), "☐ Yes"},
		"control with its own sign": {p(box14("1", r("★")), r(" Yes")), "☒ Yes"},
		"control that is empty":     {p(box14("1", ""), r(" Yes")), "☒ Yes"},
		"control round a paragraph": {box14("1", p(r("☒"))) + p(r("Yes")), "☒\nYes"},
		"control round a cell":      {"<w:tbl><w:tr>" + box14("1", "<w:tc>"+p(r("☒"))+"</w:tc>") + "<w:tc>" + p(r("Yes")) + "</w:tc></w:tr></w:tbl>", "☒ Yes"},
		"control that says nothing": {p(control("<w14:checkbox/>", r("☐")), r(" Yes")), "☐ Yes"},
		"prompt":                    {p(r("a "), control(`<w:showingPlcHdr/><w:text/>`, r("Click here to enter text."))), "a"},
		"prompt round a paragraph":  {control(`<w:showingPlcHdr/>`, p(r("Click here to enter text."))), ""},
		"words in a control":        {control(`<w:text/>`, p(r("An answer"))), "An answer"},
		"list chosen":               {p(control(listOf, r("Yes"))), "☒ Yes"},
		"list with its prompt":      {p(control(`<w:showingPlcHdr/>`+listOf, r("Choose an item."))), ""},
		"list behind words":         {p(r("Answer: "), control(listOf, r("No")), r(" indeed")), "Answer: ☒ No indeed"},
		"list round a paragraph":    {control(listOf, p(r("Yes"))) + p(r("next")), "☒ Yes\nnext"},
		"combo box, own words":      {p(control(strings.ReplaceAll(listOf, "dropDownList", "comboBox"), r("Partly"))), "Partly"},
		"a long list":               {p(control("<w:dropDownList>"+strings.Repeat(`<w:listItem w:value="A"/>`, 1)+manyItems(60)+"</w:dropDownList>", r("Item 7"))), "Item 7"},

		"old box set":              {p(formField("FORMCHECKBOX", "<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/><w:checked/></w:checkBox>", ""), r(" Yes")), "☒ Yes"},
		"old box set by default":   {p(formField("FORMCHECKBOX", "<w:checkBox><w:default w:val=\"1\"/></w:checkBox>", ""), r(" Yes")), "☒ Yes"},
		"old box unset":            {p(formField("FORMCHECKBOX", "<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>", ""), r(" Yes")), "☐ Yes"},
		"old box, values first":    {p(formField("FORMCHECKBOX", "<w:checkBox><w:checked w:val=\"false\"/><w:default/></w:checkBox>", ""), r(" Yes")), "☐ Yes"},
		"old box with a result":    {p(formField("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>", r("noise")), r(" Yes")), "☒ Yes"},
		"old list":                 {p(formField("FORMDROPDOWN", `<w:ddList><w:result w:val="1"/><w:listEntry w:val="Yes"/><w:listEntry w:val="No"/></w:ddList>`, "")), "☒ No"},
		"old list, untouched":      {p(formField("FORMDROPDOWN", `<w:ddList><w:listEntry w:val="Yes"/><w:listEntry w:val="No"/></w:ddList>`, ""), r("a")), "a"},
		"old list, out of range":   {p(formField("FORMDROPDOWN", `<w:ddList><w:result w:val="9"/><w:listEntry w:val="Yes"/></w:ddList>`, ""), r("a")), "a"},
		"old text field":           {p(formField("FORMTEXT", `<w:textInput/>`, r("Law on ")) + r("data")), "Law on data"},
		"old text field, unfilled": {p(formField("FORMTEXT", `<w:textInput><w:default w:val="Enter text"/></w:textInput>`, r("Enter text")) + r("data")), "data"},
		"old text field, filled":   {p(formField("FORMTEXT", `<w:textInput><w:default w:val="Enter text"/></w:textInput>`, r("A law"))), "A law"},
		"old box never closed":     {p(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>`) + p(r("Yes")), "☒\nYes"},
		"simple form field":        {p(`<w:fldSimple w:instr="FORMCHECKBOX"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldSimple>`, r(" Yes")), "☒ Yes"},

		"link":                      {p(r("See "), link("a", r("the "), r("law")), r(", please")), "See the law <https://example.org/a?x=1&y=2>, please"},
		"link with its address":     {p(link("a", r("https://example.org/a?x=1&y=2")), r(".")), "https://example.org/a?x=1&y=2."},
		"link in brackets":          {p(r("<"), link("a", r("https://example.org/a?x=1&y=2")), r(">")), "<https://example.org/a?x=1&y=2>"},
		"link without a scheme":     {p(link("b", r("www.example.org"))), "www.example.org <http://www.example.org/>"},
		"link with a space behind":  {p(link("b", r("portal ")), r("here")), "portal <http://www.example.org/> here"},
		"link cut in pieces":        {p(link("b", r("the ")), link("b", r("portal"))), "the portal <http://www.example.org/>"},
		"two links":                 {p(link("b", r("one")), link("a", r("two"))), "one <http://www.example.org/>two <https://example.org/a?x=1&y=2>"},
		"link to somebody's disk":   {p(link("f", r("file"))), "file"},
		"link that is a script":     {p(link("j", r("run"))), "run"},
		"link to write to":          {p(link("m", r("office@example.org")), r(" or "), link("m", r("us"))), "office@example.org or us <mailto:office@example.org>"},
		"link with odd signs":       {p(link("s", r("odd"))), "odd <https://example.org/a%20b%3Cc%3E>"},
		"link that leads nowhere":   {p(link("none", r("words"))), "words"},
		"link inside the document":  {p(`<w:hyperlink w:anchor="q1">` + r("above") + `</w:hyperlink>`), "above"},
		"link on a picture":         {p(link("b", "<w:r><w:drawing/></w:r>")), "<http://www.example.org/>"},
		"link by a field":           {p(complexField(` HYPERLINK "https://example.org/f" \o "tip" `, r("field"))), "field <https://example.org/f>"},
		"link by a field, anchored": {p(complexField(`HYPERLINK "https://example.org/f" \l "part"`, r("field"))), "field <https://example.org/f#part>"},
		"link by a field, inside":   {p(complexField(`HYPERLINK \l "part"`, r("field"))), "field"},
		"link by a simple field":    {p(`<w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/f&quot; ">` + r("field") + `</w:fldSimple>`), "field <https://example.org/f>"},
		"other fields":              {p(r("page "), complexField("PAGE", r("3")), complexField(`IF `+"1 = 1", r("x"))), "page 3x"},
		"a field in another's code": {p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>`, complexField("DOCVARIABLE a", r("noise")), `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, r("shown"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`), "shown"},
		"a field never closed":      {p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, r("a")) + p(r("b"), complexField("PAGE", r("1"))), "a\nb1"},

		"text box":               {p(r("a"), "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>"+p(r("in the box"))+"</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"+p(r("in the box"))+"</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>", r(" b")), "a b\nin the box"},
		"fallback alone":         {p("<w:r><mc:AlternateContent><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p(r("in the box")) + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"), "\nin the box"},
		"footnote":               {p(r("By law"), `<w:r><w:footnoteReference w:id="2"/></w:r>`, r(" it is")) + p(r("next")), "By law it is\nLaw on notes <https://example.org/note>\nnext"},
		"footnote to a question": {p(r("Is there a law?"), `<w:r><w:footnoteReference w:id="2"/></w:r>`) + p(r("☒ Yes")), "Is there a law?\n☒ Yes\nLaw on notes <https://example.org/note>"},

		"cells in order":         {tbl([]string{p(r("1. Country")), p(r("Examplia"))}, []string{p(r("2. Name")), p(r("Jane")) + p(r("Example"))}), "1. Country\nExamplia\n2. Name\nJane\nExample"},
		"options in a row":       {tbl([]string{p(r("☐")), p(r("Yes")), p(r("☒")), p(r("No"))}), "☐\nYes\n☒\nNo"},
		"a mark and a label":     {tbl([]string{p(r("Yes")), p(r("X"))}, []string{p(r("No")), p()}), "Yes X\nNo\n"},
		"options as columns":     {tbl([]string{p(r("Area")), p(r("Yes")), p(r("No"))}, []string{p(r("36. Is there a law?")), p(r("☐")), p(r("☒"))}, []string{p(r("38. Another?")), p(r("☒")), p(r("☐"))}), "36. Is there a law?\n☐ Yes\n☒ No\n38. Another?\n☒ Yes\n☐ No"},
		"signs as columns":       {tbl([]string{p(), p(r("Yes")), p(r("No"))}, []string{p(r("36. Law?")), p(r("x")), p()}, []string{p(r("38. Another?")), p(), p()}), "36. Law?\nx Yes\nNo\n38. Another?\nYes\nNo"},
		"options, then words":    {tbl([]string{p(r("No.")), p(r("Question")), p(r("Yes")), p(r("No")), p(r("If yes, please provide link and detail."))}, []string{p(r("36.")), p(r("Law?")), p(r("☒")), p(r("☐")), p(r("Law 5"))}), "36.\nLaw?\n☒ Yes\n☐ No\nIf yes, please provide link and detail.\nLaw 5"},
		"labels above":           {tbl([]string{p(r("Yes")), p(r("No"))}, []string{p(r("☒")), p(r("☐"))}), "☒ Yes\n☐ No"},
		"labels below":           {tbl([]string{p(r("☐")), p(r("☒"))}, []string{p(r("Yes")), p(r("No"))}), "☐ Yes\n☒ No"},
		"marks by marks":         {tbl([]string{p(r("Option")), p(r("Tick")), p(r("Option")), p(r("Tick"))}, []string{p(r("Yes")), p(r("☒")), p(r("No")), p(r("☐"))}), "Option\nTick\nOption\nTick\nYes\n☒\nNo\n☐"},
		"a question over all":    {tbl([]string{"<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + p(r("36. Law?")) + "</w:tc>"}, []string{p(r("☒ Yes")), p(r("☐ No"))}), "36. Law?\n☒ Yes\n☐ No"},
		"a table in a cell":      {tbl([]string{tbl([]string{p(r("Yes")), p(r("No"))}, []string{p(r("☒")), p(r("☐"))}) + p(r("end"))}), "☒ Yes\n☐ No\nend"},
		"a paragraph in another": {"<w:p>" + r("a") + p(r("b")) + "<w:pPr><w:jc/></w:pPr>" + r("c") + "</w:p>", "a\nb\nc"},
	}
	styles := `<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Secret2"><w:basedOn w:val="Secret"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="SecretLine"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Box"><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>`
	notes := `<w:footnote w:type="separator" w:id="-1">` + p(r("___")) + `</w:footnote><w:footnote w:id="2">` + p(r("Law on "), link("n", r("notes"))) + `</w:footnote>`
	extra := map[string]string{"word/_rels/footnotes.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" Type="x/hyperlink" Target="https://example.org/note" TargetMode="External"/></Relationships>`}
	for name, tt := range tests {
		for _, ns := range []string{transitional, strict} {
			t.Run(name+" "+ns[len(ns)-4:], func(t *testing.T) {
				sub := document(t, wordFile{body: tt.body, namespace: ns, links: addresses, styles: styles, footnotes: notes, extra: extra})
				if diff := cmp.Diff(tt.want, lines(sub)); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
				for i, p := range sub.Passages {
					if p.Line != i+1 || p.At == "" {
						t.Errorf("passage %d: %+v", i, p)
					}
				}
			})
		}
	}
}

func manyItems(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`<w:listItem w:displayText="Item ` + strings.Repeat("I", i) + `" w:value="x"/>`)
	}
	return b.String() + `<w:listItem w:displayText="Item 7" w:value="7"/>`
}

// TestNumbering counts as a word processor does.
func TestNumbering(t *testing.T) {
	numbering := `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="36"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uf0b7" + `"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uf0a8" + `"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uf0fe" + `"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>` +
		`<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>` +
		`<w:num w:numId="6"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>`
	styles := `<w:style w:type="paragraph" w:styleId="Question"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Question"/></w:style>`
	n := func(num, level, words string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + r(words) + `</w:p>`
	}
	styled := func(style, words string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + r(words) + `</w:p>`
	}
	tests := map[string]struct{ body, want string }{
		"one by one":         {n("1", "0", "a") + p(r("x")) + n("1", "0", "b"), "36. a\nx\n37. b"},
		"letters start over": {n("1", "0", "a") + n("1", "1", "b") + n("1", "1", "c") + n("1", "0", "d") + n("1", "1", "e"), "36. a\n(a) b\n(b) c\n37. d\n(a) e"},
		"two levels in one":  {n("1", "0", "a") + n("1", "2", "b") + n("1", "2", "c"), "36. a\n36.1 b\n36.2 c"},
		"lists that go on":   {n("1", "0", "a") + n("2", "0", "b"), "36. a\n37. b"},
		"a list that starts": {n("1", "0", "a") + n("3", "0", "b") + n("3", "0", "c"), "36. a\n5. b\n6. c"},
		"by style":           {styled("Question", "a") + styled("Sub", "b"), "36. a\n37. b"},
		"style switched off": {styled("Question", "a") + `<w:p><w:pPr><w:pStyle w:val="Question"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + r("b") + `</w:p>`, "36. a\nb"},
		"bullets":            {n("4", "0", "a") + n("4", "0", ""), "• a\n"},
		"roman":              {n("5", "0", "a") + n("5", "0", "b") + n("5", "0", "c") + n("5", "0", "d"), "I a\nII b\nIII c\nIV d"},
		"no such list":       {n("99", "0", "a"), "a"},
		"counted, unsaid":    {n("1", "0", "a") + n("1", "0", "") + n("1", "0", "c"), "36. a\n\n38. c"},
		"a deleted line":     {n("1", "0", "a") + `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>` + r("x") + `</w:del></w:p>` + n("1", "0", "c"), "36. a\n37. c"},
		"boxes to print":     {n("6", "0", "Yes") + n("6", "0", "No"), "• Yes\n• No"},
		"boxes, one ticked":  {n("7", "0", "Yes") + n("6", "0", "No"), "☑ Yes\n☐ No"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(document(t, wordFile{body: tt.body, numbering: numbering, styles: styles}))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestPlaces wants a place that a person finds.
func TestPlaces(t *testing.T) {
	sub := document(t, wordFile{body: p(r("a"), "<w:r><w:br/></w:r>", r("b")) + p() + tbl([]string{p(r("c")), p(r("d"))}, []string{p(r("e"))}) + p(r("f")) + tbl([]string{tbl([]string{p(r("g"))})})})
	want := []survey.Passage{{Line: 1, Text: "a", At: "paragraph 1"}, {Line: 2, Text: "b", At: "paragraph 1"}, {Line: 3, At: "paragraph 2"},
		{Line: 4, Text: "c", At: "table 1, row 1"}, {Line: 5, Text: "d", At: "table 1, row 1"}, {Line: 6, Text: "e", At: "table 1, row 2"},
		{Line: 7, Text: "f", At: "paragraph 3"}, {Line: 8, Text: "g", At: "table 2, row 1"}}
	if diff := cmp.Diff(want, sub.Passages); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if sub.Source.Lines != 8 || sub.Source.Format != "docx" {
		t.Errorf("source %+v", sub.Source)
	}
}

// TestAuthors keeps the people that the properties name out of what is
// published, and takes no office or program for one.
func TestAuthors(t *testing.T) {
	for name, tt := range map[string]struct {
		core, app string
		want      []string
	}{
		"people":             {"<dc:creator>Jane Q. Example</dc:creator><cp:lastModifiedBy>O’Example John</cp:lastModifiedBy>", "<Manager>Ann Other</Manager>", []string{"Jane Q. Example", "O’Example John", "Ann Other"}},
		"an address":         {"<dc:creator>jane@example.org</dc:creator>", "", []string{"jane@example.org"}},
		"an office":          {"<dc:creator>Ministry of Examples</dc:creator><cp:lastModifiedBy>United Nations</cp:lastModifiedBy>", "<Company>Example Office</Company>", nil},
		"a program":          {"<dc:creator>Microsoft Office User</dc:creator><cp:lastModifiedBy>admin</cp:lastModifiedBy>", "<Application>Microsoft Word</Application>", nil},
		"an everyday phrase": {"<dc:creator>legislation on access</dc:creator><dc:title>Jane Title</dc:title>", "", nil},
		"nobody":             {"<dc:creator/>", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			sub := document(t, wordFile{body: p(r("a")), core: tt.core, app: tt.app})
			if diff := cmp.Diff(tt.want, sub.Private); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestNoMargins leaves headers and footers out.
func TestNoMargins(t *testing.T) {
	header := `<w:hdr xmlns:w="` + transitional + `">` + p(r("Jane Example, Ministry")) + `</w:hdr>`
	sub := document(t, wordFile{body: p(r("a")) + `<w:sectPr><w:headerReference r:id="h"/></w:sectPr>`, extra: map[string]string{"word/header1.xml": header, "word/comments.xml": header}})
	if got := lines(sub); got != "a" {
		t.Errorf("got %q", got)
	}
}

// TestLeftOut names what stands on the page and is not read.
func TestLeftOut(t *testing.T) {
	for name, tt := range map[string]struct{ body, severity, what string }{
		"a picture":      {p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>"), "note", "picture"},
		"an old control": {p(`<w:r><w:object><w:control r:id="x" w:name="OptionButton1"/></w:object></w:r>`), "warning", "ActiveX"},
		"a document":     {`<w:altChunk r:id="x"/>`, "warning", "document inside"},
		"struck words":   {p(struck("☒ Yes")), "note", `"☒ Yes"`},
		"an unset list":  {p(formField("FORMDROPDOWN", `<w:ddList><w:listEntry w:val="Yes"/></w:ddList>`, "")), "note", `"Yes"`},
		"unfilled words": {p(formField("FORMTEXT", `<w:textInput><w:default w:val="Examplia"/></w:textInput>`, r("Examplia"))), "note", `"Examplia"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, ps := read.File(limits, "a.docx", wordFile{body: tt.body + p(r("b"))}.bytes(t))
			if len(ps) != 1 || ps[0].Code != "docx-left-out" || string(ps[0].Severity) != tt.severity || !strings.Contains(ps[0].What, tt.what) || ps[0].Hint == "" {
				t.Errorf("problems %+v", ps)
			}
		})
	}
	_, ps := read.File(limits, "a.docx", wordFile{body: strings.Repeat(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>"), 500)}.bytes(t))
	if len(ps) != 20 {
		t.Errorf("%d problems", len(ps))
	}
}

// TestWordProcessor reads a document as a word processor wrote it, with all that
// such programs add.
func TestWordProcessor(t *testing.T) {
	data, err := os.ReadFile("testdata/word-processor.docx")
	if err != nil {
		t.Fatal(err)
	}
	subs, ps := read.File(limits, "a.docx", data)
	if len(subs) != 1 || len(ps) > 0 {
		t.Fatalf("not read: %v", ps)
	}
	var got []string
	for _, p := range subs[0].Passages {
		got = append(got, p.At+": "+p.Text)
	}
	want := []string{
		"paragraph 1: C. Legal Framework",
		"paragraph 2: 36. Is there any legislation, law or regulation on access to information such as Freedom of Information Act? *",
		"paragraph 3: ☒ Yes  ☐ No",
		"paragraph 4: 37. If yes, please provide link and detail.",
		"paragraph 5: The Law on information <https://example.org/law> of 2009; see also <https://example.org/two>.",
		"footnote 1: As amended in 2012.",
		"paragraph 6: but this",
		"paragraph 7: 38. Is there any legislation, law or regulation on open government data? *",
		"paragraph 8: ☐ Yes",
		"paragraph 9: ☒ No",
		"table 1, row 2: 42. Data protection",
		"table 1, row 2: ☑ Yes",
		"table 1, row 2: ☐ No",
		"paragraph 10: ",
		"paragraph 11: ☒ No",
		"paragraph 12: anchor",
		"paragraph 12: words in a box",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Jane Example"}, subs[0].Private); diff != "" {
		t.Errorf("people (-want +got)\n%s", diff)
	}
}
