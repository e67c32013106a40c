package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"egovsite/generator"
	"egovsite/generator/publish"

	"github.com/hashicorp/go-retryablehttp"
	"github.com/spf13/afero"
	"github.com/spf13/cobra"
)

// errNothing is why there is nothing to fetch.
var errNothing = errors.New("no site is published there yet")

func newFetch(a *app) *cobra.Command {
	var o generator.Options
	var out string
	cmd := &cobra.Command{
		Use:   "fetch [ADDRESS]",
		Short: "Copy the published site into the output folder",
		Long: `Fetch copies the site that is published at an address, which is that of
site.yaml where none is named, into the output folder, and holds every file
against the site's manifest. On a fresh machine, such as one of continuous
integration, this gives the next build what it goes on from: the list of changes,
the versions that are kept, and the countries that must not be lost.

Where nothing is published yet, nothing is written.`,
		Example: `  egovsite fetch
  egovsite fetch https://egov.example.org/ --out public`,
		Args: arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			address := ""
			if len(args) > 0 {
				address = args[0]
			} else {
				var err error
				if address, err = generator.Address(o); err != nil {
					return err
				}
			}
			from, err := url.Parse(address)
			if err != nil || from.Scheme != "http" && from.Scheme != "https" || from.Host == "" {
				return &usage{fmt.Sprintf("%q is not the address of a site", address), "it begins with https:// and ends in a slash; site.yaml may say it"}
			}
			stats, err := publish.Restore(afero.NewOsFs(), out, getter(cmd.Context(), from))
			if errors.Is(err, errNothing) {
				_, err = fmt.Fprintf(a.out, "%s: %s\n", clean(address), err)
				return err
			}
			if err != nil {
				return fetchAdvice(err)
			}
			_, err = fmt.Fprintf(a.out, "%s: %s, %s\n", clean(out), count(stats.Files, "file"), size(stats.Bytes))
			return err
		},
	}
	cmd.Flags().StringVar(&o.Content, "content", "", "`folder` laid over the built-in content (content/ where there is one)")
	cmd.Flags().StringVar(&out, "out", "public", "`folder` the site is copied to")
	return cmd
}

// fetchAdvice adds what to do about an error.
func fetchAdvice(err error) error {
	if refused := new(publish.Refusal); errors.As(err, &refused) && strings.Contains(refused.Hint(), "--force") {
		return &advised{err, "name another folder with --out, or move that one away"} // a build can be forced, this cannot
	}
	if unreached := new(url.Error); errors.As(err, &unreached) && !errors.Is(err, context.Canceled) {
		return &advised{err, "see that the address is right and that the server can be reached from here; before the very first publication, leave address out of site.yaml"}
	}
	return err
}

// patience is how long a file may take, each time it is asked for.
const patience = 5 * time.Minute

// notFoundPage is shown where a site has no page.
const notFoundPage = "404.html"

// getter gets the files of a site. A server that is busy or cannot be reached is asked
// five times in all.
func getter(ctx context.Context, site *url.URL) func(string, int64) ([]byte, error) {
	client := retryablehttp.NewClient()
	client.HTTPClient.Timeout = patience
	client.Logger, client.ErrorHandler = nil, retryablehttp.PassthroughErrorHandler
	client.RetryWaitMin = 200 * time.Millisecond
	client.Backoff = func(least, most time.Duration, n int, answer *http.Response) time.Duration {
		return min(retryablehttp.DefaultBackoff(least, most, n, answer), most) // a server may ask for any time
	}
	return func(path string, most int64) ([]byte, error) {
		address := site.JoinPath(path).String()
		ask, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			return nil, err
		}
		ask.Header.Set("Cache-Control", "no-cache") // caches on the way may hold files of the site before
		answer, err := client.Do(ask)
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		switch {
		case answer.StatusCode == http.StatusOK:
		case answer.StatusCode == http.StatusNotFound && path == notFoundPage: // the page itself, as some servers show it
		case answer.StatusCode == http.StatusNotFound && path == publish.ManifestFile:
			return nil, errNothing
		default:
			return nil, fmt.Errorf("%s: the server says %s", address, answer.Status)
		}
		data, err := io.ReadAll(io.LimitReader(answer.Body, most+1))
		if err == nil && int64(len(data)) > most {
			err = fmt.Errorf("%s is larger than %d bytes", address, most)
		}
		return data, err
	}
}
