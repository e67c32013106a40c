package generator

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/publish"
	"egovsite/generator/render"
	"egovsite/generator/survey"
)

// kept takes over the versions of the site that were kept before, and lists them
// with the one that this build keeps. A kept version never changes. It can be
// taken away, and has to be where it shows a response that is held back by now.
func (o Options) kept(site *publish.Site, held []*survey.Response) ([]string, error) {
	var versions, gone []string
	for _, r := range held {
		gone = append(gone, "/"+render.ResponsePath(r.Country.ISO3, r.Edition.ID))
	}
	for _, path := range site.PreviousPaths() {
		v := render.VersionOf(path)
		if v != "" && !slices.Contains(versions, v) {
			versions = append(versions, v)
		}
		if v != "" && v != o.Unfreeze && slices.ContainsFunc(gone, func(page string) bool { return strings.HasSuffix(path, page) }) {
			return nil, fmt.Errorf("the kept version %q has %s, of a response that is not to be shown any more: build with --unfreeze %s", v, path, v)
		}
	}
	if o.Unfreeze != "" && !slices.Contains(versions, o.Unfreeze) {
		return nil, fmt.Errorf("no version %q is kept in %s; there are %s", o.Unfreeze, o.out(), orNone(versions))
	}
	if o.Freeze != "" && o.Freeze != o.Unfreeze && slices.Contains(versions, o.Freeze) {
		return nil, fmt.Errorf("the version %q is kept in %s already, and a kept version does not change: choose another name", o.Freeze, o.out())
	}
	versions = slices.DeleteFunc(versions, func(v string) bool { return v == o.Unfreeze })
	err := site.Carry(func(path string) bool { return slices.Contains(versions, render.VersionOf(path)) })
	if err != nil {
		return nil, fmt.Errorf("taking over the versions that were kept: %w", err)
	}
	if o.Freeze != "" {
		versions = append(versions, o.Freeze)
	}
	slices.Sort(versions)
	return versions, nil
}

func orNone(list []string) string {
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, ", ")
}
