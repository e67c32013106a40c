package xlsform

import (
	"fmt"
	"regexp"
)

// unless is the condition under which a question applies: as long as another one
// is not answered so. One that has no answer leaves it open.
func unless(name, option string, multiple bool) string {
	if multiple {
		return fmt.Sprintf("not(selected(${%s}, '%s'))", name, option)
	}
	return fmt.Sprintf("${%s} != '%s'", name, option)
}

var (
	isNot   = regexp.MustCompile(`^\$\{\s*([^{}\s]+)\s*\}\s*!=\s*["'‘’]([^"'‘’]*)["'‘’]$`)
	notWith = regexp.MustCompile(`^not\(\s*selected\(\s*\$\{\s*([^{}\s]+)\s*\}\s*,\s*["'‘’]([^"'‘’]*)["'‘’]\s*\)\s*\)$`)
	is      = regexp.MustCompile(`^\$\{\s*([^{}\s]+)\s*\}\s*=\s*["'‘’]([^"'‘’]*)["'‘’]$`)
	with    = regexp.MustCompile(`^selected\(\s*\$\{\s*([^{}\s]+)\s*\}\s*,\s*["'‘’]([^"'‘’]*)["'‘’]\s*\)$`)
)

// A condition is what can be understood of when a question applies.
type condition struct {
	name   string // of the question it depends on
	choice string // name of the option
	not    bool   // it applies unless that option is selected
}

// understand reads a condition of one of the plain forms.
func understand(relevant string) (condition, bool) {
	for i, form := range []*regexp.Regexp{isNot, notWith, is, with} {
		if m := form.FindStringSubmatch(relevant); m != nil {
			return condition{m[1], m[2], i < 2}, true
		}
	}
	return condition{}, false
}
