package draft

import (
	"regexp"
	"sync"
)

// pattern is compiled when it is first needed: most runs of the program draft
// nothing.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
