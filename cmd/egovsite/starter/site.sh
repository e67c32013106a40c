#!/bin/sh
# What continuous integration does for this site, the same for every service.
#
#   sh ci/site.sh check COMMIT   what has changed since a commit: problems beside their
#                                lines, answers and indicators before and after, the site
#   sh ci/site.sh publish        build the site, say what changed, and publish it
#
# Set from outside:
#   EGOVSITE_URL, EGOVSITE_SHA256  where the program is, as .tar.gz, and its checksum; not
#                                  needed where egovsite is installed
#   PUBLISH_TO                     what egovsite deploy takes; without it the site is left
#                                  in public/ for the service to publish
# What is told for people gathers in .site/report.md.
set -eu
cd "$(dirname "$0")/.."

report=.site/report.md
mkdir -p .site
: >"$report"

say() { printf '%s\n' "$*" >>"$report"; }

# program sees that egovsite is there.
program() {
	if ! command -v egovsite >/dev/null; then
		: "${EGOVSITE_URL:?set it to the address of the released program}"
		: "${EGOVSITE_SHA256:?set it to the checksum of the released program}"
		bin=.site/$EGOVSITE_SHA256
		if [ ! -x "$bin/egovsite" ]; then
			curl --fail --silent --show-error --location --retry 3 --output .site/egovsite.tar.gz "$EGOVSITE_URL"
			echo "$EGOVSITE_SHA256  .site/egovsite.tar.gz" | sha256sum --check --quiet
			mkdir -p "$bin"
			tar -xzf .site/egovsite.tar.gz -C "$bin" egovsite
		fi
		PATH="$PWD/$bin:$PATH"
		export PATH
	fi
	egovsite version
}

# before puts the content as it was at a commit into .site/before/content.
before() {
	rm -rf .site/before
	mkdir -p .site/before/content/responses
	if git cat-file -e "$1:content" 2>/dev/null; then
		git archive "$1" content | tar -x -C .site/before
	fi
}

# changes says what responses and indicators are since a commit.
changes() {
	before "$1"
	say "## What changes"
	say ""
	egovsite diff .site/before/content content --format markdown >>"$report" || told=$?
}

# annotate tells problems as the service shows them beside the lines of a change.
annotate() {
	if [ -n "${GITHUB_ACTIONS:-}" ]; then
		xargs -0 egovsite check --format github <.site/changed || true
	elif [ -n "${GITLAB_CI:-}" ]; then
		xargs -0 egovsite check --format gitlab <.site/changed >.site/codequality.json || true
	fi
}

# deliver hands the report to where people look.
deliver() {
	cat "$report"
	if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
		cat "$report" >>"$GITHUB_STEP_SUMMARY"
	fi
	if [ -n "${REPORT_TOKEN:-}" ] && [ -n "${CI_MERGE_REQUEST_IID:-}" ]; then
		curl --fail --silent --show-error --output .site/note.json --header "PRIVATE-TOKEN: $REPORT_TOKEN" --data-urlencode "body@$report" \
			"$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
	fi
}

# last puts the published site into public/, from which a build goes on: it lists what
# changed, and refuses to lose a country.
last() {
	if [ ! -e public/manifest.json ] && grep -q '^address:' content/site.yaml; then
		egovsite fetch
	fi
}

check() {
	told=0
	git diff -z --name-only --diff-filter=d "$1...HEAD" -- content >.site/changed
	if [ -s .site/changed ]; then
		annotate
		say "## Problems"
		say ""
		xargs -0 egovsite check --strict <.site/changed >.site/problems || told=$?
		sed 's/^/    /' .site/problems >>"$report" # indented, it is code that nothing in it can end
		say ""
	fi
	changes "$(git merge-base "$1" HEAD)"
	last
	egovsite build --cache .site/cache || told=$?
	deliver
	return "$told"
}

publish() {
	told=0
	last
	egovsite build --cache .site/cache
	egovsite verify public
	if git rev-parse --quiet --verify HEAD^ >/dev/null; then
		changes HEAD^
	fi
	if [ -n "${PUBLISH_TO:-}" ]; then
		egovsite deploy "$PUBLISH_TO"
	fi
	deliver
	return "$told"
}

case "${1:-}" in
check)
	: "${2:?name the commit that the change starts from}"
	program
	check "$2"
	;;
publish)
	program
	publish
	;;
*)
	sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
	exit 2
	;;
esac
