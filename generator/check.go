package generator

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// Checked is what a check found.
type Checked struct {
	Problems  []problem.Problem // by place
	Responses []Summary         // by file and part
}

// Check looks for faults in the content and all responses, or in the files and
// folders that are named: responses anywhere, or files of the content folder.
func Check(ctx context.Context, o Options, names []string) (Checked, error) {
	o.everyLanguage = true
	if len(names) == 0 {
		m, err := gather(ctx, o)
		return m.checked(nil), contentIsAnswer(err)
	}
	s := o.scope(names)
	c, ps, err := loadCatalog(o)
	if err != nil {
		return Checked{}, err
	}
	m := &material{catalog: c, faults: slices.Clone(ps), some: !s.reviews}
	if o.unreadableContent(ps) {
		m.problems = slices.DeleteFunc(ps, func(p problem.Problem) bool { return p.Severity != problem.Error && !s.has(p.File) })
		return m.checked(nil), nil
	}
	files, found := named(s.responses, c)
	m.problems = slices.Concat(ps, found)
	if s.reviews && o.responseFolder() != "" { // what a review says is held against its response
		more, found := named([]string{o.responseFolder()}, c)
		files = slices.Concat(files, slices.DeleteFunc(more, func(f file) bool {
			return slices.ContainsFunc(files, func(g file) bool { return whole(f.name) == whole(g.name) })
		}))
		m.problems = append(m.problems, found...)
	}
	err = m.measure(ctx, o, interpret.New(c), files)
	for _, r := range m.read {
		if v := c.Review(r.Edition.ID, isoOf(r)); v != nil && s.has(r.Source.File) {
			s.add(filepath.Join(o.contentFolder(), filepath.FromSlash(v.File)))
		}
	}
	return m.checked(s), err
}

func isoOf(r *survey.Response) string {
	if r.Country == nil {
		return ""
	}
	return r.Country.ISO3
}

// contentIsAnswer takes faults in the content for an answer, not a failure.
func contentIsAnswer(err error) error {
	if errors.Is(err, ErrContent) {
		return nil
	}
	return err
}

// A scope is what a check is asked about.
type scope struct {
	paths     []string // full paths of files and folders
	responses []string // the names to read responses from
	reviews   bool     // reviews are among them
}

// scope sorts names into those of the content folder and those of responses. A
// folder that holds the content folder names all of it, and its responses.
func (o Options) scope(names []string) *scope {
	s := &scope{}
	content, responses := o.contentFolder(), o.responseFolder()
	for _, name := range names {
		s.add(name)
		switch {
		case content == "":
			s.responses = append(s.responses, name)
		case within(whole(content), whole(name)):
			s.reviews = true
			if responses != "" && exists(responses) && within(whole(responses), whole(name)) {
				s.responses = append(s.responses, responses)
			}
		case within(whole(name), whole(content)) && !within(whole(name), whole(responses)):
			s.reviews = true
			if !exists(name) {
				s.responses = append(s.responses, name) // there it is told that it is missing
			}
		default:
			s.responses = append(s.responses, name)
		}
	}
	return s
}

func (s *scope) add(name string) { s.paths = append(s.paths, whole(name)) }

// has reports whether a file was asked about; without a scope every file was.
func (s *scope) has(file string) bool {
	return s == nil || slices.ContainsFunc(s.paths, func(p string) bool { return within(whole(file), p) })
}

// checked is what was found within the scope.
func (m *material) checked(s *scope) Checked {
	if m == nil {
		return Checked{}
	}
	problem.Sort(m.problems)
	out := Checked{Responses: m.summaries(s)}
	for _, p := range m.problems {
		if s.has(p.File) {
			out.Problems = append(out.Problems, p)
		}
	}
	return out
}
