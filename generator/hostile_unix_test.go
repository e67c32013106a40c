//go:build unix

package generator_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"egovsite/generator"
)

// TestHostileEntries puts into the folder what is no file, or leads elsewhere.
// None is followed, waited for or read, each is named, and the sound response
// beside them makes its site.
func TestHostileEntries(t *testing.T) {
	clean := newInbox(t)
	clean.put(t, "good.txt", good)
	clean.build(t)
	d := newInbox(t)
	folder := filepath.Dir(d.put(t, "good.txt", good))
	outside := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(outside, []byte(strings.Replace(good, "Examplia", "Otheria", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	must(os.Symlink(outside, in("link-out.txt")))
	must(os.Symlink("../../../../../../../../etc/passwd", in("link-up.txt")))
	must(os.Symlink("/dev/zero", in("device.txt")))
	must(os.Symlink("loop.txt", in("loop.txt")))
	must(os.Symlink("nowhere.txt", in("broken.txt")))
	must(os.Symlink(".", in("round")))
	must(syscall.Mkfifo(in("pipe.txt"), 0o644))
	must(os.Mkdir(in("folder.txt"), 0o755))
	must(os.Mkdir(in("folder.docx"), 0o755))
	must(os.WriteFile(in("\x1b[2J\nname.txt"), []byte("a"), 0o644))
	var report generator.Report
	done := make(chan struct{})
	go func() {
		defer close(done)
		report, _ = generator.Build(t.Context(), options(d.content, d.out))
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("the build waits for something")
	}
	for _, name := range []string{"link-out.txt", "link-up.txt", "device.txt", "loop.txt", "broken.txt", "round", "pipe.txt"} {
		if got := about(report.Problems, name); !slices.Equal(got, []string{"file-unreadable"}) {
			t.Errorf("%s: problems %v", name, got)
		}
	}
	for _, name := range []string{"folder.txt", "folder.docx"} {
		if got := about(report.Problems, name); len(got) > 0 {
			t.Errorf("%s: problems %v", name, got)
		}
	}
	sameSite(t, d.out, clean.out)
	// Named one by one, they are refused too.
	names := []string{in("pipe.txt"), in("device.txt"), in("loop.txt"), in("broken.txt"), "/dev/zero"}
	rs, ps, err := generator.Read(t.Context(), options(d.content, d.out), names)
	if err != nil || len(rs) != 0 || len(ps) < len(names) {
		t.Errorf("read %d, %v, %v", len(rs), ps, err)
	}
}
