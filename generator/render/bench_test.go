package render

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/content"
	reader "egovsite/generator/catalog"
	"egovsite/generator/fiction"
	"egovsite/generator/interpret"
	"egovsite/generator/measure"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// crowd is the input and the profiles of a site of invented countries, whose
// responses are as long as real ones.
func crowd(b *testing.B) (Input, []*survey.Profile) {
	b.Helper()
	files, err := fiction.Content(24, 1, 7)
	if err != nil {
		b.Fatal(err)
	}
	all := fstest.MapFS{}
	if err := fs.WalkDir(content.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.Files, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		b.Fatal(err)
	}
	for name, data := range files {
		all[name] = &fstest.MapFile{Data: []byte(data)}
	}
	var profiles []*survey.Profile
	in := Input{Layouts: os.DirFS("../../layouts"), Assets: os.DirFS("../../assets"), Version: "1.0"}
	var ps []problem.Problem
	if in.Catalog, ps = reader.Load(all); problem.Errors(ps) {
		b.Fatal(ps)
	}
	understand := interpret.New(in.Catalog)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasPrefix(name, "responses/") {
			continue
		}
		subs, _ := read.File(survey.Limits{}, name, []byte(files[name]))
		r, _ := understand.Response(subs[0])
		cleared, _, _ := withhold.Clear(r, withhold.Rules{Site: in.Catalog.Site, Beside: []*survey.Response{r}})
		profiles = append(profiles, measure.Profile(cleared, in.Catalog))
	}
	return in, profiles
}

// siteOfCrowd is the same in English.
func siteOfCrowd(b *testing.B) *site {
	in, profiles := crowd(b)
	s, err := newSite(in, baseLanguage, in.layouts(pageTypes...))
	if err != nil {
		b.Fatal(err)
	}
	return s.with(profiles, true)
}

// BenchmarkCountry makes all files of a country, and of a site that has as little
// as it may: its pages and its answers as JSON.
func BenchmarkCountry(b *testing.B) {
	in, profiles := crowd(b)
	for name, without := range map[string][]survey.Part{"all": nil, "least": survey.Parts} {
		b.Run(name, func(b *testing.B) {
			c := *in.Catalog
			c.Site.LeaveOut = without
			in := in
			in.Catalog = &c
			m, err := New(in)
			if err != nil {
				b.Fatal(err)
			}
			size := 0
			for i := 0; b.Loop(); i++ {
				if _, err := m.Country(profiles[i%len(profiles):][:1], true, func(_ string, data []byte) error { size += len(data); return nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size)/float64(b.N)/1e3, "KB/op")
		})
	}
}

// BenchmarkPage makes pages of each type, one an operation.
func BenchmarkPage(b *testing.B) {
	s := siteOfCrowd(b)
	for _, kind := range pageTypes {
		pages := pagesOf(s, kind)
		if len(pages) == 0 {
			continue
		}
		b.Run(kind.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				s.shown.Clear() // as if no page of the country was made
				if _, err := s.page(kind, pages[i%len(pages)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// pagesOf are the pages of one type.
func pagesOf(s *site, kind pageType) (out []page) {
	if kind.own != nil {
		for _, p := range s.profiles {
			out = append(out, kind.own(s, p)...)
		}
	}
	if kind.whole != nil {
		out = append(out, kind.whole(s)...)
	}
	return out
}

// BenchmarkFile makes downloads of one country.
func BenchmarkFile(b *testing.B) {
	s := siteOfCrowd(b)
	for name, make := range map[string]func(*survey.Profile) any{
		"response": func(p *survey.Profile) any { return s.responseFile(p) },
		"profile":  func(p *survey.Profile) any { return s.profileFile(p) },
	} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := document(make(s.profiles[i%len(s.profiles)])); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
