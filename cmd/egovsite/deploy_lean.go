//go:build lean

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"
)

// newDeploy hands over to the program that deploys: the clients of hosts take as
// long to be made ready, at every start, as a build in which nothing changed.
func newDeploy(*app) *cobra.Command {
	return &cobra.Command{
		Use:                "deploy FOLDER-OR-ADDRESS",
		Short:              "Put a built site where readers find it",
		Example:            "  egovsite deploy s3://bucket --dry-run",
		DisableFlagParsing: true, // the other program knows them
		RunE:               func(_ *cobra.Command, args []string) error { return handOver(args) },
	}
}

// deployer is the program that deploys. It lies beside this one.
const deployer = "egovsite-deploy"

func handOver(args []string) error {
	own, err := os.Executable()
	if err == nil {
		own, err = filepath.EvalSymlinks(own)
	}
	if err != nil {
		return err
	}
	name := filepath.Join(filepath.Dir(own), deployer)
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if _, err := os.Stat(name); err != nil {
		return &advised{fmt.Errorf("%s is not beside this program", filepath.Base(name)), "put both programs of a release into one folder; make program makes both"}
	}
	return become(name, append([]string{deployer, "deploy"}, args...))
}
