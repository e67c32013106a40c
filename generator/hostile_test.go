package generator_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"egovsite/generator"
	"egovsite/generator/problem"

	"github.com/google/go-cmp/cmp"
)

// These tests do what docs/hostile.md says the desk withstands: files that are
// none, names that are something else, answers that pose, and sizes.

// good is a sound response of Examplia to the questionnaire made up for tests.
const good = "1. Name of the country *\n\nExamplia\n\n4. Which is the national portal? *\n\n<https://portal.example.org/>\n\n" +
	"5. Is there a law on access to information? *\n\n☒ Yes\n☐ No\n\n6. Which law on access to information is it?\n\nLaw on information of 1.2.2003 <https://law.example.org/>\n\n" +
	"17. Is there anything to add?\n\nNothing.\n\n18. We agree that these answers are published. *\n\n☒ Yes\n☐ No\n"

// An inbox is a content folder of invented countries, and where its site goes.
type inbox struct{ content, out string }

func newInbox(t testing.TB) inbox {
	t.Helper()
	d := inbox{filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "site")}
	if err := os.CopyFS(d.content, os.DirFS("testdata/examplia")); err != nil {
		t.Fatal(err)
	}
	return d
}

// put writes a response file and returns its path.
func (d inbox) put(t testing.TB, name, words string) string {
	t.Helper()
	full := filepath.Join(d.content, "responses", "2031", name)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
	return full
}

func (d inbox) build(t testing.TB) generator.Report {
	t.Helper()
	return build(t, options(d.content, d.out))
}

// about are the codes of the errors and warnings that name a file.
func about(ps []problem.Problem, name string) (codes []string) {
	for _, p := range ps {
		if filepath.Base(p.File) == name && p.Severity != problem.Note {
			codes = append(codes, p.Code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// bomb is a package that unpacks to far more than a response can be.
func bomb(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"word/document.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/worksheets/sheet1.xml"} {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(f, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>`)
		block := bytes.Repeat([]byte("a"), 1<<20)
		for range 100 {
			f.Write(block)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hostile are files, by name, with the code that tells what is wrong with each.
func hostile(t testing.TB) map[string]struct{ words, code string } {
	plain := func(country string) string { return "country: " + country + "\nanswers:\n  5: \"Yes\"\n" }
	return map[string]struct{ words, code string }{
		"empty.txt":        {"", "edition-differs"},
		"nuls.txt":         {strings.Repeat("\x00", 5000), "edition-differs"},
		"bytes.txt":        {"\xff\xfe\x00\xd8\x00", "edition-differs"},
		"noise.pdf":        {"%PDF-1.7\nnoise", "pdf-broken"},
		"noise.docx":       {"PK\x03\x04noise", "docx-broken"},
		"noise.xlsx":       {"PK\x03\x04noise", "xlsx-broken"},
		"bomb.docx":        {bomb(t), "docx-broken docx-too-much"},
		"bomb.xlsx":        {bomb(t), "xlsx-broken table-too-large"},
		"aliases.yaml":     {"answers:\n  4: &a [x, x, x, x, x, x, x, x, x]\n" + aliases(), "yaml-broken response-form"},
		"deep.yaml":        {strings.Repeat("[", 100_000), "yaml-broken"},
		"deep.json":        {strings.Repeat(`{"a":`, 100_000), "json-broken"},
		"program.exe":      {"MZ", "format-unknown"},
		"path.yaml":        {plain(`"../../../etc/passwd"`), "country-unknown"},
		"absolute.yaml":    {plain(`"/etc/passwd"`), "country-unknown"},
		"windows.yaml":     {plain(`"C:\\Windows"`), "country-unknown"},
		"device.yaml":      {plain("NUL"), "country-unknown"},
		"device2.yaml":     {plain("CON"), "country-unknown"},
		"markup.yaml":      {plain(`"<script>alert(1)</script>"`), "country-unknown"},
		"template.yaml":    {plain(`"{{.Country}}"`), "country-unknown"},
		"lookalike.yaml":   {plain("Ехamplia"), "country-unknown"},
		"number.yaml":      {plain("999"), "country-unknown"},
		"long.yaml":        {plain(strings.Repeat("Examplia", 50_000)), "country-unknown"},
		"escape.yaml":      {plain(`"\e[2JExamplia\e]0;title\a!"`), "country-unknown"},
		"two.yaml":         {plain("Examplia / Otheria"), "country-ambiguous"},
		"edition.yaml":     {"edition: ../../2031\n" + plain("Otheria"), "edition-unknown"},
		"one-line.txt":     {strings.Repeat("word ", 1_000_000), "edition-differs"},
		"one-word.txt":     {strings.Repeat("a", 5_000_000), "edition-differs"},
		"many-lines.txt":   {strings.Repeat("a\n", 2_000_000), "response-too-long"},
		"many-numbers.txt": {strings.Repeat("5. a\n", 1_000_000), "response-too-long"},
		"large.txt":        {strings.Repeat("a", 9<<20), "file-too-large"},
	}
}

// aliases is a bomb of YAML aliases.
func aliases() string {
	var b strings.Builder
	for c := 'b'; c < 'z'; c++ {
		fmt.Fprintf(&b, "  %d: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", c-'b'+5, c, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1)
	}
	return b.String()
}

// TestHostileFolder builds a folder of all of it around one sound response. Each
// file is named once with what is wrong, in one run; the site is the one that
// the sound response makes alone, byte by byte; and it takes bounded time.
func TestHostileFolder(t *testing.T) {
	clean := newInbox(t)
	clean.put(t, "good.txt", good)
	clean.build(t)
	d := newInbox(t)
	d.put(t, "good.txt", good)
	files := hostile(t)
	for name, f := range files {
		d.put(t, name, f.words)
	}
	start := time.Now()
	report := d.build(t)
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		got := about(report.Problems, name)
		if !slices.ContainsFunc(strings.Fields(files[name].code), func(code string) bool { return slices.Contains(got, code) }) {
			t.Errorf("%s: problems %v, want %s", name, got, files[name].code)
		}
	}
	if n := len(report.Problems); n > 10*len(files) {
		t.Errorf("%d problems are told of %d files", n, len(files))
	}
	for _, p := range report.Problems {
		if len(p.String()) > 4000 {
			t.Errorf("a problem of %d bytes: %.200s", len(p.String()), p.String())
		}
	}
	sameSite(t, d.out, clean.out)
}

// sameSite wants two sites to be one, byte by byte.
func sameSite(t *testing.T, got, want string) {
	t.Helper()
	a, b := files(t, got), files(t, want)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(b)), slices.Sorted(maps.Keys(a))); diff != "" {
		t.Errorf("the files of the site differ (-want +got)\n%s", diff)
	}
	for name := range b {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestHostileSizes reads responses that are all questions, or all answer.
func TestHostileSizes(t *testing.T) {
	head := "1. Name of the country *\n\nExamplia\n\n"
	tests := map[string]string{
		"all one question":                   head + strings.Repeat("5. Is there a law on access to information? *\n☒ Yes\n☐ No\n", 40_000),
		"all questions, many times":          head + strings.Repeat("5. Is there a law on access to information? *\n\n☒ Yes\n\n6. Which law on access to information is it?\n\na\n\n13. Does the strategy speak of skills?\n\n☐ Yes\n", 20_000),
		"a million options":                  head + "5. Is there a law on access to information? *\n" + strings.Repeat("☒ Yes ☐ No\n", 200_000),
		"one answer of one line":             head + "17. Is there anything to add?\n" + strings.Repeat("word ", 1_500_000) + "\n",
		"one answer of many lines":           head + "17. Is there anything to add?\n" + strings.Repeat("a word\n", 300_000),
		"an answer of addresses":             head + "17. Is there anything to add?\n" + strings.Repeat("<https://example.org/a>\n", 300_000),
		"an answer of laws":                  head + "6. Which law on access to information is it?\n" + strings.Repeat("Law No. 5 of 1.2.2003; ", 300_000) + "\n",
		"an answer of brackets":              head + "17. Is there anything to add?\n" + strings.Repeat("<", 4_000_000) + "\n",
		"an answer of addresses to write to": head + "17. Is there anything to add?\n" + strings.Repeat("a@example.org ", 500_000) + "\n",
	}
	for name, words := range tests {
		t.Run(name, func(t *testing.T) {
			d := newInbox(t)
			d.put(t, "examplia.txt", words)
			start := time.Now()
			_, ps, err := generator.Read(t.Context(), options(d.content, d.out), []string{filepath.Join(d.content, "responses", "2031", "examplia.txt")})
			if took := time.Since(start); err != nil || took > time.Minute || len(ps) > 200 {
				t.Errorf("took %v, %d problems, %v", took, len(ps), err)
			}
		})
	}
}
