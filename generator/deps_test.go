package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the prefix of our own import paths.
const module = "egovsite/"

// A rule is what one package may import besides the plain standard library.
// Tests may import all of ours, and the modules of testModules too.
type rule struct {
	ours    string // packages of ours
	modules string // outside modules, by the beginnings of their paths
	world   string // packages of the standard library that reach outside the program
}

// policy is who may import whom. A package that is not in it may import nothing.
var policy = map[string]rule{
	"generator/survey":    {},
	"generator/problem":   {ours: "generator/survey"},
	"generator/catalog":   {ours: "generator/survey generator/problem", modules: "go.yaml.in/yaml golang.org/x/text", world: "runtime time"},
	"generator/read":      {ours: "generator/survey generator/problem generator/read/drawing", modules: "go.yaml.in/yaml golang.org/x/text github.com/xuri/excelize"},
	"generator/draft":     {ours: "generator/survey", modules: "golang.org/x/text"},
	"generator/xlsform":   {ours: "generator/survey generator/problem", modules: "github.com/xuri/excelize"},
	"generator/review":    {ours: "generator/survey generator/problem"},
	"generator/interpret": {ours: "generator/survey generator/problem", modules: "golang.org/x/text golang.org/x/net/idna golang.org/x/net/publicsuffix github.com/abadojack/whatlanggo", world: "time"},
	// changelog writes moments as days; it is given them.
	"generator/changelog": {ours: "generator/survey", world: "time"},
	// search knows no answers: to it a document is a number and words.
	"generator/search":   {modules: "golang.org/x/text"},
	"generator/withhold": {ours: "generator/survey generator/problem", modules: "golang.org/x/text"},
	"generator/measure":  {ours: "generator/survey generator/problem"},
	"generator/locale":   {ours: "generator/survey", modules: "golang.org/x/text github.com/nicksnyder/go-i18n"},
	"generator/chart":    {ours: "generator/survey generator/locale", modules: "github.com/go-echarts"},
	"generator/metadata": {ours: "generator/survey"},
	"generator/spare":    {},
	// fill knows templates and values, of whatever kind.
	"generator/fill":   {},
	"generator/card":   {ours: "generator/spare", modules: "golang.org/x/image"},
	"generator/render": {ours: "generator/survey generator/locale generator/card generator/chart generator/changelog generator/fill generator/metadata generator/search generator/spare", modules: "github.com/yuin/goldmark github.com/Masterminds/sprig github.com/tdewolff/minify"},
	// drawing runs an engine that may hang, so it looks at the clock to end that; no site is made then.
	"generator/read/drawing": {ours: "generator/survey", modules: "github.com/klippa-app/go-pdfium github.com/tetratelabs/wazero", world: "time"},
	// publish is the only writer of sites. It, catalog and the generator ask how many processors there are, to do as much at once.
	"generator/publish": {ours: "generator/survey generator/problem generator/spare", modules: "github.com/spf13/afero github.com/gofrs/flock golang.org/x/sys golang.org/x/sync golang.org/x/text", world: "os runtime"},
	"generator": {
		ours: "assets content layouts generator/survey generator/problem generator/catalog generator/read generator/interpret " +
			"generator/withhold generator/measure generator/render generator/review generator/publish generator/draft generator/xlsform generator/changelog",
		modules: "github.com/spf13/afero golang.org/x/net/html golang.org/x/sync",
		world:   "os runtime",
	},
	// fiction makes content for tests; no package of the program imports it.
	"generator/fiction": {ours: "content generator/catalog generator/problem generator/survey", world: "os"},
	// bench starts the program and others, and looks at the clock.
	"cmd/bench": {ours: "generator/fiction", world: "flag os os/exec runtime syscall time"},
	// deploy alone talks to hosts: it looks at the clock, waits, and makes a name for each run by chance.
	"cmd/egovsite/deploy": {ours: "generator/publish", modules: "gocloud.dev", world: "crypto/rand os time"},
	"cmd/egovsite": {
		ours:    "assets cmd/egovsite/deploy docs generator generator/survey generator/problem generator/publish",
		modules: "github.com/spf13/cobra github.com/spf13/pflag github.com/spf13/afero github.com/fsnotify/fsnotify github.com/hashicorp/go-retryablehttp golang.org/x/sys",
		// Chance makes the word by which serve knows its own pages; nothing of it is in a site.
		world: "crypto/rand net net/http os os/exec os/signal runtime runtime/debug syscall time",
	},
	"assets":        {},
	"assets/bundle": {modules: "github.com/evanw/esbuild", world: "os os/exec"},
	"content":       {},
	"docs":          {},
	"layouts":       {},
}

// testModules may be imported by tests alone.
const testModules = "github.com/chromedp github.com/google/go-cmp github.com/rogpeppe/go-internal github.com/santhosh-tekuri/jsonschema " +
	"github.com/invopop/jsonschema golang.org/x/sys golang.org/x/text golang.org/x/net/html golang.org/x/net/websocket go.yaml.in/yaml github.com/spf13 github.com/xuri/excelize github.com/andybalholm/brotli"

// world is the part of the standard library that a build must not depend on:
// the clock, chance, the network, the environment, other programs.
const world = "net net/http os os/exec os/signal os/user runtime runtime/debug syscall time unsafe plugin " +
	"math/rand math/rand/v2 crypto/rand log log/slog flag expvar database/sql testing"

// trusted are the only files that may tell html/template to leave bytes as
// they are.
var trusted = []string{"generator/render/trusted.go"}

// watched is the only file below cmd that may set a limit of time: one on the
// engine that reads PDF, which can fail a build and changes no byte of one.
const watched = "generator/read/drawing/engine.go"

// A source is one parsed file.
type source struct {
	name, pkg string
	test      bool
	file      *ast.File
}

// sources parses all Go files of the checkout.
func sources(t *testing.T, set *token.FileSet) (out []source) {
	t.Helper()
	for _, top := range []string{"assets", "cmd", "content", "docs", "generator", "layouts"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
				return err
			}
			f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			name = strings.TrimPrefix(filepath.ToSlash(name), "../")
			out = append(out, source{name, path.Dir(name), strings.HasSuffix(name, "_test.go"), f})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestImports(t *testing.T) {
	set := token.NewFileSet()
	seen := map[string]bool{}
	for _, s := range sources(t, set) {
		seen[s.pkg] = true
		r, ok := policy[s.pkg]
		if !ok {
			t.Errorf("%s: package %s is not in the import policy", s.name, s.pkg)
			continue
		}
		for _, spec := range s.file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if why := r.refuses(imported, s.test); why != "" {
				t.Errorf("%s: imports %s: %s", set.Position(spec.Pos()), imported, why)
			}
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(policy)) {
		if !seen[pkg] {
			t.Errorf("the import policy names %s, which does not exist", pkg)
		}
	}
}

// refuses says why a package may not import a path, or nothing.
func (r rule) refuses(imported string, test bool) string {
	if own, ok := strings.CutPrefix(imported, module); ok {
		if test || slices.Contains(strings.Fields(r.ours), own) {
			return ""
		}
		return "of ours, this package may import: " + r.ours
	}
	if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
		if under(imported, r.modules) || test && under(imported, testModules) {
			return ""
		}
		return "of outside modules, this package may import: " + r.modules
	}
	if !test && slices.Contains(strings.Fields(world), imported) && !slices.Contains(strings.Fields(r.world), imported) {
		return "it reaches outside the program; of such packages, this one may import: " + r.world
	}
	return ""
}

// under reports whether a path lies in one of the listed modules.
func under(imported, modules string) bool {
	return slices.ContainsFunc(strings.Fields(modules), func(m string) bool {
		return imported == m || strings.HasPrefix(imported, m+"/")
	})
}

// TestRefusals sees that the policy can fail at all.
func TestRefusals(t *testing.T) {
	for name, tt := range map[string]struct {
		pkg, imported string
		test, refused bool
	}{
		"a sibling":                  {"generator/measure", "egovsite/generator/read", false, true},
		"a sibling in a test":        {"generator/measure", "egovsite/generator/read", true, false},
		"the vocabulary":             {"generator/measure", "egovsite/generator/survey", false, false},
		"a module of another":        {"generator/chart", "go.yaml.in/yaml/v3", false, true},
		"its own module":             {"generator/catalog", "go.yaml.in/yaml/v3", false, false},
		"a module of like name":      {"generator/catalog", "go.yaml.in/yamlish", false, true},
		"a test module":              {"generator/chart", "github.com/google/go-cmp/cmp", false, true},
		"a test module in a test":    {"generator/chart", "github.com/google/go-cmp/cmp", true, false},
		"the clock":                  {"generator/render", "time", false, true},
		"chance":                     {"generator/render", "math/rand/v2", false, true},
		"files":                      {"generator/render", "os", false, true},
		"plain standard library":     {"generator/render", "strings", false, false},
		"the network in the preview": {"cmd/egovsite", "net/http", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			if why := policy[tt.pkg].refuses(tt.imported, tt.test); (why != "") != tt.refused {
				t.Errorf("%s importing %s: refused %q, want refused %v", tt.pkg, tt.imported, why, tt.refused)
			}
		})
	}
}

// TestForbiddenCode looks for what the compiler lets pass: conversions that
// switch escaping off, the clock where package time is allowed for its dates,
// struct tags in the vocabulary, and work done before main.
func TestForbiddenCode(t *testing.T) {
	set := token.NewFileSet()
	for _, s := range sources(t, set) {
		if s.test {
			continue
		}
		fault := func(n ast.Node, what string) { t.Errorf("%s: %s", set.Position(n.Pos()), what) }
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if kind := selected(n.Fun, "template"); strings.Contains(" HTML HTMLAttr CSS JS JSStr URL Srcset ", " "+kind+" ") &&
					!slices.Contains(trusted, s.name) {
					fault(n, "template."+kind+"( outside "+strings.Join(trusted, ", "))
				}
				if f := selected(n.Fun, "time"); strings.HasPrefix(s.name, "generator/") && !strings.Contains("  Date Duration Month Parse Unix ", " "+f+" ") {
					fault(n, "time."+f+" below cmd: a build must not look at the clock")
				}
				if f := selected(n.Fun, "context"); strings.Contains(" WithDeadline WithTimeout ", " "+f+" ") &&
					strings.HasPrefix(s.name, "generator/") && s.name != watched {
					fault(n, "context."+f+" below cmd: a build must not look at the clock")
				}
				if f := selected(n.Fun, "os"); strings.Contains(" Getenv LookupEnv Environ Hostname Getwd Exit ", " "+f+" ") && strings.HasPrefix(s.name, "generator/") {
					fault(n, "os."+f+" below cmd: a build must not depend on where it runs")
				}
			case *ast.Field:
				if n.Tag != nil && s.pkg == "generator/survey" {
					fault(n, "a struct tag in survey, which knows no format")
				}
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					fault(n, "an init function: state must be made where it is used")
				}
			}
			return true
		})
	}
}

// selected is the name in pkg.Name, or empty.
func selected(e ast.Expr, pkg string) string {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if x, ok := sel.X.(*ast.Ident); !ok || x.Name != pkg {
		return ""
	}
	return sel.Sel.Name
}

// TestDependenciesAreNamed sees that go.mod has no direct requirement which
// the policy does not know.
func TestDependenciesAreNamed(t *testing.T) {
	data, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	known := testModules
	for _, r := range policy {
		known += " " + r.modules
	}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) != 2 || !strings.HasPrefix(fields[1], "v") {
			continue // not a requirement, or an indirect one
		}
		name, _, _ := strings.Cut(fields[0], "/v")
		if !slices.ContainsFunc(strings.Fields(known), func(k string) bool { return under(k, name) || under(name, k) }) {
			t.Errorf("go.mod requires %s, which no package may import", fields[0])
		}
	}
}
