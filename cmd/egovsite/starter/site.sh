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
CDPATH='' cd "$(dirname "$0")/.."

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
			tar -xzf .site/egovsite.tar.gz -C "$bin" egovsite egovsite-deploy
			rm .site/egovsite.tar.gz # or it would be kept in the service's cache beside them
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
	inside=$(git rev-parse --show-prefix) # where the repository holds more than this
	if git cat-file -e "$1:${inside}content" 2>/dev/null; then
		git -C "$(git rev-parse --show-toplevel)" archive "$1:$inside" content | tar -x -C .site/before
	fi
}

# changes says what responses and indicators are since a commit. What is wrong in the
# content fails the build; here it only leaves nothing to be told.
changes() {
	before "$1"
	say "## What changes"
	say ""
	status=0
	egovsite diff .site/before/content content --format markdown >>"$report" || status=$?
	if [ "$status" -ne 0 ] && [ "$status" -ne 3 ]; then
		say "It cannot be told: the content of before or of now has faults. See the log."
	fi
}

# build makes the site. Its code is 3 where a response with errors was left out: the
# rest is whole, and no country that was there is lost.
build() {
	status=0
	egovsite build --cache .site/cache || status=$?
	if [ "$status" -eq 3 ]; then
		say ""
		say "Responses with errors are left out of the site; the log names them."
		say ""
	fi
	return "$status"
}

# annotate tells problems as the service shows them beside the lines of a change.
annotate() {
	if [ -n "${GITHUB_ACTIONS:-}" ]; then
		xargs -0 egovsite check --format github <.site/changed || true
	elif [ -n "${GITLAB_CI:-}" ]; then
		if [ "$(tr -cd '\0' <.site/changed | wc -c)" -gt 500 ]; then # they may need several calls, and each makes a report
			egovsite check --format gitlab >.site/codequality.json || true
		else
			xargs -0 egovsite check --format gitlab <.site/changed >.site/codequality.json || true
		fi
	fi
}

# deliver hands the report to where people look, also where something failed. Copies of
# submissions do not stay, as a service may keep the folder.
deliver() {
	rm -rf .site/before
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
	if ! from=$(git merge-base "$1" HEAD); then
		echo "site.sh: $1 has no history in common with what is checked out: fetch the whole history" >&2
		return 1
	fi
	# Names that begin with a dot are of git, and none of the content.
	git diff -z --name-only --relative --diff-filter=d "$from" HEAD -- content ':(exclude,glob)content/**/.*' >.site/changed
	if [ -s .site/changed ]; then
		annotate
		say "## Problems"
		say ""
		xargs -0 egovsite check --strict <.site/changed >.site/problems || told=$?
		# Indented, it is code that nothing in it can end. Services refuse long reports.
		head -c 200000 .site/problems | sed 's/^/    /' >>"$report"
		say ""
	fi
	changes "$from"
	last
	build || true
	case $status in
	0) ;;
	3) # of what was wrong before, the change knows nothing
		if egovsite check --content .site/before/content >/dev/null 2>&1; then told=$status; fi
		;;
	*) told=$status ;;
	esac
	return "$told"
}

publish() {
	last
	build || [ "$status" -eq 3 ] || return "$status"
	if git rev-parse --quiet --verify HEAD^ >/dev/null; then
		changes HEAD^
	fi
	if [ -n "${PUBLISH_TO:-}" ]; then
		egovsite deploy "$PUBLISH_TO" # which verifies it first
	else
		egovsite verify public
	fi
}

case "${1:-}" in
check)
	: "${2:?name the commit that the change starts from}"
	program
	trap deliver EXIT
	check "$2"
	;;
publish)
	program
	trap deliver EXIT
	publish
	;;
*)
	sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
	exit 2
	;;
esac
