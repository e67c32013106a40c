package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
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
		Long: `Serve builds the site into a temporary folder and shows it to browsers on this
machine. It builds again whenever content, responses, layouts or assets are
saved, and reloads the pages. After a failed build the last good pages stay,
with the error on top. It is a preview and no web server: publish the folder
that build writes.

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

// serve builds, listens and watches until the context ends, which is no error.
func serve(ctx context.Context, a *app, o generator.Options, addr string) error {
	temp, err := os.MkdirTemp("", "egovsite-serve-")
	if err != nil {
		return fmt.Errorf("making a folder for the preview: %w", err)
	}
	defer os.RemoveAll(temp)
	o.Out = filepath.Join(temp, "site")
	o.Force = true  // a preview shows what is there now
	o.Drafts = true // also what is not published yet
	o.Whole = true

	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("listening on %s: %w", addr, err)
	}
	w, err := newWatch()
	if err != nil {
		return fmt.Errorf("watching for changes: %w", err)
	}
	defer w.Close()
	p := newPreview(o.Out, newDesk(o, w.touch))
	server := &http.Server{Handler: p, ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(listener) }()
	defer server.Close()

	w.folders(generator.Watched(o))
	a.rebuild(ctx, o, p)
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
			w.folders(generator.Watched(o))
			a.rebuild(ctx, o, p)
		}
	}
}

// rebuild builds once and tells terminal and pages what came of it.
func (a *app) rebuild(ctx context.Context, o generator.Options, p *preview) {
	began := time.Now()
	a.voice.restart(began)
	r, err := generator.Build(ctx, o)
	if ctx.Err() != nil {
		return
	}
	a.voice.problems(r.Problems)
	if err != nil {
		a.voice.fail(err)
		why := fmt.Sprintf("%s  %s", began.Format(time.TimeOnly), clean(err.Error()))
		p.failed(strings.TrimSpace(why + "\n" + errorsOf(r.Problems)))
		return
	}
	fmt.Fprintf(a.voice.w, "egovsite: built %s, %s in %s\n", countries(r.Countries), count(r.Files, "file"),
		time.Since(began).Round(time.Millisecond))
	p.desk.built(r.Profiles)
	p.built(errorsOf(r.Problems))
}
