package publish

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// claims are the paths already given out, by what a file system that does not
// tell upper from lower case makes of them. A folder has a claim as well.
type claims map[string]claim

type claim struct {
	path   string
	folder bool
}

// take claims a path and the folders above it, and returns the folders to be
// made, outermost first. All of them are returned each time: whoever comes
// first makes them.
func (c claims) take(name string) (folders []string, err error) {
	for i := range name {
		if name[i] == '/' {
			folders = append(folders, name[:i])
		}
	}
	for _, dir := range folders {
		if old, ok := c[caseless(dir)]; ok && (!old.folder || old.path != dir) {
			return nil, clash(name, dir, old)
		}
	}
	if old, ok := c[caseless(name)]; ok {
		return nil, clash(name, name, old)
	}
	for _, dir := range folders {
		c[caseless(dir)] = claim{dir, true}
	}
	c[caseless(name)] = claim{name, false}
	return folders, nil
}

// clash says why part, which is name or a folder above it, cannot be had.
func clash(name, part string, old claim) error {
	switch {
	case old.path == name && !old.folder:
		return fmt.Errorf("writing %s: the path is written twice", name)
	case old.path == part:
		return fmt.Errorf("writing %s: %s is both a file and a folder", name, part)
	default:
		return fmt.Errorf("writing %s: %s and %s differ only in case, and are one on many systems", name, part, old.path)
	}
}

func caseless(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(s)
	}
	return cases.Fold().String(norm.NFC.String(s))
}

// checkPath accepts a path that means the same on every web server, file
// system and USB stick.
func checkPath(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("writing %q: not a clean path below the site's root", name)
	}
	for part := range strings.SplitSeq(name, "/") {
		if bad := strings.IndexFunc(part, notPortable); bad >= 0 {
			return fmt.Errorf("writing %q: %q cannot stand in a file name everywhere", name, part[bad:bad+1])
		}
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return fmt.Errorf("writing %q: a name cannot end in a stop or a space everywhere", name)
		}
		stem, _, _ := strings.Cut(strings.ToLower(part), ".")
		if devices[stem] {
			return fmt.Errorf("writing %q: %q is the name of a device on some systems", name, part)
		}
	}
	return nil
}

func notPortable(r rune) bool {
	return unicode.IsControl(r) || r == unicode.ReplacementChar || strings.ContainsRune(`\:*?"<>|`, r)
}

// devices are names that Windows keeps for itself, with any extension.
var devices = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}
