package render

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
)

// joined are the style sheets that every page needs; a site has them as one.
var joined = []string{"css/site.css", "css/figures.css", "css/profile.css"}

// joinedSheet is the style sheet of every page.
func joinedSheet(assets fs.FS) (string, error) {
	var b strings.Builder
	for _, name := range joined {
		css, err := styleSheet(assets, name)
		if err != nil {
			return "", err
		}
		b.WriteString(css)
	}
	return b.String(), nil
}

// theme is what the publisher decided about looks as a style sheet, which stands
// behind the site's own. Paper keeps the colours of print.css, which are made for it.
func (s *site) theme() string {
	logo := ""
	if len(s.cat.Site.Logo.Data) > 0 {
		logo = ".logo{flex:none;block-size:2rem;inline-size:auto;max-inline-size:12rem}"
	}
	light, dark := "", ""
	for _, name := range slices.Sorted(maps.Keys(s.cat.Site.Colours)) {
		c := s.cat.Site.Colours[name]
		light += "--c-" + name + ":" + c.Light + ";"
		dark += "--c-" + name + ":" + c.Dark + ";"
	}
	if light == "" {
		return logo
	}
	return logo + "@media screen{:root{" + light + "}:root[data-theme=dark]{" + dark + "}" +
		"@media(prefers-color-scheme:dark){:root:not([data-theme=light]){" + dark + "}}}"
}

// styleSheet is a style sheet of the assets without comments and white space:
// the first view of a page waits for it.
func styleSheet(assets fs.FS, name string) (string, error) {
	text, err := fs.ReadFile(assets, name)
	if err != nil {
		return "", fmt.Errorf("reading assets: %w", err)
	}
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	out, err := m.String("text/css", string(text))
	if err != nil {
		return "", fmt.Errorf("reading assets: %s: %w", name, err)
	}
	return out, nil
}
