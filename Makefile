# Plain "make" says what there is to make. Go, Node and make are all that "make
# site" needs; .ci/tools.sh brings what "make test" needs besides.

modules := node_modules/.package-lock.json
bundle  := assets/dist/echarts.js
program := bin/egovsite
deployer := bin/egovsite-deploy
site    := public/index.html

# changed names a file under $(2) that is newer than $(1), if there is one.
# Listing the files as prerequisites would break at a space in a name, as
# responses have them.
changed = $(if $(shell find $(2) -newer $(1) -print 2>/dev/null | head -n 1),again)

# What is compiled, and what is embedded with it: not the tests, nor the responses.
sources := go.mod go.sum cmd docs generator assets layouts content \
	-not -name '*_test.go' -not -path '*/testdata*' -not -path 'content/responses*' -not -path 'assets/dist*'

# A checkout that belongs to somebody else has no version to tell.
vcs := $(if $(shell git status 2>/dev/null | head -n 1),auto,false)

.NOTPARALLEL:
.PHONY: help site program manual test check race fuzz assets bench release clean tools lint again

help: ## say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

site: $(site) ## build the site from the shipped content into public/
	@echo "open $(site)"

manual: $(program) ## build the documentation as a site into manual/
	$(program) manual

test: tools lint race ## run every check: formatting, vet, staticcheck, the race detector, all tests, also in a browser
	go test -timeout 30m $$(go list ./... | grep -v '/generator$$')
	go test -count=1 -timeout 40m ./generator

# The race detector makes everything ten times slower, so it is given what runs
# side by side: the stages that do, and the tests that have stages, whole builds
# and the preview do several things at once.
race: $(bundle) ## run what runs side by side under the race detector
	CGO_ENABLED=1 go test -race ./generator/publish ./generator/render ./generator/search
	CGO_ENABLED=1 go test -race -skip S3 ./cmd/egovsite/deploy
	CGO_ENABLED=1 go test -race -run 'Together|TestServe$$|TestPreview' ./generator ./generator/read ./generator/interpret ./cmd/egovsite

check: site test fuzz ## do exactly what CI does

# How many inputs each fuzz test tries. A count, and not a time, tries as many on
# a slow machine.
fuzzed := 5000
# A print-out starts an engine for each input; with a content file the whole folder
# around it is read, and a memory is written to the disk.
fuzzed_pdf := 40
fuzzed_slow := 1000

fuzz: $(bundle) ## try every fuzz test on new inputs, made from the kept corpus
	@all=$$(go test -list '^Fuzz' ./generator/... ./cmd/egovsite) || exit 1; echo "$$all" | awk '/^Fuzz/ { names = names " " $$1 } /^ok/ { n = split(names, all, " "); \
		for (i = 1; i <= n; i++) print $$2, all[i]; names = "" }' | while read -r package name; do \
		echo "fuzz $$package $$name"; \
		go test "$$package" -run '^$$' -fuzz "^$$name\$$" -fuzztime $$(case "$$name" in *PDF) echo $(fuzzed_pdf);; *Content|*Edition|*Memory*) echo $(fuzzed_slow);; *) echo $(fuzzed);; esac)x -fuzzminimizetime 10x || exit 1; \
	done

program: $(program) $(deployer) ## make the program, and beside it the one by which it deploys

assets: $(bundle) ## bundle what the figures use of ECharts

# Its largest corpus, of 9650 countries, takes most of the time, and about 30 GB of
# the temporary folder.
bench: $(bundle) ## measure how fast a site is built
	go test -run '^$$' -bench . -benchmem ./generator/...
	go run ./cmd/bench

# The tools of a release have a module of their own, since they need more than the
# program and all its tests. Making them takes some minutes the first time.
release: $(bundle) ## make the archives of a release, with checksums and lists of modules, into bin/release
	go build -C .ci/release -o $(CURDIR)/bin/ github.com/goreleaser/goreleaser/v2 github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod
	PATH="$(CURDIR)/bin:$$PATH" goreleaser release --clean $(if $(shell git describe --exact-match --tags 2>/dev/null),--skip=publish,--snapshot)

clean: ## remove what was made
	rm -rf bin node_modules assets/dist/echarts.js assets/dist/licenses.txt assets/dist/program-licenses.txt
	find public -mindepth 1 -not -name .gitignore -delete

# The bundle has to stand before anything is compiled, since it is embedded.
tools: $(bundle)
	@.ci/tools.sh

lint: $(bundle)
	@files=$$(gofmt -l assets cmd content generator layouts); \
	if [ -n "$$files" ]; then echo "gofmt would change:" $$files; exit 1; fi
	go vet ./...
	GOOS=windows go vet -tags lean ./cmd/egovsite ./generator/publish
	go tool staticcheck ./...

$(modules): package.json package-lock.json .npmrc
	npm ci --ignore-scripts
	@touch $@

$(bundle): $(modules) assets/bundle/main.go assets/bundle/modules.go assets/bundle/echarts-entry.js $(wildcard assets/bundle/licences/*) go.mod
	go run ./assets/bundle
	@touch $@

# The program itself is without what deploys, whose clients of hosts are 25 MB and take
# as long to be made ready, at every start, as a build in which nothing changed.
$(program): $(bundle) $(call changed,$(program),$(sources))
	CGO_ENABLED=0 go build -trimpath -tags lean -buildvcs=$(vcs) -o $@ ./cmd/egovsite

# The whole, by which the program deploys. The client of Google Cloud Storage leaves
# out ways to reach it that deploy does not use: 12 MB.
$(deployer): $(bundle) $(call changed,$(deployer),$(sources))
	CGO_ENABLED=0 go build -trimpath -tags disable_grpc_modules -buildvcs=$(vcs) -o $@ ./cmd/egovsite

$(site): $(program) $(call changed,$(site),content layouts assets)
	$(program) build
	@touch $@
