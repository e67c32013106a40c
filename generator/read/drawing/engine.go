package drawing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
	"time"

	"egovsite/generator/survey"

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
	// memoryPages of 64 kB are all that a file and its reading may take.
	memoryPages = 6144
	// workers compile the engine side by side.
	workers = 4
)

// A Document is an open file. It is for one goroutine.
type Document struct {
	pool   pdfium.Pool
	engine pdfium.Pdfium
	limits survey.Limits
	file   references.FPDF_DOCUMENT
	pages  int
	open   []references.FPDF_PAGE // the page that is shown, if any
	shown  int
	taken  int // characters and shapes so far
	over   context.Context
	stop   func()
}

// Open opens a file and starts an engine for it. The engine runs in a sandbox: it
// sees the bytes of the file, and no disk, clock, chance or network. The clock that
// watches it, its start not counted, only ever turns an answer into ErrTime.
func Open(limits survey.Limits, data []byte) (doc *Document, err error) {
	limit := time.Duration(cmp.Or(limits.PDFSeconds, math.MaxInt32)) * time.Second
	parent, cancel := context.WithCancel(experimental.WithCompilationWorkers(context.Background(), workers))
	doc = &Document{limits: limits, over: parent, stop: cancel, shown: -1}
	defer func() {
		if err != nil {
			doc.Close()
			doc = nil
		}
	}()
	defer doc.rescue(&err)
	doc.pool, err = webassembly.Init(webassembly.Config{
		Context: parent, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RandomSource: zeroes{},
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true).WithCompilationCache(compiled()),
	})
	if err != nil {
		return doc, fmt.Errorf("%w: %w", ErrEngine, err)
	}
	timed, free := context.WithTimeout(parent, limit)
	context.AfterFunc(timed, cancel)
	doc.over, doc.stop = timed, func() { free(); cancel() }
	if doc.engine, err = doc.pool.GetInstance(limit); err != nil {
		return doc, doc.fault(fmt.Errorf("%w: %w", ErrEngine, err))
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
func (d *Document) Author() (name string, err error) {
	defer d.rescue(&err)
	if meta, err := d.engine.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: d.file, Tag: "Author"}); err == nil {
		name = meta.Value
	}
	return name, d.fault(nil)
}

// Close ends the engine. A document may be closed twice.
func (d *Document) Close() {
	if d == nil || d.stop == nil {
		return
	}
	var err error
	defer d.rescue(&err)
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
func (d *Document) rescue(err *error) {
	if p := recover(); p != nil {
		why := ErrFormat
		if d.engine == nil {
			why = ErrEngine
		}
		*err = d.fault(fmt.Errorf("%w (%v)", why, p))
	}
}

// zeroes is a source of chance that has none.
type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
