package interpret

import (
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/survey"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// A found link is an address with the bytes of the text it stands on.
type foundLink struct {
	survey.Link
	from, to int
}

// notInAddress are the visible characters that end an address: brackets,
// quotation marks, bullets and the stops of scripts that put no space after.
const notInAddress = `<>"“”„«»•□│|` + "。，、；：！？（）「」《》"

// plainEnd are the ASCII characters that end an address.
var plainEnd = func() (is [utf8.RuneSelf]bool) {
	for c := range rune(utf8.RuneSelf) {
		is[c] = unicode.IsSpace(c) || unicode.IsControl(c) || strings.ContainsRune(notInAddress, c)
	}
	return is
}()

// endsAddress reports a character that ends an address.
func endsAddress(r rune) bool {
	if r < utf8.RuneSelf {
		return plainEnd[r]
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(notInAddress, r)
}

// linksIn finds every http and https address in a text, in order, duplicates
// kept. No other scheme is ever a link.
func (w *weigher) linksIn(text, question string) []foundLink {
	out := w.links[:0]
	for at := 0; ; {
		from, rest := nextScheme(text, at)
		if from < 0 {
			return out
		}
		to := addressEnd(text, from, rest)
		if l, ok := w.link(text[from:to]); ok {
			l.Question = question
			out = append(out, foundLink{l, from, to})
		}
		at = max(to, rest)
	}
}

// nextScheme finds the next "http://" or "https://", in any case, at or after
// at; rest is where the address goes on after the slashes.
func nextScheme(text string, at int) (from, rest int) {
	for at < len(text) {
		i := strings.Index(text[at:], "://")
		if i < 0 {
			break
		}
		i += at
		if b := schemeBefore(text, at, i); b >= 0 {
			return b, i + 3
		}
		at = i + 3
	}
	return -1, len(text)
}

// schemeBefore is where the scheme begins whose colon stands at i, not before
// at; -1 if it is no scheme of a link.
func schemeBefore(text string, at, i int) int {
	if !strings.HasPrefix(text[i:], "://") {
		return -1
	}
	for _, scheme := range [...]string{"https", "http"} {
		if b := i - len(scheme); b >= at && strings.EqualFold(text[b:i], scheme) {
			return b
		}
	}
	return -1
}

// addressEnd is where the address that begins at from ends.
func addressEnd(text string, from, rest int) int {
	to := len(text)
	for i, r := range text[rest:] {
		if endsAddress(r) {
			to = rest + i
			break
		}
		// A second address that follows without a space is another address,
		// unless it is a value inside the first: …?url=https://… or …/https://…
		if r == ':' {
			if b := schemeBefore(text, rest, rest+i); b > rest && !strings.ContainsRune("/=?&#%:", rune(text[b-1])) {
				to = b
				break
			}
		}
	}
	if from > 0 && text[from-1] == '<' && to < len(text) && text[to] == '>' {
		return to
	}
	return trimAddress(text, rest, to)
}

// trimAddress takes off the punctuation of the sentence an address stands in.
func trimAddress(text string, from, to int) int {
	address := text[from:to]
	round := strings.Count(address, ")") - strings.Count(address, "(")
	square := strings.Count(address, "]") - strings.Count(address, "[")
	for to > from {
		r, n := utf8.DecodeLastRuneInString(text[from:to])
		switch {
		case strings.ContainsRune(`.,;:!?'’*…`, r):
		case r == ')' && round > 0:
			round--
		case r == ']' && square > 0:
			square--
		case r == '}':
		default:
			return to
		}
		to -= n
	}
	return to
}

// link takes an address apart; ok is false where it names no host.
func (w *weigher) link(address string) (survey.Link, bool) {
	scheme, rest, _ := strings.Cut(address, "://")
	l := survey.Link{Address: address, Scheme: strings.ToLower(scheme)}
	authority, path := rest, ""
	if i := strings.IndexAny(rest, `/?#\`); i >= 0 {
		authority, path = rest[:i], rest[i:]
	}
	authority = authority[strings.LastIndexByte(authority, '@')+1:]
	host, port := authority, ""
	if i := strings.LastIndexByte(authority, ':'); i >= 0 && !strings.HasSuffix(authority, "]") {
		host, port = authority[:i], authority[i+1:]
	}
	h, ok := w.host(host)
	if !ok {
		return l, false
	}
	l.Host, l.Domain, l.Government = h.name, h.domain, h.government
	switch {
	case port != "" && port != "80" && port != "443":
		l.Key = l.Host + ":" + port + path
	case strings.HasPrefix(rest, l.Host) && len(l.Host)+len(path) == len(rest):
		l.Key = rest // as it is written
	default:
		l.Key = l.Host + path
	}
	l.Key = strings.TrimRight(strings.TrimPrefix(l.Key, "www."), "/")
	return l, true
}

// A host is what its name alone tells.
type host struct {
	name, domain string
	government   bool
}

// host normalises the name of a host, once a name.
func (w *weigher) host(written string) (host, bool) {
	if h, known := w.hosts[written]; known {
		return h, h.name != ""
	}
	var h host
	if name, ok := asciiHost(written); ok {
		h.name = name
		h.domain, h.government = w.domain(name)
	}
	w.hosts[written] = h
	return h, h.name != ""
}

// asciiHost writes a host in lower-case ASCII.
func asciiHost(written string) (string, bool) {
	name := strings.ToLower(strings.TrimSuffix(written, "."))
	if ip, ok := numeric(name); ok {
		return ip.String(), true
	}
	if international(name) {
		for _, profile := range []*idna.Profile{idna.Lookup, idna.Punycode} {
			if ascii, err := profile.ToASCII(name); err == nil {
				name = ascii
				break
			}
		}
	}
	letters := false
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			letters = true
		case c == '-' || c == '_':
		case c == '.' && i > 0 && name[i-1] != '.':
		default:
			return "", false
		}
	}
	return name, letters
}

// numeric reads a host that is a number.
func numeric(name string) (ip netip.Addr, ok bool) {
	name = strings.Trim(name, "[]")
	if name == "" || !isDigit(name[len(name)-1]) && strings.IndexByte(name, ':') < 0 {
		return ip, false // as all but a few are
	}
	ip, err := netip.ParseAddr(name)
	return ip, err == nil
}

func international(name string) bool {
	return strings.Contains(name, "xn--") || strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf })
}

// domain tells the registered domain of a host and whether it is a
// government's: a government label stands in the public suffix, or right before
// a country's own top-level domain.
func (w *weigher) domain(name string) (domain string, government bool) {
	if _, ok := numeric(name); ok {
		return name, false
	}
	domain = name
	suffix, _ := publicsuffix.PublicSuffix(name)
	if head, ok := strings.CutSuffix(name, "."+suffix); ok && suffix != "" {
		domain = name[strings.LastIndexByte(head, '.')+1:]
	}
	labels := strings.Count(domain, ".") + 1
	inSuffix := labels - strings.Count(suffix, ".") - 1
	i := 0
	for label := range strings.SplitSeq(domain, ".") {
		if w.government[label] {
			last := domain[strings.LastIndexByte(domain, '.')+1:]
			country := len(last) == 2 || strings.HasPrefix(last, "xn--")
			if i >= inSuffix || i == labels-2 && country {
				return domain, true
			}
		}
		i++
	}
	return domain, false
}
