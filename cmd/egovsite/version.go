package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"egovsite/assets"

	"github.com/spf13/cobra"
)

// versionInfo is what is known of how the program was made.
type versionInfo struct {
	Version  string `json:"version"`            // "v1.2.0", or "devel"
	Revision string `json:"revision,omitempty"` // commit it was built from
	Time     string `json:"time,omitempty"`     // of that commit
	Modified bool   `json:"modified"`           // the checkout differed from it
	Go       string `json:"go"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
}

func readVersion() versionInfo {
	v := versionInfo{Version: "devel", Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if m := info.Main.Version; m != "" && m != "(devel)" {
		v.Version = m
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value
		case "vcs.time":
			v.Time = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	return v
}

// versionString is the version as pages print it.
func versionString() string { return readVersion().Version }

func newVersion(a *app) *cobra.Command {
	var format string
	var licences bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Say which version this is",
		Example: `  egovsite version
  egovsite version --format json
  egovsite version --licences`,
		Args: arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			if licences {
				return writeLicences(a.out)
			}
			v := readVersion()
			if format == "json" {
				return writeJSON(a.out, v)
			}
			_, err := fmt.Fprintf(a.out, "egovsite %s %s %s/%s\n", v.Version, v.Go, v.OS, v.Arch)
			return err
		},
	}
	formatFlag(cmd, &format)
	cmd.Flags().BoolVar(&licences, "licences", false, "print the licences of what the program and its figures are made of")
	return cmd
}

// writeLicences writes those that were gathered when the program was made.
func writeLicences(w io.Writer) error {
	for _, name := range []string{"dist/program-licenses.txt", "dist/licenses.txt"} {
		text, err := assets.Files.ReadFile(name)
		if err != nil {
			return fmt.Errorf("the program was made without the licences of its parts: make it with make site: %w", err)
		}
		if _, err := fmt.Fprintf(w, "%s\n", text); err != nil {
			return err
		}
	}
	return nil
}
