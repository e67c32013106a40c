package render

import (
	"encoding/xml"
	"strings"
	"testing"

	"egovsite/generator/changelog"
)

// TestAddressed sees what a site has only where it knows its address: its feed,
// the pictures of its pages, and its languages by whole addresses.
func TestAddressed(t *testing.T) {
	in := input(t)
	in.Log = changelog.Log{Entries: []changelog.Entry{{Number: 2, Date: "2026-11-03", Changes: []changelog.Change{
		{Country: in.Profiles[0].Response.Country.ISO3, Edition: in.Profiles[0].Response.Edition.ID, Kind: changelog.Published}}}}}
	in.Catalog.Site.Address = "https://example.org/profiles/"
	files := built(t, in)
	var feed rss
	if err := xml.Unmarshal([]byte(files[feedPath]), &feed); err != nil {
		t.Fatal(err)
	}
	if got := feed.Channel.Items; len(got) != 1 || got[0].Link != "https://example.org/profiles/changes/#change-2" || got[0].Date != "03 Nov 2026 00:00:00 GMT" ||
		!strings.Contains(files[changelogPath], `href="../`+feedPath+`"`) {
		t.Errorf("the feed has %+v", got)
	}
	iso3, edition := in.Profiles[0].Response.Country.ISO3, in.Profiles[0].Response.Edition.ID
	for page, card := range map[string]string{homePath: siteCardPath, newestPath(iso3): cardPath(iso3, edition)} {
		if !strings.HasPrefix(files[card], "\x89PNG") || !strings.Contains(files[page], `<meta property="og:image" content="https://example.org/profiles/`+card+`">`) {
			t.Errorf("%s is not shown by %s", page, card)
		}
	}
	in.Catalog.Site.Address = ""
	for name, words := range built(t, in) {
		if name == feedPath || strings.HasPrefix(name, "assets/cards/") || strings.Contains(words, "og:image") || strings.Contains(words, "<link rel=\"alternate\" hreflang") {
			t.Errorf("%s needs an address", name)
		}
	}
}
