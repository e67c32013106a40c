package fill

import (
	"html/template"
	"reflect"
	"sync"
	"text/template/parse"
)

// A page is being filled.
type page struct {
	out   []byte
	vars  []reflect.Value // variables, those of each template above those of its caller
	base  int             // where those of the template begin
	depth int             // how many templates lie in one another
}

// deepest is how many templates may lie in one another.
const deepest = 1000

// A step writes something, for a dot.
type step func(p *page, dot reflect.Value)

func run(steps []step, p *page, dot reflect.Value) {
	for _, s := range steps {
		s(p, dot)
	}
}

// A plan is one template made ready for values of one type.
type plan struct{ steps []step }

// call fills the template for one that has so many variables.
func (t *plan) call(p *page, dot reflect.Value, variables int) {
	if p.depth == deepest {
		refuse("templates lie too deep in one another")
	}
	p.depth++
	p.base += variables
	p.vars = append(p.vars[:p.base], dot)
	run(t.steps, p, dot)
	p.base -= variables
	p.depth--
}

// A planner makes plans, each once.
type planner struct {
	set    *template.Template
	funcs  template.FuncMap
	places map[string]*place

	mu    sync.Mutex
	plans map[planKey]*plan
}

type planKey struct {
	name string
	dot  reflect.Type
}

// template is the plan of a template for a type of value, nil for no value.
func (pl *planner) template(name string, dot reflect.Type) *plan {
	pl.mu.Lock()
	defer pl.mu.Unlock()
	return pl.planned(name, dot)
}

// planned is template for those who hold the lock.
func (pl *planner) planned(name string, dot reflect.Type) *plan {
	key := planKey{name, dot}
	if t := pl.plans[key]; t != nil {
		return t
	}
	source := pl.set.Lookup(name)
	if source == nil || source.Tree == nil {
		refuse("template %q is not known", name)
	}
	t := &plan{[]step{func(*page, reflect.Value) { refuse("template %q has no plan", name) }}}
	pl.plans[key] = t // now, as it may call itself
	s := scope{planner: pl, dot: dot}.with("$", dot)
	t.steps = s.list(source.Tree.Root)
	return t
}

// list plans nodes one after the other; a variable that one declares is known
// to the next.
func (s scope) list(list *parse.ListNode) []step {
	if list == nil {
		return nil
	}
	var w writer
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			w.text(n.Text)
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				s.print(&w, n.Pipe)
				break
			}
			e := s.pipe(n.Pipe)
			s = s.declare(n.Pipe, e.t)
			slot := s.slot()
			w.step(func(p *page, dot reflect.Value) { p.set(slot, e.get(p, dot)) })
		case *parse.IfNode:
			s.choose(&w, &n.BranchNode, false)
		case *parse.WithNode:
			s.choose(&w, &n.BranchNode, true)
		case *parse.RangeNode:
			s.repeat(&w, n)
		case *parse.TemplateNode:
			s.include(&w, n)
		default:
			refuse("%s is not known", n)
		}
	}
	return w.done()
}

// choose plans an if or, where it moves dot, a with.
func (s scope) choose(w *writer, n *parse.BranchNode, moves bool) {
	e := s.pipe(n.Pipe)
	inner, declares := s, len(n.Pipe.Decl) > 0
	if declares {
		inner = s.declare(n.Pipe, e.t)
	}
	holds, slot, no := truth(e.t), inner.slot(), inner.list(n.ElseList)
	var yes func(reflect.Type) []step
	if moves {
		yes = inner.body(n.List, e.t)
	} else {
		steps := inner.list(n.List)
		yes = func(reflect.Type) []step { return steps }
	}
	if e.fixed && !declares && !holds(e.get(nil, reflect.Value{})) {
		w.add(no)
		return
	}
	w.step(func(p *page, dot reflect.Value) {
		v := e.get(p, dot)
		if declares {
			p.set(slot, v)
		}
		switch {
		case !holds(v):
			run(no, p, dot)
		case moves:
			run(yes(typeOf(e.t, v)), p, v)
		default:
			run(yes(nil), p, dot)
		}
	})
}

// body plans a list whose dot has a type; where that is not known before a page
// is filled, for each type that comes.
func (s scope) body(list *parse.ListNode, t reflect.Type) func(reflect.Type) []step {
	if t != nil {
		steps := s.at(t).list(list)
		return func(reflect.Type) []step { return steps }
	}
	var made sync.Map
	return func(t reflect.Type) []step {
		if steps, ok := made.Load(t); ok {
			return steps.([]step)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		steps := s.at(t).list(list)
		made.Store(t, steps)
		return steps
	}
}

// repeat plans a range over a list.
func (s scope) repeat(w *writer, n *parse.RangeNode) {
	variables := len(n.Pipe.Decl)
	if n.Pipe.IsAssign || variables > 0 && n.ElseList != nil {
		refuse("%s is not known", n.Pipe)
	}
	e := s.pipe(n.Pipe)
	var item reflect.Type
	if e.t != nil {
		item = itemOf(e.t)
	}
	inner, slot := s, len(s.names)
	switch variables {
	case 1:
		inner = s.with(n.Pipe.Decl[0].Ident[0], item)
	case 2:
		inner = s.with(n.Pipe.Decl[0].Ident[0], intType).with(n.Pipe.Decl[1].Ident[0], item)
	}
	body, no := inner.body(n.List, item), s.list(n.ElseList)
	w.step(func(p *page, dot reflect.Value) {
		list, item := e.get(p, dot), item
		if e.t == nil && list.IsValid() {
			item = itemOf(list.Type())
		}
		if !list.IsValid() || list.Len() == 0 {
			run(no, p, dot)
			return
		}
		for i := range list.Len() {
			v := opened(list.Index(i))
			switch variables {
			case 1:
				p.set(slot, v)
			case 2:
				p.set(slot, reflect.ValueOf(i))
				p.set(slot+1, v)
			}
			run(body(typeOf(item, v)), p, v)
		}
	})
}

// include plans a call of another template.
func (s scope) include(w *writer, n *parse.TemplateNode) {
	variables := len(s.names)
	if n.Pipe == nil {
		t := s.planned(n.Name, nil)
		w.step(func(p *page, _ reflect.Value) { t.call(p, reflect.Value{}, variables) })
		return
	}
	if len(n.Pipe.Decl) > 0 {
		refuse("%s declares", n.Pipe)
	}
	e := s.pipe(n.Pipe)
	if e.t == nil {
		w.step(func(p *page, dot reflect.Value) {
			v := e.get(p, dot)
			s.template(n.Name, typeOf(nil, v)).call(p, v, variables)
		})
		return
	}
	t := s.planned(n.Name, e.t)
	w.step(func(p *page, dot reflect.Value) { t.call(p, e.get(p, dot), variables) })
}
