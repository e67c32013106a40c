package main

import (
	"bytes"
	"errors"
	"testing"
)

// TestPDF prints a page with the browser that the tests need anyway.
func TestPDF(t *testing.T) {
	pdf, err := pdfOf(t.Context(), []byte(`<!doctype html><html lang="en"><title>Invented</title><h1>Invented</h1><p>Words</p></html>`))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"%PDF-", "/StructTreeRoot", "/Marked true", "/Lang"} {
		if !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("the PDF has no %s", want)
		}
	}
}

func TestPDFWithoutBrowser(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := pdfOf(t.Context(), nil); !errors.As(err, new(noBrowser)) {
		t.Errorf("without a browser: %v", err)
	}
}
