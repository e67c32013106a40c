//go:build unix

package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// done runs a build that must not fail, and returns what it says of the result.
func done(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	said, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, cmd.Stderr)
	}
	return string(said)
}

// sums are the SHA-256 of all files of a folder.
func sums(t *testing.T, folder string) map[string][32]byte {
	t.Helper()
	out := map[string][32]byte{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		out[name] = sum(string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sum(data string) [32]byte { return sha256.Sum256([]byte(data)) }

// sooner calls then as soon as the build gathers files beside the output.
func sooner(t *testing.T, cmd *exec.Cmd, out string, then func()) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if files, err := os.ReadDir(filepath.Join(filepath.Dir(out), ".site.egovsite-new")); err == nil && len(files) > 0 {
			then()
			return
		}
	}
	_ = cmd.Process.Kill()
	t.Fatal("the build gathers no files")
}

// TestInputsChange exchanges all inputs at once, again and again, while sites are
// made of them: each site is made of the ones or of the others.
func TestInputsChange(t *testing.T) {
	root := t.TempDir()
	current := filepath.Join(root, "current")
	from := func(inputs, out string) *exec.Cmd {
		cmd := built(t, filepath.Join(inputs, "content"), out)
		cmd.Args = append(cmd.Args, "--layouts", filepath.Join(inputs, "layouts"), "--assets", filepath.Join(inputs, "assets"))
		return cmd
	}
	list := func(out string) string {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(out, "manifest.json"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	sites := map[string]string{}
	for i, name := range []string{"a", "b"} {
		inputs := filepath.Join(root, name)
		if err := os.CopyFS(filepath.Join(inputs, "content"), os.DirFS(inventedFolder(t, 1+i))); err != nil {
			t.Fatal(err)
		}
		for kind, base := range map[string]string{"layouts/base.html": "../../layouts/base.html", "assets/css/search.css": "../../assets/css/search.css"} {
			data, err := os.ReadFile(base)
			if err != nil {
				t.Fatal(err)
			}
			full := filepath.Join(inputs, kind)
			data = bytes.Replace(data, []byte("<body"), []byte(`<body data-of="`+name+`"`), 1)
			data = append(data, []byte(map[bool]string{true: "\n.of-" + name + "{color:red}\n"}[strings.HasSuffix(kind, ".css")])...)
			if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, data, 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		out := filepath.Join(root, "site-"+name)
		done(t, from(inputs, out))
		sites[list(out)] = name
	}
	if len(sites) != 2 {
		t.Fatal("both inputs give one site")
	}
	exchange := func(n int) {
		err := errors.Join(os.Symlink([]string{"a", "b"}[n%2], current+".new"), os.Rename(current+".new", current))
		if err != nil {
			t.Error(err)
		}
	}
	exchange(0)
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for n := 1; ; n++ {
			select {
			case <-stop:
				return
			case <-time.After(time.Duration(20+rand.IntN(100)) * time.Millisecond):
				exchange(n)
			}
		}
	}()
	seen := map[string]int{}
	for range 12 {
		out := filepath.Join(t.TempDir(), "site")
		cmd := from(current, out)
		switch err := cmd.Run(); {
		case err == nil && sites[list(out)] == "":
			t.Errorf("a site that is neither of the inputs' sites")
		case err == nil:
			seen[sites[list(out)]]++
		case strings.Contains(cmd.Stderr.(*bytes.Buffer).String(), "each time that it was read it was another"):
			seen["restless"]++
		default:
			t.Errorf("%v: %s", err, cmd.Stderr)
		}
	}
	close(stop)
	<-stopped
	t.Logf("sites of the one and the other, and none as nothing came to rest: %v", seen)
	if seen["a"]+seen["b"] == 0 {
		t.Error("no site was made")
	}
}

// TestFileTimes gives inputs, the old site and what a killed build left times of
// long ago and of long hence: they say nothing.
func TestFileTimes(t *testing.T) {
	content, out := inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	done(t, built(t, content, out))
	first := sums(t, out)
	past, future := time.Unix(0, 0), time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)
	at := func(when time.Time, folders ...string) {
		t.Helper()
		for _, folder := range folders {
			err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
				return errors.Join(err, os.Chtimes(name, when, when))
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	remains := []string{filepath.Join(filepath.Dir(out), ".site.egovsite-lock"), filepath.Join(filepath.Dir(out), ".site.egovsite-new")}
	for _, tt := range []struct{ inputs, site time.Time }{{past, future}, {future, past}, {past, past}, {future, future}} {
		if err := errors.Join(os.WriteFile(remains[0], nil, 0o644), os.MkdirAll(filepath.Join(remains[1], "a"), 0o755)); err != nil {
			t.Fatal(err)
		}
		at(tt.inputs, content)
		at(tt.site, append(remains, out)...)
		if said := done(t, built(t, content, out)); !strings.Contains(said, ": unchanged, ") || !maps.Equal(sums(t, out), first) {
			t.Errorf("inputs of %v, site of %v: %s", tt.inputs.Year(), tt.site.Year(), said)
		}
		if names := beside(t, out); len(names) != 1 {
			t.Errorf("beside the site lie %v", names)
		}
	}
	// A change counts whatever the file says of its time, and of its size.
	response := filepath.Join(content, "responses/2022/qma.yaml")
	words, err := os.ReadFile(response)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(response)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(words, []byte("invented"), []byte("imagined"), 1)
	if bytes.Equal(words, changed) {
		t.Fatal("the response has nothing to change")
	}
	if err := errors.Join(os.WriteFile(response, changed, 0o644), os.Chtimes(response, info.ModTime(), info.ModTime())); err != nil {
		t.Fatal(err)
	}
	if said := done(t, built(t, content, out)); strings.Contains(said, "unchanged") {
		t.Errorf("a response was changed, its size and time kept: %s", said)
	}
	whole(t, out)
}

// TestMemoryNeverLies changes inputs, kills builds of them at any moment and damages
// what they remember: the next build makes what one makes that remembers nothing.
func TestMemoryNeverLies(t *testing.T) {
	content, out, cache := inventedFolder(t, 3), filepath.Join(t.TempDir(), "site"), t.TempDir()
	file := func(name string) string { return filepath.Join(content, name) }
	words := func(name string) string {
		data, err := os.ReadFile(file(name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	write := func(name, words string) {
		if err := errors.Join(os.MkdirAll(filepath.Dir(file(name)), 0o755), os.WriteFile(file(name), []byte(words), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	site, response, text := words("site.yaml")+"leave_out: [changes]\n", words("responses/2022/qma.yaml"), words("responses/2022/qmb.txt")
	write("site.yaml", site)
	chance := rand.New(rand.NewPCG(3, 4))
	changes := []func(n string){
		func(n string) {
			write("responses/2022/qma.yaml", strings.ReplaceAll(response, "invented", "invented "+n))
		},
		func(n string) { write("responses/2022/qmb.txt", strings.ReplaceAll(text, "invented", "invented "+n)) },
		func(n string) { write("site.yaml", strings.Replace(site, "Invented", "Invented "+n, 1)) },
		func(n string) {
			write("reviews/2022/QMC.yaml", "country: QMC\nedition: \"2022\"\nstate: "+[]string{"published", "withdrawn"}[len(n)%2]+"\n")
		},
		func(string) { write("responses/2022/qma.yaml", response) },
		func(string) { write("site.yaml", site) },
	}
	began := time.Now()
	done(t, remembering(t, content, out, cache))
	took := time.Since(began)
	for n := range 12 {
		changes[chance.IntN(len(changes))](strings.Repeat("x", n))
		cmd := remembering(t, content, out, cache)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		end := time.AfterFunc(time.Duration(chance.Float64()*1.2*float64(took)), func() { _ = cmd.Process.Kill() }) // which may have ended
		_ = cmd.Wait()                                                                                              // however it ended
		end.Stop()
		changes[chance.IntN(len(changes))](strings.Repeat("y", n))
		if memories, err := filepath.Glob(filepath.Join(cache, "*")); err == nil && n%4 == 3 {
			for _, name := range memories {
				if err := os.Truncate(name, chance.Int64N(4000)); err != nil {
					t.Fatal(err)
				}
			}
		}
		done(t, remembering(t, content, out, cache))
		fresh := filepath.Join(t.TempDir(), "site")
		done(t, remembering(t, content, fresh, ""))
		if !maps.Equal(sums(t, out), sums(t, fresh)) {
			t.Fatalf("round %d: the site is not what it would be without memory", n)
		}
		if names := beside(t, out); len(names) != 1 {
			t.Fatalf("round %d: beside the site lie %v", n, names)
		}
	}
	if left, err := os.ReadDir(cache); err != nil || len(left) != 1 {
		t.Errorf("in the folder of memories lie %v, %v", left, err)
	}
}

// remembering starts a build that keeps its memory in a folder.
func remembering(t *testing.T, content, out, cache string) *exec.Cmd {
	t.Helper()
	cmd := built(t, content, out)
	cmd.Args = append(cmd.Args, "--cache", cache)
	return cmd
}

// TestKilledBesideOthers kills a build while another is refused for it; one that
// comes after has the output at once.
func TestKilledBesideOthers(t *testing.T) {
	content, out := inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	done(t, built(t, inventedFolder(t, 1), out))
	first, second := built(t, content, out), built(t, content, out)
	sooner(t, first, out, func() {
		if err := second.Run(); exitCode(err) != "1" || !strings.Contains(second.Stderr.(*bytes.Buffer).String(), "another build is writing") {
			t.Errorf("a second build ended with %v: %s", err, second.Stderr)
		}
		_ = first.Process.Kill() // which has ended if the second took long
	})
	_ = first.Wait()
	done(t, built(t, content, out))
	if n := whole(t, out); n != 2 || len(beside(t, out)) != 1 {
		t.Errorf("%d countries, and beside the site lie %v", n, beside(t, out))
	}
}

// TestStoppedHalfway asks a build to stop: it says so and leaves the old site alone.
func TestStoppedHalfway(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	done(t, built(t, inventedFolder(t, 1), out))
	before := sums(t, out)
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd := built(t, inventedFolder(t, 40), out)
		sooner(t, cmd, out, func() {
			if err := cmd.Process.Signal(signal); err != nil {
				t.Error(err)
			}
		})
		if err := cmd.Wait(); exitCode(err) != "1" || !strings.Contains(cmd.Stderr.(*bytes.Buffer).String(), "error: stopped") {
			t.Errorf("%v: it ended with %v: %s", signal, err, cmd.Stderr)
		}
		if !maps.Equal(sums(t, out), before) || len(beside(t, out)) != 1 {
			t.Errorf("%v: the site is another, or beside it lie %v", signal, beside(t, out))
		}
	}
}

// TestSiteGoes takes the old site away while the new one is made, which takes its
// place all the same.
func TestSiteGoes(t *testing.T) {
	content, out := inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	done(t, built(t, inventedFolder(t, 1), out))
	cmd := built(t, content, out)
	sooner(t, cmd, out, func() {
		if err := os.Rename(out, filepath.Join(t.TempDir(), "gone")); err != nil {
			t.Error(err)
		}
	})
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, cmd.Stderr)
	}
	if n := whole(t, out); n != 2 || len(beside(t, out)) != 1 {
		t.Errorf("%d countries, and beside the site lie %v", n, beside(t, out))
	}
}

// TestReaders reads pages while sites are exchanged: each is there at any moment,
// and is that of the one site or of the other.
func TestReaders(t *testing.T) {
	one, two, out := inventedFolder(t, 1), inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	pages := []string{"index.html", "countries/qma/index.html", "assets/css/site.css", "manifest.json"}
	done(t, built(t, one, out))
	stop, stopped := make(chan bool), make(chan bool)
	seen := map[string]map[string]bool{}
	reads := 0
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
			}
			for _, page := range pages {
				data, err := os.ReadFile(filepath.Join(out, page))
				if err != nil {
					t.Errorf("a reader does not get %s: %v", page, err)
				}
				if seen[page] == nil {
					seen[page] = map[string]bool{}
				}
				seen[page][string(data)] = true
				reads++
			}
		}
	}()
	sites := []map[string][32]byte{sums(t, out)}
	for i := range 6 {
		cmd := built(t, []string{two, one}[i%2], out)
		cmd.Args = append(cmd.Args, "--force")
		done(t, cmd)
		sites = append(sites, sums(t, out))
	}
	close(stop)
	<-stopped
	t.Logf("%d times was a page read", reads)
	for page, versions := range seen {
		for data := range versions {
			if !slices.ContainsFunc(sites, func(s map[string][32]byte) bool { return s[page] == sum(data) }) {
				t.Errorf("%s was read with %d bytes that no site has", page, len(data))
			}
		}
	}
}

// TestBuildBesideServe builds a site while it is previewed and changed: it is the
// one that is built alone.
func TestBuildBesideServe(t *testing.T) {
	content, temp := inventedFolder(t, 2), t.TempDir()
	serve := exec.CommandContext(t.Context(), "egovsite", "serve", "--addr", "127.0.0.1:0", "--content", content)
	serve.Env = append(os.Environ(), "TMPDIR="+temp)
	said, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(said)
	address, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("it serves nothing: %v", err)
	}
	response := filepath.Join(content, "responses/2022/qma.yaml")
	words, err := os.ReadFile(response)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "site")
	for i, text := range []string{"invented", "imagined", "conceive"} {
		if err := os.WriteFile(response, bytes.ReplaceAll(words, []byte("invented"), []byte(text)), 0o644); err != nil {
			t.Fatal(err)
		}
		alone := filepath.Join(t.TempDir(), "site")
		done(t, built(t, content, out)) // while the preview is made anew
		if i > 0 {
			continue // the list of changes is another
		}
		done(t, built(t, content, alone))
		if !maps.Equal(sums(t, out), sums(t, alone)) {
			t.Error("the site is another beside a preview")
		}
	}
	if n := whole(t, out); n != 2 {
		t.Errorf("the site has %d countries", n)
	}
	if page := get(t, strings.TrimSpace(address)+"countries/qma/"); !strings.Contains(page, "<html") {
		t.Error("the preview shows no country")
	}
	if err := serve.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, lines)
	if err := serve.Wait(); err != nil {
		t.Errorf("the preview ended with %v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("the preview left %v, %v", left, err)
	}
}
