package generator

import (
	"context"
	"errors"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// A Report says what a build made.
type Report struct {
	Out              string
	Countries, Files int
	Bytes            int64
	Problems         []problem.Problem
}

var errStages = errors.New("the stages are not joined yet")

// Build makes the site.
func Build(ctx context.Context, o Options) (Report, error) { return Report{}, errStages }

// Read says what was understood of files. Problems carry their file.
func Read(o Options, files []string) ([]*survey.Response, []problem.Problem, error) {
	return nil, nil, errStages
}

// Check looks for faults in the whole content, or in the paths given.
func Check(ctx context.Context, o Options, paths []string) ([]problem.Problem, error) {
	return nil, errStages
}

// Profile measures one country.
func Profile(o Options, iso3 string) (*survey.Profile, []problem.Problem, error) {
	return nil, nil, errStages
}

// OneFile makes the report that can be mailed.
func OneFile(o Options, iso3, edition string) ([]byte, []problem.Problem, error) {
	return nil, nil, errStages
}

// Watched are the folders a preview watches.
func Watched(o Options) []string { return nil }
