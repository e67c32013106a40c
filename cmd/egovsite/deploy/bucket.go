package deploy

import (
	"bytes"
	"context"
	"crypto/md5"
	"errors"
	"io"
	"time"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
)

// A store is where a site is deployed to: a *bucket, a *folder, or in tests one
// that fails. Its methods may be called by several goroutines at once.
type store interface {
	list(ctx context.Context) (map[string]object, error)
	// read is errNone for what is not there.
	read(ctx context.Context, key string) ([]byte, error)
	put(ctx context.Context, key string, data []byte, h headers) error
	// create puts what is not there yet, and is errTaken if it is: of several that
	// call it at once, one succeeds.
	create(ctx context.Context, key string, data []byte, h headers) error
	// remove takes away what may be gone already.
	remove(ctx context.Context, key string) error
}

// An object is what a host tells of a file without showing it.
type object struct {
	size     int64
	modified time.Time // by the host's clock
}

var (
	errNone  = errors.New("it is not there")
	errTaken = errors.New("it is there already")
)

// patience is how long one file may take: who waits for ever in a pipeline is
// never told.
const patience = 10 * time.Minute

// A bucket is a store of a host's.
type bucket struct{ *blob.Bucket }

func (b *bucket) list(ctx context.Context) (map[string]object, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	out := map[string]object{}
	for all := b.List(nil); ; {
		o, err := all.Next(ctx)
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, troubled(err, "listing what is there")
		}
		out[o.Key] = object{o.Size, o.ModTime}
	}
}

func (b *bucket) read(ctx context.Context, key string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	data, err := b.ReadAll(ctx, key)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, errNone
	}
	return data, troubled(err, "reading %s", key)
}

func (b *bucket) put(ctx context.Context, key string, data []byte, h headers) error {
	return troubled(b.write(ctx, key, data, h, false), "putting %s", key)
}

func (b *bucket) create(ctx context.Context, key string, data []byte, h headers) error {
	err := b.write(ctx, key, data, h, true)
	if gcerrors.Code(err) == gcerrors.FailedPrecondition {
		return errTaken
	}
	return troubled(err, "putting %s", key)
}

func (b *bucket) write(ctx context.Context, key string, data []byte, h headers, fresh bool) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	sum := md5.Sum(data) // hosts ask for this one to see that all has come
	return b.Upload(ctx, key, bytes.NewReader(data), &blob.WriterOptions{ContentType: h.Type, CacheControl: h.Cache,
		ContentEncoding: h.Encoding, ContentMD5: sum[:], IfNotExist: fresh})
}

func (b *bucket) remove(ctx context.Context, key string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := b.Delete(ctx, key)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil
	}
	return troubled(err, "deleting %s", key)
}
