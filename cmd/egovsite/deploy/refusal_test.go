package deploy

import (
	"errors"
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
	if troubled(nil, "putting a") != nil {
		t.Error("no error is one")
	}
}
