package render

import "html/template"

// This file is the only place that tells html/template to leave bytes as they
// are. Whatever passes through here was escaped by us or is our own.

// ownSVG takes a picture drawn by package chart, which escapes its words.
func ownSVG(svg string) template.HTML { return template.HTML(svg) }

// ownMarkup takes markup that this package built from escaped words, or that
// goldmark made without raw HTML.
func ownMarkup(markup string) template.HTML { return template.HTML(markup) }

// ownAttributes takes attributes that this package wrote.
func ownAttributes(words string) template.HTMLAttr { return template.HTMLAttr(words) }

// ownAddress takes an address that holds a file of the publisher's.
func ownAddress(data string) template.URL { return template.URL(data) }

// ownStyle and ownScript take files of our assets for the one-file report.
func ownStyle(css string) template.CSS { return template.CSS(css) }
func ownScript(js string) template.JS  { return template.JS(js) }
