package deploy

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"gocloud.dev/gcerrors"
)

// A refusal is why nothing is deployed, and what to do about it.
type refusal struct{ what, hint string }

func (r *refusal) Error() string { return r.what }

// Hint says what to do about it.
func (r *refusal) Hint() string { return r.hint }

// A trouble is an error of the host, with what to do about it.
type trouble struct {
	err   error
	doing string
	hint  string
}

func (t *trouble) Error() string {
	said := noise.ReplaceAllString(query.ReplaceAllString(t.err.Error(), ""), "")
	said = strings.Join(strings.Fields(said), " ")
	if all := []rune(said); len(all) > mostSaid {
		said = string(all[:mostSaid]) + "…"
	}
	return t.doing + ": " + said
}

func (t *trouble) Unwrap() error { return t.err }

// Hint says what to do about it.
func (t *trouble) Hint() string { return t.hint }

// mostSaid is how much of what a host's client says is told: some tell all that they tried.
const mostSaid = 500

var (
	// query is the part of an address in which some hosts want their keys: it is never told.
	query = regexp.MustCompile(`\?[^\s"']*`)
	// noise says what was being done once more.
	noise = regexp.MustCompile(`blob \(key "[^"]*"\) \(code=\w+\): `)
)

// troubled says what was being done, and what may help.
func troubled(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	t := &trouble{err: err, doing: fmt.Sprintf(format, args...)}
	if errors.As(err, new(*fs.PathError)) {
		t.hint = "see that whoever deploys may read and write that file, and that there is room"
		return t
	}
	switch gcerrors.Code(err) {
	case gcerrors.PermissionDenied:
		t.hint = "see that whoever deploys may list, read, write and delete there, and that the credentials in the environment are theirs"
	case gcerrors.NotFound:
		t.hint = "see that the bucket is there and that its name is right"
	case gcerrors.Unknown:
		t.hint = "see that the address is right, that the host can be reached, and that the environment holds the credentials, and for S3 the region"
	}
	return t
}
