package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestServe works on a site as a person does: looks, saves, looks again.
func TestServe(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("testdata/examplia")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Minute) // only so that a hang ends
	defer stop()
	out, stdout := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--content", filepath.Join(root, "content")}, stdout, io.Discard)
		stdout.Close()
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve said nothing and ended with %d", <-code)
	}
	address = strings.TrimSpace(address)
	next := states(t, ctx, address)

	first := next()
	if first.Pages == 0 || first.Error != "" {
		t.Errorf("at first: %+v", first)
	}
	if page := get(t, address+"countries/qqa/"); !strings.Contains(page, "Examplia") || !strings.Contains(page, tagsOf(first.Pages)) {
		t.Error("the country's page does not stand or cannot reload")
	}

	response := filepath.Join(root, "content/responses/2022/qqa.txt")
	words, err := os.ReadFile(response)
	if err != nil {
		t.Fatal(err)
	}
	save(t, response, strings.Replace(string(words), "On access to information", "On open archives", 1))
	second := next()
	if second.Pages == first.Pages || second.Error != "" {
		t.Errorf("after saving: %+v", second)
	}
	if page := get(t, address+"countries/qqa/"); !strings.Contains(page, "On open archives") {
		t.Error("the country's page is the old one")
	}

	save(t, filepath.Join(root, "content/site.yaml"), "nome: x\n")
	third := next()
	if third.Pages != second.Pages || !strings.Contains(third.Error, "site.yaml:1:1") {
		t.Errorf("after a fault: %+v", third)
	}
	if page := get(t, address+"countries/qqa/"); !strings.Contains(page, "On open archives") {
		t.Error("the last good page is gone")
	}

	stop()
	if got := <-code; got != exitDone {
		t.Errorf("ended with %d", got)
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// states returns what a page would be told, one change after the other. What is
// told again, as when a save is noticed in two steps, is no change.
func states(t *testing.T, ctx context.Context, address string) func() previewState {
	r, err := http.NewRequestWithContext(ctx, "GET", address+"__serve/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	lines := bufio.NewScanner(answer.Body)
	var last *previewState
	return func() (s previewState) {
		t.Helper()
		for lines.Scan() {
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			if !ok {
				continue
			}
			if err := json.Unmarshal([]byte(data), &s); err != nil {
				t.Fatal(err)
			}
			if last == nil || s != *last {
				last = &s
				return s
			}
		}
		t.Fatalf("the events ended: %v", lines.Err())
		return s
	}
}

func get(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// save puts a file in its place in one step: on a slow machine, half of one that
// is written in place would be shown first.
func save(t *testing.T, name, text string) {
	t.Helper()
	half := filepath.Join(filepath.Dir(name), ".saved")
	if err := os.WriteFile(half, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(half, name); err != nil {
		t.Fatal(err)
	}
}
