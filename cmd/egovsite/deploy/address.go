package deploy

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/gcsblob"   // gs://
	_ "gocloud.dev/blob/s3blob"    // s3://
	"gocloud.dev/gcp"
)

// settings are what the query of an address may set, by scheme. A key, token or
// signature is none of them: those come from the environment.
var settings = map[string]string{
	"s3": "endpoint region profile role use_path_style disable_https dualstack fips accelerate ssetype kmskeyid " +
		"request_checksum_calculation response_checksum_validation rate_limiter_capacity",
	"gs":     "universe_domain",
	"azblob": "storage_account domain protocol cdn localemu",
}

// A BadAddress is one that names no place, or holds what it must not. It is never
// repeated, as it may hold a key.
type BadAddress struct{ what string }

func (b *BadAddress) Error() string { return b.what }

// An address is where a site is deployed to.
type address struct {
	folder string   // on this machine; empty for a host's
	url    *url.URL // of the bucket, without prefix
	prefix string   // of all keys, empty or with a slash at its end
}

// parseAddress accepts folders and the addresses of buckets.
func parseAddress(said string) (address, error) {
	if said == "" {
		return address{}, &BadAddress{"the address is empty"}
	}
	if scheme, rest, found := strings.Cut(said, ":"); found && !strings.HasPrefix(rest, "//") && isScheme(scheme) {
		return address{}, &BadAddress{fmt.Sprintf("an address begins with %s://; a folder of that name is ./%s:…", scheme, scheme)}
	}
	if !strings.Contains(said, "://") {
		return address{folder: said}, nil
	}
	u, err := url.Parse(said)
	if err != nil {
		return address{}, &BadAddress{"the address cannot be read"}
	}
	if u.User != nil {
		return address{}, &BadAddress{"an address holds no names and keys: they come from the environment"}
	}
	if u.Scheme == "file" {
		if u.Host != "" && u.Host != "localhost" || u.Path == "" || u.RawQuery != "" {
			return address{}, &BadAddress{"the address of a folder is file:///path, or its path alone"}
		}
		return address{folder: filepath.FromSlash(u.Path)}, nil
	}
	may, ok := settings[u.Scheme]
	if !ok {
		return address{}, &BadAddress{fmt.Sprintf("%q is none of %s, file", u.Scheme, strings.Join(slices.Sorted(maps.Keys(settings)), ", "))}
	}
	if u.Host == "" || strings.Trim(u.Path, "/") != "" || u.Fragment != "" {
		return address{}, &BadAddress{fmt.Sprintf("the address of a bucket is %s://bucket, or %s://bucket?prefix=folder/", u.Scheme, u.Scheme)}
	}
	q := u.Query()
	a := address{url: u, prefix: q.Get("prefix")}
	q.Del("prefix")
	for _, name := range slices.Sorted(maps.Keys(q)) {
		if !slices.Contains(strings.Fields(may), name) {
			return address{}, &BadAddress{fmt.Sprintf("an address of %s has no setting %q; it has prefix, %s", u.Scheme, name, strings.ReplaceAll(may, " ", ", "))}
		}
	}
	if a.prefix != "" {
		a.prefix = strings.TrimSuffix(a.prefix, "/") + "/"
		if path.Clean("/"+a.prefix)+"/" != "/"+a.prefix {
			return address{}, &BadAddress{"the prefix is not a clean path such as site/"}
		}
	}
	u.Path, u.RawQuery = "", a.defaults(q).Encode()
	return a, nil
}

// isScheme reports what an address may begin with.
func isScheme(said string) bool {
	_, ok := settings[said]
	return ok || said == "file"
}

// defaults are settings without which hosts other than the first maker's cannot be reached.
func (a address) defaults(q url.Values) url.Values {
	if a.url.Scheme != "s3" || q.Get("endpoint") == "" {
		return q
	}
	if !q.Has("use_path_style") {
		q.Set("use_path_style", "true")
	}
	if !q.Has("region") && !q.Has("profile") && os.Getenv("AWS_REGION")+os.Getenv("AWS_DEFAULT_REGION") == "" {
		q.Set("region", "us-east-1") // which signs, and means no place there
	}
	return q
}

// String is the address without settings.
func (a address) String() string {
	if a.folder != "" {
		return a.folder
	}
	return strings.TrimSuffix(a.url.Scheme+"://"+a.url.Host+"/"+a.prefix, "/")
}

// attempts is where the client of S3 looks for how often it tries; three times by itself.
const attempts = "AWS_MAX_ATTEMPTS"

// open opens the place; write makes a folder that is not there.
func (a address) open(ctx context.Context, write bool) (store, error) {
	if a.folder != "" {
		return openFolder(a.folder, write)
	}
	if a.url.Scheme == "gs" && os.Getenv("STORAGE_EMULATOR_HOST") == "" {
		// Without any the client goes on, and fails at the first file with words that help nobody.
		if _, err := gcp.DefaultCredentials(ctx); err != nil {
			return nil, troubled(err, "opening %s", a)
		}
	}
	if a.url.Scheme == "s3" && os.Getenv(attempts) == "" {
		// A host that is busy says so a few times in a row, and waiting costs less than beginning again.
		if err := os.Setenv(attempts, "8"); err != nil {
			return nil, err
		}
	}
	b, err := blob.OpenBucket(ctx, a.url.String())
	if err != nil {
		return nil, troubled(err, "opening %s", a)
	}
	if a.prefix != "" {
		b = blob.PrefixedBucket(b, a.prefix)
	}
	return &bucket{b}, nil
}

// IsFolder reports whether an address is of a folder on this machine.
func IsFolder(said string) bool {
	a, err := parseAddress(said)
	return err == nil && a.folder != ""
}
