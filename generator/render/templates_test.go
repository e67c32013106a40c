package render

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/locale"
)

// Every template is shown values that open all its branches, so that a field
// that does not exist is found here and not by a reader. Package fill makes of them
// what html/template does, and needs that for none.
func TestTemplatesFitTheirStructs(t *testing.T) {
	words, err := locale.New(english(t), english(t))
	if err != nil {
		t.Fatal(err)
	}
	read, err := readLayouts(os.DirFS("../../layouts"), pageTypes)
	if err != nil {
		t.Fatal(err)
	}
	sets := read.in(words)
	for _, kind := range pageTypes {
		alone := read.set(words, []pageType{kind})
		for name, f := range map[string]filler{"full": {true, true, 2}, "empty": {}, "no flags": {false, true, 2}, "no words": {true, false, 1}} {
			t.Run(kind.name+"/"+name, func(t *testing.T) {
				v := reflect.New(reflect.TypeOf(kind.data))
				f.fill(v.Elem())
				value := filled{kind.name, v.Interface()}
				var want strings.Builder
				if err := alone.Execute(&want, value); err != nil {
					t.Error(err)
				}
				got, err := sets[kind.name].Fill(v.Interface())
				if err != nil || string(got) != want.String() {
					t.Errorf("it is filled otherwise: %v", err)
				}
				if err := sets[kind.name].set.Quick(value); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// A filler fills a value with something of every kind.
type filler struct {
	flags, words bool
	length       int
}

func (f filler) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if f.words {
			v.SetString(`x<&"'+`)
		}
	case reflect.Bool:
		v.SetBool(f.flags)
	case reflect.Int:
		v.SetInt(int64(f.length))
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte("{}"))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), f.length, f.length))
		for i := range f.length {
			f.fill(v.Index(i))
		}
	case reflect.Pointer:
		if f.length > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem())
		}
	}
}

func TestTemplatesNameTheirType(t *testing.T) {
	for _, kind := range pageTypes {
		raw, err := os.ReadFile(filepath.Join("../../layouts/pages", kind.name, "page.html"))
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(raw), "\n")
		if want := fmt.Sprintf("{{- /* %T */ -}}", kind.data); first != want {
			t.Errorf("%s begins with %q, want %q", kind.name, first, want)
		}
	}
}

func TestAllowedFunctionsHaveNotGrown(t *testing.T) {
	if len(allowed) != 17 || !slices.IsSorted(allowed) {
		t.Errorf("layouts may use %d functions: say in functions.go why another is pure, then change this number", len(allowed))
	}
	for name, f := range functions(nil) {
		if reflect.ValueOf(f).Kind() != reflect.Func {
			t.Errorf("sprig has no %s", name)
		}
	}
}

func TestOnlyOneFileTrusts(t *testing.T) {
	names, _ := filepath.Glob("*.go")
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range []string{"template.HTML" + "(", "template.JS" + "(", "template.CSS" + "(", "template.URL" + "("} {
			if name != "trusted.go" && strings.Contains(string(raw), call) {
				t.Errorf("%s: %s belongs in trusted.go", name, call)
			}
		}
	}
}
