package render

import (
	"fmt"
	"html/template"
	"strings"
	"text/template/parse"

	"egovsite/generator/locale"
)

// set puts the layouts of some page types together. A common template that leads
// to one of a page type is there once for each, so base.html has little in it but
// calls.
func (l *layouts) set(words *locale.Locale, kinds []pageType) *template.Template {
	set := template.New("layouts").Funcs(functions(words))
	add := func(name string, tree *parse.Tree) { template.Must(set.AddParseTree(name, tree)) }
	for name, tree := range l.common {
		add(name, tree.Copy())
	}
	var top strings.Builder
	for _, kind := range kinds {
		own := l.linked(kind.name)
		for name, tree := range own {
			add(ownName(kind.name, name), tree)
		}
		entry := "base.html"
		if own[entry] != nil {
			entry = ownName(kind.name, entry)
		}
		fmt.Fprintf(&top, "{{if eq .Kind %q}}{{template %q .Value}}{{else}}", kind.name, entry)
	}
	return template.Must(set.Parse(top.String() + strings.Repeat("{{end}}", len(kinds))))
}

// ownName is what a set calls a template of a page type.
func ownName(kind, name string) string { return "pages/" + kind + "/" + name }

// linked are the trees of a page type: its own, and those of the common ones
// that call them, also through others.
func (l *layouts) linked(kind string) map[string]*parse.Tree {
	own := map[string]*parse.Tree{}
	for name, tree := range l.own[kind] {
		if l.common[name] == nil || !parse.IsEmptyTree(tree.Root) { // an empty one takes no other's place
			own[name] = tree.Copy()
		}
	}
	calls := func(tree *parse.Tree) (found bool) {
		eachCall(tree.Root, func(n *parse.TemplateNode) { found = found || own[n.Name] != nil })
		return found
	}
	for n := -1; n != len(own); {
		n = len(own)
		for name, tree := range l.common {
			if own[name] == nil && calls(tree) {
				own[name] = tree.Copy()
			}
		}
	}
	for _, tree := range own {
		eachCall(tree.Root, func(n *parse.TemplateNode) {
			if own[n.Name] != nil {
				n.Name = ownName(kind, n.Name)
			}
		})
	}
	return own
}

// eachCall visits every {{template}} below a node.
func eachCall(n parse.Node, visit func(*parse.TemplateNode)) {
	branch := func(b *parse.BranchNode) {
		eachCall(b.List, visit)
		if b.ElseList != nil {
			eachCall(b.ElseList, visit)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, c := range n.Nodes {
			eachCall(c, visit)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		visit(n)
	}
}
