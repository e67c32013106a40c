// Package search makes the index by which a site is searched from a disk,
// without a server: which words stand in which documents. It must not know what
// a document is: to it one is a number and some words. What it makes is read in
// the browser by assets/js/search-index.js; docs/searching.md has the format.
//
//	x := search.New()
//	x.Add(0, "Law on access to information")
//	x.Add(1, "قانون الوصول إلى المعلومات")
//	for _, shard := range x.Shards() { … }
package search

import (
	"slices"
	"unicode/utf16"
)

// An Index gathers which words stand in which documents.
type Index struct {
	fold  folder
	words map[string]*posting
}

// A posting is the documents in which one word stands.
type posting struct {
	last  int    // the latest of them
	signs []byte // each as its distance from the one before
}

// New returns an index of nothing.
func New() *Index { return &Index{folder{}, map[string]*posting{}} }

// Add puts the words of a text into a document. A document may be added to until
// a later one is: their numbers never fall.
func (x *Index) Add(document int, text string) {
	x.fold.each(text, func(word []byte) {
		p := x.words[string(word)]
		switch {
		case p == nil:
			p = &posting{}
			x.words[string(word)] = p
		case p.last == document:
			return
		case p.last > document:
			panic("search: a document was added after a later one")
		}
		p.signs = appendNumber(p.signs, document-p.last)
		p.last = document
	})
}

// A Shard is a stretch of the words in their order: one file of the index.
type Shard struct {
	First string            // the first of its words
	Words map[string]string // word -> its documents
}

// shardSize is how many bytes a shard has at most, unless it is that of a
// single word.
const shardSize = 32 << 10

// Shards are the words with their documents. Shards of like size, and not one
// for each beginning of words, since Chinese has thousands of beginnings and
// English few.
func (x *Index) Shards() []Shard {
	var out []Shard
	size := 0
	for _, word := range x.inOrder() {
		// The digit keeps a word apart from the next where the site is searched
		// for withheld names: a first name and a surname that follow one another
		// in the alphabet must not make up one.
		documents := "0" + string(x.words[word].signs)
		entry := len(word) + len(documents) + len(`"":"",`)
		if size += entry; len(out) == 0 || size > shardSize {
			out, size = append(out, Shard{word, map[string]string{}}), entry
		}
		out[len(out)-1].Words[word] = documents
	}
	return out
}

// inOrder are the words in the order in which JavaScript compares them.
func (x *Index) inOrder() []string {
	units := make(map[string][]uint16, len(x.words))
	words := make([]string, 0, len(x.words))
	for word := range x.words {
		units[word] = utf16.Encode([]rune(word))
		words = append(words, word)
	}
	slices.SortFunc(words, func(a, b string) int { return slices.Compare(units[a], units[b]) })
	return words
}

// signs are the digits of the numbers in an index: the first half end a number,
// the second half go on. They are neither letters nor digits, since each file
// of a site is searched for withheld names and numbers, and none of these may
// look like one. Nor does JSON, JavaScript or HTML escape any of them.
const signs = "!#$'()*+,-./:" + ";=?@[]^_`{|}~"

const half = len(signs) / 2

// appendNumber writes a number, its most significant digit first.
func appendNumber(b []byte, n int) []byte {
	return append(appendHigher(b, n/half), signs[n%half])
}

func appendHigher(b []byte, n int) []byte {
	if n == 0 {
		return b
	}
	return append(appendHigher(b, n/half), signs[half+n%half])
}
