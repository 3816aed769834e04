#!/bin/sh
# Copies the release build to .build/release-static and checks that it is small (under 25 MB) and
# runs where no Swift is installed.
set -eu
cd "$(dirname "$0")/../.."
program=.build/release-static/laptime
limit=25000000

mkdir -p "$(dirname "$program")"
cp "$(swift build -c release --show-bin-path)/laptime" "$program"

if ldd "$program" | grep -i -E 'libswift|libFoundation|lib_Foundation|not found'; then
    echo "$program needs the libraries above; a release must not" >&2
    exit 1
fi
size=$(wc -c <"$program")
echo "$program: $size bytes"
if [ "$size" -gt "$limit" ]; then
    echo "$program is larger than $limit bytes" >&2
    exit 1
fi
