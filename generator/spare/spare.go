// Package spare keeps a few things that were used for those who need the like
// next. A sync.Pool forgets what it holds whenever garbage is collected, and a
// build does that often. It must not know what the things are.
//
//	var rooms = spare.New[[]byte](8)
//	room, _ := rooms.Take()
//	defer func() { rooms.Put(room) }()
package spare

// A Pool holds spare things. Its methods may be called by several goroutines at once.
type Pool[T any] struct{ held chan T }

// New makes a pool that holds so many at most, and none at first.
func New[T any](most int) Pool[T] { return Pool[T]{make(chan T, most)} }

// Take takes one out. It is not ok, and there is but the zero value, where none is left.
func (p Pool[T]) Take() (one T, ok bool) {
	select {
	case one = <-p.held:
		return one, true
	default:
		return one, false
	}
}

// Put puts one in, or lets it go where there are enough.
func (p Pool[T]) Put(one T) {
	select {
	case p.held <- one:
	default:
	}
}
