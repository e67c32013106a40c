// Package assets carries styles and scripts inside the program. The bundled
// chart library in dist is made by "make assets".
package assets

import "embed"

// Files is the assets folder.
//
//go:embed all:css all:js all:dist all:img
var Files embed.FS
