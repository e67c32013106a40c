package render

import (
	"io/fs"
	"os"
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

// crowd is the site of invented countries, whose responses are as long as real ones.
func crowd(b *testing.B) *site {
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
	for name, data := range files {
		if !strings.HasPrefix(name, "responses/") {
			continue
		}
		subs, _ := read.File(name, []byte(data))
		r, _ := understand.Response(subs[0])
		cleared, _, _ := withhold.Clear(r, withhold.Rules{Site: in.Catalog.Site, Beside: []*survey.Response{r}})
		profiles = append(profiles, measure.Profile(cleared, in.Catalog))
	}
	s, err := newSite(in, baseLanguage, in.layouts(pageTypes...))
	if err != nil {
		b.Fatal(err)
	}
	return s.with(profiles, true)
}

// BenchmarkPage makes pages of each type, one an operation.
func BenchmarkPage(b *testing.B) {
	s := crowd(b)
	for _, kind := range pageTypes {
		pages := pagesOf(s, kind)
		if len(pages) == 0 {
			continue
		}
		b.Run(kind.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
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
	s := crowd(b)
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
