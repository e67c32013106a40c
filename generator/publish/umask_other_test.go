//go:build !unix

package publish

func umask(mask int) int { return mask }
