package deploy

import (
	"context"
	"errors"
	"time"
)

// plain is how what the program itself keeps there is served: never from a cache.
var plain = headers{Type: "application/json; charset=utf-8", Cache: "no-store"}

// errLost ends a deployment whose lock another took: it may not touch anything any more.
var errLost = &refusal{"another deployment took over while this one went on", "see which of the two sites is to be there, and deploy that again"}

// take takes the lock, and writes into it what the plan may touch. What a run that
// died may have touched stays in it, since this one may die as well.
func (d *deployer) take(ctx context.Context, p *Plan, t *there) error {
	l := lock{Generator: generator, Format: format, Run: d.id, Holder: d.o.holder(), Since: time.Now().UTC(),
		Puts: map[string]entry{}, Deletes: p.deletes}
	if t.lock != nil {
		for key := range t.lock.Puts {
			l.Puts[key] = entry{}
		}
		for _, key := range t.lock.Deletes {
			l.Puts[key] = entry{}
		}
	}
	for _, f := range p.files() {
		l.Puts[f.Path] = entry{SHA256: f.SHA256, headers: f.headers}
	}
	data, err := encode(l)
	if err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	if t.lock == nil {
		err = d.to.create(ctx, lockKey, data, plain)
	} else {
		err = d.to.put(ctx, lockKey, data, plain)
	}
	// A host may have written it though it says that it failed, and one that knows
	// no conditions lets two write: what lies there now decides.
	holder, readErr := d.holding(ctx)
	switch {
	case readErr == nil && holder == nil && err != nil:
		return err
	case readErr != nil:
		return errors.Join(err, readErr)
	case holder == nil:
		return errLost
	case holder.Run != d.id:
		return busy(holder)
	}
	return nil
}

// holding is the lock that lies there; nil if none does.
func (d *deployer) holding(ctx context.Context) (*lock, error) {
	data, err := d.to.read(ctx, lockKey)
	if errors.Is(err, errNone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return readLock(data), nil
}

// held fails with errLost unless the lock is ours.
func (d *deployer) held(ctx context.Context) error {
	l, err := d.holding(ctx)
	if err == nil && (l == nil || l.Run != d.id) {
		err = errLost
	}
	return err
}

// release gives the lock back.
func (d *deployer) release(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	if err := d.held(ctx); err != nil {
		return err
	}
	return d.to.remove(ctx, lockKey)
}
