package read

// readNotes reads the footnotes or endnotes of a document.
func (d *docx) readNotes(kind string) error {
	part := d.related(kind)
	if part == "" {
		return nil
	}
	rels, err := d.relations(part)
	if err != nil {
		return err
	}
	return d.each(part, func(p *xmlPart, e element) error {
		return p.children(func(e element) error {
			if e.name != "w:footnote" && e.name != "w:endnote" {
				return p.skip()
			}
			if kind := e.attr("type"); kind != "" && kind != "normal" {
				return p.skip() // the line between words and notes
			}
			id := noteKey(e.local, e.attr("id"))
			var lines []docxLine
			s := &story{docx: d, rels: rels, sink: &lines, at: e.local, inside: true}
			err := s.all(p)
			d.notes[id] = lines
			return err
		})
	})
}

func noteKey(kind, id string) string { return kind + " " + id }
