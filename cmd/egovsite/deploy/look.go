package deploy

import (
	"context"
	"errors"
	"fmt"

	"egovsite/generator/publish"
)

// look says what is there. It writes nothing.
func (d *deployer) look(ctx context.Context) (*there, error) {
	t := &there{adopted: map[string]bool{}}
	held, err := d.to.read(ctx, lockKey)
	switch {
	case err == nil:
		t.lock = readLock(held)
	case !errors.Is(err, errNone):
		return nil, err
	}
	t.raw, err = d.to.read(ctx, ledgerKey)
	if err != nil && !errors.Is(err, errNone) {
		return nil, err
	}
	if t.objects, err = d.to.list(ctx); err != nil {
		return nil, err
	}
	if t.raw != nil {
		if t.ledger, err = readLedger(t.raw); err != nil && !d.o.Adopt {
			return nil, err
		} else if err != nil {
			t.ledger, t.raw = ledger{}, nil
		}
		t.written = t.objects[ledgerKey].modified
	}
	if d.o.Again { // all is ours as before, and nothing is known of it
		for key := range t.ledger.Files {
			t.ledger.Files[key] = entry{}
		}
	}
	if _, there := t.objects[publish.ManifestFile]; there && t.raw == nil && d.o.Adopt {
		d.adopt(ctx, t)
	}
	return t, nil
}

// adopt takes the site for ours that others put there, so that what is no longer
// of it goes.
func (d *deployer) adopt(ctx context.Context, t *there) {
	data, err := d.to.read(ctx, publish.ManifestFile)
	if err != nil {
		return
	}
	list, err := publish.ReadList(data)
	if err != nil {
		return // it is another program's
	}
	for _, f := range list.Files {
		t.adopted[f.Path] = true
	}
	t.adopted[publish.ManifestFile] = true
}

// busy says who deploys.
func busy(l *lock) error {
	return &refusal{fmt.Sprintf("%s deploys there", l.who()),
		"wait until that has ended; if it was killed, go on from where it stopped with --take-over"}
}
