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
	"runtime/debug"
	"syscall"
)

func main() {
	// A build lives shortly and makes much garbage: collecting it as it comes
	// would be its second cost. Who sets GOGC knows better.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // who asks twice is not made to wait
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
