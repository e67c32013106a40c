package render

import "iter"

// atATime is how many pages are made at once. More than there are processors
// does no harm.
const atATime = 8

// made is a finished page, or why it could not be finished.
type made struct {
	file
	err error
}

// pages makes all pages, a few at a time, and yields them in the order of the table
// of page types. No more than that wait to be taken, so that a site of any size
// needs little memory.
func (s *site) pages() iter.Seq[made] {
	return func(yield func(made) bool) {
		queue := make(chan chan made, atATime)
		stop := make(chan struct{})
		defer close(stop)
		go func() {
			defer close(queue)
			for _, kind := range pageTypes {
				for _, p := range kind.pages(s) {
					next := make(chan made, 1)
					select {
					case queue <- next:
					case <-stop:
						return
					}
					go func() {
						data, err := s.page(kind, p)
						next <- made{file{p.path, data}, err}
					}()
				}
			}
		}()
		for next := range queue {
			if !yield(<-next) {
				return
			}
		}
	}
}
