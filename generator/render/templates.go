package render

import (
	"fmt"
	"html/template"
	"io/fs"

	"egovsite/generator/locale"
)

// parse reads the layouts: one set of templates a page type, made of base.html,
// the parts and the page's own folder.
func parse(layouts fs.FS, words *locale.Locale) (map[string]*template.Template, error) {
	common, err := template.New("base.html").Funcs(functions(words)).ParseFS(layouts, "base.html", "parts/*.html")
	if err != nil {
		return nil, fmt.Errorf("reading layouts: %w", err)
	}
	sets := map[string]*template.Template{}
	for _, kind := range pageTypes {
		set, err := template.Must(common.Clone()).ParseFS(layouts, "pages/"+kind.name+"/*.html")
		if err != nil {
			return nil, fmt.Errorf("reading layouts: %w", err)
		}
		sets[kind.name] = set
	}
	return sets, nil
}
