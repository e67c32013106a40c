package main

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
)

// serveTags are what a page of the preview has besides its own.
const serveTags = `<link rel="stylesheet" href="/__serve/serve.css"><script src="/__serve/serve.js" data-build="%d" defer></script>` +
	`<script src="/__serve/serve_settle.js" defer></script>`

var (
	policyTag     = regexp.MustCompile(`(?i)<meta[^>]*http-equiv="?content-security-policy"?[^>]*>`)
	policyContent = regexp.MustCompile(`(?i)content="([^"]*)"`)
)

// inject puts the scripts and styles of the preview into a page of the site, and
// lets the page's security policy allow them: all come from the page's own server.
func inject(page []byte, build int64) []byte {
	tags := fmt.Appendf(nil, serveTags, build)
	page = policyTag.ReplaceAllFunc(page, func(tag []byte) []byte {
		return policyContent.ReplaceAllFunc(tag, func(content []byte) []byte {
			policy := html.UnescapeString(string(policyContent.FindSubmatch(content)[1]))
			return []byte(`content="` + html.EscapeString(allow(policy)) + `"`)
		})
	})
	at := bytes.Index(page, []byte("</head>")) // where a browser asks for them before it draws the page
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], tags, page[at:])
}

// allow adds 'self' to the sources of scripts, styles and connections in a policy.
func allow(policy string) string {
	var parts []string
	fallback := ""
	has := map[string]bool{}
	for d := range strings.SplitSeq(policy, ";") {
		d = strings.TrimSpace(d)
		name, sources, _ := strings.Cut(d, " ")
		switch name = strings.ToLower(name); name {
		case "":
			continue
		case "script-src", "style-src", "connect-src":
			d = name + " " + withSelf(sources)
		case "default-src":
			fallback = sources
		}
		has[name] = true
		parts = append(parts, d)
	}
	for _, name := range []string{"script-src", "style-src", "connect-src"} {
		if has["default-src"] && !has[name] {
			parts = append(parts, name+" "+withSelf(fallback))
		}
	}
	return strings.Join(parts, "; ")
}

// withSelf adds 'self' to a list of sources; 'none' must stand alone, so goes.
func withSelf(sources string) string {
	list := slices.DeleteFunc(strings.Fields(sources), func(s string) bool { return strings.EqualFold(s, "'none'") })
	if !slices.Contains(list, "'self'") {
		list = append(list, "'self'")
	}
	return strings.Join(list, " ")
}
