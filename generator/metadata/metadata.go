// Package metadata describes the downloads of a site in the terms of the
// standards that other people's tools read: Data Package, CSV on the Web,
// schema.org and DCAT, SDMX-CSV, DDI Codebook. It must not know how the data
// came about: it gets tables and words, and hands out documents. The same
// values give the same bytes.
//
//	doc, err := metadata.DataPackage(set)
package metadata

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// A Set is the downloads of a site as one set of data.
type Set struct {
	Name        string // "e-government-country-profiles"
	Title       string
	Description string
	Version     string // changes whenever a byte of the data does
	Address     string // where the site is served, ending in "/"; empty if unknown
	Page        string // of the data, relative to the site: "data/"
	Licence     string // as the publisher writes it; empty if none is named
	Publisher   string // empty if none is named
	Contact     string
	Language    string   // of titles and descriptions
	Editions    []string // "2022"
	Countries   []string // alpha-3
	Tables      []Table
	Files       []File
}

// A File is one download that is not a table.
type File struct {
	Path      string // relative to the site: "data/responses/2022/AZE.json"
	Title     string
	MediaType string
	Bytes
}

// Bytes is what a description says of the bytes of a file.
type Bytes struct {
	Size   int
	SHA256 string // lower-case hexadecimal
}

// Of describes bytes.
func Of(data []byte) Bytes {
	sum := sha256.Sum256(data)
	return Bytes{len(data), hex.EncodeToString(sum[:])}
}

// A Table is one CSV file.
type Table struct {
	Name        string // "indicators"
	Path        string // relative to the site: "data/indicators.csv"
	Title       string
	Description string
	Columns     []Column
	Key         []string // columns that together name a row
	Bytes
}

// A Column of a table.
type Column struct {
	Name        string
	Description string
	Type        Type
	Values      []Value // the codes it may hold; nil where it is not a code
	Missing     []Value // codes that say why there is no value
}

// A Value is a code and what it stands for.
type Value struct{ Code, Label string }

// Type is what the cells of a column are.
type Type string

// The types.
const (
	Text    Type = "string"
	Whole   Type = "integer"
	Boolean Type = "boolean"
	Address Type = "uri"
)

// inData is a path relative to the folder of the data, where the descriptions lie.
func inData(path string) string { return strings.TrimPrefix(path, "data/") }

// Version tells data apart: it is the beginning of a digest over all of them.
func Version(tables []Table, files []File) string {
	h := sha256.New()
	for _, t := range tables {
		h.Write([]byte(t.Path + " " + t.SHA256 + "\n"))
	}
	for _, f := range files {
		h.Write([]byte(f.Path + " " + f.SHA256 + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// pairs is a JSON object that keeps the order of its keys and leaves out those
// without a value.
type pairs []pair

type pair struct {
	key   string
	value any
}

func (p pairs) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for _, x := range p {
		if x.value == nil || x.value == "" {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		key, _ := json.Marshal(x.key) // a string cannot fail
		value, err := json.Marshal(x.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// document is a value as JSON that people can read as well.
func document(v any) ([]byte, error) {
	b, err := json.MarshalIndent(v, "", "  ")
	return append(b, '\n'), err
}
