package read

import "strconv"

// A style is what a named style says of the few things that matter here.
type style struct {
	based  string
	hidden *bool
	struck *bool
	font   string
	list   listPlace
	listed bool
}

// A listPlace says which list a paragraph belongs to, and at which level.
type listPlace struct {
	id    string
	level int
}

// stylesDeep is how far styles may lean on one another.
const stylesDeep = 20

// readStyles reads the named styles, where there are any.
func (d *docx) readStyles() error {
	d.styles = map[string]style{}
	part := d.related("styles")
	if part == "" {
		return nil
	}
	return d.each(part, func(p *xmlPart, e element) error {
		return p.children(func(e element) error {
			if e.name != "w:style" {
				return p.skip()
			}
			id, s := e.attr("styleId"), style{}
			err := p.children(func(e element) error {
				switch e.name {
				case "w:basedOn":
					s.based = e.attr("val")
				case "w:pPr":
					q := paragraphProps{}
					if err := q.read(p); err != nil {
						return err
					}
					s.list, s.listed = q.list, q.listed
					return nil
				case "w:rPr":
					r := runProps{}
					if err := r.read(p); err != nil {
						return err
					}
					s.hidden, s.struck, s.font = r.hidden, r.struck, r.font
					return nil
				}
				return p.skip()
			})
			d.styles[id] = s
			return err
		})
	})
}

// hiddenBy, struckBy and fontBy are what a style says, or one that it leans on.
func (d *docx) hiddenBy(id string) (hidden bool) {
	for range stylesDeep {
		s, ok := d.styles[id]
		if !ok {
			return false
		}
		if s.hidden != nil {
			return *s.hidden
		}
		id = s.based
	}
	return false
}

func (d *docx) struckBy(id string) (struck bool) {
	for range stylesDeep {
		s, ok := d.styles[id]
		if !ok {
			return false
		}
		if s.struck != nil {
			return *s.struck
		}
		id = s.based
	}
	return false
}

func (d *docx) fontBy(id string) string {
	for range stylesDeep {
		s, ok := d.styles[id]
		if !ok || s.font != "" {
			return s.font
		}
		id = s.based
	}
	return ""
}

// listBy is the list that a paragraph's style puts it in.
func (d *docx) listBy(id string) (listPlace, bool) {
	for range stylesDeep {
		s, ok := d.styles[id]
		if !ok || s.listed {
			return s.list, ok && s.listed
		}
		id = s.based
	}
	return listPlace{}, false
}

// runProps are the properties of a run of words.
type runProps struct {
	style  string
	font   string
	hidden *bool
	struck *bool // by one line or two
}

func (r *runProps) read(p *xmlPart) error {
	return p.children(func(e element) error {
		switch e.name {
		case "w:rStyle":
			r.style = e.attr("val")
		case "w:rFonts":
			for _, a := range []string{"ascii", "hAnsi"} {
				if f := e.attr(a); f != "" && (r.font == "" || pictorial(f) != nil) {
					r.font = f
				}
			}
		case "w:vanish":
			on := e.on()
			r.hidden = &on
		case "w:strike", "w:dstrike":
			on := e.on() || r.struck != nil && *r.struck
			r.struck = &on
		}
		return p.skip()
	})
}

// paragraphProps are the properties of a paragraph.
type paragraphProps struct {
	style  string
	list   listPlace
	listed bool // the paragraph says itself which list it is in, if any
	joined bool // its end was deleted, so that it goes on in the next one
}

func (q *paragraphProps) read(p *xmlPart) error {
	return p.children(func(e element) error {
		switch e.name {
		case "w:pStyle":
			q.style = e.attr("val")
		case "w:numPr":
			q.listed = true
			return p.children(func(e element) error {
				switch e.name {
				case "w:ilvl":
					q.list.level = whole(e.attr("val"), 0, listLevels-1)
				case "w:numId":
					q.list.id = e.attr("val")
				}
				return p.skip()
			})
		case "w:rPr":
			return p.children(func(e element) error {
				q.joined = q.joined || e.name == "w:del" || e.name == "w:moveFrom"
				return p.skip()
			})
		}
		return p.skip()
	})
}

// whole reads a whole number, kept between two bounds; what is none is the lower.
func whole(s string, least, most int) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return least
	}
	return max(least, min(n, most))
}
