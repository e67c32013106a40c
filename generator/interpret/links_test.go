package interpret

import (
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

func TestLinksIn(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // addresses
	}{
		{"none", "no address here, nor www.example.org", nil},
		{"in angle brackets", "Portal <https://www.example.org/en> is open", []string{"https://www.example.org/en"}},
		{"bare, with a full stop", "See https://example.org/a.", []string{"https://example.org/a"}},
		{"right behind a full stop", "adopted.<http://example.org/42560>", []string{"http://example.org/42560"}},
		{"in parentheses", "(https://example.org/a)", []string{"https://example.org/a"}},
		{"with parentheses of its own", "(https://example.org/a_(b))", []string{"https://example.org/a_(b)"}},
		{"twice", "<http://example.org/> (<http://example.org/>)", []string{"http://example.org/", "http://example.org/"}},
		{"two without a space", "https://a.example,http://b.example", []string{"https://a.example", "http://b.example"}},
		{"one inside another", "https://a.example/?u=https://b.example/", []string{"https://a.example/?u=https://b.example/"}},
		{"glued to a word", "Linkhttps://example.org/a", []string{"https://example.org/a"}},
		{"capital letters", "HTTPS://Example.org/A", []string{"HTTPS://Example.org/A"}},
		{"before a full-width stop", "参见https://example.org/a。下", []string{"https://example.org/a"}},
		{"other schemes", "ftp://example.org javascript:alert(1) mailto:a@example.org data:text/html,x file:///etc/passwd", nil},
		{"no host", "http:// and https:///path and http://?", nil},
		{"a query to its end", "http://example.org/v?s=26A0-F1&t_type=1", []string{"http://example.org/v?s=26A0-F1&t_type=1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := &weigher{hosts: map[string]host{}}
			var got []string
			for _, l := range w.linksIn(tt.text, "q") {
				got = append(got, l.Address)
				if tt.text[l.from:l.to] != l.Address {
					t.Errorf("got place of %q, want of %q", tt.text[l.from:l.to], l.Address)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("addresses differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinkFields(t *testing.T) {
	tests := []struct {
		name, address string
		want          survey.Link
	}{
		{"government by suffix", "http://WWW.Economy.gov.az/en/",
			survey.Link{Key: "economy.gov.az/en", Scheme: "http", Host: "www.economy.gov.az", Domain: "economy.gov.az", Government: true}},
		{"a name that only looks it", "https://www.e-gov.az/en",
			survey.Link{Key: "e-gov.az/en", Scheme: "https", Host: "www.e-gov.az", Domain: "e-gov.az"}},
		{"page named for a government", "https://facebook.com/economy.gov.az/",
			survey.Link{Key: "facebook.com/economy.gov.az", Scheme: "https", Host: "facebook.com", Domain: "facebook.com"}},
		{"below a common domain", "https://gov.example.com", survey.Link{Key: "gov.example.com", Scheme: "https", Host: "gov.example.com", Domain: "example.com"}},
		{"a label of other use", "https://go.com", survey.Link{Key: "go.com", Scheme: "https", Host: "go.com", Domain: "go.com"}},
		{"New Zealand", "https://www.dia.govt.nz", survey.Link{Key: "dia.govt.nz", Scheme: "https", Host: "www.dia.govt.nz", Domain: "dia.govt.nz", Government: true}},
		{"Korea", "https://www.mois.go.kr", survey.Link{Key: "mois.go.kr", Scheme: "https", Host: "www.mois.go.kr", Domain: "mois.go.kr", Government: true}},
		{"the suffix itself", "https://gov.uk/", survey.Link{Key: "gov.uk", Scheme: "https", Host: "gov.uk", Domain: "gov.uk", Government: true}},
		{"international name", "https://президент.рф/a", survey.Link{Key: "xn--d1abbgf6aiiy.xn--p1ai/a", Scheme: "https",
			Host: "xn--d1abbgf6aiiy.xn--p1ai", Domain: "xn--d1abbgf6aiiy.xn--p1ai"}},
		{"port and user", "https://u:p@example.org:8284/x", survey.Link{Key: "example.org:8284/x", Scheme: "https", Host: "example.org", Domain: "example.org"}},
		{"usual port", "http://example.org:80/#/a", survey.Link{Key: "example.org/#/a", Scheme: "http", Host: "example.org", Domain: "example.org"}},
		{"number for a name", "http://192.0.2.1/x", survey.Link{Key: "192.0.2.1/x", Scheme: "http", Host: "192.0.2.1", Domain: "192.0.2.1"}},
	}
	w := &weigher{hosts: map[string]host{}, government: map[string]bool{"gov": true, "govt": true, "go": true}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := w.link(tt.address)
			if !ok {
				t.Fatalf("got no link, want one")
			}
			tt.want.Address = tt.address
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("link differs (-want +got):\n%s", diff)
			}
		})
	}
}
