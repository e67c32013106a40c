// Package fill fills the templates of pages with their values. What a template
// means and how each value in it is escaped is decided by html/template alone;
// this package does what that decided, without looking up fields, functions and
// escapers by name for each of the thousands of values of a page. It must not
// know what a page is about.
//
//	page := fill.New(set, functions) // set as html/template parsed it
//	html, err := page.Fill(value)
//
// Where a template or a value is of a kind that this package does not know,
// html/template fills the page. So it does where anything fails, and says why.
package fill

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
)

// A Template is filled with values. It is safe for use by several goroutines.
type Template struct {
	set   *template.Template
	funcs template.FuncMap
	own   func() *template.Template // the set with these functions
	once  sync.Once
	plan  *planner
	why   error     // there is no plan
	pages sync.Pool // of *page, with room for values
}

// New takes a set of templates and the functions that they may call, which must
// be pure: one that is called with constants is called once.
func New(set *template.Template, funcs template.FuncMap) *Template {
	return Like(set, funcs, func() *template.Template { return set })
}

// Like is New for a set that is like another one, which is escaped already, in
// all but its functions. The set itself is made where html/template has to fill it.
func Like(other *template.Template, funcs template.FuncMap, own func() *template.Template) *Template {
	return &Template{set: other, funcs: funcs, own: sync.OnceValue(own)}
}

// Fill returns what set.Execute writes for the value, or its error.
func (t *Template) Fill(value any) ([]byte, error) { return t.FillIn(nil, value) }

// FillIn is Fill in the room of bytes that nobody needs any more, or in a larger one.
func (t *Template) FillIn(room []byte, value any) ([]byte, error) {
	if out, err := t.quick(room, value); err == nil {
		return out, nil
	}
	b := bytes.NewBuffer(room[:0])
	if err := t.own().Execute(b, value); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Quick says why html/template would have to fill the template with a value;
// nil if it need not.
func (t *Template) Quick(value any) error {
	_, err := t.quick(nil, value)
	return err
}

func (t *Template) quick(room []byte, value any) (out []byte, err error) {
	t.once.Do(func() { t.plan, t.why = newPlanner(t.set, t.funcs) })
	if t.why != nil {
		return nil, t.why
	}
	defer recovered(&err)
	dot := reflect.ValueOf(value)
	if !dot.IsValid() {
		return nil, errors.New("a template without a value")
	}
	p, _ := t.pages.Get().(*page)
	if p == nil {
		p = &page{}
	}
	defer t.pages.Put(p)
	*p = page{out: room[:0], vars: p.vars[:0]}
	t.plan.template(t.set.Name(), dot.Type()).call(p, dot, 0)
	clear(p.vars[:cap(p.vars)]) // which hold the page's values
	out, p.out = p.out, nil
	return out, nil
}

// refused is thrown where html/template has to take over.
type refused struct{ error }

func refuse(format string, values ...any) { panic(refused{fmt.Errorf(format, values...)}) }

// recovered catches what was refused, and what a function of the layouts threw:
// html/template meets it again and says where.
func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%v", r)
	}
}

// newPlanner lets html/template escape the set, which it does when one is
// executed first, and takes over what it made of it.
func newPlanner(set *template.Template, funcs template.FuncMap) (*planner, error) {
	var bad *template.Error
	if err := set.Execute(io.Discard, nil); errors.As(err, &bad) {
		return nil, err
	}
	known, err := places()
	if err != nil {
		return nil, err
	}
	return &planner{set: set, funcs: funcs, places: known, plans: map[planKey]*plan{}}, nil
}
