package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/changelog"
	"egovsite/generator/survey"
)

const changelogPath = "changes/index.html"

// ChangelogFile is where a site keeps its log.
const ChangelogFile = "data/changes.json"

// ChangelogPage says which published numbers changed, and why.
type ChangelogPage struct {
	Base
	Entries  []LogEntry // newest first
	Older    []LogEntry // folded
	Download Link
}

// LogEntry is one build that changed a number.
type LogEntry struct {
	ID        string
	Heading   string // "Change 3, 23 November 2026"
	Program   string
	Countries []LogCountry
	More      []LogCountry // folded
}

// LogCountry is what became of one country's numbers in one edition.
type LogCountry struct {
	Link
	Edition string
	Status  string // that it was published, or is not any more; empty where numbers changed
	Groups  []LogGroup
}

// LogGroup is numbers that changed for the same reasons.
type LogGroup struct {
	Why  string
	Rows []LogRow
}

// LogRow is one number before and after; empty where it was not given.
type LogRow struct{ What, Before, After string }

// changelogPages is the page of the log, in a site that keeps one.
func changelogPages(s *site) []page {
	return []page{{path: changelogPath, make: func() (any, error) {
		to := s.link(changelogPath)
		v := &ChangelogPage{Base: s.base(changelogPath, s.say("log.title"), s.say("log.description")),
			Download: Link{Words: s.say("log.download"), Href: to.to(ChangelogFile)}}
		if v.Address != "" && s.frozen == "" {
			v.Feed = to.to(feedPath)
		}
		for _, e := range s.log().Entries {
			v.Entries = append(v.Entries, s.logEntry(e, to))
		}
		if len(v.Entries) > fold+1 {
			v.Entries, v.Older = v.Entries[:fold], v.Entries[fold:]
		}
		return v, nil
	}}}
}

// changelogFiles is the log as a file: the next build reads it again.
func changelogFiles(s *site) ([]file, error) {
	data, err := document(s.log())
	if err != nil {
		return nil, fmt.Errorf("writing the log of changes: %w", err)
	}
	return []file{{ChangelogFile, data}}, nil
}

func (s *site) logEntry(e changelog.Entry, to linker) LogEntry {
	number := s.words.Number(e.Number)
	v := LogEntry{ID: "change-" + strconv.Itoa(e.Number), Heading: s.say("log.entry", "Number", number), Program: e.Program}
	if day := dateOf(e.Date); !day.Zero() {
		v.Heading = s.say("log.entry.dated", "Number", number, "Date", s.words.Date(day))
	}
	for _, c := range e.Changes {
		last := len(v.Countries) - 1
		place := s.logCountry(c, to)
		if last < 0 || v.Countries[last].Link != place.Link || v.Countries[last].Edition != place.Edition {
			v.Countries = append(v.Countries, place)
			last++
		}
		if c.Kind == changelog.Numbers {
			v.Countries[last].Groups = append(v.Countries[last].Groups, s.logGroup(c))
		}
	}
	if len(v.Countries) > fold+1 {
		v.Countries, v.More = v.Countries[:fold], v.Countries[fold:]
	}
	return v
}

// logCountry names a country of the log, which this site need not know.
func (s *site) logCountry(c changelog.Change, to linker) LogCountry {
	v := LogCountry{Link: Link{Words: c.Country}, Edition: c.Edition}
	if known := s.cat.Country(c.Country); known != nil {
		v.Words = s.name(known)
	}
	if slices.ContainsFunc(s.editions[c.Country], func(p *survey.Profile) bool { return p.Response.Edition.ID == c.Edition }) {
		v.Href = to.to(s.profilePath(c.Country, c.Edition))
	}
	if c.Kind != changelog.Numbers {
		v.Status = s.say("log.kind." + string(c.Kind))
	}
	return v
}

func (s *site) logGroup(c changelog.Change) LogGroup {
	var names []string
	for _, why := range c.Why {
		names = append(names, s.say("log.reason."+string(why)))
	}
	v := LogGroup{Why: s.say("log.why", "Count", len(names), "Names", s.list(names))}
	of := map[string]changelog.Number{}
	for _, n := range c.Numbers {
		of[n.Name] = n
	}
	for _, name := range s.numberNames(c) {
		v.Rows = append(v.Rows, LogRow{s.numberWords(name), s.logNumber(of[name].Old), s.logNumber(of[name].New)})
	}
	return v
}

// numberNames are the numbers of a change in the order of a profile.
func (s *site) numberNames(c changelog.Change) (out []string) {
	var known []string
	for i := range s.cat.Indicators {
		for _, part := range []string{"recorded", "documented", "open", "no", "low", "high"} {
			known = append(known, "indicator/"+s.cat.Indicators[i].Code+"/"+part)
		}
	}
	for _, group := range []string{"choice/", "text/"} {
		for _, st := range survey.States {
			known = append(known, group+string(st))
		}
	}
	for _, g := range survey.Grades {
		known = append(known, "evidence/"+g.String())
	}
	known = append(known, "acts", "links")
	at := map[string]int{}
	for i, name := range known {
		at[name] = i - len(known) // those not known come last
	}
	for _, n := range c.Numbers {
		out = append(out, n.Name)
	}
	slices.SortStableFunc(out, func(a, b string) int { return at[a] - at[b] })
	return out
}

// numberWords is what a number counts; its own name for one that this program
// does not know.
func (s *site) numberWords(name string) string {
	group, rest, _ := strings.Cut(name, "/")
	words := ""
	switch group {
	case "indicator":
		code, part, _ := strings.Cut(rest, "/")
		of := code
		if i := slices.IndexFunc(s.cat.Indicators, func(v survey.Indicator) bool { return v.Code == code }); i >= 0 {
			of = s.cat.Indicators[i].Name
		}
		if words = s.sayIf("log.number." + part); words == "" {
			words = s.sayIf("standing." + part)
		}
		if words != "" {
			return s.say("log.number.of", "Name", of, "Part", words)
		}
	case "choice", "text":
		words = s.sayIf("state." + rest)
	case "evidence":
		words = s.sayIf("grade." + rest)
	default:
		words = s.sayIf("log.number." + name)
		group = ""
	}
	switch {
	case words == "":
		return name
	case group == "":
		return words
	}
	return s.say("log.number.of", "Name", s.say("log.number."+group), "Part", words)
}

// dateOf reads a day as the log writes it.
func dateOf(day string) (d survey.Date) {
	if _, err := fmt.Sscanf(day, "%d-%d-%d", &d.Year, &d.Month, &d.Day); err != nil || d.Month < 1 || d.Month > 12 {
		return survey.Date{}
	}
	return d
}

func (s *site) logNumber(n *int) string {
	if n == nil {
		return ""
	}
	return s.words.Number(*n)
}
