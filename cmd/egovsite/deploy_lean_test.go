//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDeployIsHandedOver runs the program as it is shipped, without what deploys,
// which lies beside it.
func TestDeployIsHandedOver(t *testing.T) {
	folder := t.TempDir()
	program := filepath.Join(folder, "egovsite")
	make := exec.Command("go", "build", "-trimpath", "-tags", "lean", "-o", program, ".")
	make.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := make.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	deploy := func(args ...string) (code, said string) {
		cmd := exec.Command(program, append([]string{"deploy"}, args...)...)
		cmd.Dir = folder
		out, err := cmd.CombinedOutput()
		return exitCode(err), string(out)
	}
	if code, said := deploy("www"); code != "1" || !strings.Contains(said, "egovsite-deploy is not beside this program") || !strings.Contains(said, "hint: ") {
		t.Errorf("alone: exit code %s: %s", code, said)
	}
	whole, err := exec.LookPath("egovsite-deploy") // this test, by another name
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "egovsite-deploy"), data, 0o755); err != nil {
		t.Fatal(err)
	}
	content, err := filepath.Abs("testdata/examplia/content")
	if err != nil {
		t.Fatal(err)
	}
	build(t, content, filepath.Join(folder, "public"))
	if code, said := deploy("www", "--content", content); code != "0" || len(sums(t, filepath.Join(folder, "www"))) == 0 {
		t.Errorf("exit code %s: %s", code, said)
	}
	if code, said := deploy("www", "--no-such-flag"); code != "2" || strings.Count(said, "error: ") != 1 {
		t.Errorf("a wrong flag: exit code %s: %s", code, said)
	}
}
