package main

import (
	"io"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// document reads a page of the documentation.
func document(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestEveryFlagIsDocumented holds docs/cli.md against the commands.
func TestEveryFlagIsDocumented(t *testing.T) {
	page := document(t, "cli.md")
	root := newRoot(&app{out: io.Discard, voice: newVoice(io.Discard)})
	root.InitDefaultCompletionCmd("completion")
	for _, cmd := range root.Commands() {
		t.Run(cmd.Name(), func(t *testing.T) {
			_, section, found := strings.Cut(page, "\n## "+cmd.Name()+"\n")
			if !found {
				t.Fatal("has no section")
			}
			section, _, _ = strings.Cut(section, "\n## ")
			cmd.Flags().VisitAll(func(f *pflag.Flag) {
				if f.Name != "help" && !strings.Contains(section, "--"+f.Name) {
					t.Errorf("--%s is not told", f.Name)
				}
			})
			if cmd.Example == "" && cmd.Name() != "completion" {
				t.Error("its help has no example")
			}
		})
	}
	for _, m := range regexp.MustCompile("--([a-z]+(?:-[a-z]+)*)").FindAllStringSubmatch(page, -1) {
		if m[1] != "help" && !anyFlag(root, m[1]) {
			t.Errorf("%s is told and does not exist", m[0])
		}
	}
}

func anyFlag(root *cobra.Command, name string) bool {
	for _, cmd := range root.Commands() {
		if cmd.Flags().Lookup(name) != nil {
			return true
		}
	}
	return false
}

// TestEveryFieldIsDocumented holds docs/read-json.md against the types.
func TestEveryFieldIsDocumented(t *testing.T) {
	page := document(t, "read-json.md")
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(in reflect.Type) {
		for in.Kind() == reflect.Slice || in.Kind() == reflect.Pointer {
			in = in.Elem()
		}
		if in.Kind() != reflect.Struct || seen[in] {
			return
		}
		seen[in] = true
		for f := range in.Fields() {
			name := f.Tag.Get("json")
			if name == "" || !strings.Contains(page, "`"+name+"`") && !strings.Contains(page, "."+name+"`") && !strings.Contains(page, `"`+name+`": `) {
				t.Errorf("%s of %s is not told", name, in)
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[readJSON]())
	walk(reflect.TypeFor[checkedJSON]())
}
