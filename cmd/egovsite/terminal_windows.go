package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// obeys reports whether a console does what escape sequences ask for. It has to be
// told to, and those before Windows 10 cannot.
func obeys(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
