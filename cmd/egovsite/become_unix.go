//go:build lean && unix

package main

import (
	"os"
	"syscall"
)

// become is another program from here on: what is sent to this one reaches that.
func become(name string, args []string) error { return syscall.Exec(name, args, os.Environ()) }
