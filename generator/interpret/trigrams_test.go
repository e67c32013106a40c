package interpret

import (
	"flag"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	gotoken "go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/abadojack/whatlanggo"
)

var update = flag.Bool("update", false, "write trigrams.txt anew, of the whatlanggo that go.mod names")

// TestTrigramFile wants the profiles of whatlanggo in the file, which does not
// export them.
func TestTrigramFile(t *testing.T) {
	pkg, err := build.Import("github.com/abadojack/whatlanggo", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	source, err := parser.ParseFile(gotoken.NewFileSet(), filepath.Join(pkg.Dir, "lang.go"), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	licence, err := os.ReadFile(filepath.Join(pkg.Dir, "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# The trigrams by which languages are told, most frequent first, three characters each.\n" +
		"# Taken from github.com/abadojack/whatlanggo by: go test ./generator/interpret -run TrigramFile -update\n#\n")
	for line := range strings.Lines(string(licence)) {
		b.WriteString(strings.TrimSpace("# "+strings.TrimSpace(line)) + "\n")
	}
	ast.Inspect(source, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		name, ok := strings.CutSuffix(v.Names[0].Name, "Langs")
		if !ok || name == "" {
			return true
		}
		name = strings.ToUpper(name[:1]) + name[1:]
		for _, e := range v.Values[0].(*ast.CompositeLit).Elts {
			kv := e.(*ast.KeyValueExpr)
			code := whatlanggo.CodeToLang(strings.ToLower(kv.Key.(*ast.Ident).Name)).Iso6391()
			fmt.Fprintf(&b, "%s %s \"", name, code)
			list := kv.Value.(*ast.CompositeLit).Elts
			if len(list) != profileLength {
				t.Errorf("%s has %d trigrams", kv.Key, len(list))
			}
			for _, lit := range list {
				words, err := strconv.Unquote(lit.(*ast.BasicLit).Value)
				if err != nil || len([]rune(words)) != 3 {
					t.Fatalf("%s: a trigram is %q", kv.Key, words)
				}
				b.WriteString(words)
			}
			b.WriteString("\"\n")
		}
		return false
	})
	if *update {
		if err := os.WriteFile("trigrams.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b.String() != trigramFile {
		t.Error("trigrams.txt is not what whatlanggo has: run the test with -update")
	}
}

// FuzzLanguage holds the telling of languages to whatlanggo. The seeds are in the
// trigrams of each language, and of each with the next one's among them.
func FuzzLanguage(f *testing.F) {
	var d detector
	for _, words := range []string{"", "a", "A b  c, d.", "a\x00b\x01c", "ß İı ǅ ſ", "日本語のテキスト、カタカナ", "Ein Wort и слово", "\xff\xfe", "電子署名法 law"} {
		f.Add(words)
	}
	before := ""
	for line := range strings.Lines(trigramFile) {
		if _, row, ok := strings.Cut(line, ` "`); ok && line[0] != '#' {
			f.Add(row)
			f.Add(strings.ToUpper(row) + before)
			before = row[:len(row)/2] + " "
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, ok := d.language(text)
		told := whatlanggo.Detect(text)
		if sure := told.Confidence != 0; ok != sure || ok && code != told.Lang.Iso6391() {
			t.Errorf("got %q %v, and whatlanggo %q %v", code, ok, told.Lang.Iso6391(), told.Confidence)
		}
	})
}
