package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(apart{m}, map[string]func(){"egovsite": main, "egovsite-deploy": main})
}

// apart runs the tests with a folder for caches that is not the user's.
type apart struct{ *testing.M }

func (a apart) Run() int {
	folder, err := os.MkdirTemp("", "egovsite-test-cache-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	if err := os.Setenv("XDG_CACHE_HOME", folder); err != nil {
		panic(err)
	}
	return a.M.Run()
}

// TestScripts runs the program as a person does; a script a subject. Each
// begins in a folder with a content folder, in which Examplia has answered.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
			return os.CopyFS(env.WorkDir, os.DirFS("testdata/examplia"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits runs a command that must end with this code: exits 2 egovsite build x
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	if got := exitCode(err); got != args[0] {
		ts.Fatalf("%v: exit code %s, want %s", args[1:], got, args[0])
	}
}

// exitCode is the code a finished command ended with, in digits.
func exitCode(err error) string {
	var e *exec.ExitError
	switch {
	case err == nil:
		return "0"
	case errors.As(err, &e):
		return strconv.Itoa(e.ExitCode())
	}
	return err.Error()
}
