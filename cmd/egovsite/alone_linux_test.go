package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// restricted runs a command in a thread that has given something up before, which
// the command does without too.
func restricted(cmd *exec.Cmd, giveUp func() error) error {
	ended := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread is not used again
		if err := giveUp(); err != nil {
			ended <- fmt.Errorf("giving up a right: %w", err)
			return
		}
		ended <- cmd.Run()
	}()
	return <-ended
}

// noNetwork has the kernel end whatever asks it for a socket but one of the machine's
// own, by which the C library looks its user up before main begins. It needs no
// rights, and leaves less than a network without a connection would.
func noNetwork() error {
	step := func(code uint16, value uint32, yes, no uint8) unix.SockFilter {
		return unix.SockFilter{Code: code, Jt: yes, Jf: no, K: value}
	}
	filter := []unix.SockFilter{
		step(unix.BPF_LD|unix.BPF_W|unix.BPF_ABS, 0, 0, 0), // the number of the call
		step(unix.BPF_JMP|unix.BPF_JEQ|unix.BPF_K, unix.SYS_SOCKET, 0, 3),
		step(unix.BPF_LD|unix.BPF_W|unix.BPF_ABS, firstArgument, 0, 0),
		step(unix.BPF_JMP|unix.BPF_JEQ|unix.BPF_K, unix.AF_UNIX, 1, 0),
		step(unix.BPF_RET|unix.BPF_K, unix.SECCOMP_RET_KILL_PROCESS, 0, 0),
		step(unix.BPF_RET|unix.BPF_K, unix.SECCOMP_RET_ALLOW, 0, 0),
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	return unix.Prctl(unix.PR_SET_SECCOMP, unix.SECCOMP_MODE_FILTER, uintptr(unsafe.Pointer(&program)), 0, 0)
}

// firstArgument is where that of a call stands, in its lower half.
const firstArgument = 16

// TestAlone builds without a network, without Node or any other program, and
// without an environment. The site is the same.
func TestAlone(t *testing.T) {
	content, out, want := inventedFolder(t, 2), filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "site")
	done(t, built(t, content, want))
	cmd := built(t, content, out)
	cmd.Env, cmd.Dir = []string{}, t.TempDir()
	if err := restricted(cmd, noNetwork); err != nil {
		t.Fatalf("%v: %s", err, cmd.Stderr)
	}
	if !maps.Equal(sums(t, out), sums(t, want)) {
		t.Error("the site is another")
	}
	if left, err := os.ReadDir(cmd.Dir); err != nil || len(left) > 0 || len(beside(t, out)) != 1 {
		t.Errorf("left are %v, %v, %v", left, beside(t, out), err)
	}
	// What needs a network is ended.
	serve := exec.CommandContext(t.Context(), "egovsite", "serve", "--addr", "127.0.0.1:0", "--content", content)
	serve.Stderr = new(bytes.Buffer)
	_ = restricted(serve, noNetwork)
	if status, ok := serve.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != unix.SIGSYS {
		t.Errorf("a network could be had: %v, %s", serve.ProcessState, serve.Stderr)
	}
}
