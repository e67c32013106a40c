package docs_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"egovsite/docs"
)

// TestEveryCodeHasAPage holds the codes that the program's source gives to
// problems against the pages, both ways.
func TestEveryCodeHasAPage(t *testing.T) {
	codes := codesOf(t, "../generator", "../cmd")
	if len(codes) < 50 {
		t.Fatalf("only %d codes were found in the source", len(codes))
	}
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		if _, ok := docs.Problem(code); !ok {
			t.Errorf("%s: the code %q has no page: write docs/problems/%s.md", codes[code], code, code)
		}
	}
	for _, p := range docs.Problems() {
		if codes[p.Code] == "" {
			t.Errorf("docs/problems/%s.md: no problem has this code", p.Code)
		}
	}
}

var update = flag.Bool("update", false, "write the index of the pages")

// TestIndexIsComplete holds docs/problems/README.md against the pages.
func TestIndexIsComplete(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Problems\n\nA page for each code that a problem can have. `egovsite check --explain CODE` prints the same.\n\n| code | what is wrong |\n|---|---|\n")
	for _, p := range docs.Problems() {
		fmt.Fprintf(&b, "| [`%s`](%s.md) | %s |\n", p.Code, p.Code, p.Summary)
	}
	if *update {
		if err := os.WriteFile("problems/README.md", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	index, err := os.ReadFile("problems/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(index) != b.String() {
		t.Error("docs/problems/README.md does not list these pages: run go test ./docs -update")
	}
}

// TestPagesHaveTheirForm sees that each page says what readers look for.
func TestPagesHaveTheirForm(t *testing.T) {
	names, err := filepath.Glob("problems/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		code := strings.TrimSuffix(filepath.Base(name), ".md")
		if code == "README" {
			continue
		}
		t.Run(code, func(t *testing.T) {
			p, ok := docs.Problem(code)
			if !ok || p.Code != code {
				t.Fatalf("it is headed %q", p.Code)
			}
			if p.Summary == "" || strings.HasPrefix(p.Summary, "#") || len(p.Summary) > 120 || !strings.HasSuffix(p.Summary, ".") {
				t.Errorf("its summary is no short sentence: %q", p.Summary)
			}
			for _, heading := range []string{"What it means", "Example", "How to mend it"} {
				if p.Section(heading) == "" {
					t.Errorf("it says nothing under %q", heading)
				}
			}
			if !strings.Contains(p.Section("Example"), "["+code+"]") {
				t.Error("its example does not show the code as it is printed")
			}
		})
	}
}

// codesOf finds the codes given to problems in the Go sources of folders, with
// the place of each.
func codesOf(t *testing.T, folders ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() || d.Name() == "testdata" {
				return err
			}
			maps.Copy(out, codesIn(t, name))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// codesIn finds the codes in one package. A code is what is written for the
// field Code of a problem, for the code of a rule, or for the parameter code of
// a function that makes problems; or what a
// variable called code is set to in a function about problems.
func codesIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	set, out := token.NewFileSet(), map[string]string{}
	var parsed []*ast.File
	names, _ := filepath.Glob(filepath.Join(folder, "*.go"))
	makers := map[string]int{} // functions that make problems, and which argument is the code
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && mentions(fn, "problem") {
				maker(makers, fn.Name.Name, fn.Type)
			}
		}
		// A function kept in a variable makes problems too.
		ast.Inspect(f, func(n ast.Node) bool {
			if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == 1 && len(a.Rhs) == 1 {
				if fn, ok := a.Rhs[0].(*ast.FuncLit); ok && mentions(fn, "problem") {
					if id, ok := a.Lhs[0].(*ast.Ident); ok {
						maker(makers, id.Name, fn.Type)
					}
				}
			}
			return true
		})
	}
	take := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if code, err := strconv.Unquote(lit.Value); err == nil && code != "" {
				out[code] = set.Position(lit.Pos()).String()
			}
		}
	}
	for _, f := range parsed {
		about := false // the function is about problems
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				about = mentions(n, "problem")
			case *ast.CompositeLit:
				kind := typeOf(n.Type)
				for _, e := range n.Elts {
					if inner, ok := e.(*ast.CompositeLit); ok && inner.Type == nil && (kind == "Problem" || kind == "rule") {
						inner.Type = ast.NewIdent(kind)
					}
					if kv, ok := e.(*ast.KeyValueExpr); ok && (kind == "Problem" || kind == "rule") {
						if k, ok := kv.Key.(*ast.Ident); ok && strings.EqualFold(k.Name, "code") {
							take(kv.Value)
						}
					}
				}
			case *ast.AssignStmt:
				for i, l := range n.Lhs {
					if about && i < len(n.Rhs) && (typeOf(l) == "Code" || typeOf(l) == "code") {
						take(n.Rhs[i])
					}
				}
			case *ast.CallExpr:
				if at, ok := makers[typeOf(n.Fun)]; ok && at < len(n.Args) {
					take(n.Args[at])
				}
			}
			return true
		})
	}
	return out
}

// maker notes a function with a parameter called code.
func maker(makers map[string]int, name string, kind *ast.FuncType) {
	at := 0
	for _, field := range kind.Params.List {
		for _, id := range field.Names {
			if id.Name == "code" && typeOf(field.Type) == "string" {
				makers[name] = at
			}
			at++
		}
	}
}

// mentions reports whether a name stands in the code, as a package or a type.
func mentions(n ast.Node, name string) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && (id.Name == name || id.Name == "Problem") {
			found = true
		}
		return !found
	})
	return found
}

// typeOf is the last name in an expression: Problem in []problem.Problem.
func typeOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.ArrayType:
		return typeOf(e.Elt)
	case *ast.StarExpr:
		return typeOf(e.X)
	case *ast.IndexExpr:
		return typeOf(e.X)
	}
	return ""
}
