//go:build !unix

package publish

// What the disk says is told without advice here.
var noRoom, readOnly []error
