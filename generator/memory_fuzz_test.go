package generator

import (
	"bytes"
	"encoding/gob"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"egovsite/generator/problem"
	"egovsite/generator/publish"
)

// remembered is a memory as a build of two files keeps it, and what it was made from.
func remembered(f *testing.F) (*memory, *inputs, Options) {
	f.Helper()
	in := &inputs{world: hash{1}, all: hash{2}, responses: map[string]digest{"a.txt": digestOf([]byte("an answer")), "b.txt": digestOf([]byte("another"))}}
	m := &memory{recollection: recollection{Stamps: publish.Stamps{"index.html": {Size: 1, Modified: 2}}, Groups: []record{{Names: []string{"a.txt"}, IDs: []hash{in.responses["a.txt"].id}, Stems: []string{"a"}, Answered: []string{"QQA"},
		Briefs: []brief{{Country: "QQA", Edition: "2022"}}, Pages: []string{"index.html"}, Paths: map[string][]string{"QQA": {"countries/qqa/index.html"}},
		Secrets: []string{"Jane Examplova"}, Problems: []problem.Problem{{Code: "x", Line: 7}}}}}}
	o := Options{Cache: f.TempDir(), Program: "v1", Out: filepath.Join(f.TempDir(), "site")}
	m.keep(o, in)
	return m, in, o
}

// FuzzMemory holds for any damage to what a build left for the next one, a piece
// of it taken out and other bytes put there: no panic, and either nothing of it
// is believed or what was written.
func FuzzMemory(f *testing.F) {
	m, in, o := remembered(f)
	file := o.memoryFile()
	whole, err := os.ReadFile(file)
	if err != nil {
		f.Fatal(err)
	}
	for _, at := range []uint16{0, 1, 40, 100, uint16(len(whole) / 2), uint16(len(whole) - 1)} {
		f.Add(at, uint16(1), []byte{whole[at] ^ 1})
		f.Add(at, uint16(len(whole)), []byte{})
		f.Add(at, uint16(0), []byte{0xf8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
	}
	for at := 0; at < len(whole); at += 17 {
		f.Add(uint16(at), uint16(1), []byte{whole[at] ^ 1})
	}
	f.Add(uint16(0), uint16(len(whole)), []byte{})
	f.Add(uint16(0), uint16(0), []byte{})
	f.Fuzz(func(t *testing.T, at, long uint16, put []byte) {
		from := min(int(at), len(whole))
		to := min(from+int(long), len(whole))
		damaged := bytes.Join([][]byte{whole[:from], put, whole[to:]}, nil)
		if err := os.WriteFile(file, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		got := o.remember(in)
		got.recall()
		if !reflect.DeepEqual(got, &memory{}) && !reflect.DeepEqual(got, m) {
			t.Errorf("with bytes %d to %d of %d as %q it remembers %+v", from, to, len(whole), put, got)
		}
		if bytes.Equal(damaged, whole) && !reflect.DeepEqual(got, m) {
			t.Errorf("it remembers %+v, want %+v", got, m)
		}
		other := *in
		other.world = hash{9}
		if got := o.remember(&other); !reflect.DeepEqual(got, &memory{}) {
			t.Errorf("it believes what was made of another world: %+v", got)
		}
	})
}

// FuzzMemoryInside holds for any bytes that were sealed as a memory is, as an
// older program may have: no panic, and it is believed as a whole or not at all.
func FuzzMemoryInside(f *testing.F) {
	m, in, o := remembered(f)
	var open bytes.Buffer
	writer := gob.NewEncoder(&open)
	if err := errors.Join(writer.Encode(m.gist), writer.Encode(m.recollection)); err != nil {
		f.Fatal(err)
	}
	f.Add(open.Bytes())
	f.Add(open.Bytes()[:open.Len()/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, words []byte) {
		s, err := seal(slices.Clone(words), in.responses)
		if err != nil {
			t.Fatal(err)
		}
		var shut bytes.Buffer
		if err := gob.NewEncoder(&shut).Encode(s); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(o.memoryFile(), append(shut.Bytes(), s.box...), 0o600); err != nil {
			t.Fatal(err)
		}
		got := o.remember(in)
		if got.recall(); got.World != in.world && !reflect.DeepEqual(got, &memory{}) {
			t.Errorf("half of it is believed: %+v", got)
		}
	})
}
