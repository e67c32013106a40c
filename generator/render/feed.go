package render

import (
	"encoding/xml"
	"fmt"
	"strings"

	"egovsite/generator/changelog"
)

// feedPath is the log of changes as a feed, in the site's first language.
const feedPath = "data/changes.xml"

// rss is a feed in the form of RSS 2.0, which asks for no times: a build tells
// none unless it is given one.
type rss struct {
	XMLName xml.Name    `xml:"rss"`
	Version string      `xml:"version,attr"`
	Atom    string      `xml:"xmlns:atom,attr"`
	Channel feedChannel `xml:"channel"`
}

type feedChannel struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	Self        feedSelf   `xml:"atom:link"`
	Description string     `xml:"description"`
	Language    string     `xml:"language"`
	Items       []feedItem `xml:"item"`
}

type feedSelf struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type feedItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Description string   `xml:"description"`
	Date        string   `xml:"pubDate,omitempty"`
	GUID        feedGUID `xml:"guid"`
}

type feedGUID struct {
	Lasting bool   `xml:"isPermaLink,attr"`
	Words   string `xml:",chardata"`
}

// feedLength is how many changes a feed tells; the page of changes has all.
const feedLength = 50

// feed is the feed of a site that knows its address, which a feed has to name.
func feed(s *site) ([]file, error) {
	if s.cat.Site.Address == "" || s.frozen != "" {
		return nil, nil
	}
	page := s.absolute(changelogPath)
	f := rss{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Channel: feedChannel{
		Title: s.siteName() + ": " + s.say("log.title"), Link: page, Description: s.say("log.description"), Language: s.words.Tag,
		Self: feedSelf{s.absolute(feedPath), "self", "application/rss+xml"}}}
	entries := s.log().Entries
	for _, e := range entries[:min(len(entries), feedLength)] {
		f.Channel.Items = append(f.Channel.Items, s.feedItem(e, page))
	}
	data, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return nil, fmt.Errorf("writing the feed: %w", err)
	}
	return []file{{feedPath, []byte(xml.Header + string(data) + "\n")}}, nil
}

func (s *site) feedItem(e changelog.Entry, page string) feedItem {
	v := s.logEntry(e, s.link(changelogPath))
	item := feedItem{Title: v.Heading, Link: page + "#" + v.ID, GUID: feedGUID{Words: page + "#" + v.ID}}
	var lines []string
	for _, c := range append(v.Countries, v.More...) {
		words := c.Words + " " + c.Edition
		if c.Status != "" {
			words += ": " + c.Status
		}
		for _, g := range c.Groups {
			words += ": " + g.Why
		}
		lines = append(lines, words)
	}
	item.Description = strings.Join(lines, "\n")
	if day := dateOf(e.Date); !day.Zero() {
		item.Date = fmt.Sprintf("%02d %s %d 00:00:00 GMT", day.Day, feedMonths[day.Month-1], day.Year)
	}
	return item
}

// feedMonths are the months as RFC 822 writes them, in any language.
var feedMonths = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
