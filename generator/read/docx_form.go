package read

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/problem"
)

const (
	boxSet   = "☒"
	boxEmpty = "☐"
)

func boxOf(set bool) string {
	if set {
		return boxSet
	}
	return boxEmpty
}

// choiceMost is the number of entries up to which a drop-down list is a choice
// between options, whose entry is written as one that is set. A longer one, of
// countries or ministries, stands for words.
const choiceMost = 25

// formField reads a form field of the older kind and writes what it shows: a box,
// or the chosen entry of a list. The words of a text field are its result.
func (s *story) formField(p *xmlPart, f *field) error {
	return p.children(func(e element) error {
		switch e.name {
		case "w:checkBox":
			set, said := false, false
			err := p.children(func(e element) error {
				switch {
				case e.name == "w:checked":
					set, said = e.on(), true
				case e.name == "w:default" && !said:
					set = e.on()
				}
				return p.skip()
			})
			if err != nil {
				return err
			}
			err = s.write(boxOf(set))
			f.silent = true
			return err
		case "w:ddList":
			err := s.oldList(p)
			f.silent = true
			return err
		case "w:textInput":
			return p.children(func(e element) error {
				if e.name == "w:default" {
					f.preset = strings.TrimSpace(oneLine(e.attr("val"), true))
				}
				return p.skip()
			})
		}
		return p.skip()
	})
}

// oldList reads a drop-down list of the older kind. One that was never touched
// shows an entry too, which nobody chose.
func (s *story) oldList(p *xmlPart) error {
	var entries []string
	chosen, first := -1, 0
	err := p.children(func(e element) error {
		switch e.name {
		case "w:result":
			chosen = whole(e.attr("val"), -1, 1<<20)
		case "w:default":
			first = whole(e.attr("val"), 0, 1<<20)
		case "w:listEntry":
			entries = append(entries, strings.TrimSpace(oneLine(e.attr("val"), true)))
		}
		return p.skip()
	})
	switch {
	case err != nil:
		return err
	case chosen >= 0 && chosen < len(entries):
		if len(entries) <= choiceMost && entries[chosen] != "" {
			return s.write(boxSet + " " + entries[chosen])
		}
		return s.write(entries[chosen])
	case first < len(entries) && entries[first] != "" && !s.hides():
		s.leave(leftOut{problem.Note, s.at, fmt.Sprintf("a list shows %q, and the file does not say that anyone chose it", cut(entries[first])),
			"a list shows that entry before it is touched, so it is no answer", "if it is the answer, write ☒ and the entry beside the list"})
	}
	return nil
}

// A checkBox is a content control that shows a box.
type checkBox struct {
	set, shown bool
}

func (c *checkBox) show(s *story) {
	if !c.shown && s.para != nil && !s.hides() {
		c.shown = true
		_ = s.put(boxOf(c.set)) // one sign; the limit is seen with the next words
	}
}

// A dropDown is a content control with a list of entries.
type dropDown struct {
	entries []string
	para    *paragraph // in which its words begin
	start   int
}

func (l *dropDown) begin(s *story) {
	if l.para == nil {
		l.para, l.start = s.para, len(s.para.text)
	}
}

// finish puts a mark before the entry that was chosen.
func (l *dropDown) finish(s *story) {
	if l.para == nil || l.para != s.para || len(l.entries) > choiceMost || l.start > len(s.para.text) {
		return
	}
	words := string(s.para.text[l.start:])
	if entry := strings.TrimSpace(words); entry != "" && slices.Contains(l.entries, entry) {
		s.para.text = append(s.para.text[:l.start], boxSet+" "+strings.TrimLeft(words, " ")...)
	}
	l.entries = nil
}

// control reads a content control: a box, a list, or a place for words. The
// prompt that it shows while nobody has filled it in is no answer.
func (s *story) control(p *xmlPart) error {
	var box *checkBox
	var list *dropDown
	prompt := false
	props := func(e element) error {
		switch {
		case e.local == "checkbox": // of Word 2010 and later
			box = &checkBox{}
			return p.children(func(e element) error {
				if e.local == "checked" {
					box.set = e.on()
				}
				return p.skip()
			})
		case e.name == "w:dropDownList", e.name == "w:comboBox":
			list = &dropDown{}
			return p.children(func(e element) error {
				if e.name == "w:listItem" {
					for _, entry := range []string{e.attr("displayText"), e.attr("value")} {
						if entry = strings.TrimSpace(oneLine(entry, true)); entry != "" && !slices.Contains(list.entries, entry) && len(list.entries) < 2*choiceMost+2 {
							list.entries = append(list.entries, entry)
							break
						}
					}
				}
				return p.skip()
			})
		case e.name == "w:showingPlcHdr":
			prompt = e.on()
		}
		return p.skip()
	}
	return p.children(func(e element) error {
		switch e.name {
		case "w:sdtPr":
			return p.children(props)
		case "w:sdtContent":
			return s.controlled(p, box, list, prompt)
		}
		return p.skip()
	})
}

// controlled reads what stands in a content control.
func (s *story) controlled(p *xmlPart, box *checkBox, list *dropDown, prompt bool) error {
	outer := s.box
	switch {
	case box != nil:
		s.box = box
	case prompt:
		s.mute++
	case list != nil:
		s.lists = append(s.lists, list)
	}
	err := p.children(func(e element) error { return s.content(p, e) })
	switch {
	case box != nil:
		s.box.show(s) // one without any words in it
		s.box = outer
	case prompt:
		s.mute--
	case list != nil:
		list.finish(s)
		s.lists = s.lists[:len(s.lists)-1]
	}
	return err
}
