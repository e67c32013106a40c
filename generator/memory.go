package generator

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"egovsite/generator/changelog"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/survey"
)

// A memory is what a build keeps for the next one: what it read, what came of
// it, and how the files lie that it wrote. It is taken at its word only where
// the inputs are the same and the files untouched; without one, all is made anew.
type memory struct {
	gist
	recollection
	rest *gob.Decoder // of the recollection, until it is wanted
}

// A gist is as much of a memory as a build needs where nothing has changed.
type gist struct {
	World     hash              // of all inputs but responses and reviews
	Inputs    hash              // of all inputs
	Footprint publish.Footprint // of the site that was written
	Report    Report            // without profiles
}

// A recollection is what a build needs besides where something has changed.
type recollection struct {
	Groups []record       // of files that were read together
	Stamps publish.Stamps // of the site that was written
}

// A record is what came of one group of files.
type record struct {
	Names    []string // of the files, in order
	IDs      []hash   // of their bytes
	Stems    []string // that the group is named by
	Reviews  hash     // of the reviews of its countries
	Company  bool     // its pages were made for a site with other countries
	Answered []string // countries that the files are from, also where they are not shown
	Briefs   []brief
	Held     []brief // responses that are not to be shown
	Pages    []string
	Paths    map[string][]string // of the files that were written, by country
	Secrets  []string
	Problems []problem.Problem
}

// inBrief is as much of what a group held as the pages about all countries need.
func (r *record) inBrief(c *survey.Catalog) (profiles []*survey.Profile, held []*survey.Response) {
	for _, of := range r.Briefs {
		profiles = append(profiles, of.profile(c))
	}
	for _, of := range r.Held {
		response := of.response(c)
		held = append(held, &response)
	}
	return profiles, held
}

// paths are those of all files that were written.
func (r *record) paths() []string { return slices.Concat(slices.Collect(maps.Values(r.Paths))...) }

// A brief is a profile as the pages about all countries need it that list them, by
// codes: by name, edition and counts, without what was answered.
type brief struct {
	Country, Edition string
	Response, Review string // digests: of the file, and of what was decided about it
	Values           []briefValue
	Complete         survey.Completeness
}

type briefValue struct {
	Indicator string
	Counts    survey.Counts
	Enough    bool
}

func briefOf(p *survey.Profile) brief {
	r := p.Response
	b := brief{Country: r.Country.ISO3, Edition: r.Edition.ID, Response: r.Source.SHA256, Review: changelog.Decided(r.Review), Complete: p.Complete}
	for _, v := range p.Values {
		b.Values = append(b.Values, briefValue{v.Indicator.Code, v.Counts, v.Enough})
	}
	return b
}

func (b brief) response(c *survey.Catalog) survey.Response {
	return survey.Response{Country: c.Country(b.Country), Edition: c.Edition(b.Edition)}
}

func (b brief) profile(c *survey.Catalog) *survey.Profile {
	p := &survey.Profile{Response: &survey.Cleared{Response: b.response(c)}, Complete: b.Complete, Values: make([]survey.Value, 0, len(b.Values))}
	for _, v := range b.Values {
		for i := range c.Indicators {
			if c.Indicators[i].Code == v.Indicator {
				p.Values = append(p.Values, survey.Value{Indicator: &c.Indicators[i], Counts: v.Counts, Enough: v.Enough})
			}
		}
	}
	return p
}

// secrets are all words that the last site was searched for.
func (m *memory) secrets() (out []string) {
	for _, r := range m.Groups {
		out = append(out, r.Secrets...)
	}
	return out
}

// A sealed memory can be opened by whoever has one of the response files that it
// was made from: it holds words of theirs that are not published.
type sealed struct {
	Keys  map[hash][]byte // the key of the box, locked with each file's own, by the file's ID
	Nonce []byte
	box   []byte // what stands in the file behind the others
}

// memoryFile is where the memory of an output lies; empty for none.
func (o Options) memoryFile() string {
	out, err := filepath.Abs(o.out())
	if err != nil || o.Cache == "" || o.Program == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(out))
	return filepath.Join(o.Cache, hex.EncodeToString(sum[:8])+".memory")
}

// remember opens the memory of the build before; it is empty where there is
// none, or none that this build can use.
func (o Options) remember(in *inputs) *memory {
	m := &memory{}
	file := o.memoryFile()
	if file == "" {
		return m
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return m
	}
	var s sealed
	r := bytes.NewReader(data)
	if gob.NewDecoder(r).Decode(&s) != nil {
		return m
	}
	s.box = data[len(data)-r.Len():]
	open, err := s.open(in.responses)
	m.rest = gob.NewDecoder(bytes.NewReader(open))
	if err != nil || m.rest.Decode(&m.gist) != nil || m.World != in.world {
		return &memory{}
	}
	return m
}

// recall brings back all of a memory, or nothing of one that cannot be read.
func (m *memory) recall() {
	if m.rest != nil && m.rest.Decode(&m.recollection) != nil {
		*m = memory{}
	}
	m.rest = nil
}

// keep writes the memory for the next build. Without one the next takes longer,
// so that a failure is none of the build's.
func (m *memory) keep(o Options, in *inputs) {
	file := o.memoryFile()
	if file == "" {
		return
	}
	err := func() error {
		if m.Stamps == nil {
			return errors.New("the site could not be looked at")
		}
		m.World, m.Inputs = in.world, in.all
		var open, shut bytes.Buffer
		writer := gob.NewEncoder(&open)
		if err := errors.Join(writer.Encode(m.gist), writer.Encode(m.recollection)); err != nil {
			return err
		}
		s, err := seal(open.Bytes(), in.responses)
		if err != nil {
			return err
		}
		if err := gob.NewEncoder(&shut).Encode(s); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		return write(file, shut.Bytes(), s.box)
	}()
	if err != nil {
		os.Remove(file)
	}
}

// write puts a file in its place in one step. What a killed build left of one is
// written over; of two builds at once, the memory that both wrote cannot be opened.
func write(file string, parts ...[]byte) error {
	fresh := file + ".new"
	f, err := os.OpenFile(fresh, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600) // for this user alone
	if err != nil {
		return err
	}
	for _, data := range parts {
		if err == nil {
			_, err = f.Write(data)
		}
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(fresh, file)
	}
	if err != nil {
		os.Remove(fresh)
	}
	return err
}

// seal puts data in a box, in its own place.
func seal(data []byte, files map[string]digest) (s sealed, err error) {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		key := files[name].key
		h.Write(key[:])
	}
	key := h.Sum(nil)
	s.Keys = map[hash][]byte{}
	for _, d := range files {
		s.Keys[d.id] = xor(key, d.key[:])
	}
	box, err := boxOf(key)
	if err != nil {
		return s, err
	}
	sum := sha256.Sum256(data) // other words, another nonce
	s.Nonce = sum[:box.NonceSize()]
	s.box = box.Seal(data[:0], s.Nonce, data, nil)
	return s, nil
}

// open is what was sealed, in the place of the box.
func (s sealed) open(files map[string]digest) ([]byte, error) {
	for _, d := range files {
		if locked, ok := s.Keys[d.id]; ok {
			box, err := boxOf(xor(locked, d.key[:]))
			if err != nil {
				return nil, err
			}
			if len(s.Nonce) != box.NonceSize() {
				return nil, errors.New("not a memory")
			}
			return box.Open(s.box[:0], s.Nonce, s.box, nil)
		}
	}
	return nil, errors.New("none of the files that it was made from is there")
}

func boxOf(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func xor(a, b []byte) []byte {
	out := make([]byte, min(len(a), len(b)))
	for i := range out {
		out[i] = a[i] ^ b[i]
	}
	return out
}
