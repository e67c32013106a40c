package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// ReportPage is a country profile as one file: style, scripts, figures and the
// submitted lines inside it, and no request to anybody.
type ReportPage struct {
	Base
	Profile
	Data *ReportData // the same as data, from which its figures can be verified
}

func reportPages(s *site, p *survey.Profile) []page { return []page{reportOf(s, p)} }

func reportOf(s *site, p *survey.Profile) page {
	r := p.Response
	path := reportPath(r.Country.ISO3, r.Edition.ID)
	return page{path: path, make: func() (any, error) {
		name := s.name(r.Country)
		v := &ReportPage{Base: s.base(path, s.say("profile.title", "Country", name, "Edition", r.Edition.ID),
			s.say("profile.description", "Country", name, "Edition", s.words.Edition(r.Edition)))}
		v.Home, v.Card, v.Frozen, v.First, v.Nav, v.Search, v.Foot, v.Crumbs, v.Languages, v.Style, v.Print = "", "", nil, "", nil, nil, nil, nil, nil, nil, ""
		v.Canonical = s.absolute(s.profilePath(r.Country.ISO3, r.Edition.ID))
		var err error
		if v.Profile, err = s.profile(p, s.alone(path)); err != nil {
			return nil, err
		}
		if v.Data, err = s.reportData(p); err != nil {
			return nil, err
		}
		v.Digest = noDigest
		v.Lines = s.sourceLines(p, "")
		v.Contents = s.contents(&v.Profile)
		v.Inline, v.Policy, err = s.inline(true, reportStyles...)
		return v, err
	}}
}

// reportStyles are the style sheets that a report carries.
var reportStyles = []string{"css/site.css", "css/figures.css", "css/profile.css", "css/places.css"}

// Repeated are the scripts that every report carries as they are.
func (m *Maker) Repeated() (texts [][]byte, err error) {
	s := m.sites[0]
	if !s.cat.Site.Has(reportPage.part) {
		return nil, nil
	}
	in, _, err := s.inline(true, reportStyles...)
	if err != nil {
		return nil, err
	}
	for _, script := range in.Scripts {
		texts = append(texts, []byte(script))
	}
	return texts, nil
}

// digestLength is how many hexadecimal digits a digest has.
const digestLength = 2 * sha256.Size

// noDigest stands in a report for its digest while that is not known.
var noDigest = strings.Repeat("0", digestLength)

// Seal writes the digest of a page into it: that of the page with zeros in its
// place. Whoever edits the page breaks it.
func Seal(page []byte) []byte {
	if at := bytes.Index(page, []byte(digestMark+noDigest)); at >= 0 {
		sum := sha256.Sum256(page)
		hex.Encode(page[at+len(digestMark):], sum[:])
	}
	return page
}

// Digest is the digest that a page with zeros, or another digest, in its place
// should have. It is empty for a page that has no place for one.
func Digest(page []byte) string {
	_, rest, ok := bytes.Cut(page, []byte(digestMark))
	if !ok || len(rest) < digestLength {
		return ""
	}
	at := len(page) - len(rest)
	blank := slices.Concat(page[:at], []byte(noDigest), page[at+digestLength:])
	sum := sha256.Sum256(blank)
	return hex.EncodeToString(sum[:])
}

// digestMark stands before the digest, as base.html writes it.
const digestMark = `<meta name="egovsite-sha256" content="`

// inline gathers what a page that stands alone carries inside it, and the policy that allows
// exactly that and nothing else. Without the bundled chart library the figures
// stay as they are drawn. It is the same for every page that asks for the same,
// and gathered once.
func (s *site) inline(withScripts bool, styles ...string) (*Inline, string, error) {
	got, err := once(s.inlined, fmt.Sprint(withScripts, styles), func() (inlined, error) { return s.gatherInline(withScripts, styles) })
	return got.what, got.policy, err
}

// inlined is what inline gathers.
type inlined struct {
	what   *Inline
	policy string
}

func (s *site) gatherInline(withScripts bool, styles []string) (inlined, error) {
	var style strings.Builder
	for _, name := range append(styles, "css/print.css") {
		css, err := styleSheet(s.assets, name)
		if err != nil {
			return inlined{}, err
		}
		if name == "css/print.css" {
			css = "@media print{" + css + "}"
		}
		style.WriteString(css)
	}
	style.WriteString(s.theme())
	in := &Inline{Style: ownStyle(style.String()), Logo: s.inlineLogo()}
	hashes := []string{}
	var scripts []string
	if withScripts {
		scripts = append(scripts, "js/site.js", "js/find.js")
	}
	if withScripts && s.charts() {
		scripts = append(scripts, "dist/echarts.js")
	}
	if withScripts {
		scripts = append(scripts, "js/charts.js")
	}
	for _, name := range scripts {
		js, err := fs.ReadFile(s.assets, name)
		if err != nil {
			return inlined{}, fmt.Errorf("reading assets: %w", err)
		}
		// Inside a page "</script" would end the script; "<\/script" is the
		// same characters to JavaScript.
		code := strings.ReplaceAll(string(js), "</script", `<\/script`)
		in.Scripts = append(in.Scripts, ownScript(code))
		hashes = append(hashes, hash(code))
	}
	if len(hashes) == 0 {
		hashes = []string{"'none'"}
	}
	policy := "default-src 'none'; script-src " + strings.Join(hashes, " ") + "; style-src " + hash(string(in.Style)) +
		"; img-src data:; base-uri 'none'; form-action 'none'"
	return inlined{in, policy}, nil
}

// inlineLogo is the publisher's mark as an address that holds it.
func (s *site) inlineLogo() template.URL {
	logo := s.cat.Site.Logo
	if len(logo.Data) == 0 {
		return ""
	}
	kind := "image/png"
	if strings.HasSuffix(logo.Name, ".svg") {
		kind = "image/svg+xml"
	}
	return ownAddress("data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(logo.Data))
}

// charts reports whether the chart library was bundled.
func (s *site) charts() bool {
	_, err := fs.Stat(s.assets, "dist/echarts.js")
	return err == nil
}

// hash is the source expression of an inline block in a content-security policy.
func hash(code string) string {
	sum := sha256.Sum256([]byte(code))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
