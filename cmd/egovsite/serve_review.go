package main

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
)

// tokenHeader carries what only a page of this run of the preview knows.
const tokenHeader = "X-Egovsite-Token"

// mostPosted is the largest body a page may send; what it sends is a form.
const mostPosted = 16 << 10

// A settling is what a page sends to settle an answer, or to take that back.
type settling struct {
	Country  string   `json:"country"`
	Edition  string   `json:"edition"`
	Question string   `json:"question"`
	Options  []string `json:"options"`
	Office   string   `json:"office"`
	Date     string   `json:"date"`
	Reason   string   `json:"reason"`
	Source   string   `json:"source"`
	Remove   bool     `json:"remove"`
	Hash     string   `json:"hash"` // of the review file that the page saw; empty where there was none
}

// A settled is what the page is told of a settling that was written.
type settled struct {
	Words string `json:"words"`
	Hash  string `json:"hash"` // of the review file now
}

// A refusal is what the page is told of one that was not.
type refusal struct {
	status int
	Words  string `json:"error"`
	Reload bool   `json:"reload"` // a newer state can be had by loading the page again
}

func (r *refusal) Error() string { return r.Words }

func refuse(status int, format string, values ...any) *refusal {
	return &refusal{status: status, Words: fmt.Sprintf(format, values...)}
}

// newToken is a word that nobody can guess, for one run of the preview.
func newToken() string { return rand.Text() }

// review answers with what of a country's response can be settled.
func (d *desk) review(w http.ResponseWriter, r *http.Request) {
	if err := ours(r); err != nil {
		answer(w, nil, err)
		return
	}
	q := r.URL.Query()
	sheet, err := d.sheet(q.Get("country"), q.Get("edition"))
	answer(w, sheet, err)
}

// settle writes what a page sends to the review file of the country.
func (d *desk) settle(w http.ResponseWriter, r *http.Request) {
	s, err := d.posted(w, r)
	if err != nil {
		answer(w, nil, err)
		return
	}
	done, err := d.write(s)
	answer(w, done, err)
}

// posted is what a page of this preview has sent, and no other page can send.
func (d *desk) posted(w http.ResponseWriter, r *http.Request) (*settling, error) {
	if err := ours(r); err != nil {
		return nil, err
	}
	if r.Header.Get("Origin") != "http://"+r.Host {
		return nil, refuse(http.StatusForbidden, "only a page of this preview may settle answers")
	}
	if subtle.ConstantTimeCompare([]byte(r.Header.Get(tokenHeader)), []byte(d.token)) != 1 {
		err := refuse(http.StatusForbidden, "the page is of an earlier run of egovsite serve; what you wrote is kept")
		err.Reload = true
		return nil, err
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, refuse(http.StatusUnsupportedMediaType, "only JSON is taken")
	}
	in := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostPosted))
	in.DisallowUnknownFields()
	s := new(settling)
	err := in.Decode(s)
	if err == nil {
		if err = in.Decode(new(json.RawMessage)); errors.Is(err, io.EOF) {
			err = nil
		} else if err == nil {
			err = errors.New("more than one value")
		}
	}
	if errors.As(err, new(*http.MaxBytesError)) {
		return nil, refuse(http.StatusRequestEntityTooLarge, "that is too long: at most %d kB can be saved at once", mostPosted>>10)
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "what was sent cannot be read: %v", err)
	}
	return s, nil
}

// ours refuses a request that a browser makes for a page from elsewhere.
func ours(r *http.Request) error {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return refuse(http.StatusForbidden, "only a page of this preview may ask")
	}
	return nil
}

// answer sends a value, or says why there is none.
func answer(w http.ResponseWriter, value any, err error) {
	status := http.StatusOK
	if err != nil {
		var no *refusal
		if !errors.As(err, &no) {
			no = refuse(http.StatusInternalServerError, "%s", err)
		}
		status, value = no.status, &refusal{Words: clean(no.Words), Reload: no.Reload}
	}
	data, err := json.Marshal(value)
	if err != nil {
		http.Error(w, "the answer could not be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	w.Write(data)
}
