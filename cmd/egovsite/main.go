// Command egovsite turns governments' answers to the questionnaire of the UN
// E-Government Survey into a static web site.
//
//	egovsite build
//	egovsite read answers.txt
//	egovsite explain AZE legislation-coverage
//
// It is the only part of the program that prints, looks at a clock or opens a
// port, and must not know how a site is made.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
)

func main() {
	// A build makes much garbage beside little that stays, and collecting it as it
	// comes would be its second cost. What is never touched takes no memory, but counts
	// as if it stayed: garbage may grow to a quarter of what stays, and 8 MB, before it
	// is collected.
	ballast := make([]byte, 32<<20)
	defer runtime.KeepAlive(ballast)
	debug.SetGCPercent(25)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // who asks twice is not made to wait
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
