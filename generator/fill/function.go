package fill

import (
	"html/template"
	"reflect"
	"text/template/parse"
)

// call plans a function with its arguments, of which last, if any, comes from
// the command before.
func (s scope) call(name string, args []parse.Node, last *expression) expression {
	f := s.funcs[name]
	if f == nil {
		return s.builtin(name, args, last)
	}
	fn := reflect.ValueOf(f)
	t := fn.Type()
	var list []expression
	for _, n := range args {
		list = append(list, s.value(n))
	}
	if last != nil {
		list = append(list, *last)
	}
	if len(list) < t.NumIn() && !(t.IsVariadic() && len(list) == t.NumIn()-1) || len(list) > t.NumIn() && !t.IsVariadic() {
		refuse("%s is called with %d arguments", name, len(list))
	}
	fixed := true
	for i := range list {
		list[i] = fitting(list[i], parameter(t, i))
		fixed = fixed && list[i].fixed
	}
	e := expression{t: closed(t.Out(0)), get: caller(fn, list)}
	if fixed {
		return constant(e.get(nil, reflect.Value{}))
	}
	return e
}

// parameter is the type of a function's i-th argument.
func parameter(t reflect.Type, i int) reflect.Type {
	if t.IsVariadic() && i >= t.NumIn()-1 {
		return t.In(t.NumIn() - 1).Elem()
	}
	return t.In(i)
}

// fitting is an argument as a parameter takes it.
func fitting(e expression, t reflect.Type) expression {
	if e.t != nil && e.t.AssignableTo(t) {
		return e
	}
	if e.t != nil {
		refuse("a %s is given for a %s", e.t, t)
	}
	get := e.get
	e.get = func(p *page, dot reflect.Value) reflect.Value {
		v := get(p, dot)
		if !v.IsValid() {
			if t.Kind() != reflect.Interface {
				refuse("nothing is given for a %s", t)
			}
			return reflect.Zero(t)
		}
		if !v.Type().AssignableTo(t) {
			refuse("a %s is given for a %s", v.Type(), t)
		}
		return v
	}
	return e
}

// caller calls a function; those that pages call most, directly.
func caller(fn reflect.Value, args []expression) func(p *page, dot reflect.Value) reflect.Value {
	switch f := fn.Interface().(type) {
	case func(string, ...any) string:
		return func(p *page, dot reflect.Value) reflect.Value {
			values := make([]any, len(args)-1)
			for i, e := range args[1:] {
				values[i] = e.get(p, dot).Interface()
			}
			return reflect.ValueOf(f(args[0].get(p, dot).String(), values...))
		}
	case func(string) template.HTMLAttr:
		return func(p *page, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(f(args[0].get(p, dot).String()))
		}
	}
	return func(p *page, dot reflect.Value) reflect.Value {
		values := make([]reflect.Value, len(args))
		for i, e := range args {
			values[i] = e.get(p, dot)
		}
		out := fn.Call(values)
		if len(out) == 2 && !out[1].IsNil() {
			refuse("%v", out[1])
		}
		return opened(out[0])
	}
}

// builtin plans the functions that every template has, as far as layouts use them.
func (s scope) builtin(name string, args []parse.Node, last *expression) expression {
	var list []expression
	fixed := true
	for _, n := range args {
		e := s.value(n)
		list, fixed = append(list, e), fixed && e.fixed
	}
	if last != nil || fixed {
		refuse("%s is not known here", name)
	}
	switch {
	case name == "and", name == "or":
		return either(list, name == "or")
	case name == "not" && len(list) == 1:
		holds := truth(list[0].t)
		return judged(func(p *page, dot reflect.Value) bool { return !holds(list[0].get(p, dot)) })
	case name == "len" && len(list) == 1 && list[0].t != nil && list[0].t.Kind() == reflect.Slice:
		return expression{t: intType, get: func(p *page, dot reflect.Value) reflect.Value { return reflect.ValueOf(list[0].get(p, dot).Len()) }}
	case name == "index" && len(list) == 2 && list[0].t != nil && list[0].t.Kind() == reflect.Slice && list[1].t == intType:
		return expression{t: itemOf(list[0].t), get: func(p *page, dot reflect.Value) reflect.Value {
			return opened(list[0].get(p, dot).Index(int(list[1].get(p, dot).Int())))
		}}
	case (name == "eq" || name == "ne") && len(list) == 2:
		return judged(equal(list[0], list[1], name == "eq"))
	}
	refuse("%s is not known here", name)
	panic("not reached")
}

func judged(holds func(p *page, dot reflect.Value) bool) expression {
	return expression{t: reflect.TypeFor[bool](), get: func(p *page, dot reflect.Value) reflect.Value { return reflect.ValueOf(holds(p, dot)) }}
}

// either is the first value that holds, or that does not; else the last.
func either(list []expression, holding bool) expression {
	t := list[0].t
	var holds []func(reflect.Value) bool
	for _, e := range list {
		holds = append(holds, truth(e.t))
		if e.t != t {
			t = nil
		}
	}
	return expression{t: t, get: func(p *page, dot reflect.Value) (v reflect.Value) {
		for i, e := range list {
			if v = e.get(p, dot); holds[i](v) == holding {
				break
			}
		}
		return v
	}}
}

// equal compares two texts or two numbers.
func equal(a, b expression, want bool) func(p *page, dot reflect.Value) bool {
	if a.t == nil || b.t == nil || a.t.Kind() != b.t.Kind() {
		refuse("what is compared is not known")
	}
	switch a.t.Kind() {
	case reflect.String:
		return func(p *page, dot reflect.Value) bool {
			return (a.get(p, dot).String() == b.get(p, dot).String()) == want
		}
	case reflect.Int:
		return func(p *page, dot reflect.Value) bool { return (a.get(p, dot).Int() == b.get(p, dot).Int()) == want }
	}
	refuse("%ss are compared", a.t)
	panic("not reached")
}
