package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"egovsite/generator"
	"egovsite/generator/fiction"
)

// inventedFolder is the content of so many invented countries, in a folder.
func inventedFolder(t *testing.T, countries int) string {
	t.Helper()
	files, err := fiction.Content(countries, 1, uint64(countries))
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "content")
	if err := fiction.Write(folder, files); err != nil {
		t.Fatal(err)
	}
	return folder
}

// built starts the program as a person would.
func built(t *testing.T, content, out string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "egovsite", "build", "--content", content, "--out", out)
	cmd.Stderr = new(bytes.Buffer)
	return cmd
}

// whole fails unless the site is one that was published, file by file, and says
// how many countries it has.
func whole(t *testing.T, out string) int {
	t.Helper()
	v, err := generator.Verify(generator.Options{}, out)
	if err != nil || len(v.Faults) > 0 || v.Files < 100 {
		t.Fatalf("%d files, %v, %v", v.Files, v.Faults, err)
	}
	pages, err := filepath.Glob(filepath.Join(out, "countries", "*", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return len(pages)
}

// beside lists what lies in the folder of the output.
func beside(t *testing.T, out string) (names []string) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

// TestKilled kills builds at two hundred moments, from the start to after the
// end, and finds the old site or the new one each time.
func TestKilled(t *testing.T) {
	one, two, out := inventedFolder(t, 1), inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	began := time.Now()
	if said, err := built(t, two, out).Output(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	took := time.Since(began)
	chance := rand.New(rand.NewPCG(1, 2))
	killed, seen := 0, map[int]int{}
	const tries = 200
	for try := range tries {
		content := one
		if whole(t, out) == 1 || try%3 == 0 {
			content = two
		}
		cmd := built(t, content, out)
		if content == one {
			cmd.Args = append(cmd.Args, "--force") // a country goes
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		end := time.AfterFunc(time.Duration(chance.Float64()*1.6*float64(took)), func() { _ = cmd.Process.Kill() }) // which may have ended
		at := time.Now()
		_ = cmd.Wait() // however it ended
		end.Stop()
		// The machine may have other work at times: the moments go along.
		if cmd.ProcessState.ExitCode() < 0 {
			killed++
			took += took / 50
		} else {
			took = time.Since(at)
		}
		if code := cmd.ProcessState.ExitCode(); code > 0 {
			t.Fatalf("a build that was not killed ended with %d: %s", code, cmd.Stderr)
		}
		seen[whole(t, out)]++
	}
	t.Logf("%d of %d builds were killed; afterwards the site had one country %d times, two %d times", killed, tries, seen[1], seen[2])
	if killed < tries/4 || killed == tries || seen[1] == 0 || seen[2] == 0 {
		t.Errorf("the moments do not lie all over a build: %d of %d were killed, and found were %v", killed, tries, seen)
	}
	if said, err := built(t, two, out).Output(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	if names := beside(t, out); len(names) != 1 {
		t.Errorf("beside the site lie %v", names)
	}
}

// TestBuildsAtOnce starts several builds to one folder: one writes, the others
// say that it does, and the site is whole.
func TestBuildsAtOnce(t *testing.T) {
	content, out := inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	var all sync.WaitGroup
	said := make([]string, 4)
	for i := range said {
		all.Go(func() {
			cmd := built(t, content, out)
			if err := cmd.Run(); err != nil {
				said[i] = cmd.Stderr.(*bytes.Buffer).String()
			}
		})
	}
	all.Wait()
	refused := 0
	for _, words := range said {
		if strings.Contains(words, "another build is writing") {
			refused++
		} else if strings.Contains(words, "error:") {
			t.Errorf("a build failed for another reason: %s", words)
		}
	}
	if refused == 0 || refused == len(said) {
		t.Errorf("%d of %d builds were refused", refused, len(said))
	}
	if n := whole(t, out); n != 2 {
		t.Errorf("the site has %d countries", n)
	}
	if names := beside(t, out); len(names) != 1 {
		t.Errorf("beside the site lie %v", names)
	}
}

// TestOutputVanishes takes away the folder in which a build gathers its files,
// again and again, while it runs: it fails and says so, and the old site stays.
func TestOutputVanishes(t *testing.T) {
	content, out := inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	if said, err := built(t, inventedFolder(t, 1), out).Output(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	cmd := built(t, content, out)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if words := cmd.Stderr.(*bytes.Buffer).String(); err == nil || !strings.Contains(words, "error: writing") {
				t.Errorf("it ended with %v: %s", err, words)
			}
			if n := whole(t, out); n != 1 {
				t.Errorf("the site has %d countries", n)
			}
			return
		case <-time.After(time.Millisecond):
			for _, name := range beside(t, out) {
				full := filepath.Join(filepath.Dir(out), name)
				if files, err := os.ReadDir(full); strings.HasSuffix(name, "new") && err == nil && len(files) > 0 {
					_ = os.RemoveAll(full) // while files come into it
				}
			}
		}
	}
}
