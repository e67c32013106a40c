//go:build lean && !unix

package main

import (
	"errors"
	"os"
	"os/exec"
)

// become runs another program in the place of this one, which tells its end. Who
// stops one at the keyboard stops both.
func become(name string, args []string) error {
	cmd := exec.Command(name, args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if ended := new(exec.ExitError); errors.As(err, &ended) {
		return &handedOver{max(ended.ExitCode(), exitFailed)}
	}
	return err
}
