package deploy

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// forced lets the country go that the newer site lacks.
func forced(files map[string]string) Options {
	o := made(files)
	o.Force = true
	return o
}

// writes counts what a deployment of the newer site over the older one writes.
func writes(t *testing.T) int {
	b := inMemory()
	deployed(t, b, made(older))
	f := &faulty{store: b, at: never}
	deployed(t, f, forced(newer))
	return f.writes
}

// TestInterruptedAnywhere stops a deployment at every single write, as a crash, a
// failing host and a lost answer would, and deploys again: what is there is what
// a deployment without any of that leaves.
func TestInterruptedAnywhere(t *testing.T) {
	clean := inMemory()
	deployed(t, clean, made(newer))
	want, n := contents(t, clean), writes(t)
	if n < 15 {
		t.Fatalf("only %d writes", n)
	}
	for _, first := range []map[string]string{nil, older} {
		for at := range n {
			for _, dead := range []bool{false, true} {
				for _, landed := range []bool{false, true} {
					t.Run(fmt.Sprintf("%d files, write %d, dead %v, landed %v", len(first), at, dead, landed), func(t *testing.T) {
						b := inMemory()
						if first != nil {
							deployed(t, b, made(first))
						}
						f := &faulty{store: b, at: at, dead: dead, landed: landed}
						_, err := forced(newer).run(t.Context(), "there", f)
						if err == nil && f.writes > at && !landed {
							t.Error("nothing was said of the failure")
						}
						coherent(t, b)
						again := forced(newer)
						if _, err := b.read(t.Context(), lockKey); err == nil {
							if _, err := again.run(t.Context(), "there", b); err == nil || !strings.Contains(hintOf(err), "--take-over") {
								t.Errorf("a lock that was left was not minded: %v", err)
							}
							again.TakeOver = true
						} else if dead && !landed && at > 0 && at < f.writes-1 {
							t.Error("a run that died gave its lock back")
						}
						deployed(t, b, again)
						if diff := cmp.Diff(want, contents(t, b)); diff != "" {
							t.Errorf("it is not as a clean deployment leaves it (-want +got):\n%s", diff)
						}
					})
				}
			}
		}
	}
}

// TestDiesAgainAndAgain lets run after run die, of either site, and finishes.
func TestDiesAgainAndAgain(t *testing.T) {
	clean := inMemory()
	deployed(t, clean, made(newer))
	want, n := contents(t, clean), writes(t)
	chance := rand.New(rand.NewPCG(3, 4))
	for try := range 300 {
		b := inMemory()
		for range 1 + chance.IntN(5) {
			files := []map[string]string{older, newer}[chance.IntN(2)]
			o := forced(files)
			o.TakeOver = true
			f := &faulty{store: b, at: chance.IntN(n), dead: chance.IntN(3) > 0, landed: chance.IntN(2) > 0}
			_, _ = o.run(t.Context(), "there", f) // which fails, or not
		}
		last := forced(newer)
		last.TakeOver = true
		deployed(t, b, last)
		if diff := cmp.Diff(want, contents(t, b)); diff != "" {
			t.Fatalf("try %d (-want +got):\n%s", try, diff)
		}
	}
}

// TestStopped asks a deployment to end: it writes down how far it came, gives its
// lock back, and the next goes on without putting anything twice.
func TestStopped(t *testing.T) {
	b := inMemory()
	ctx, stop := context.WithCancel(t.Context())
	o := made(newer)
	o.Jobs = 1
	o.Progress = func(_ string, done, _ int) {
		if done == 4 {
			stop()
		}
	}
	_, err := o.run(ctx, "there", b)
	if err == nil || !strings.Contains(err.Error(), "stopped with 4 of 10 files") || !strings.Contains(hintOf(err), "goes on from there") {
		t.Fatalf("%v: %s", err, hintOf(err))
	}
	if sum := deployed(t, b, made(newer)); sum.Same != 4 || sum.New != 6 {
		t.Errorf("then %+v", sum)
	}
}

// TestGoesOnAfterFailure puts nothing twice that a failed run had put.
func TestGoesOnAfterFailure(t *testing.T) {
	b := inMemory()
	o := made(newer)
	o.Jobs = 1
	if _, err := o.run(t.Context(), "there", &faulty{store: b, at: 5}); !strings.Contains(fmt.Sprint(err), errHost.Error()) {
		t.Fatal(err)
	}
	if sum := deployed(t, b, made(newer)); sum.Same < 3 || sum.Same+sum.New+sum.Changed != len(newer)+1 {
		t.Errorf("then %+v", sum)
	}
}

// TestTakenOver has a second deployer take over from one that is not dead: the
// first notices, and touches nothing any more.
func TestTakenOver(t *testing.T) {
	b := inMemory()
	first := &faulty{store: b, at: never}
	o := made(older)
	o.Jobs = 1
	o.Progress = func(_ string, done, _ int) {
		if done == 2 {
			second := made(newer)
			second.TakeOver = true
			deployed(t, b, second)
		}
	}
	_, err := o.run(t.Context(), "there", first)
	if !errors.Is(err, errLost) {
		t.Fatalf("the first ended with %v", err)
	}
	o = made(newer)
	o.Force = true
	if sum := deployed(t, b, o); sum.Same+sum.New+sum.Changed != len(newer)+1 {
		t.Errorf("then %+v", sum)
	}
	all := contents(t, b)
	delete(all, lockKey)
	if len(all) != len(newer)+2 {
		t.Errorf("there are %d objects", len(all))
	}
}

func hintOf(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}
