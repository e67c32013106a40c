package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"gocloud.dev/blob/fileblob"
	"gocloud.dev/blob/memblob"
)

// A folder is a store on this machine. Each file takes its place in one step.
type folder struct {
	bucket
	dir string
}

// openFolder makes the folder if it is to be written to.
func openFolder(dir string, write bool) (store, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) && !write {
		return &bucket{memblob.OpenBucket(nil)}, nil // as empty as what is not there
	}
	// The driver does not list what lies behind a link, and all would seem to be new.
	if linked, err := filepath.EvalSymlinks(dir); err == nil {
		dir = linked
	}
	// Files gather beside their place, as it may be on another disk than the
	// folder for temporary ones, and no attributes are kept, as nothing serves them.
	b, err := fileblob.OpenBucket(dir, &fileblob.Options{CreateDir: true, NoTempDir: true, Metadata: fileblob.MetadataDontWrite})
	if err != nil {
		return nil, &refusal{fmt.Sprintf("opening the folder: %v", err), "see that it is a folder, or that one can be made there"}
	}
	return &folder{bucket{b}, dir}, nil
}

func (f *folder) place(key string) string { return filepath.Join(f.dir, filepath.FromSlash(key)) }

// create lets the system decide who is first; the driver looks and then writes.
func (f *folder) create(_ context.Context, key string, data []byte, _ headers) error {
	name := f.place(key)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return troubled(err, "putting %s", key)
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return errTaken
	}
	if err != nil {
		return troubled(err, "putting %s", key)
	}
	_, err = file.Write(data)
	return troubled(errors.Join(err, file.Close()), "putting %s", key)
}

// remove takes folders away that become empty.
func (f *folder) remove(ctx context.Context, key string) error {
	if err := f.bucket.remove(ctx, key); err != nil {
		return err
	}
	for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
		if os.Remove(f.place(dir)) != nil { // it has something in it
			break
		}
	}
	return nil
}
