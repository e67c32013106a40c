package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"egovsite/generator"

	"github.com/spf13/cobra"
)

func newServe(a *app) *cobra.Command {
	var o generator.Options
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser on this machine while it is worked on",
		Long: `Serve shows the site to browsers on this machine. It keeps in memory what the
site is made from, and makes a page when it is looked at. Whenever content,
responses, layouts or assets are saved, it reads what changed and reloads the
pages. Where that fails the last good pages stay, with the error on top. It is a
preview and no web server: publish the folder that build writes.

On the page of a country, answers that the response leaves open can be settled
by pressing the option; what is saved goes to the country's review file. Drafts
are shown.`,
		Example: `  egovsite serve
  egovsite serve --content mycontent --addr 127.0.0.1:9000`,
		Args: arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if host, _, err := net.SplitHostPort(addr); err != nil || !loopback(host) {
				return &usage{fmt.Sprintf("cannot serve on %s: not an address of this machine alone", addr),
					"give one such as 127.0.0.1:8347; to publish a site, copy the folder that build writes"}
			}
			o.Version, o.Progress = versionString(), a.voice.progress
			return serve(cmd.Context(), a, o, addr)
		},
	}
	siteFlags(cmd, &o)
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8347", "`address` to listen on; port 0 takes a free one")
	return cmd
}

// serve reads, listens and watches until the context ends, which is no error.
func serve(ctx context.Context, a *app, o generator.Options, addr string) error {
	o.Drafts = true // a preview shows also what is not published yet

	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("listening on %s: %w", addr, err)
	}
	w, err := newWatch(together)
	if err != nil {
		return fmt.Errorf("watching for changes: %w", err)
	}
	defer w.Close()
	site := generator.NewPreview(o)
	p := newPreview(site.File, newDesk(o, w.touch))
	server := &http.Server{Handler: p, ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(listener) }()
	defer server.Close()

	read := func() (tell func()) {
		w.folders(generator.Watched(o))
		return a.refresh(ctx, site, p)
	}
	read()()
	fmt.Fprintf(a.out, "http://%s/\n", listener.Addr())
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-stopped:
			if errors.Is(err, http.ErrServerClosed) {
				return nil
			}
			return fmt.Errorf("serving: %w", err)
		case <-w.changed:
			atRest(w.changed, quietTime, read)
		}
	}
}

// atRest has files read that changed, and again until nothing more changes for a
// while, and only then what came of it told: a person is shown none of the steps
// in which an editor saves, and waits for the longer of the two alone.
func atRest(changed <-chan struct{}, quiet time.Duration, read func() (tell func())) {
	for {
		rest := time.NewTimer(quiet)
		tell := read()
		select {
		case <-changed:
			continue
		default:
		}
		select {
		case <-changed:
		case <-rest.C:
			tell()
			return
		}
	}
}

// refresh reads what changed. What it returns tells pages, and then the terminal,
// what came of it.
func (a *app) refresh(ctx context.Context, site *generator.Preview, p *preview) (tell func()) {
	began := time.Now()
	a.voice.restart(began)
	r, err := site.Refresh(ctx)
	took := time.Since(began).Round(time.Millisecond)
	if ctx.Err() != nil {
		return func() {}
	}
	if err != nil {
		return func() {
			why := fmt.Sprintf("%s  %s", began.Format(time.TimeOnly), clean(err.Error()))
			p.tell(strings.TrimSpace(why + "\n" + errorsOf(r.Problems)))
			a.voice.problems(r.Problems)
			a.voice.fail(err)
		}
	}
	if !r.Unchanged {
		p.shows(r.Profiles)
	}
	return func() {
		p.tell(errorsOf(r.Problems))
		a.voice.problems(r.Problems)
		fmt.Fprintf(a.voice.w, "egovsite: read %s in %s\n", countries(r.Countries), took)
	}
}
