package deploy

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// What the program itself keeps where it deploys to, beside the site. A name that
// begins with a dot is none of a site's files.
const (
	ledgerKey = ".egovsite-deploy.json"
	lockKey   = ".egovsite-lock.json"
)

// An entry is a file as it was put last.
type entry struct {
	SHA256 string `json:"sha256,omitempty"` // of the file; empty if nobody knows what lies there
	Stored int64  `json:"stored,omitempty"` // its bytes as they are kept
	headers
}

func (e entry) known() bool { return e.SHA256 != "" }

// same reports whether an entry is what a file would be put as. How many bytes that
// takes is not known before.
func (e entry) same(f File) bool { return e.SHA256 == f.SHA256 && e.headers == f.headers }

// A ledger says what is ours where a site is deployed to. All that is in it was
// put by us; what it does not know is another's.
type ledger struct {
	Generator string           `json:"generator"`
	Format    int              `json:"format"`
	Run       string           `json:"run"` // that wrote it
	Address   string           `json:"address,omitempty"`
	Files     map[string]entry `json:"files"`
}

// A lock is there while one deploys. It is a journal too: what it names may have
// been touched, and is unknown if its run did not end.
type lock struct {
	Generator string           `json:"generator"`
	Format    int              `json:"format"`
	Run       string           `json:"run"`
	Holder    string           `json:"holder"`
	Since     time.Time        `json:"since"`
	Puts      map[string]entry `json:"puts"`
	Deletes   []string         `json:"deletes,omitempty"`
	// Unread is set if it was there and could not be understood: then all is unknown.
	Unread bool `json:"-"`
}

const (
	generator = "egovsite deploy"
	format    = 1
)

// errForm is why a ledger is not believed.
var errForm = errors.New("it is not what egovsite deploy of this version keeps there")

func readLedger(data []byte) (l ledger, err error) {
	if err = json.Unmarshal(data, &l); err == nil && (l.Generator != generator || l.Format != format) {
		err = errForm
	}
	if err != nil {
		return l, &refusal{fmt.Sprintf("reading %s: %v", ledgerKey, err),
			"use the version of egovsite that wrote it; or remove it there, and deploy with --adopt, which puts everything again"}
	}
	return l, nil
}

// readLock never fails: a lock that was cut short still locks.
func readLock(data []byte) *lock {
	l := &lock{}
	if err := json.Unmarshal(data, l); err != nil || l.Generator != generator || l.Format != format {
		return &lock{Unread: true}
	}
	return l
}

// who says who holds a lock, and since when.
func (l *lock) who() string {
	if l.Unread {
		return "somebody (what the lock says cannot be read)"
	}
	return fmt.Sprintf("%s, since %s", l.Holder, l.Since.UTC().Format("2006-01-02 15:04:05 UTC"))
}

func encode(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("writing down what is deployed: %w", err)
	}
	return append(data, '\n'), nil
}

// stranded is the file that a temporary one was to become, which a killed run left
// in a folder beside it.
func stranded(key string) (of string, ok bool) {
	rest, ok := strings.CutSuffix(key, ".tmp")
	at := strings.LastIndexByte(rest, '.')
	if !ok || at < 0 || len(rest)-at-1 < 12 || strings.Trim(rest[at+1:], "0123456789abcdef") != "" {
		return "", false
	}
	return rest[:at], true
}
