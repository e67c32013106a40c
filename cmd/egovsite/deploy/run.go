package deploy

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"sync"
	"time"
)

// A deployer carries a plan out.
type deployer struct {
	o  Options
	to store
	id string // of this run

	mu    sync.Mutex
	state map[string]entry // the ledger, as it has come by now
	sent  int64
	done  int
	total int
	sure  time.Time // when the lock was last seen to be ours
}

// begin writes down what is known before anything is touched. What is ours and
// unknown stays ours.
func (d *deployer) begin(p *Plan, t *there) {
	d.state = map[string]entry{}
	for key := range t.objects {
		if t.ours(key) {
			d.state[key] = t.entry(key)
		}
	}
	d.total, d.sure = len(p.files())+len(p.deletes), time.Now()
}

// deploy carries the plan out. However that ends, what was done is written down and
// the lock given back, unless the host refuses that too.
func (d *deployer) deploy(ctx context.Context, p *Plan) error {
	err := d.steps(ctx, p)
	if errors.Is(err, errLost) {
		return err
	}
	if err == nil {
		return d.release(ctx)
	}
	if e := d.checkpoint(ctx); errors.Is(e, errLost) {
		return e
	} else if e != nil {
		return d.stopped(err, "it could not be written down how far it came: deploy again with --take-over, which goes on from there")
	}
	if e := d.release(ctx); e != nil {
		return d.stopped(err, "the lock could not be given back: deploy again with --take-over, which goes on from there")
	}
	return d.stopped(err, "deploy again, which goes on from there")
}

// stopped says how far a deployment came that did not end.
func (d *deployer) stopped(err error, hint string) error {
	what := fmt.Sprintf("stopped with %d of %d files put or deleted", d.done, d.total)
	if !errors.Is(err, context.Canceled) {
		what = fmt.Sprintf("%v; %s", err, what)
		var h interface{ Hint() string }
		if errors.As(err, &h) && h.Hint() != "" {
			hint = h.Hint() + "; then " + hint
		}
	}
	return &refusal{what, hint}
}

// steps puts and deletes. After each step the ledger says what was done.
func (d *deployer) steps(ctx context.Context, p *Plan) error {
	for _, step := range p.steps {
		if err := each(ctx, d.o.Jobs, step, d.put); err != nil {
			return err
		}
		if err := d.checkpoint(ctx); err != nil {
			return err
		}
	}
	if err := each(ctx, d.o.Jobs, p.deletes, d.remove); err != nil {
		return err
	}
	return d.checkpoint(ctx)
}

// each does something with every item, so many at once and begun in order. After
// the first failure, or when ctx ends, no more is begun, and what is under way ends.
func each[T any](ctx context.Context, jobs int, items []T, do func(context.Context, T) error) error {
	var all sync.WaitGroup
	var once sync.Once
	var first error
	free, failed := make(chan struct{}, jobs), make(chan struct{})
	fail := func(err error) { once.Do(func() { first = err; close(failed) }) }
	for _, item := range items {
		select {
		case <-ctx.Done():
			fail(ctx.Err())
		case <-failed:
		case free <- struct{}{}:
			if ctx.Err() != nil { // both were ready
				fail(ctx.Err())
				break
			}
			all.Go(func() {
				defer func() { <-free }()
				if err := do(context.WithoutCancel(ctx), item); err != nil {
					fail(err)
				}
			})
			continue
		}
		break
	}
	all.Wait()
	return first
}

// put puts one file, if it still is what was found whole.
func (d *deployer) put(ctx context.Context, f File) error {
	data, err := fs.ReadFile(d.o.Site, f.Path)
	if err == nil && digest(data) != f.SHA256 {
		err = fmt.Errorf("%s was changed since it was looked at", f.Path)
	}
	if err != nil {
		return fmt.Errorf("reading the site: %w", err)
	}
	if f.Encoding == "gzip" {
		data = compressed(data)
	}
	if err := d.still(ctx); err != nil {
		return err
	}
	d.set(f.Path, entry{})
	if err := d.to.put(ctx, f.Path, data, f.headers); err != nil {
		return err
	}
	d.set(f.Path, entry{f.SHA256, int64(len(data)), f.headers})
	d.count(int64(len(data)))
	return nil
}

// still sees from time to time whether the lock is ours, so that one which was
// thought dead and is not touches little more once another took over.
func (d *deployer) still(ctx context.Context) error {
	d.mu.Lock()
	due := time.Since(d.sure) >= d.o.mind
	if due {
		d.sure = time.Now()
	}
	d.mu.Unlock()
	if due {
		return d.held(ctx)
	}
	return nil
}

func (d *deployer) remove(ctx context.Context, key string) error {
	if err := d.still(ctx); err != nil {
		return err
	}
	if err := d.to.remove(ctx, key); err != nil {
		return err
	}
	d.mu.Lock()
	delete(d.state, key)
	d.mu.Unlock()
	d.count(0)
	return nil
}

func (d *deployer) set(key string, e entry) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.state[key] = e
}

func (d *deployer) count(sent int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.done, d.sent = d.done+1, d.sent+sent
	if d.o.Progress != nil {
		d.o.Progress("deploying", d.done, d.total)
	}
}

// checkpoint writes the ledger as it has come by now, while the lock is ours.
func (d *deployer) checkpoint(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	if err := d.held(ctx); err != nil {
		return err
	}
	d.mu.Lock()
	l := ledger{generator, format, d.id, d.o.Address, maps.Clone(d.state)}
	d.mu.Unlock()
	data, err := encode(l)
	if err != nil {
		return err
	}
	return d.to.put(ctx, ledgerKey, data, plain)
}

// compressed is the same for the same bytes, always: there is no time in it.
func compressed(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // a level that there is
	_, _ = w.Write(data)                                  // to memory
	_ = w.Close()
	return b.Bytes()
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
