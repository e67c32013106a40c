package deploy

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"egovsite/generator/publish"

	"github.com/google/go-cmp/cmp"
)

// keys are those of whoever the server knows.
const (
	serverUser   = "tester"
	serverSecret = "not-a-secret"
)

// TestMain is a deploying process instead, where it is told so: tests kill those.
func TestMain(m *testing.M) {
	site := os.Getenv("DEPLOY_TEST_SITE")
	if site == "" {
		code := m.Run()
		if program.folder != "" {
			os.RemoveAll(program.folder)
		}
		os.Exit(code)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := onDisk(site)
	if err == nil {
		o.To, o.Gzip, o.MaxAge, o.Force, o.MaxDelete = os.Getenv("DEPLOY_TEST_TO"), true, DefaultMaxAge, true, "100%"
		o.TakeOver = os.Getenv("DEPLOY_TEST_TAKE_OVER") != ""
		_, err = Run(ctx, o)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "%v (%s)\n", err, hintOf(err))
		os.Exit(1)
	}
}

// onDisk are options to deploy a site that lies in a folder.
func onDisk(folder string) (o Options, err error) {
	o.Site = os.DirFS(folder)
	data, err := os.ReadFile(filepath.Join(folder, publish.ManifestFile))
	if err == nil {
		o.List, err = publish.ReadList(data)
	}
	return o, err
}

// written writes a site of these files into a folder.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, made(files).Site); err != nil {
		t.Fatal(err)
	}
	return folder
}

// many is a site with so many pages, each with its picture.
func many(n int, words string) map[string]string {
	out := map[string]string{"index.html": words, "assets/css/site.css": long(words)}
	for i := range n {
		out[fmt.Sprintf("countries/q%02d/index.html", i)] = long(words + strconv.Itoa(i))
		out[fmt.Sprintf("assets/img/%d.svg", i)] = "<svg>" + words + "</svg>"
	}
	return out
}

// program is the server, once it is built.
var program struct {
	folder string
	once   sync.Once
	err    error
}

// build builds the server. It is pinned in a module of its own, so that the
// program's does not know it.
func build() (string, error) {
	program.once.Do(func() {
		if program.folder, program.err = os.MkdirTemp("", "egovsite-s3-"); program.err != nil {
			return
		}
		cmd := exec.Command("go", "build", "-o", program.folder, "github.com/versity/versitygw/cmd/versitygw")
		cmd.Dir = "testdata/s3server"
		if said, err := cmd.CombinedOutput(); err != nil {
			program.err = fmt.Errorf("building the server: %w: %s", err, said)
		}
	})
	return filepath.Join(program.folder, "versitygw"), program.err
}

// serve starts a real server that speaks S3, over a folder with a bucket named site,
// and waits until it answers.
func serve(t *testing.T, folder string, args ...string) (addr string) {
	t.Helper()
	name, err := build()
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr = l.Addr().String()
	l.Close()
	if err := os.MkdirAll(filepath.Join(folder, "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(name, append(append([]string{"--port", addr, "--quiet"}, args...), "posix", folder)...)
	cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+serverUser, "ROOT_SECRET_KEY="+serverSecret)
	said := new(bytes.Buffer)
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // by its own id
		_ = cmd.Wait()
	})
	for range 600 {
		if c, err := net.Dial("tcp", addr); err == nil {
			c.Close()
			return addr
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("the server does not answer: %s", said)
	return ""
}

// place is the address of one on a server.
func place(addr string) string { return "s3://site?prefix=a/b&endpoint=http://" + addr }

// known sets the environment of whoever may write.
func known(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", serverUser)
	t.Setenv("AWS_SECRET_ACCESS_KEY", serverSecret)
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	t.Setenv("AWS_CONFIG_FILE", os.DevNull)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", os.DevNull)
}

// opened opens a place on a server.
func opened(t *testing.T, addr string) *bucket {
	t.Helper()
	a, err := parseAddress(place(addr))
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.open(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	return b.(*bucket)
}

// is fails unless a server has what a clean deployment of these files leaves.
func is(t *testing.T, addr string, files map[string]string) {
	t.Helper()
	clean := inMemory()
	deployed(t, clean, made(files))
	if diff := cmp.Diff(contents(t, clean), contents(t, opened(t, addr))); diff != "" {
		t.Errorf("it is not as a clean deployment leaves it (-want +got):\n%s", diff)
	}
}

// TestS3 deploys to a real server: bytes and headers are as in any other store.
func TestS3(t *testing.T) {
	known(t)
	addr := serve(t, t.TempDir())
	b := opened(t, addr)
	if sum := deployed(t, b, made(older)); sum.New != len(older)+1 {
		t.Errorf("first %+v", sum)
	}
	is(t, addr, older)
	if sum := deployed(t, b, made(older)); sum.Same != len(older)+1 || sum.Bytes != 0 {
		t.Errorf("again %+v", sum)
	}
	dry := forced(newer)
	dry.DryRun = true
	if sum := deployed(t, b, dry); sum.New != 3 || sum.Changed != 4 || sum.Deleted != 2 || sum.Same != 3 || len(sum.Steps) != 9 {
		t.Errorf("planned %+v", sum)
	}
	is(t, addr, older)
	deployed(t, b, forced(newer))
	is(t, addr, newer)
}

// TestS3Conditions has many take the lock at once on a real server: one gets it.
func TestS3Conditions(t *testing.T) {
	known(t)
	oneTakes(t, opened(t, serve(t, t.TempDir())), 16)
}
