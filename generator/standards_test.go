package generator_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The descriptions of the downloads are read back as another program would
// read them, and the files held against what they say.

func TestStandards(t *testing.T) {
	eachSite(t, describedAsTheyAre)
	t.Run("three invented countries", func(t *testing.T) { describedAsTheyAre(t, crowd(t, "three").Out) })
}

func describedAsTheyAre(t *testing.T, root string) {
	site := files(t, root)
	t.Run("data package", func(t *testing.T) { dataPackage(t, site) })
	t.Run("csv on the web", func(t *testing.T) { csvw(t, site) })
	t.Run("codebook", func(t *testing.T) { codebooks(t, site) })
	t.Run("zip", func(t *testing.T) { everything(t, site) })
	t.Run("linked data", func(t *testing.T) { linkedData(t, root) })
}

// A tableField is a field of a Table Schema.
type tableField struct {
	Name, Type    string
	Categories    []struct{ Value string }
	MissingValues []struct{ Value, Label string }
}

func dataPackage(t *testing.T, site map[string][]byte) {
	var p struct {
		Schema    string `json:"$schema"`
		Version   string
		Resources []struct {
			Name, Path, Type, Hash string
			Bytes                  int
			Schema                 struct {
				Fields     []tableField
				PrimaryKey []string
			}
		}
	}
	if err := json.Unmarshal(site["data/datapackage.json"], &p); err != nil {
		t.Fatal(err)
	}
	if p.Schema != "https://datapackage.org/profiles/2.0/datapackage.json" || len(p.Version) != 12 {
		t.Errorf("$schema %q, version %q", p.Schema, p.Version)
	}
	names, labelled := map[string]bool{}, 0
	for _, r := range p.Resources {
		data, ok := site["data/"+r.Path]
		sum := sha256.Sum256(data)
		if !ok || names[r.Name] || strings.ToLower(r.Name) != r.Name || r.Bytes != len(data) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%s: is not what data/%s is", r.Name, r.Path)
		}
		names[r.Name] = true
		if r.Type != "table" {
			continue
		}
		rows := rowsOf(t, data)
		keys := map[string]bool{}
		for i, row := range rows[1:] {
			var key []string
			for k, f := range r.Schema.Fields {
				if rows[0][k] != f.Name {
					t.Fatalf("%s: column %d is %q, described as %q", r.Path, k, rows[0][k], f.Name)
				}
				if fault := f.refuses(row[k]); fault != "" {
					t.Errorf("%s:%d: %s: %s", r.Path, i+2, f.Name, fault)
				}
				if slices.Contains(r.Schema.PrimaryKey, f.Name) {
					key = append(key, row[k])
				}
			}
			if k := strings.Join(key, "\x00"); keys[k] {
				t.Errorf("%s:%d: the key %q stands twice", r.Path, i+2, key)
			} else {
				keys[k] = true
			}
		}
		for _, f := range r.Schema.Fields {
			labelled += len(f.MissingValues)
		}
	}
	if len(p.Resources) < 3 || labelled < 7 {
		t.Errorf("%d resources, %d labelled missing values", len(p.Resources), labelled)
	}
}

// refuses says why a cell is no value of the field, if it is not.
func (f tableField) refuses(cell string) string {
	missing := cell == ""
	for _, m := range f.MissingValues {
		missing = missing || m.Value == cell
	}
	if missing {
		return ""
	}
	var err error
	switch f.Type {
	case "integer":
		_, err = strconv.Atoi(cell)
	case "boolean":
		_, err = strconv.ParseBool(cell)
	case "string":
	default:
		return "unknown type " + f.Type
	}
	if err != nil {
		return err.Error()
	}
	if len(f.Categories) > 0 && !slices.ContainsFunc(f.Categories, func(c struct{ Value string }) bool { return c.Value == cell }) {
		return fmt.Sprintf("%q is none of its categories", cell)
	}
	return ""
}

func rowsOf(t *testing.T, data []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	return rows
}

func csvw(t *testing.T, site map[string][]byte) {
	var d struct {
		Context []any `json:"@context"`
		Tables  []struct {
			URL         string
			TableSchema struct {
				Columns []struct {
					Name string
					Null []string
				}
				PrimaryKey []string
			}
		}
	}
	if err := json.Unmarshal(site["data/csv-metadata.json"], &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Context) != 2 || d.Context[0] != "http://www.w3.org/ns/csvw" {
		t.Errorf("context %v", d.Context)
	}
	described := map[string]bool{}
	for _, table := range d.Tables {
		described[path.Join("data", table.URL)] = true
		head := rowsOf(t, site[path.Join("data", table.URL)])[0]
		var names []string
		for _, c := range table.TableSchema.Columns {
			names = append(names, c.Name)
			if len(c.Null) == 0 || c.Null[0] != "" {
				t.Errorf("%s: %s: an empty cell is a value", table.URL, c.Name)
			}
		}
		if !slices.Equal(head, names) {
			t.Errorf("%s: columns %v, described as %v", table.URL, head, names)
		}
	}
	for name := range site {
		if path.Ext(name) == ".csv" && !strings.HasSuffix(name, ".sdmx.csv") && !described[name] {
			t.Errorf("%s is not described", name)
		}
	}
}

func codebooks(t *testing.T, site map[string][]byte) {
	found := 0
	for name, data := range site {
		if !strings.HasSuffix(name, ".ddi.xml") {
			continue
		}
		found++
		var book struct {
			XMLName xml.Name
			Groups  []struct {
				Vars string `xml:"var,attr"`
			} `xml:"dataDscr>varGrp"`
			Vars []struct {
				ID   string `xml:"ID,attr"`
				Text string `xml:"qstn>qstnLit"`
			} `xml:"dataDscr>var"`
		}
		if err := xml.Unmarshal(data, &book); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if book.XMLName.Space != "ddi:codebook:2_5" || len(book.Vars) == 0 {
			t.Errorf("%s: %v with %d variables", name, book.XMLName, len(book.Vars))
		}
		var grouped []string
		for _, g := range book.Groups {
			grouped = append(grouped, strings.Fields(g.Vars)...)
		}
		for _, v := range book.Vars {
			if v.Text == "" || !slices.Contains(grouped, v.ID) {
				t.Errorf("%s: %s has no wording or no group", name, v.ID)
			}
		}
	}
	if found == 0 {
		t.Error("no codebook")
	}
}

// everything sees that the packed file holds each data file as it is.
func everything(t *testing.T, site map[string][]byte) {
	all := site["data/all.zip"]
	z, err := zip.NewReader(bytes.NewReader(all), int64(len(all)))
	if err != nil {
		t.Fatal(err)
	}
	packed := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if packed[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if f.Modified.Year() != 1979 { // which is how no time is read
			t.Errorf("%s has a time, %v", f.Name, f.Modified)
		}
	}
	for name, data := range site {
		// data/compare is what the page that compares countries reads, and no download.
		ours := strings.HasPrefix(name, "data/") && !strings.HasPrefix(name, "data/compare/") && !slices.Contains([]string{"data/all.zip", "data/index.html", "data/changes.json"}, name)
		if ours && !bytes.Equal(packed[name], data) {
			t.Errorf("%s is not in it, or another", name)
		}
	}
	for name := range packed {
		if site[name] == nil {
			t.Errorf("%s is in it and not in the site", name)
		}
	}
}

// linkedData has every JSON-LD document expanded by a processor: a name that
// its context does not know would be lost.
func linkedData(t *testing.T, root string) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatalf("the JSON-LD processor needs Node (%v): install Node 20 or newer", err)
	}
	names, err := filepath.Glob(filepath.Join(root, "data", "*.jsonld"))
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob(filepath.Join(root, "data", "profiles", "*", "*.jsonld"))
	if err != nil {
		t.Fatal(err)
	}
	names = append(names, more...)
	script := filepath.Join(t.TempDir(), "expand.cjs")
	if err := os.WriteFile(script, []byte(expandLinked), 0o600); err != nil {
		t.Fatal(err)
	}
	module, err := filepath.Abs("../node_modules/jsonld")
	if err != nil {
		t.Fatal(err)
	}
	out, said := run(t, node, append([]string{script, module}, names...)...)
	var types map[string]int
	if err := json.Unmarshal(out, &types); err != nil {
		t.Fatalf("%v: %s %s", err, out, said)
	}
	for _, want := range []string{"http://www.w3.org/ns/dcat#Catalog", "http://www.w3.org/ns/dcat#Dataset"} {
		if types[want] != 1 {
			t.Errorf("%d of %s among %v", types[want], want, slices.Sorted(maps.Keys(types)))
		}
	}
	if types["https://schema.org/Dataset"] != len(more) {
		t.Errorf("%d datasets of schema.org in %d files", types["https://schema.org/Dataset"], len(more))
	}
}

// expandLinked expands documents in safe mode, in which the processor fails on
// whatever it would drop, and counts the types. The one context that is not
// written out is that of schema.org, whose terms are all under one address.
const expandLinked = `
const [,, library, ...names] = process.argv;
const jsonld = require(library), fs = require('fs');
const documentLoader = async url => {
	if (url !== 'https://schema.org') throw new Error('asks for ' + url);
	return {contextUrl: null, documentUrl: url, document: {'@context': {'@vocab': 'https://schema.org/'}}};
};
(async () => {
	const types = {};
	const walk = v => {
		if (Array.isArray(v)) return v.forEach(walk);
		if (!v || typeof v !== 'object') return;
		[].concat(v['@type'] || []).forEach(t => { types[t] = (types[t] || 0) + 1; });
		Object.values(v).forEach(walk);
	};
	for (const name of names) {
		walk(await jsonld.expand(JSON.parse(fs.readFileSync(name)), {documentLoader, safe: true, base: 'https://site.example/data/x'}));
	}
	console.log(JSON.stringify(types));
})().catch(e => { console.error(e); process.exit(1); });
`
