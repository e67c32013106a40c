package render

import (
	"net/url"
	"strings"
)

// webAddress is address if it is one of the web, and nothing otherwise: no
// other scheme ever becomes a link.
func webAddress(address string) string {
	if plainHost(address) != "" {
		return address
	}
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return ""
	}
	return u.String()
}

// hostOf is the host of a web address as readers know it.
func hostOf(address string) string {
	host := plainHost(address)
	if host == "" {
		u, err := url.Parse(address)
		if err != nil {
			return ""
		}
		host = u.Hostname()
	}
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// plainHost is the host of a web address of the plainest kind, as nearly all are
// and none needs to be parsed: it reads the same once it was. Of any other it is
// empty.
func plainHost(address string) string {
	rest, web := strings.CutPrefix(address, "https://")
	if !web {
		if rest, web = strings.CutPrefix(address, "http://"); !web {
			return ""
		}
	}
	end, signs := len(rest), "-."
	for i := range len(rest) {
		switch c := rest[i]; {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(signs, c) >= 0:
		case c == '/' && end == len(rest):
			end, signs = i, "-._~/"
		case c == '?':
			end, signs = min(end, i), "-._~/=&%+"
		default:
			return ""
		}
	}
	return rest[:end]
}

// absolute is the address of a path where the site says where it is served.
func (s *site) absolute(p string) string {
	if shared(p) {
		return s.address(p)
	}
	return s.address(s.folder + p)
}

// address is the same for a path that has its language's folder.
func (s *site) address(p string) string {
	if s.cat.Site.Address == "" {
		return ""
	}
	return strings.TrimSuffix(s.cat.Site.Address, "/") + "/" + strings.TrimSuffix(p, "index.html")
}

const (
	robotsPath  = "robots.txt"
	sitemapPath = "sitemap.xml"
)

// addresses makes robots.txt, and for a site that knows its address sitemap.xml,
// which lists its pages.
func addresses(s *site) ([]file, error) {
	if s.frozen != "" {
		return nil, nil // the site's own say what may be looked through
	}
	if s.cat.Site.Address == "" {
		return []file{{robotsPath, []byte(robots)}}, nil
	}
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	for _, path := range s.pages() {
		for _, tag := range spoken(s.cat) {
			b.WriteString("<url><loc>" + escapeXML(s.address(folderOf(s.cat, tag)+path)) + "</loc>")
			for _, l := range s.languages(s.link(path)) {
				b.WriteString(`<xhtml:link rel="alternate" hreflang="` + l.Tag + `" href="` + escapeXML(l.Href) + `"/>`)
			}
			b.WriteString("</url>\n")
		}
	}
	b.WriteString("</urlset>\n")
	found := robots + "Sitemap: " + strings.TrimSuffix(s.cat.Site.Address, "/") + "/" + sitemapPath + "\n"
	return []file{{robotsPath, []byte(found)}, {sitemapPath, []byte(b.String())}}, nil
}

// robots lets everybody read everything.
const robots = "User-agent: *\nAllow: /\n"

var escapeXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;").Replace
