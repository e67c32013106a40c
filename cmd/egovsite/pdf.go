package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// browsers are the names by which Chromium and its kin are installed.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"}

// noBrowser says what to install.
type noBrowser struct{}

func (noBrowser) Error() string {
	return "a PDF is printed by Chromium or Google Chrome, and none is installed"
}
func (noBrowser) Hint() string {
	return "install one, or leave --pdf out and print the report from any browser"
}

// pdfOf prints a page as a tagged PDF. The browser works on a copy in a folder
// of its own, sees no network and nothing of the user's.
func pdfOf(ctx context.Context, page []byte) ([]byte, error) {
	browser := ""
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		return nil, noBrowser{}
	}
	folder, err := os.MkdirTemp("", "egovsite-pdf-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the browser: %w", err)
	}
	defer os.RemoveAll(folder)
	in, out := filepath.Join(folder, "report.html"), filepath.Join(folder, "report.pdf")
	if err := os.WriteFile(in, page, 0o600); err != nil {
		return nil, fmt.Errorf("handing the report to the browser: %w", err)
	}
	args := []string{"--headless", "--disable-gpu", "--disable-extensions", "--no-first-run", "--disable-background-networking", "--disable-sync",
		"--disable-component-update", "--user-data-dir=" + filepath.Join(folder, "profile"), "--no-pdf-header-footer",
		"--generate-pdf-document-outline", "--print-to-pdf=" + out}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // the browser refuses root otherwise; the page is our own and asks for nothing
	}
	cmd := exec.CommandContext(ctx, browser, append(args, (&url.URL{Scheme: "file", Path: filepath.ToSlash(in)}).String())...)
	said, err := cmd.CombinedOutput()
	pdf, missing := os.ReadFile(out)
	if missing != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		return nil, fmt.Errorf("printing with %s: %w", browser, errors.Join(err, errors.New(lastLine(said))))
	}
	return pdf, nil
}

// lastLine is the end of what a program said.
func lastLine(said []byte) string {
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	return lines[len(lines)-1]
}
