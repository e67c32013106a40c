package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// The disks of these tests are small, protected or mounted. A test that mounts
// them does so in a process of its own, whose mounts nobody else sees.

// ownMounts, set in the environment, says that this is that process.
const ownMounts = "EGOVSITE_TEST_MOUNTS"

// mountsRefused is how that process ends where it may not mount.
const mountsRefused = 77

// inOwnMounts runs the test again in a process that may mount: as root, else in
// a namespace of users. It reports whether this is that process, and whether the
// system refuses; where it is neither, all is done.
func inOwnMounts(t *testing.T) (inside, refused bool) {
	t.Helper()
	if os.Getenv(ownMounts) != "" {
		probe := t.TempDir()
		if unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "") != nil || unix.Mount("tmpfs", probe, "tmpfs", 0, "size=4k") != nil ||
			unix.Unmount(probe, 0) != nil {
			os.Exit(mountsRefused)
		}
		return true, false
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	only := func(id int) []syscall.SysProcIDMap { return []syscall.SysProcIDMap{{HostID: id, Size: 1}} }
	for _, attr := range []syscall.SysProcAttr{
		{Cloneflags: unix.CLONE_NEWNS},
		{Cloneflags: unix.CLONE_NEWNS | unix.CLONE_NEWUSER, UidMappings: only(os.Getuid()), GidMappings: only(os.Getgid())},
	} {
		cmd := exec.CommandContext(t.Context(), program, "-test.run=^"+t.Name()+"$", "-test.v", "-test.count=1")
		cmd.Env, cmd.SysProcAttr = append(os.Environ(), ownMounts+"=1"), &attr
		said, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() == mountsRefused {
			continue // it could not be started, or not mount
		}
		if t.Logf("%s", said); err != nil {
			t.Errorf("in mounts of its own: %v", err)
		}
		return false, false
	}
	return false, true
}

// mounted mounts a disk of the machine's memory and takes it away after the test.
func mounted(t *testing.T, folder, options string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", folder, "tmpfs", 0, options); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(folder, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}

// space is how many bytes of a disk are used and free.
func space(t *testing.T, folder string) (used, free int64) {
	t.Helper()
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		t.Fatal(err)
	}
	return int64(s.Blocks-s.Bfree) * s.Bsize, int64(s.Bavail) * s.Bsize
}

// smallDisk is a folder on a disk that can be filled: one of its own, else one of
// those that containers have. It is empty where there is none.
func smallDisk(t *testing.T) (folder string, own bool) {
	t.Helper()
	const small = 256 << 20
	inside, refused := inOwnMounts(t)
	if inside {
		folder = t.TempDir()
		mounted(t, folder, "size=64m")
		return folder, true
	}
	for _, disk := range []string{"/dev/shm", "/dev"} {
		folder, err := os.MkdirTemp(disk, "egovsite-test-")
		if !refused || err != nil {
			continue
		}
		t.Cleanup(func() { os.RemoveAll(folder) })
		if _, free := space(t, folder); free < small && free > small/8 {
			return folder, false
		}
	}
	if refused {
		t.Log("no disk here can be made small: TestFileLimit alone tries what a full one does")
	}
	return "", false
}

// fill leaves so many bytes free on a disk.
func fill(t *testing.T, folder string, leave int64) {
	t.Helper()
	name := filepath.Join(folder, "ballast")
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, free := space(t, folder); free > leave {
		if err := unix.Fallocate(int(f.Fd()), 0, 0, free-leave); err != nil {
			t.Fatal(err)
		}
	}
}

// refused runs a build that must fail with these words, one of the error and one
// of the hint, and leave the old site and nothing else.
func refused(t *testing.T, cmd *exec.Cmd, out string, words ...string) {
	t.Helper()
	refusedBy(t, (*exec.Cmd).Run, cmd, out, words...)
}

func refusedBy(t *testing.T, run func(*exec.Cmd) error, cmd *exec.Cmd, out string, words ...string) {
	t.Helper()
	before, names := sums(t, out), beside(t, out)
	err := run(cmd)
	said := cmd.Stderr.(*bytes.Buffer).String()
	if exitCode(err) != "1" {
		t.Errorf("it ended with %v: %s", err, said)
	}
	for _, w := range words {
		if !strings.Contains(said, w) {
			t.Errorf("it does not say %q: %s", w, said)
		}
	}
	if !maps.Equal(sums(t, out), before) {
		t.Error("the old site is another")
	}
	if now := beside(t, out); !slices.Equal(now, names) {
		t.Errorf("beside the site lie %v, before there were %v", now, names)
	}
}

// TestFullDisk fills a disk so that it is full at other moments of a build: when
// the first page is written, in the middle, at the list of files, at the last file.
func TestFullDisk(t *testing.T) {
	disk, own := smallDisk(t)
	if disk == "" {
		return
	}
	one, two, out := inventedFolder(t, 1), inventedFolder(t, 2), filepath.Join(disk, "site")
	empty, _ := space(t, disk)
	done(t, built(t, one, out))
	// Is taken over, behind the list.
	if err := os.WriteFile(filepath.Join(out, ".gitignore"), []byte("*\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	old := t.TempDir()
	if err := os.CopyFS(old, os.DirFS(out)); err != nil {
		t.Fatal(err)
	}
	done(t, built(t, two, out))
	used, _ := space(t, disk)
	needs := used - empty // by the site of two countries
	list, err := os.Stat(filepath.Join(out, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.RemoveAll(out), os.CopyFS(out, os.DirFS(old))); err != nil {
		t.Fatal(err)
	}
	const block = 4096
	for _, leave := range []int64{0, block, needs / 4, needs / 2, needs - list.Size() - block, needs - list.Size()/2, needs - block} {
		t.Run(fmt.Sprintf("%d of %d bytes", leave, needs), func(t *testing.T) {
			fill(t, disk, leave)
			refused(t, built(t, two, out), out, "error: ", "no space left on device", "hint: make room")
		})
	}
	if own {
		for _, leave := range []uint64{0, 1, 2, 200} {
			t.Run(fmt.Sprintf("%d more files", leave), func(t *testing.T) {
				fill(t, disk, 3*needs)
				var s unix.Statfs_t
				if err := unix.Statfs(disk, &s); err != nil {
					t.Fatal(err)
				}
				limit := func(n uint64) {
					if err := unix.Mount("", disk, "", unix.MS_REMOUNT, fmt.Sprintf("nr_inodes=%d", n)); err != nil {
						t.Fatal(err)
					}
				}
				limit(s.Files - s.Ffree + leave)
				defer limit(s.Files)
				refused(t, built(t, two, out), out, "error: ", "no space left on device", "hint: make room")
			})
		}
		fill(t, disk, needs) // and no more
	} else if err := os.Remove(filepath.Join(disk, "ballast")); err != nil {
		t.Fatal(err)
	}
	done(t, built(t, two, out))
	if n := whole(t, out); n != 2 {
		t.Errorf("with room enough the site has %d countries", n)
	}
}

// TestFileLimit has the shell limit how large a file may be, below the largest
// files of the site: what writes them fails as on a full disk.
func TestFileLimit(t *testing.T) {
	one, two, out := inventedFolder(t, 1), inventedFolder(t, 2), filepath.Join(t.TempDir(), "site")
	done(t, built(t, one, out))
	for _, blocks := range []string{"0", "8", "100", "1000"} { // of 512 bytes
		t.Run(blocks, func(t *testing.T) {
			cmd := byShell(t, built(t, two, out), "ulimit -f "+blocks)
			refused(t, cmd, out, "error: ", "file too large", "hint: make room")
		})
	}
}

// TestMountedOutput names outputs that are mounted, or lie on a disk that takes
// nothing.
func TestMountedOutput(t *testing.T) {
	inside, no := inOwnMounts(t)
	if !inside {
		if no {
			t.Log("nothing can be mounted here: TestProtectedOutput alone tries folders that take nothing")
		}
		return
	}
	one, two, disk := inventedFolder(t, 1), inventedFolder(t, 2), t.TempDir()
	mounted(t, disk, "size=64m")
	out := filepath.Join(disk, "site")
	done(t, built(t, one, out))
	t.Run("a disk that takes nothing", func(t *testing.T) {
		if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
			t.Fatal(err)
		}
		defer unix.Mount("", disk, "", unix.MS_REMOUNT, "")
		refused(t, built(t, two, out), out, "error: ", "read-only file system", "hint: see that you may write")
	})
	t.Run("a mounted folder with a site in it", func(t *testing.T) {
		mount := filepath.Join(disk, "other", "site")
		mounted(t, mount, "size=32m")
		if err := os.CopyFS(mount, os.DirFS(out)); err != nil {
			t.Fatal(err)
		}
		refused(t, built(t, two, mount), mount, "error: ", "cannot be moved", "hint: name a folder inside it")
	})
	t.Run("a mounted folder that is empty", func(t *testing.T) {
		mount := filepath.Join(disk, "empty")
		mounted(t, mount, "size=32m")
		refused(t, built(t, two, mount), mount, "error: ", "cannot be moved", "hint: name a folder inside it")
		done(t, built(t, two, filepath.Join(mount, "site")))
		if n := whole(t, filepath.Join(mount, "site")); n != 2 {
			t.Errorf("the folder inside it has %d countries", n)
		}
	})
}

// ordinary runs a command that modes of files hold for: root goes without the
// rights to pass them over.
func ordinary(cmd *exec.Cmd) error {
	return restricted(cmd, func() error {
		for _, right := range []uintptr{unix.CAP_DAC_OVERRIDE, unix.CAP_DAC_READ_SEARCH, unix.CAP_FOWNER} {
			if err := unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0); err != nil && os.Getuid() == 0 {
				return err
			}
		}
		return nil
	})
}

// TestProtectedOutput protects the output, what is in it and what holds it.
func TestProtectedOutput(t *testing.T) {
	one, two := inventedFolder(t, 1), inventedFolder(t, 2)
	protect := func(t *testing.T, folder string) {
		t.Helper()
		if err := os.Chmod(folder, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := os.Chmod(folder, 0o755); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Error(err)
			}
		})
	}
	site := func(t *testing.T) string {
		t.Helper()
		out := filepath.Join(t.TempDir(), "site")
		done(t, built(t, one, out))
		return out
	}
	t.Run("the folder that holds it", func(t *testing.T) {
		out := site(t)
		protect(t, filepath.Dir(out))
		refusedBy(t, ordinary, built(t, two, out), out, "error: ", "permission denied", "hint: see that you may write")
		refusedBy(t, ordinary, built(t, two, filepath.Join(filepath.Dir(out), "new", "site")), out, "error: ", "permission denied", "hint: see that you may write")
	})
	t.Run("the output", func(t *testing.T) {
		out := site(t)
		protect(t, out)
		refusedBy(t, ordinary, built(t, two, out), out, "is protected from being written to", "hint: take the protection away")
		cmd := built(t, two, out)
		cmd.Args = append(cmd.Args, "--force")
		if err := ordinary(cmd); err != nil || whole(t, out) != 2 || len(beside(t, out)) != 1 {
			t.Errorf("by force: %v: %s, %v", err, cmd.Stderr, beside(t, out))
		}
	})
	t.Run("folders in it", func(t *testing.T) {
		out := site(t)
		protect(t, filepath.Join(out, "countries"))
		protect(t, filepath.Join(out, "assets", "css"))
		cmd := built(t, two, out)
		if err := ordinary(cmd); err != nil || whole(t, out) != 2 || len(beside(t, out)) != 1 {
			t.Errorf("%v: %s, %v", err, cmd.Stderr, beside(t, out))
		}
	})
}
