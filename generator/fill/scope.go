package fill

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// A scope is what is known at a place of a template before a page is filled:
// the type of dot, and the variables with theirs. A type is nil where only the
// page tells it.
type scope struct {
	*planner
	dot   reflect.Type
	names []string // of variables, by slot
	types []reflect.Type
}

// with is the scope with one more variable.
func (s scope) with(name string, t reflect.Type) scope {
	s.names, s.types = append(slices.Clip(s.names), name), append(slices.Clip(s.types), t)
	return s
}

// at is the scope with another dot.
func (s scope) at(dot reflect.Type) scope {
	s.dot = dot
	return s
}

// declare is the scope with the variable that a pipeline declares.
func (s scope) declare(pipe *parse.PipeNode, t reflect.Type) scope {
	if pipe.IsAssign || len(pipe.Decl) != 1 {
		refuse("%s assigns", pipe)
	}
	return s.with(pipe.Decl[0].Ident[0], t)
}

// slot is where the newest variable is kept.
func (s scope) slot() int { return len(s.names) - 1 }

// set gives a variable its value. Those in higher slots are in sight no more.
func (p *page) set(slot int, v reflect.Value) { p.vars = append(p.vars[:p.base+slot], v) }

// variable reads one by its name; the newest hides others.
func (s scope) variable(name string) expression {
	for slot := len(s.names) - 1; slot >= 0; slot-- {
		if s.names[slot] == name {
			return expression{t: s.types[slot], get: func(p *page, _ reflect.Value) reflect.Value { return p.vars[p.base+slot] }}
		}
	}
	refuse("%s is not known", name)
	panic("not reached")
}

var intType = reflect.TypeFor[int]()

// opened is what an interface holds, and any other value itself.
func opened(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// closed is a type, nil for that of an interface, whose values are opened.
func closed(t reflect.Type) reflect.Type {
	if t != nil && t.Kind() == reflect.Interface {
		return nil
	}
	return t
}

// typeOf is the type of a value where it was not known before.
func typeOf(known reflect.Type, v reflect.Value) reflect.Type {
	if known != nil || !v.IsValid() {
		return known
	}
	return v.Type()
}

// itemOf is the type of the items of a list.
func itemOf(list reflect.Type) reflect.Type {
	if list.Kind() != reflect.Slice && list.Kind() != reflect.Array {
		refuse("%s is no list", list)
	}
	return closed(list.Elem())
}

// truth says whether a value of a type holds, as an if asks.
func truth(t reflect.Type) func(reflect.Value) bool {
	if t == nil {
		return func(v reflect.Value) bool { return v.IsValid() && truth(v.Type())(v) }
	}
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	}
	refuse("whether a %s holds is not known", t)
	panic("not reached")
}
