package deploy

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

// at is what lies there after a clean deployment of these files.
func at(t *testing.T, files map[string]string) *there {
	t.Helper()
	o := made(files)
	list, err := o.files()
	if err != nil {
		t.Fatal(err)
	}
	out := &there{raw: []byte("{}"), written: noon, ledger: ledger{Run: "one", Files: map[string]entry{}}, objects: map[string]object{ledgerKey: {1, noon}}}
	for _, f := range list {
		out.ledger.Files[f.Path] = entry{f.SHA256, f.Size, f.headers}
		out.objects[f.Path] = object{f.Size, noon}
	}
	return out
}

// steps are the paths of a plan: new ones, changed ones and deletions in order.
func steps(p *Plan) (out []string) {
	for i, step := range p.steps {
		if i > 0 {
			out = append(out, "then")
		}
		for _, f := range step {
			if p.fresh[f.Path] {
				out = append(out, "new "+f.Path)
			} else {
				out = append(out, "changed "+f.Path)
			}
		}
	}
	for _, key := range p.deletes {
		out = append(out, "delete "+key)
	}
	return out
}

func TestPlan(t *testing.T) {
	same := []string(nil)
	all := []string{"changed manifest.json"}
	for name, tt := range map[string]struct {
		site  map[string]string
		alter func(*there)
		want  []string
	}{
		"nothing changed": {older, func(*there) {}, same},
		"another version": {newer, func(*there) {}, []string{"changed assets/css/site.css", "new data/new.csv", "then", "changed countries/qaa/index.html",
			"new countries/qac/index.html", "then", "changed index.html", "new search/words/0.js", "then", "changed manifest.json",
			"delete countries/qab/index.html", "delete data/old.csv"}},
		"an object went":             {older, func(t *there) { delete(t.objects, "index.html") }, []string{"new index.html"}},
		"an object has another size": {older, func(t *there) { t.objects["index.html"] = object{7, noon} }, []string{"changed index.html"}},
		"an object was written since": {older, func(t *there) {
			t.objects["index.html"] = object{t.objects["index.html"].size, noon.Add(3 * time.Second)}
		}, []string{"changed index.html"}},
		"within the slack of the host's clock": {older, func(t *there) { t.objects["index.html"] = object{t.objects["index.html"].size, noon.Add(time.Second)} }, same},
		"other headers": {older, func(t *there) {
			e := t.ledger.Files["index.html"]
			e.Cache = "no-cache"
			t.ledger.Files["index.html"] = e
		}, []string{"changed index.html"}},
		"nobody knows what lies there": {older, func(t *there) { t.ledger.Files["index.html"] = entry{} }, []string{"changed index.html"}},
		"a file of others":             {older, func(t *there) { t.objects["hello.txt"] = object{1, noon} }, same},
		"a run died before it wrote anything down": {older, func(t *there) {
			t.lock = &lock{Run: "two", Puts: map[string]entry{"index.html": {SHA256: digest([]byte(older["index.html"]))}}}
		}, []string{"changed index.html"}},
		"a run died after it wrote down what it did": {older, func(t *there) {
			t.lock = &lock{Run: "one", Puts: map[string]entry{"index.html": t.ledger.Files["index.html"], "manifest.json": {SHA256: "other"}}}
		}, all},
		"a run died that had put what is wanted no more": {older, func(t *there) {
			t.objects["data/other.csv"] = object{1, noon}
			t.lock = &lock{Run: "two", Puts: map[string]entry{"data/other.csv": {SHA256: "x"}}}
		}, []string{"delete data/other.csv"}},
		"a killed run left a temporary file in a folder": {older, func(t *there) {
			t.objects["index.html.18a2b3c4d5e6f708.tmp"] = object{1, noon}
			t.objects["theirs.html.18a2b3c4d5e6f708.tmp"] = object{1, noon}
		}, []string{"delete index.html.18a2b3c4d5e6f708.tmp"}},
	} {
		t.Run(name, func(t *testing.T) {
			was := at(t, older)
			tt.alter(was)
			files, err := made(tt.site).files()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, steps(newPlan(files, was))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnreadableLock(t *testing.T) {
	was := at(t, older)
	was.lock = readLock([]byte(`{"generator":"egovsite dep`))
	files, err := made(older).files()
	if err != nil {
		t.Fatal(err)
	}
	if p := newPlan(files, was); len(p.files()) != len(files) {
		t.Errorf("only %d of %d files are put again", len(p.files()), len(files))
	}
}

func TestRefuse(t *testing.T) {
	files, err := made(newer).files()
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		alter func(*there, *Options)
		want  string // empty for none
		flag  string
	}{
		"a country would go": {func(*there, *Options) {}, "would lose countries/qab/index.html, which is there", "--force"},
		"it may go":          {func(_ *there, o *Options) { o.Force = true }, "", ""},
		"it was decided":     {func(_ *there, o *Options) { o.Gone = func(p string) bool { return p == "countries/qab/index.html" } }, "", ""},
		"foreign": {func(t *there, o *Options) { o.Force = true; delete(t.ledger.Files, "index.html") },
			"there lies index.html, which egovsite did not put there", "--adopt"},
		"adopted": {func(t *there, o *Options) { o.Force, o.Adopt = true, true; delete(t.ledger.Files, "index.html") }, "", ""},
		"another address": {func(t *there, o *Options) { o.Force = true; t.ledger.Address = "https://example.org/" },
			"the site there is made for https://example.org/, this one for no address", "--adopt"},
		"a kept version would go": {func(t *there, o *Options) {
			o.Force = true
			t.ledger.Files["v/2025/index.html"], t.objects["v/2025/index.html"] = entry{SHA256: "x"}, object{}
		}, "would lose the kept version 2025, which is there", "--unfreeze 2025"},
		"it may go too": {func(t *there, o *Options) {
			o.Force, o.Unfreeze = true, []string{"2025"}
			t.ledger.Files["v/2025/index.html"], t.objects["v/2025/index.html"] = entry{SHA256: "x"}, object{}
		}, "", ""},
		"too many":    {func(_ *there, o *Options) { o.Force, o.MaxDelete = true, "1" }, "2 of 9 files would be deleted, and at most 1 may be", "--max-delete 2"},
		"too large":   {func(_ *there, o *Options) { o.Force, o.MaxDelete = true, "" }, "at most 1 may be", "--max-delete 2"},
		"just enough": {func(_ *there, o *Options) { o.Force, o.MaxDelete = true, "20%" }, "", ""},
		"no limit":    {func(_ *there, o *Options) { o.Force, o.MaxDelete = true, "many" }, `"many" is no limit`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			was, o := at(t, older), made(newer)
			tt.alter(was, &o)
			err := newPlan(files, was).refuse(was, o)
			if (err == nil) != (tt.want == "") || err != nil && (!strings.Contains(err.Error(), tt.want) || !strings.Contains(hintOf(err), tt.flag)) {
				t.Errorf("got %v (%s), want %q and %q", err, hintOf(err), tt.want, tt.flag)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	const can, kept = "max-age=60, must-revalidate", "max-age=86400"
	o := Options{Gzip: true, MaxAge: time.Minute}
	for name, want := range map[string]headers{
		"index.html":            {"text/html; charset=utf-8", can, "gzip"},
		"assets/js/site.js":     {"text/javascript; charset=utf-8", can, "gzip"},
		"data/all.zip":          {"application/zip", can, ""},
		"apple-touch-icon.png":  {"image/png", can, ""},
		"data/changes.xml":      {"application/atom+xml; charset=utf-8", can, "gzip"},
		"sitemap.xml":           {"application/xml; charset=utf-8", can, "gzip"},
		"v/2026-11/index.html":  {"text/html; charset=utf-8", kept, "gzip"},
		"assets/their/own.data": {"application/octet-stream", can, ""},
	} {
		if got := headersOf(name, 5000, o); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
	if got := headersOf("robots.txt", 24, o); got.Encoding != "" {
		t.Errorf("a short file is sent as %q", got.Encoding)
	}
	if got := headersOf("index.html", 5000, Options{}); got.Encoding != "" || got.Cache != "max-age=0, must-revalidate" {
		t.Errorf("without gzip and age: %v", got)
	}
}

func TestAddresses(t *testing.T) {
	t.Setenv("AWS_REGION", "")
	t.Setenv("AWS_DEFAULT_REGION", "")
	for said, want := range map[string]string{ // what is told of it, and what is opened
		"public":                          "public | ",
		"/srv/www":                        "/srv/www | ",
		"file:///srv/www":                 "/srv/www | ",
		"s3://b":                          "s3://b | s3://b",
		"s3://b?prefix=a/c&region=eu-1":   "s3://b/a/c | s3://b?region=eu-1",
		"s3://b?endpoint=http://x:1":      "s3://b | s3://b?endpoint=http%3A%2F%2Fx%3A1&region=us-east-1&use_path_style=true",
		"gs://b":                          "gs://b | gs://b",
		"azblob://$web?storage_account=a": "azblob://$web | azblob://$web?storage_account=a",
		"s3://b?prefix=../a":              "the prefix is not a clean path",
		"s3://b?secret=hush":              `has no setting "secret"`,
		"s3://me:hush@b":                  "come from the environment",
		"azblob://c?sig=hush":             `has no setting "sig"`,
		"s3://b/path":                     "s3://bucket?prefix=folder/",
		"s3://":                           "the address of a bucket is",
		"ftp://b":                         `"ftp" is none of`,
		"s3://b%zz:hush@":                 "cannot be read",
		"file://host/path":                "the address of a folder is",
	} {
		a, err := parseAddress(said)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = a.String() + " | "
			if a.url != nil {
				got += a.url.String()
			}
		}
		if got != want && (err == nil || !strings.Contains(got, want)) || strings.Contains(got, "hush") {
			t.Errorf("%s: got %s, want %s", said, got, want)
		}
	}
}
