package search

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestShards(t *testing.T) {
	x := New()
	x.Add(0, "Law, law and order")
	x.Add(0, "law again")
	x.Add(3, "the LAW")
	x.Add(200, "order 36")
	want := map[string]string{"36": "0=?)", "again": "0!", "and": "0!", "law": "0!'", "order": "0!=?)", "the": "0'"}
	got := x.Shards()
	if len(got) != 1 || got[0].First != "36" || !maps.Equal(got[0].Words, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "!", 1: "#", 12: ":", 13: "=!", 168: "~:", 169: "=;!", 2197: "=;;!"} {
		if got := string(appendNumber(nil, n)); got != want {
			t.Errorf("%d is written %s, want %s", n, got, want)
		}
	}
}

// The search for withheld words must see a word of the index, and no word in
// its numbers; a browser must take none of it for the end of a script.
func TestSignsAreSafe(t *testing.T) {
	if len(signs) != 2*half {
		t.Errorf("%d signs do not fall into halves", len(signs))
	}
	for i, r := range signs {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(signs[:i], r) {
			t.Errorf("%q cannot be a sign", r)
		}
	}
	coded, err := json.Marshal(signs)
	if err != nil || string(coded) != `"`+signs+`"` || strings.Contains(signs, "%") {
		t.Errorf("%s is escaped: %s, %v", signs, coded, err)
	}
}

func TestShardsAreOfLikeSize(t *testing.T) {
	x := New()
	for i := range 40_000 {
		x.Add(i, fmt.Sprintf("everywhere w%05d", i/3))
	}
	shards, words := x.Shards(), 0
	for i, s := range shards {
		words += len(s.Words)
		size := 0
		for word, documents := range s.Words {
			size += len(word) + len(documents) + len(`"":"",`)
			if word < s.First || i+1 < len(shards) && word >= shards[i+1].First {
				t.Errorf("%q stands in the shard that begins with %q", word, s.First)
			}
		}
		if alone := len(s.Words) == 1; size > shardSize != alone {
			t.Errorf("the shard of %q has %d words in %d bytes", s.First, len(s.Words), size)
		}
	}
	if words != 13_335 || len(shards) < 8 || len(shards) > 14 {
		t.Errorf("%d words in %d shards", words, len(shards))
	}
}

// JavaScript puts the characters beyond the first plane before those at its end.
func TestOrderOfWords(t *testing.T) {
	x := New()
	x.Add(0, "\ufa0e \U00020000 law")
	if got, want := x.inOrder(), []string{"law", "\U00020000", "\ufa0e"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOrderOfDocuments(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a document before the last one was taken")
		}
	}()
	x := New()
	x.Add(2, "law")
	x.Add(1, "law")
}
