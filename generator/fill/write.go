package fill

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// A writer gathers steps. Texts that follow one another become one.
type writer struct {
	steps []step
	words []byte
}

func (w *writer) text(words []byte) { w.words = append(w.words, words...) }

func (w *writer) step(s step) {
	w.flush()
	w.steps = append(w.steps, s)
}

func (w *writer) add(steps []step) {
	w.flush()
	w.steps = append(w.steps, steps...)
}

func (w *writer) flush() {
	if words := w.words; len(words) > 0 {
		w.steps = append(w.steps, func(p *page, _ reflect.Value) { p.out = append(p.out, words...) })
		w.words = nil
	}
}

func (w *writer) done() []step {
	w.flush()
	return w.steps
}

// print plans a value and what html/template escapes it with. A pipeline that
// does not end in that is not known.
func (s scope) print(w *writer, n *parse.PipeNode) {
	at, of := (*place)(nil), 0
	for of = 1; of < len(n.Cmds) && at == nil; of++ {
		at = s.places[chain(n.Cmds[of:])]
	}
	if at == nil {
		refuse("%s is escaped in a way that is not known", n)
	}
	e := s.commands(n.Cmds[:of-1])
	write := at.writes(e)
	if e.fixed {
		p := &page{}
		write(p, reflect.Value{})
		w.text(p.out)
		return
	}
	w.step(write)
}

// chain names the functions that commands are, with spaces between; empty if
// one of them is no function, or is given something.
func chain(list []*parse.CommandNode) string {
	var names []string
	for _, cmd := range list {
		f, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) > 1 {
			return ""
		}
		names = append(names, f.Ident)
	}
	return strings.Join(names, " ")
}

// writes is the step that writes a value at a place.
func (at *place) writes(e expression) step {
	switch {
	case e.t == nil:
		return func(p *page, dot reflect.Value) {
			v := e.get(p, dot)
			if !v.IsValid() {
				refuse("nothing is written")
			}
			at.writes(constant(v))(p, dot)
		}
	case e.t == at.own:
		return func(p *page, dot reflect.Value) { p.out = append(p.out, e.get(p, dot).String()...) }
	case e.t == reflect.TypeFor[string]() && at.quick != nil:
		return func(p *page, dot reflect.Value) {
			v := e.get(p, dot)
			out, ok := at.quick(p.out, v.String())
			if !ok {
				out = at.append(p.out, v)
			}
			p.out = out
		}
	case e.t == intType && at.quick != nil:
		return func(p *page, dot reflect.Value) { p.out = strconv.AppendInt(p.out, e.get(p, dot).Int(), 10) }
	case at.data && plainData(e.t):
		return func(p *page, dot reflect.Value) {
			v := e.get(p, dot)
			out, ok := data(p.out, v)
			if !ok {
				out = at.append(p.out, v)
			}
			p.out = out
		}
	}
	return func(p *page, dot reflect.Value) { p.out = at.append(p.out, e.get(p, dot)) }
}

// A place is where in a page a value stands, as html/template tells places apart.
type place struct {
	before, after string       // what stands around it in the shortest page
	own           reflect.Type // of values that are left as they are
	quick         func(out []byte, words string) ([]byte, bool)
	data          bool               // values are written as JSON
	set           *template.Template // the shortest page
}

// places are those that are known, by the functions that escape a value there.
var places = sync.OnceValues(func() (map[string]*place, error) {
	out := map[string]*place{}
	for _, at := range []*place{
		{before: `<p>`, after: `</p>`, own: reflect.TypeFor[template.HTML](), quick: escaped},
		{before: `<p title="`, after: `"></p>`, quick: escaped},
		{before: `<title>`, after: `</title>`, quick: escaped},
		{before: `<a href="`, after: `"></a>`, quick: address},
		{before: `<a href="/`, after: `"></a>`, quick: address},
		{before: `<a href="#`, after: `"></a>`, quick: fragment},
		{before: `<p`, after: `></p>`, own: reflect.TypeFor[template.HTMLAttr]()},
		{before: `<style>`, after: `</style>`, own: reflect.TypeFor[template.CSS]()},
		{before: `<script>`, after: `</script>`, own: reflect.TypeFor[template.JS](), data: true},
	} {
		var err error
		if at.set, err = template.New("").Parse(at.before + "{{.}}" + at.after); err != nil {
			return nil, err
		}
		if err := at.set.Execute(new(strings.Builder), ""); err != nil {
			return nil, err
		}
		for _, n := range at.set.Tree.Root.Nodes {
			if n, ok := n.(*parse.ActionNode); ok {
				out[chain(n.Pipe.Cmds[1:])] = at
			}
		}
	}
	return out, nil
})

// append lets html/template write a value at the place.
func (at *place) append(out []byte, v reflect.Value) []byte {
	var b strings.Builder
	if err := at.set.Execute(&b, v.Interface()); err != nil {
		refuse("%v", err)
	}
	s := b.String()
	return append(out, s[len(at.before):len(s)-len(at.after)]...)
}
