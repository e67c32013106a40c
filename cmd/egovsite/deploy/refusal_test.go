package deploy

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
)

// TestTrouble tells what a host's client says, but no key that stands in an address.
func TestTrouble(t *testing.T) {
	err := troubled(errors.New(`blob (key "a") (code=Unknown): Put "https://x.example/a?sv=1&sig=hush": no route
	  to host`), "putting %s", "a")
	if got, want := err.Error(), `putting a: Put "https://x.example/a": no route to host`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if long := troubled(errors.New(strings.Repeat("x", 3000)), "putting a").Error(); len(long) > 600 {
		t.Errorf("%d bytes are told", len(long))
	}
	file := &fs.PathError{Op: "open", Path: "a", Err: fs.ErrPermission}
	if hint := troubled(file, "putting a").(*trouble).Hint(); strings.Contains(hint, "S3") {
		t.Errorf("a file of this machine is explained with %q", hint)
	}
	if troubled(nil, "putting a") != nil {
		t.Error("no error is one")
	}
}
