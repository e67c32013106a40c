package generator_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"egovsite/generator"
	"egovsite/generator/fiction"
)

// keepSites, where set, is a folder in which the sites of invented countries stay,
// to be looked at: go test ./generator -run TestCrowds -keep /tmp/sites
var keepSites = flag.String("keep", "", "folder in which the sites of invented countries stay")

// crowds are the sites of many countries that are looked at.
var crowds = []struct {
	name                string
	countries, editions int
}{{"none", 0, 1}, {"one", 1, 1}, {"three", 3, 2}, {"forty", 40, 2}, {"all", 193, 2}}

// inventedContent writes a content folder of n invented countries.
func inventedContent(t testing.TB, n, editions int) (folder string) {
	t.Helper()
	files, err := fiction.Content(n, editions, 7)
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	files["responses/README.md"] = "Invented.\n"
	if err := fiction.Write(folder, files); err != nil {
		t.Fatal(err)
	}
	return folder
}

// apart is the folder of the crowds: not among the sites that are checked file
// by file, as there are thousands of pages that differ in their numbers alone.
var apart = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "egovsite-crowds-") })

var crowdSites sync.Map // of name to generator.Report

// crowd builds the site of a crowd, once.
func crowd(t testing.TB, name string) generator.Report {
	t.Helper()
	for _, c := range crowds {
		if c.name != name {
			continue
		}
		if r, ok := crowdSites.Load(name); ok {
			return r.(generator.Report)
		}
		temp, err := apart()
		if err != nil {
			t.Fatal(err)
		}
		if *keepSites != "" {
			temp = *keepSites
		}
		r := build(t, options(inventedContent(t, c.countries, c.editions), filepath.Join(temp, "crowd-"+name)))
		crowdSites.Store(name, r)
		return r
	}
	t.Fatalf("no crowd %q", name)
	return generator.Report{}
}

func TestCrowds(t *testing.T) {
	for _, c := range crowds {
		t.Run(c.name, func(t *testing.T) {
			r := crowd(t, c.name)
			if r.Countries != c.countries {
				t.Errorf("%d countries in the site, want %d", r.Countries, c.countries)
			}
			codes := map[string]int{}
			for _, p := range r.Problems {
				codes[string(p.Severity)+" "+p.Code]++
			}
			t.Log(fmt.Sprint(r.Files, " files, ", r.Bytes/1e6, " MB, problems ", codes))
		})
	}
}
