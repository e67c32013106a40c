package deploy

import (
	"fmt"
	"path"
	"strings"
	"time"
)

// headers are what a host says of a file beside its bytes.
type headers struct {
	Type     string `json:"type"`
	Cache    string `json:"cache"`
	Encoding string `json:"encoding,omitempty"` // of the bytes as they are kept
}

// A kind is how files of one extension are served.
type kind struct {
	mime string
	text bool // worth compressing
}

// kinds is the one list of what a site consists of.
var kinds = map[string]kind{
	".html":   {"text/html; charset=utf-8", true},
	".css":    {"text/css; charset=utf-8", true},
	".js":     {"text/javascript; charset=utf-8", true},
	".json":   {"application/json; charset=utf-8", true},
	".jsonld": {"application/ld+json; charset=utf-8", true},
	".csv":    {"text/csv; charset=utf-8", true},
	".txt":    {"text/plain; charset=utf-8", true},
	".md":     {"text/markdown; charset=utf-8", true},
	".xml":    {"application/xml; charset=utf-8", true},
	".yaml":   {"application/yaml; charset=utf-8", true},
	".svg":    {"image/svg+xml; charset=utf-8", true},
	".png":    {"image/png", false},
	".jpg":    {"image/jpeg", false},
	".jpeg":   {"image/jpeg", false},
	".gif":    {"image/gif", false},
	".webp":   {"image/webp", false},
	".ico":    {"image/x-icon", false},
	".pdf":    {"application/pdf", false},
	".zip":    {"application/zip", false},
	".xlsx":   {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
	".woff2":  {"font/woff2", false},
}

// unknown is what a layout or asset of the publisher's own may bring. A browser
// saves it and does not guess.
var unknown = kind{"application/octet-stream", false}

// feed is the one XML file that readers subscribe to.
const feed = "data/changes.xml"

const (
	// leastCompressed is the smallest file, in bytes, that compressing makes
	// quicker to fetch: below it the answer is one packet anyhow.
	leastCompressed = 1 << 10
	// keptFor is how long a page of a kept version may be taken from a cache. It
	// never changes, but it can be taken away, and is then gone after this.
	keptFor = 24 * time.Hour
)

// headersOf are those of a file of the site.
func headersOf(name string, size int64, o Options) headers {
	k, ok := kinds[strings.ToLower(path.Ext(name))]
	if !ok {
		k = unknown
	}
	h := headers{Type: k.mime, Cache: maxAge(o.MaxAge) + ", must-revalidate"}
	inside, version := kept(name)
	if version != "" {
		h.Cache = maxAge(keptFor)
	}
	if inside == feed {
		h.Type = "application/atom+xml; charset=utf-8"
	}
	if o.Gzip && k.text && size >= leastCompressed {
		h.Encoding = "gzip"
	}
	return h
}

func maxAge(d time.Duration) string { return fmt.Sprintf("max-age=%d", int(d.Seconds())) }

// kept takes a path apart that lies in a version of the site that is kept.
func kept(name string) (inside, version string) {
	rest, ok := strings.CutPrefix(name, "v/")
	if !ok {
		return name, ""
	}
	version, inside, _ = strings.Cut(rest, "/")
	return inside, version
}
