// Package generator is the pipeline: read, interpret, withhold, measure,
// render, publish, one call a stage. It must not know how it was called or
// how results are told; that is cmd's.
//
//	report, err := generator.Build(ctx, generator.Options{Content: "content", Out: "public"})
package generator

// Options say what to build from and where to. The zero value builds the
// content folder of the working directory into "public".
type Options struct {
	Content   string // folder laid over the built-in content, file by file; "content" if empty and there is one
	Layouts   string // folder laid over the built-in layouts; none if empty
	Assets    string // folder laid over the built-in assets; none if empty
	Responses string // folder of responses; Content/responses if empty
	Edition   string // edition of responses whose edition is not otherwise known
	Country   string // ISO3 of the one response read, where its first answer cannot say
	Out       string // output folder; "public" if empty
	Force     bool   // replace an output folder that holds files which are not ours
	Now       int64  // moment for which embargoes are held against, in seconds since 1970-01-01T00:00Z; 0: every embargo holds
	Drafts    bool   // show responses that are not published yet
	Freeze    string // version under which the site is kept besides, as it is now; none if empty
	Unfreeze  string // kept version that is to be kept no more
	Language  string // of what is made alone, such as a report; the site's first if empty
	Version   string // version of the program, for the pages' colophon
	Program   string // what tells the program from all others; builds have no memory if empty
	Cache     string // folder in which a build keeps what the next can use; none if empty
	// toCountry makes what goes to the country itself and to nobody else.
	toCountry bool
	// waiting tells of what is made for the desk why the site does not show it.
	waiting bool
	// anyReview takes no notice of faults in reviews.
	anyReview bool
	// everyLanguage holds languages against their rules that the site does not speak.
	everyLanguage bool
	// Progress is called with the stage and how far it is, by several goroutines at once; nil for silence.
	Progress func(stage string, done, total int)
}

// silent are the options of work that is told of elsewhere.
func (o Options) silent() Options {
	o.Progress = nil
	return o
}
