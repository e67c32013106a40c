package withhold_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"egovsite/generator/fiction"
	"egovsite/generator/interpret"
	"egovsite/generator/read"
	"egovsite/generator/survey"
	"egovsite/generator/withhold"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// A secret is what must not be reached, and ways in which people write it.
type secret struct {
	core string // the folded letters that would give it away
	ways []string
}

// invented makes a word that stands in no other text.
func invented(rnd *rand.Rand) string {
	word := ""
	for range 3 {
		word += string("bdfgklmnprstvz"[rnd.IntN(14)]) + string("aeiou"[rnd.IntN(5)]) + string("xqwjz"[rnd.IntN(5)])
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

// person is somebody with a name and an address.
func person(rnd *rand.Rand) (name, mail string, secrets []secret) {
	first, last := invented(rnd), invented(rnd)
	name, mail = first+" "+last, strings.ToLower(first)+".x"+"@mail.example.org"
	local, slug := strings.ToLower(first)+".x", strings.ToLower(first+"-"+last)
	return name, mail, []secret{
		{fold(last), []string{name, strings.ToUpper(name), strings.ToLower(name), first + "  " + last, first + "\u00a0" + last, first + "\n" + last, last + ", " + first, first[:1] + ". " + last,
			"Ms " + last, "Dr. " + name, accented(name), norm.NFD.String(accented(name)), "(" + name + ")", "\"" + name + "\"", "https://example.org/in/" + slug + "/", "https://example.org/in/" + strings.ToLower(first) + "-\n" + strings.ToLower(last),
			"https://example.org/?who=" + url.PathEscape(name), first + last, first + "\u200b " + last, first + " M. " + last}},
		{fold(local), []string{mail, "<" + mail + ">", "mailto:" + mail, strings.ToUpper(mail), local + "@ mail.example.org", local + " @mail.example.org", local + "＠mail.example.org",
			local + " (at) mail.example.org", local + "[at]mail[dot]example[dot]org", local + "&#64;mail.example.org", "https://example.org/?to=" + url.QueryEscape(mail), local + "@mail.\nexample.org"}},
	}
}

// accented puts an accent on each e and o.
func accented(s string) string { return strings.NewReplacer("e", "é", "o", "ö").Replace(s) }

// erasures are numbers and words that were asked to be erased, one of them told
// by its digest alone.
func erasures(rnd *rand.Rand) (list []survey.Erasure, secrets []secret) {
	number := fmt.Sprintf("994%09d", rnd.IntN(1e9))
	parts := []string{"+994", number[3:5], number[5:8], number[8:10], number[10:12]}
	words, hidden := invented(rnd)+" "+invented(rnd), invented(rnd)+" "+invented(rnd)
	sum := sha256.Sum256([]byte(fold(hidden)))
	list = []survey.Erasure{{Words: strings.Join(parts, " ")}, {Words: words}, {SHA256: hex.EncodeToString(sum[:])}}
	secrets = []secret{
		{number, []string{strings.Join(parts, " "), strings.Join(parts, "-"), strings.Join(parts, "."), number, parts[0] + " (" + parts[1] + ") " + strings.Join(parts[2:], "-"), strings.Join(parts, "\u00a0")}},
		{fold(words), []string{words, strings.ToUpper(words), strings.ReplaceAll(words, " ", "\n"), strings.ReplaceAll(words, " ", "-"), accented(words), "“" + words + "”"}},
		{fold(hidden), []string{hidden, strings.ToLower(hidden), strings.ReplaceAll(hidden, " ", "  "), strings.ReplaceAll(hidden, " ", "-")}},
	}
	return list, secrets
}

// fold leaves letters and digits, small and without accents.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(s))
}

// reached are all strings that can be reached from a value, folded.
func reached(v reflect.Value, out map[string]bool) {
	switch v.Kind() {
	case reflect.String:
		out[v.String()] = true
	case reflect.Pointer, reflect.Interface:
		switch v.Interface().(type) {
		case *survey.Edition, *survey.Country, *survey.Question: // which are of the content
		default:
			if !v.IsNil() {
				reached(v.Elem(), out)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			reached(v.Index(i), out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			reached(v.Field(i), out)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			reached(k, out)
			reached(v.MapIndex(k), out)
		}
	}
}

// planted is a text of a response with persons where it asks for them, and secrets
// among the words of its answers.
func planted(text string, name, mail string, secrets []secret, rnd *rand.Rand) (string, []string) {
	text = strings.Replace(text, "2. Your name *\n", "2. Your name *\n\n"+name+"\n", 1)
	text = strings.Replace(text, "5. Email *\n", "5. Email *\n\n"+mail+"\n", 1)
	lines := strings.Split(text, "\n")
	var free []int // lines that a country wrote
	for i, l := range lines {
		if strings.Contains(l, "nvented") && !strings.Contains(l, "*") {
			free = append(free, i)
		}
	}
	var ways []string
	for range 1 + rnd.IntN(12) {
		s := secrets[rnd.IntN(len(secrets))]
		way := fmt.Sprintf("§%d§", len(ways)) // so that nothing is planted into another
		ways = append(ways, s.ways[rnd.IntN(len(s.ways))])
		at := free[rnd.IntN(len(free))]
		words := strings.Split(lines[at], " ")
		switch k := rnd.IntN(len(words) + 1); rnd.IntN(3) {
		case 0:
			lines[at] = strings.Join(slices.Insert(words, k, way), " ")
		case 1:
			lines[at] += "\n" + way
		case 2:
			lines[at] += ", see " + way + "."
		}
	}
	text = strings.Join(lines, "\n")
	for i, way := range ways {
		text = strings.Replace(text, fmt.Sprintf("§%d§", i), way, 1)
	}
	return text, ways
}

// TestNoSecretIsReached plants names, e-mail addresses, and words and telephone
// numbers that are to be erased, in the answers of invented countries and in what
// a review says, in many disguises: none can be reached behind Clear, what was
// cleared is left as it is when it is cleared again, and the response itself is not
// touched.
func TestNoSecretIsReached(t *testing.T) {
	files, err := fiction.Content(12, 2, 2022)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := fiction.Catalog(files)
	if err != nil {
		t.Fatal(err)
	}
	in := interpret.New(cat)
	var texts []string
	for _, name := range fiction.Responses(files, ".txt") {
		texts = append(texts, files[name])
	}
	rnd := rand.New(rand.NewPCG(2022, 4))
	for n := range 60 {
		name, mail, secrets := person(rnd)
		list, more := erasures(rnd)
		secrets = append(secrets, more...)
		text, ways := planted(texts[n%len(texts)], name, mail, secrets, rnd)
		subs, ps := read.File(survey.Limits{}, strings.ToLower(strings.ReplaceAll(name, " ", "-"))+".txt", []byte(text))
		if len(subs) != 1 {
			t.Fatal(ps)
		}
		r, ps := in.Response(subs[0])
		if r == nil || r.Country == nil {
			t.Fatal(ps)
		}
		by := survey.Decision{Office: "Office", Reviewer: name, Reason: "said " + ways[0], Source: "letter of " + name}
		rules := withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}, Erasures: list,
			Review: &survey.Review{Notes: []survey.ReviewNote{{Text: ways[len(ways)-1] + " it was", Decision: by}}}}
		before, _ := in.Response(subs[0])
		c, _, ps := withhold.Clear(r, rules)
		if c == nil {
			t.Fatal(ps)
		}
		if !reflect.DeepEqual(before, r) {
			t.Errorf("response %d was changed (-before +after):\n%s", n, cmp.Diff(before, r))
		}
		all := map[string]bool{}
		reached(reflect.ValueOf(*c), all)
		for s := range all {
			for _, secret := range secrets {
				if strings.Contains(fold(s), secret.core) || strings.Contains(fold(unescaped(s)), secret.core) {
					t.Errorf("response %d: %q can be reached in %q", n, secret.core, s)
				}
			}
		}
		rules.Review = c.Review
		again, _, ps := withhold.Clear(&c.Response, rules)
		if again == nil {
			t.Fatal(ps)
		}
		if !reflect.DeepEqual(c.Response, again.Response) || !reflect.DeepEqual(c.Review, again.Review) || again.Consent != c.Consent {
			t.Errorf("response %d is cleared otherwise the second time (-first +second):\n%s", n, cmp.Diff(c.Response, again.Response)+cmp.Diff(c.Review, again.Review))
		}
		if t.Failed() {
			t.Fatalf("planted were %q", ways)
		}
	}
}

// unescaped is a text with its percent signs decoded, where that is possible.
func unescaped(s string) string {
	if out, err := url.QueryUnescape(s); err == nil {
		return out
	}
	return s
}
