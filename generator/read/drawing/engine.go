package drawing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// compiled remembers the machine code of the engine, which takes seconds to make,
// from one file of a run to the next. It is the one package variable that fills
// while the program runs; it holds nothing of any file.
var compiled = sync.OnceValue(wazero.NewCompilationCache)

const (
	// longest is how long a file may take, the start of the engine not counted.
	// The clock only ever turns an answer into an error.
	longest = 2 * time.Minute
	// memoryPages of 64 kB are all that a file and its reading may take.
	memoryPages = 6144
	// workers compile the engine side by side.
	workers = 4
)

// A Document is an open file. It is for one goroutine.
type Document struct {
	pool   pdfium.Pool
	engine pdfium.Pdfium
	file   references.FPDF_DOCUMENT
	pages  int
	open   []references.FPDF_PAGE // the page that is shown, if any
	shown  int
	taken  int // characters and shapes so far
	over   context.Context
	stop   func()
}

// Open opens a file and starts an engine for it. The engine runs in a sandbox: it
// sees the bytes of the file, and no disk, clock, chance or network.
func Open(data []byte) (*Document, error) { return open(data, longest) }

func open(data []byte, limit time.Duration) (doc *Document, err error) {
	defer rescue(&err)
	parent, cancel := context.WithCancel(experimental.WithCompilationWorkers(context.Background(), workers))
	doc = &Document{over: parent, stop: cancel, shown: -1}
	defer func() {
		if err != nil {
			doc.Close()
			doc = nil
		}
	}()
	doc.pool, err = webassembly.Init(webassembly.Config{
		Context: parent, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RandomSource: zeroes{},
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true).WithCompilationCache(compiled()),
	})
	if err != nil {
		return doc, fmt.Errorf("starting the PDF engine: %w", err)
	}
	timed, free := context.WithTimeout(parent, limit)
	context.AfterFunc(timed, cancel)
	doc.over, doc.stop = timed, func() { free(); cancel() }
	if doc.engine, err = doc.pool.GetInstance(limit); err != nil {
		return doc, fmt.Errorf("starting the PDF engine: %w", err)
	}
	opened, err := doc.engine.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return doc, ErrPassword
	case err != nil:
		return doc, doc.fault(ErrFormat)
	}
	doc.file = opened.Document
	count, err := doc.engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.file})
	if err != nil {
		return doc, doc.fault(ErrFormat)
	}
	doc.pages = count.PageCount
	return doc, nil
}

// Pages is how many pages the file has.
func (d *Document) Pages() int { return d.pages }

// Author is who made the file, as the file says; empty if it does not.
func (d *Document) Author() (name string) {
	var err error
	defer rescue(&err)
	if meta, err := d.engine.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: d.file, Tag: "Author"}); err == nil {
		name = meta.Value
	}
	return name
}

// Close ends the engine. A document may be closed twice.
func (d *Document) Close() {
	var err error
	defer rescue(&err)
	if d == nil || d.stop == nil {
		return
	}
	stop := d.stop
	d.stop = nil
	defer stop()
	if d.pool != nil {
		d.pool.Close() // and with it the instance, the page and the file
	}
}

// fault is ErrTime if the time is over, else the error.
func (d *Document) fault(err error) error {
	if d.over.Err() != nil {
		return ErrTime
	}
	return err
}

// rescue turns a panic of the engine's bindings into an error.
func rescue(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w (%v)", ErrFormat, p)
	}
}

// zeroes is a source of chance that has none.
type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
