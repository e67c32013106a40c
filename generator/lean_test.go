package generator_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// lean is the folder of the lean site that stands, once it does.
var lean string

// leanSite builds a site of two invented countries that does without every part,
// once; one of them has handed in two responses to its edition.
func leanSite(t *testing.T) string {
	t.Helper()
	if lean != "" {
		return lean
	}
	temp, err := temporary()
	if err != nil {
		t.Fatal(err)
	}
	site, err := os.ReadFile("testdata/examplia/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, p := range survey.Parts {
		parts = append(parts, string(p))
	}
	content := examplia(t, "site.yaml", string(site)+"leave_out: ["+strings.Join(parts, ", ")+"]\n",
		"responses/2031/qqa.yaml", answers("Examplia", firstAnswer, `2: Law on examples, 2009 <https://example.org/law>`),
		"responses/2031/qqb.yaml", answers("Otheria", otherAnswer), "responses/2031/qqb-new.yaml", answers("Otheria", firstAnswer),
		"reviews/2031/QQB.yaml", "country: QQB\nedition: \"2031\"\nsupersedes: [qqb.yaml]\n")
	lean = filepath.Join(temp, "lean", "site")
	build(t, options(content, lean))
	return lean
}

// TestLeanSite walks over the site without parts, as over those that have all.
func TestLeanSite(t *testing.T) {
	site := leanSite(t)
	linksResolve(t, site)
	idsAreSound(t, site)
	noRequests(t, site)
	pageFrame(t, site)
	figuresAreWhole(t, site)
	var folders []string
	for name := range files(t, site) {
		if folder, _, below := strings.Cut(name, "/"); below && !slices.Contains(folders, folder) {
			folders = append(folders, folder)
		}
	}
	slices.Sort(folders)
	if diff := cmp.Diff([]string{"assets", "countries", "data"}, folders); diff != "" {
		t.Errorf("folders (-want +got)\n%s", diff)
	}
}
