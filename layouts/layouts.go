// Package layouts carries the page templates inside the program.
package layouts

import "embed"

// Files is the layouts folder.
//
//go:embed base.html parts pages
var Files embed.FS
