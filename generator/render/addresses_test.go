package render

import (
	"net/url"
	"strings"
	"testing"
)

// writtenAddresses are as governments may write them.
var writtenAddresses = []string{"https://www.example.org/a/b_c~d.html?e=f&g=h%20i+j", "http://Example.org", "https://example.org?a/b", "http://example.org/?", "http://example.org/a?b?c",
	"", "example.org", "https://", "http:///a", "https://?a", "http://-", "HTTP://example.org/", "https:/example.org", "ftp://example.org/", "javascript:alert(1)", "mailto:a@example.org",
	"https://a@example.org/", "https://example.org:8080/", "https://example.org/#a", "https://example.org/a b", "https://example.org/%zz", "https://example.org/%41", "https://example.org/\"'",
	"https://[::1]/", "https://exa_mple.org/", "https://exämple.org/ä", "https://example.org/a:b", "//example.org/", "https://example.org/\n", "https://example.org\\a", "http://https://example.org"}

func TestPlainHost(t *testing.T) {
	for address, want := range map[string]string{writtenAddresses[0]: "www.example.org", "http://Example.org": "Example.org", "https://example.org?a/b": "example.org", "https://a@example.org/": "", "https://?a": ""} {
		if got := plainHost(address); got != want {
			t.Errorf("the host of %s is %q, want %q", address, got, want)
		}
	}
}

// FuzzWebAddress holds addresses that are not parsed against what they read once they were.
func FuzzWebAddress(f *testing.F) {
	for _, a := range writtenAddresses {
		f.Add(a)
	}
	f.Fuzz(func(t *testing.T, address string) {
		to, host := "", ""
		if u, err := url.Parse(address); err == nil {
			host = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
			if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
				to = u.String()
			}
		}
		if got := webAddress(address); got != to {
			t.Errorf("%q becomes %q, want %q", address, got, to)
		}
		if got := hostOf(address); got != host {
			t.Errorf("the host of %q is %q, want %q", address, got, host)
		}
	})
}
