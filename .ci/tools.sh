#!/bin/sh
# Sees that what the tests need besides Go and Node is there: two browsers,
# a font of Arial's measures, Java for the HTML checker, a C compiler for the race
# detector, and what the recipes for continuous integration are run and checked with. As root on Debian it installs what is missing; elsewhere it names
# it and fails.
set -eu

missing=
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
	missing="$missing chromium"
command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing="$missing firefox-esr"
command -v java >/dev/null || missing="$missing default-jre-headless"
# Forms are printed in Arial; Liberation Sans has its measures.
case "$(fc-match -f '%{family}' Arial 2>/dev/null)" in
Arial* | Liberation*) ;;
*) missing="$missing fontconfig fonts-dejavu-core fonts-liberation" ;;
esac
echo '#include <stdlib.h>' | ${CC:-gcc} -E - >/dev/null 2>&1 || missing="$missing gcc libc6-dev"
for tool in git curl shellcheck; do
	command -v $tool >/dev/null || missing="$missing $tool"
done
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
[ -n "$missing" ] || exit 0

if [ -e /etc/debian_version ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get update
	# shellcheck disable=SC2086 # one word a package
	apt-get install -y --no-install-recommends $missing
	exit 0
fi

cat >&2 <<END
make: the tests need programs that are not installed. Install
  Chromium or Google Chrome, as chromium, chromium-browser or google-chrome
  Firefox, as firefox-esr or firefox
  Java 11 or newer, as java
  fontconfig, and Arial or a font of its measures such as Liberation Sans
  gcc, with the headers of the C library
  git, curl, ShellCheck and nginx
On Debian or Ubuntu:
  sudo apt-get update && sudo apt-get install -y$missing
END
exit 1
