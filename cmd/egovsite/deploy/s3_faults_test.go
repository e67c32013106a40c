package deploy

import (
	"bytes"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A process is one that deploys.
func process(t *testing.T, site, to string, env ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd, said := exec.CommandContext(t.Context(), self), new(bytes.Buffer)
	cmd.Env = append(append(os.Environ(), "DEPLOY_TEST_SITE="+site, "DEPLOY_TEST_TO="+to), env...)
	cmd.Stderr = said
	return cmd, said
}

// between stands between a deployer and a server, and does something at each request
// before it goes on; it answers itself if that says so.
func between(t *testing.T, addr string, at func(n int64, w http.ResponseWriter, r *http.Request) (answered bool)) string {
	t.Helper()
	to := &url.URL{Scheme: "http", Host: addr}
	// What it would say of deployers that were killed is not wanted.
	proxy := &httputil.ReverseProxy{ErrorLog: log.New(io.Discard, "", 0), Rewrite: func(r *httputil.ProxyRequest) {
		r.Out.URL.Scheme, r.Out.URL.Host = to.Scheme, to.Host // the signed host stays
	}}
	var n atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !at(n.Add(1), w, r) {
			proxy.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return strings.TrimPrefix(s.URL, "http://")
}

// TestS3Killed kills deploying processes at many requests to a real server.
func TestS3Killed(t *testing.T) {
	known(t)
	folder := t.TempDir()
	addr := serve(t, folder)
	one, two := many(15, "one"), many(15, "two")
	sites := []string{written(t, one), written(t, two)}
	killed := 0
	for i, at := range []int64{2, 5, 6, 7, 12, 20, 28, 37, 38, 39, 41} {
		var cmd *exec.Cmd
		through := between(t, addr, func(n int64, _ http.ResponseWriter, _ *http.Request) bool {
			if n == at {
				_ = cmd.Process.Kill()
				killed++
			}
			return false
		})
		var said *bytes.Buffer
		cmd, said = process(t, sites[i%2], place(through), "DEPLOY_TEST_TAKE_OVER=1")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil {
			t.Errorf("request %d: the process ended by itself: %s", at, said)
		}
		if i%3 == 2 {
			continue // the next takes over from one that took over
		}
		cmd, said = process(t, sites[i%2], place(addr))
		err := cmd.Run()
		if err != nil && !strings.Contains(said.String(), "--take-over") {
			t.Fatalf("request %d: %v: %s", at, err, said)
		}
		if err != nil {
			cmd, said = process(t, sites[i%2], place(addr), "DEPLOY_TEST_TAKE_OVER=1")
			if err := cmd.Run(); err != nil {
				t.Fatalf("request %d: %v: %s", at, err, said)
			}
		}
		is(t, addr, []map[string]string{one, two}[i%2])
	}
	if killed < 10 {
		t.Errorf("only %d were killed", killed)
	}
}

// TestS3Refused has a server that takes nothing, and one that does not know who asks.
func TestS3Refused(t *testing.T) {
	known(t)
	folder := t.TempDir()
	addr := serve(t, folder)
	deployed(t, opened(t, addr), made(older))
	_, err := forced(newer).run(t.Context(), "there", opened(t, serve(t, folder, "--readonly")))
	if err == nil || !strings.Contains(err.Error(), "putting "+lockKey) || !strings.Contains(hintOf(err), "list, read, write and delete") {
		t.Errorf("%v (%s)", err, hintOf(err))
	}
	is(t, addr, older)

	// It refuses when half is done.
	through := between(t, addr, func(n int64, w http.ResponseWriter, r *http.Request) bool {
		if r.Method != http.MethodPut || !strings.Contains(r.URL.Path, "/countries/") {
			return false
		}
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusForbidden)
		_, _ = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>`))
		return true
	})
	_, err = forced(newer).run(t.Context(), "there", opened(t, through))
	if err == nil || !strings.Contains(err.Error(), "AccessDenied") || !strings.Contains(hintOf(err), "deploy again, which goes on from there") {
		t.Errorf("%v (%s)", err, hintOf(err))
	}
	coherent(t, opened(t, addr))
	if sum := deployed(t, opened(t, addr), forced(newer)); sum.Same < 5 {
		t.Errorf("then %+v", sum)
	}
	is(t, addr, newer)

	t.Setenv("AWS_SECRET_ACCESS_KEY", "another-secret")
	_, err = forced(newer).run(t.Context(), "there", opened(t, addr))
	if err == nil || strings.Contains(err.Error(), "another-secret") {
		t.Errorf("without the right key: %v", err)
	}
}

// TestS3Slow has a server that takes its time and is busy at times: files are put side
// by side, what is refused is tried again, and who asks a deployment to end is heard.
func TestS3Slow(t *testing.T) {
	known(t)
	addr := serve(t, t.TempDir())
	const delay = 100 * time.Millisecond
	var now, most, puts atomic.Int64
	enough := make(chan struct{})
	through := between(t, addr, func(n int64, w http.ResponseWriter, r *http.Request) bool {
		most.Store(max(most.Load(), now.Add(1)))
		defer now.Add(-1)
		if r.Method == http.MethodPut && puts.Add(1) == 10 {
			close(enough)
		}
		time.Sleep(delay)
		if n%9 == 0 {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code><Message>Slow down.</Message></Error>`))
			return true
		}
		return false
	})
	files := many(20, "slow")
	cmd, said := process(t, written(t, files), place(through))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-enough
	_ = cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err == nil || !strings.Contains(said.String(), "stopped with ") || !strings.Contains(said.String(), "goes on from there") {
		t.Errorf("it ended with %v: %s", err, said)
	}
	o := made(files)
	o.Jobs = 8
	deployed(t, opened(t, through), o)
	is(t, addr, files)
	if most.Load() < 4 {
		t.Errorf("only %d at once", most.Load())
	}
}

// TestS3Two starts deployers of two sites at once, again and again: each time one of
// the sites is there as a whole, and who came second says so.
func TestS3Two(t *testing.T) {
	known(t)
	addr := serve(t, t.TempDir())
	one, two := many(15, "one"), many(15, "two")
	sites := []string{written(t, one), written(t, two)}
	slow := between(t, addr, func(int64, http.ResponseWriter, *http.Request) bool {
		time.Sleep(10 * time.Millisecond)
		return false
	})
	refused := 0
	for range 4 {
		a, saidA := process(t, sites[0], place(slow))
		b, saidB := process(t, sites[1], place(slow))
		for _, cmd := range []*exec.Cmd{a, b} {
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
		}
		errA, errB := a.Wait(), b.Wait()
		for _, said := range []*bytes.Buffer{saidA, saidB} {
			if said.Len() > 0 {
				refused++
				if !strings.Contains(said.String(), "deploys there") && !strings.Contains(said.String(), "at the same time") {
					t.Errorf("refused for another reason: %s", said)
				}
			}
		}
		switch {
		case errA != nil && errB != nil:
			t.Errorf("neither was deployed: %s; %s", saidA, saidB)
		case errA != nil:
			is(t, addr, two)
		case errB != nil:
			is(t, addr, one)
		}
	}
	if refused == 0 {
		t.Error("the two never met")
	}
}
