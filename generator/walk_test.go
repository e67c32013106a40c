package generator_test

import (
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The walk looks at every page of the built site, as a reader's browser and a
// careful editor would.

// elsewhere are page types of which the shipped site has no page: a letter is in
// no site, and a page of changes needs a country that has answered twice.
var elsewhere = map[string]bool{"request": true, "changes": true}

func TestEveryPageType(t *testing.T) {
	site := files(t, shippedSite(t))
	folders, err := os.ReadDir("../layouts/pages")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if elsewhere[f.Name()] {
			if pageKinds[f.Name()] != "" {
				t.Errorf("layouts/pages/%s has a page in pageKinds after all", f.Name())
			}
			continue
		}
		if name, ok := pageKinds[f.Name()]; !ok {
			t.Errorf("layouts/pages/%s has no page in pageKinds, so no browser looks at it", f.Name())
		} else if site[name] == nil {
			t.Errorf("no page %s of type %s", name, f.Name())
		}
	}
	if len(folders) != len(pageKinds)+len(elsewhere) {
		t.Errorf("%d page types in layouts, %d in pageKinds and %d elsewhere", len(folders), len(pageKinds), len(elsewhere))
	}
}

func TestLinksResolve(t *testing.T) { eachSite(t, linksResolve) }

func linksResolve(t *testing.T, root string) {
	site, pages := files(t, root), parse(t, root)
	ids := map[string]map[string]int{}
	for _, p := range pages {
		ids[p.path] = p.ids
	}
	linked := map[string]bool{"index.html": true, "404.html": true, "manifest.json": true, "robots.txt": true, "apple-touch-icon.png": true}
	for _, p := range pages {
		for n := range p.root.Descendants() {
			for _, key := range []string{"href", "src", "data-options"} {
				value := attr(n, key)
				if n.Type != html.ElementNode || value == "" {
					continue
				}
				u, err := url.Parse(value)
				if err != nil {
					t.Errorf("%s: <%s %s=%q>: %v", p.path, n.Data, key, value, err)
					continue
				}
				if u.Scheme != "" || u.Host != "" {
					continue // TestNoRequests looks at these
				}
				to := p.path
				if u.Path != "" {
					to = path.Join(path.Dir(p.path), u.Path)
				}
				if strings.HasPrefix(u.Path, "/") || site[to] == nil {
					t.Errorf("%s: <%s %s=%q> leads to no file", p.path, n.Data, key, value)
					continue
				}
				linked[to] = true
				if u.Fragment != "" && ids[to][u.Fragment] == 0 && !(to == pageKinds["compare"] && compares(site, u.Fragment)) {
					t.Errorf("%s: <%s %s=%q>: %s has no such id", p.path, n.Data, key, value, to)
				}
			}
		}
	}
	for name := range site {
		asked := (strings.HasPrefix(name, "search/") || strings.HasPrefix(name, "data/compare/")) && path.Ext(name) == ".js" // by a script
		if !linked[name] && !asked && !strings.HasPrefix(name, "assets/") {
			t.Errorf("nothing leads to %s", name)
		}
	}
}

// compares reports whether a fragment chooses a country that can be compared.
func compares(site map[string][]byte, fragment string) bool {
	iso3, edition, _ := strings.Cut(fragment, ":")
	for name := range site {
		if strings.HasPrefix(name, "data/compare/"+edition) && strings.HasSuffix(name, "/"+iso3+".js") {
			return true
		}
	}
	return false
}

// idRefs are attributes whose value is a list of ids on the same page.
var idRefs = []string{"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers", "list"}

func TestIDs(t *testing.T) { eachSite(t, idsAreSound) }

func idsAreSound(t *testing.T, root string) {
	for _, p := range parse(t, root) {
		for id, count := range p.ids {
			if count > 1 {
				t.Errorf("%s: the id %q stands %d times", p.path, id, count)
			}
		}
		for n := range p.root.Descendants() {
			for _, key := range idRefs {
				for _, id := range strings.Fields(attr(n, key)) {
					if p.ids[id] == 0 {
						t.Errorf("%s: <%s %s> names the id %q, which the page does not have", p.path, n.Data, key, id)
					}
				}
			}
		}
	}
}

// fetching are attributes that make a browser ask for something. An address of
// the web may stand in none of them but the href of a link that a reader follows.
var fetching = []string{"href", "src", "srcset", "poster", "data", "action", "formaction", "background", "cite", "ping", "manifest", "archive", "codebase"}

func TestNoRequests(t *testing.T) { eachSite(t, noRequests) }

func noRequests(t *testing.T, root string) {
	for _, p := range parse(t, root) {
		for n := range p.root.Descendants() {
			for _, a := range n.Attr {
				if !slices.Contains(fetching, a.Key) || a.Key == "data" && n.Data != "object" {
					continue
				}
				u, err := url.Parse(strings.TrimSpace(a.Val))
				if err != nil || u.Scheme == "" && u.Host == "" {
					continue
				}
				if n.Data == "link" && attr(n, "rel") == "icon" && a.Val == "data:," {
					continue // says that there is no icon to ask for
				}
				rel := strings.Fields(attr(n, "rel"))
				cites := n.Data == "a" && a.Key == "href" && (u.Scheme == "http" || u.Scheme == "https") &&
					slices.Contains(rel, "external") && slices.Contains(rel, "noopener") && slices.Contains(rel, "noreferrer")
				if !cites {
					t.Errorf("%s: <%s %s=%q rel=%q>: leads out of the site", p.path, n.Data, a.Key, a.Val, attr(n, "rel"))
				}
			}
			out := n.Data == "base" && attr(n, "href") == "" // says where links open, and asks for nothing
			if n.Type == html.ElementNode && !out && slices.Contains([]string{"iframe", "object", "embed", "base", "form", "video", "audio"}, n.Data) {
				t.Errorf("%s: <%s> has no place on a page that asks for nothing", p.path, n.Data)
			}
		}
	}
	for name, data := range files(t, root) {
		if path.Ext(name) == ".css" && cssFetch.Match(data) {
			t.Errorf("%s: asks for %s", name, cssFetch.Find(data))
		}
	}
}

var cssFetch = regexp.MustCompile(`(?i)@import|url\(\s*['"]?(https?:|//)`)

func TestPageFrame(t *testing.T) { eachSite(t, pageFrame) }

// folders are those of the languages besides the first.
var folders = []string{"ar", "az", "es", "fr", "ru", "zh"}

// pageLanguage is the language of a page, which its folder names.
func pageLanguage(page string) string {
	if folder, _, _ := strings.Cut(page, "/"); slices.Contains(folders, folder) {
		return folder
	}
	return "en"
}

func pageFrame(t *testing.T, root string) {
	seen := map[string]string{}
	for _, p := range parse(t, root) {
		fault := func(format string, args ...any) {
			t.Helper()
			t.Errorf(p.path+": "+format, args...)
		}
		top := all(p.root, "html")[0]
		want := pageLanguage(p.path)
		if attr(top, "lang") != want || attr(top, "dir") != map[bool]string{true: "rtl", false: "ltr"}[want == "ar"] {
			fault("lang %q, dir %q", attr(top, "lang"), attr(top, "dir"))
		}
		if h := all(p.root, "h1"); len(h) != 1 || words(h[0]) == "" {
			fault("%d h1", len(h))
		}
		if m := all(p.root, "main"); len(m) != 1 {
			fault("%d main", len(m))
		}
		titles := all(all(p.root, "head")[0], "title")
		if len(titles) != 1 || words(titles[0]) == "" {
			fault("%d titles", len(titles))
		}
		policy, canonical := "", p.path
		for _, n := range all(p.root, "meta", "link") {
			if attr(n, "http-equiv") == "Content-Security-Policy" {
				policy = attr(n, "content")
			}
			if attr(n, "rel") == "canonical" {
				canonical = path.Join(path.Dir(p.path), attr(n, "href"))
			}
		}
		if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") ||
			!strings.Contains(policy, "base-uri 'none'") || !strings.Contains(policy, "form-action 'none'") {
			fault("content-security policy %q", policy)
		}
		for _, n := range all(p.root, "script") {
			if attr(n, "type") == "" && attr(n, "src") == "" && !strings.Contains(policy, "sha256-") {
				fault("an inline script that the policy forbids: %.60s", words(n))
			}
		}
		if title := words(titles[0]); seen[title] != "" && seen[title] != canonical {
			if !strings.Contains("/"+p.path, "/reports/") { // which is the profile in another form
				fault("has the title of %s: %s", seen[title], title)
			}
		} else {
			seen[title] = canonical
		}
		for n := range p.root.Descendants() {
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
					fault("<%s %s=%q>: no inline style or handler", n.Data, a.Key, a.Val)
				}
			}
			if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" && !shown(n) && unfilled.MatchString(n.Data) {
				fault("a phrase that was not filled: %q", n.Data)
			}
		}
	}
}

// shown reports words that prose shows as they are typed.
func shown(n *html.Node) bool {
	code := false
	for up := range n.Ancestors() {
		code = code || up.Data == "code"
		if code && attr(up, "class") == "prose" {
			return true
		}
	}
	return false
}

// unfilled is what a template or phrase leaves where a value is wanting.
var unfilled = regexp.MustCompile(`\{\{[-\s]*[.$]|<no value>|%!\w?\(|#ZgotmplZ|\bundefined\b|\bNaN\b`)

func TestFigures(t *testing.T) { eachSite(t, figuresAreWhole) }

func figuresAreWhole(t *testing.T, root string) {
	for _, p := range parse(t, root) {
		for _, n := range all(p.root, "figure") {
			if attr(n, "data-figure") == "" {
				continue
			}
			id := attr(n, "id")
			fault := func(what string) { t.Helper(); t.Errorf("%s#%s: %s", p.path, id, what) }
			caption := all(n, "figcaption")
			if len(caption) != 1 || len(all(caption[0], "h1", "h3")) != 1 || words(all(caption[0], "h1", "h3")[0]) == "" {
				fault("no title")
				continue
			}
			if s := all(caption[0], "p"); len(s) == 0 || !strings.HasSuffix(words(s[0]), ".") && !strings.HasSuffix(words(s[0]), "。") {
				fault("no sentence that says what is seen")
			}
			if len(all(n, "svg")) == 0 {
				fault("not drawn before scripts run")
			}
			tables := all(n, "table")
			if at := attr(n, "data-numbers"); at != "" { // a table of the page says them, and more
				tables = slices.DeleteFunc(all(p.root, "table"), func(t *html.Node) bool { return attr(t, "id") != at })
			}
			if len(tables) == 0 && len(all(n, "script")) == 0 {
				continue // nothing was there to draw, and the title says so
			}
			if len(tables) != 1 || len(all(tables[0], "caption")) != 1 || len(all(tables[0], "tr")) < 2 {
				fault("no table with its numbers")
			}
		}
	}
}

func TestShippedFigures(t *testing.T) {
	// On the page the two matrices are tables of their sections, and the tiles are the strips.
	least := map[string]int{pageKinds["country"]: 4, pageKinds["report"]: 7}
	for _, p := range parse(t, shippedSite(t)) {
		if n := len(all(p.root, "figure")); n < least[p.path] {
			t.Errorf("%s has %d figures", p.path, n)
		}
	}
}

// TestReportIsOneFile checks what makes the report fit to be mailed.
func TestReportIsOneFile(t *testing.T) {
	data := files(t, shippedSite(t))[pageKinds["report"]]
	if limit := 1_500_000; len(data) == 0 || len(data) > limit {
		t.Errorf("%d bytes, want at most %d", len(data), limit)
	}
	for _, p := range parse(t, shippedSite(t)) {
		if p.path != pageKinds["report"] {
			continue
		}
		for n := range p.root.Descendants() {
			if src := attr(n, "src"); src != "" {
				t.Errorf("<%s src=%q>", n.Data, src)
			}
			href := attr(n, "href")
			if href != "" && !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "data:") && n.Data != "a" ||
				n.Data == "a" && href != "" && !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "http") {
				t.Errorf("<%s href=%q> leads to a file that is not mailed", n.Data, href)
			}
		}
	}
}
