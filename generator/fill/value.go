package fill

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// An expression is how to get a value. One that is fixed is the same on every page.
type expression struct {
	t     reflect.Type
	get   func(p *page, dot reflect.Value) reflect.Value
	fixed bool
}

// constant is an expression that is always this value.
func constant(v reflect.Value) expression {
	return expression{closed(typeOf(nil, v)), func(*page, reflect.Value) reflect.Value { return v }, true}
}

// pipe plans a pipeline without what escapes it.
func (s scope) pipe(n *parse.PipeNode) expression { return s.commands(n.Cmds) }

// commands plans commands each of which gets the value of the one before.
func (s scope) commands(list []*parse.CommandNode) expression {
	var last *expression
	for _, cmd := range list {
		e := s.command(cmd, last)
		last = &e
	}
	return *last
}

func (s scope) command(cmd *parse.CommandNode, last *expression) expression {
	if f, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return s.call(f.Ident, cmd.Args[1:], last)
	}
	if len(cmd.Args) > 1 || last != nil {
		refuse("%s is given arguments", cmd)
	}
	return s.value(cmd.Args[0])
}

// value plans one word of a command.
func (s scope) value(n parse.Node) expression {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.self()
	case *parse.FieldNode:
		return fields(s.self(), n.Ident)
	case *parse.VariableNode:
		return fields(s.variable(n.Ident[0]), n.Ident[1:])
	case *parse.ChainNode:
		return fields(s.value(n.Node), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			refuse("%s declares", n)
		}
		return s.pipe(n)
	case *parse.IdentifierNode:
		return s.call(n.Ident, nil, nil)
	case *parse.StringNode:
		return constant(reflect.ValueOf(n.Text))
	case *parse.BoolNode:
		return constant(reflect.ValueOf(n.True))
	case *parse.NumberNode:
		if n.IsInt && strings.Trim(n.Text, "0123456789") == "" {
			return constant(reflect.ValueOf(int(n.Int64)))
		}
	}
	refuse("%s is not known", n)
	panic("not reached")
}

// self is dot.
func (s scope) self() expression {
	return expression{t: s.dot, get: func(_ *page, dot reflect.Value) reflect.Value { return dot }}
}

// fields plans .A.B of a value.
func fields(e expression, names []string) expression {
	for _, name := range names {
		e = field(e, name)
	}
	return e
}

// field plans a field of a struct, also through a pointer, or an entry of a map.
func field(e expression, name string) expression {
	if e.t == nil {
		refuse("%s is a field of what is not known", name)
	}
	of, get := e.t, e.get
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
		get = func(p *page, dot reflect.Value) reflect.Value {
			v := e.get(p, dot)
			if v.IsNil() {
				refuse("%s is a field of nothing", name)
			}
			return v.Elem()
		}
	}
	if m, ok := of.MethodByName(name); ok && m.Type.NumIn() == 1 && m.Type.NumOut() == 1 {
		return expression{t: closed(m.Type.Out(0)), get: func(p *page, dot reflect.Value) reflect.Value {
			return opened(get(p, dot).Method(m.Index).Call(nil)[0])
		}}
	}
	if _, ok := reflect.PointerTo(of).MethodByName(name); ok {
		refuse("%s is a method of %s", name, of)
	}
	switch of.Kind() {
	case reflect.Map:
		if of.Key() != reflect.TypeFor[string]() {
			break
		}
		key := reflect.ValueOf(name)
		return expression{t: closed(of.Elem()), get: func(p *page, dot reflect.Value) reflect.Value {
			v := get(p, dot).MapIndex(key)
			if !v.IsValid() {
				refuse("%s is not in the map", name)
			}
			return opened(v)
		}}
	case reflect.Struct:
		f, ok := of.FieldByName(name)
		if !ok || !f.IsExported() {
			break
		}
		if len(f.Index) == 1 {
			at := f.Index[0]
			return expression{t: closed(f.Type), get: func(p *page, dot reflect.Value) reflect.Value { return opened(get(p, dot).Field(at)) }}
		}
		return expression{t: closed(f.Type), get: func(p *page, dot reflect.Value) reflect.Value { return opened(get(p, dot).FieldByIndex(f.Index)) }}
	}
	refuse("%s has no %s", of, name)
	panic("not reached")
}
