package catalog_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"egovsite/generator/catalog"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

var update = flag.Bool("update", false, "write docs/schemas anew")

const schemas = "../../docs/schemas"

// TestSchemas holds docs/schemas against the Go types. Run it with -update
// after changing a file type.
func TestSchemas(t *testing.T) {
	fresh := map[string]bool{}
	for _, k := range catalog.Kinds {
		file := filepath.Join(schemas, k.Name+".schema.json")
		if k.Format == nil || fresh[filepath.Base(file)] { // pages lie in folders too
			continue
		}
		fresh[filepath.Base(file)] = true
		t.Run(k.Name, func(t *testing.T) {
			want := schemaOf(t, k)
			if *update {
				if err := os.WriteFile(file, want, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got, _ := os.ReadFile(file)
			if diff := cmp.Diff(string(got), string(want)); diff != "" {
				t.Errorf("%s is stale; run go test ./generator/catalog -update\n%s", file, diff)
			}
		})
	}
	files, _ := filepath.Glob(filepath.Join(schemas, "*"))
	for _, f := range files {
		if !fresh[filepath.Base(f)] {
			t.Errorf("%s is the schema of nothing", f)
		}
	}
}

// TestKindsAreDocumented sees that docs/content.md names the files of each kind.
func TestKindsAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/content.md")
	if err != nil {
		t.Fatal(err)
	}
	words := regexp.MustCompile(`<[a-zA-Z0-9]+>`).ReplaceAllString(string(page), "*")
	for _, k := range catalog.Kinds {
		pattern := strings.NewReplacer("crosswalks/*", "crosswalks/*-*", "pages/*.md", "pages/*.*.md", "*/*.md", "*/*.*.md").Replace(k.Pattern)
		if !strings.Contains(words, "`"+pattern+"`") && !strings.Contains(words, "`"+path.Dir(pattern)+"/`") {
			t.Errorf("docs/content.md does not tell of %s", pattern)
		}
		if k.Format != nil && !strings.Contains(words, "| `"+k.Name+"` |") {
			t.Errorf("docs/content.md does not name the schema %s", k.Name)
		}
	}
}

// schemaOf makes the JSON Schema of a kind of content file from its Go type;
// comments become descriptions.
func schemaOf(t *testing.T, k catalog.Kind) []byte {
	t.Helper()
	r := &jsonschema.Reflector{FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true, ExpandedStruct: true, Anonymous: true}
	if err := r.AddGoComments("egovsite/generator/catalog", ".", jsonschema.WithFullComment()); err != nil {
		t.Fatal(err)
	}
	for name, words := range r.CommentMap {
		r.CommentMap[name] = strings.ReplaceAll(words, "\n", " ")
	}
	forms := *r
	r.Mapper = func(of reflect.Type) *jsonschema.Schema {
		switch of {
		case reflect.TypeFor[catalog.Picked]():
			return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string"}, {Type: "array", Items: &jsonschema.Schema{Type: "string"}}}}
		case reflect.TypeFor[catalog.Phrase]():
		default:
			return nil
		}
		s := forms.Reflect(catalog.Phrase{})
		s.Version = ""
		return &jsonschema.Schema{OneOf: []*jsonschema.Schema{{Type: "string"}, s}}
	}
	s := r.Reflect(k.Format)
	s.Title = "egovsite: " + k.Pattern
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(k.Pattern, "reviews/") || strings.HasPrefix(k.Pattern, "erasures") { // filled in by hand
		return regexp.MustCompile(`"type": "[a-z]+"`).ReplaceAllFunc(out.Bytes(), loosely)
	}
	return out.Bytes()
}

// loosely lets a value be left empty, and words be a number.
func loosely(of []byte) []byte {
	kind := strings.TrimPrefix(string(of), `"type": `)
	if kind == `"string"` {
		kind += `, "number"`
	}
	return []byte(`"type": [` + kind + `, "null"]`)
}

// TestContentMatchesSchemas holds every shipped file against the schema that
// its first line names.
func TestContentMatchesSchemas(t *testing.T) {
	content := os.DirFS("../../content")
	compiler := validator.NewCompiler()
	for _, k := range catalog.Kinds {
		if k.Format == nil {
			continue
		}
		files, err := fs.Glob(content, k.Pattern)
		if err != nil {
			t.Fatal(err)
		}
		schema, err := compiler.Compile(filepath.Join(schemas, k.Name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			t.Run(file, func(t *testing.T) {
				text, err := fs.ReadFile(content, file)
				if err != nil {
					t.Fatal(err)
				}
				if path.Ext(file) == ".md" {
					text, _, _ = bytes.Cut(bytes.TrimPrefix(text, []byte("---\n")), []byte("\n---\n"))
				} else if name := namedSchema(text, file); name != "docs/schemas/"+k.Name+".schema.json" {
					t.Errorf("the first line names the schema %q; write # yaml-language-server: $schema= and the relative path of docs/schemas/%s.schema.json", name, k.Name)
				}
				if err := schema.Validate(plain(t, text)); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// namedSchema is the schema named by a file's first line, as a path from the
// root of the checkout.
func namedSchema(text []byte, file string) string {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	name, ok := bytes.CutPrefix(first, []byte("# yaml-language-server: $schema="))
	if !ok {
		return ""
	}
	return path.Join("content", path.Dir(file), string(name))
}

// plain is a YAML text as the values of a JSON text.
func plain(t *testing.T, text []byte) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	j, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := validator.UnmarshalJSON(bytes.NewReader(j))
	if err != nil {
		t.Fatal(err)
	}
	return out
}
