#!/bin/sh
# Copies the release build to .build/release-static and checks that it is small (under 25 MB), needs
# no shared library and starts.
set -eu
cd "$(dirname "$0")/../.."
program=.build/release-static/laptime
limit=25000000

mkdir -p "$(dirname "$program")"
cp "$(swift build -c release --show-bin-path)/laptime" "$program"

if ldd "$program" >/dev/null 2>&1; then
    ldd "$program"
    echo "$program needs the libraries above; a release must not" >&2
    exit 1
fi
env -i "$program" --version
size=$(wc -c <"$program")
echo "$program: $size bytes"
if [ "$size" -gt "$limit" ]; then
    echo "$program is larger than $limit bytes" >&2
    exit 1
fi
