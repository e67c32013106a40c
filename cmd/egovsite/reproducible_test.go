//go:build unix

package main

import (
	"crypto/sha256"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReleaseIsMadeAlike sees that a release has the flags of the Makefile.
func TestReleaseIsMadeAlike(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	recipe, err := os.ReadFile("../../.goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(makefile), "\tCGO_ENABLED=0 go build -trimpath -tags lean -buildvcs=$(vcs) -o $@ ./cmd/egovsite\n") ||
		!strings.Contains(string(makefile), "\tCGO_ENABLED=0 go build -trimpath -tags disable_grpc_modules -buildvcs=$(vcs) -o $@ ./cmd/egovsite\n") {
		t.Error("the Makefile makes the program in another way")
	}
	for _, line := range []string{"main: ./cmd/egovsite", "env: [CGO_ENABLED=0]", "flags: [-trimpath, -buildvcs=true]", "tags: [lean]", "tags: [disable_grpc_modules]", `ldflags: [""]`} {
		if !strings.Contains(string(recipe), line) {
			t.Errorf("a release is not made with %s", line)
		}
	}
}

// TestProgramIsReproducible makes the program as make does, here and from a copy
// in another place, of everything anew, for another user in another time zone. It
// is the same, byte for byte.
func TestProgramIsReproducible(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^\tCGO_ENABLED=0 go (build -trimpath .*) -o \$@ \./cmd/egovsite$`).FindSubmatch(makefile)
	if line == nil {
		t.Fatal("the Makefile makes the program in another way")
	}
	// A checkout has a commit to tell, a copy has none.
	flags := strings.Fields(strings.ReplaceAll(string(line[1]), "$(vcs)", "false"))
	modules, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	compile := func(folder string, before string, env ...string) [32]byte {
		t.Helper()
		program := filepath.Join(t.TempDir(), "program")
		cmd := exec.CommandContext(t.Context(), "go", append(flags, "-o", program, "./cmd/egovsite")...)
		cmd = byShell(t, cmd, before)
		cmd.Dir, cmd.Env = folder, append(os.Environ(), append(env, "CGO_ENABLED=0")...)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		data, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		return sha256.Sum256(data)
	}
	elsewhere := filepath.Join(t.TempDir(), "an other", "plåce")
	for _, name := range []string{"assets", "cmd", "content", "docs", "generator", "layouts"} {
		copied(t, filepath.Join("../..", name), filepath.Join(elsewhere, name))
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join("../..", name))
		if err := errors.Join(err, os.WriteFile(filepath.Join(elsewhere, name), data, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	here := compile("../..", "umask 022")
	there := compile(elsewhere, "umask 077", "GOCACHE="+t.TempDir(), "GOMODCACHE="+strings.TrimSpace(string(modules)), "GOPROXY=off",
		"HOME="+t.TempDir(), "TMPDIR="+t.TempDir(), "TZ=Pacific/Kiritimati", "LC_ALL=tr_TR.UTF-8", "USER=somebody")
	if here != there {
		t.Errorf("two programs were made of the same: %x and %x", here, there)
	}
}
