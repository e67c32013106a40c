package render

import (
	"slices"

	"egovsite/generator/spare"
)

// atATime is how many pages are made at once. More than there are processors
// does no harm.
const atATime = 4

// made is a page, and in the end its bytes, or why there are none.
type made struct {
	kind pageType
	page
	data []byte
	err  error
}

// make makes pages, a few at a time, and hands them to put in their order. No
// more than that wait to be taken, so that a site of any size needs little memory.
func (s *site) make(list []made, put Put) error {
	queue := make(chan chan made, atATime)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(queue)
		for _, m := range list {
			next := make(chan made, 1)
			select {
			case queue <- next:
			case <-stop:
				return
			}
			go func() {
				m.data, m.err = s.page(m.kind, m.page)
				next <- m
			}()
		}
	}()
	for next := range queue {
		m := <-next
		if m.err != nil {
			return m.err
		}
		if m.data == nil {
			continue // a page without figures has no script for them, and a figure that is none no page
		}
		folder := s.folder
		if m.kind.name == "" {
			folder = "" // data are there once, whatever languages the pages are in
		}
		if err := put(folder+m.path, m.data); err != nil {
			return err
		}
		free(m.data)
	}
	return nil
}

// rooms are the bytes of files that were put where they belong.
var rooms = spare.New[[]byte](atATime)

// usualSize is how many bytes a file has at most whose room is taken for others.
const usualSize = 2 << 20

// room is where a file can be made that will hardly have more bytes.
func room(size int) []byte {
	r, _ := rooms.Take()
	return slices.Grow(r[:0], size)
}

// free lets another file be made in the room of one.
func free(data []byte) {
	if cap(data) <= usualSize {
		rooms.Put(data)
	}
}
