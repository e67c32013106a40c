package publish

import (
	"bytes"
	"sort"
)

// tags are where the tags of a text are, which is found out when first asked for.
type tags struct {
	text []byte
	list []span
	done bool
}

// A span is from a place to the one behind it.
type span struct{ from, to int }

// at is the tag that a place is in; empty if there is none.
func (t *tags) at(i int) span {
	for at := 0; !t.done; {
		tag := nextTag(t.text, at)
		if t.done = tag.from == tag.to; !t.done {
			t.list = append(t.list, tag)
		}
		at = tag.to
	}
	n := sort.Search(len(t.list), func(n int) bool { return t.list[n].to > i })
	if n < len(t.list) && t.list[n].from <= i {
		return t.list[n]
	}
	return span{}
}

// nextTag is the next tag from a place on; empty if there is none.
func nextTag(text []byte, at int) span {
	for ; ; at++ {
		open := bytes.IndexByte(text[at:], '<')
		if open < 0 || at+open+1 == len(text) {
			return span{}
		}
		at += open
		if next := text[at+1]; next == '/' || next == '!' || 'a' <= next|0x20 && next|0x20 <= 'z' {
			end := bytes.IndexByte(text[at:], '>')
			if end < 0 {
				return span{}
			}
			return span{at, at + end + 1}
		}
	}
}
