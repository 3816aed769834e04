#!/bin/sh
# Copies the release build to .build/release-static, writes the commit into it, and checks that it needs no shared
# library and starts. Says where it is larger than the 25 MB that `make bench` allows it, and fails for.
set -eu
cd "$(dirname "$0")/../.."
program=.build/release-static/laptime
limit=25000000

mkdir -p "$(dirname "$program")"
cp "$(swift build -c release --show-bin-path)/laptime" "$program"
# Into the place that Sources/CLinux/shim.h keeps for it, as long as it was.
if commit=$(git rev-parse --short=12 HEAD 2>/dev/null); then
    [ -z "$(git status --porcelain --untracked-files=no)" ] || commit="$commit+changed"
    LC_ALL=C sed -i "s/laptime-commit-stamp=~\{40\}/laptime-commit-stamp=$(printf '%-40s' "$commit" | tr ' ' '~')/" "$program"
    env -i "$program" --version | grep -q "$commit" || { echo "$program does not say its commit" >&2; exit 1; }
fi

if ldd "$program" >/dev/null 2>&1; then
    ldd "$program"
    echo "$program needs the libraries above; a release must not" >&2
    exit 1
fi
env -i "$program" --version
size=$(wc -c <"$program")
echo "$program: $size bytes"
if [ "$size" -gt "$limit" ]; then
    echo "$program is larger than the $limit bytes of make bench" >&2
fi
