#!/bin/sh
# Has real profilers write the fixtures of profiles: Python's cProfile, py-spy (pip install py-spy), perf and Go.
# A tool that is not there leaves its fixture as it is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../profiles
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cp "$here/profiles/shopkit.py" "$here/profiles/work.c" "$work"
cd "$work"

for python in ${PYTHONS:-python3}; do
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  "$python" -m cProfile -o "$out/cprofile-$version.pstats" shopkit.py
done
if command -v py-spy >/dev/null; then
  SHOPKIT_ROUNDS=20000000 py-spy record --format raw --rate 200 -o "$out/py-spy.txt" -- python3 shopkit.py
fi
if command -v perf >/dev/null && command -v cc >/dev/null; then
  cc -O1 -g -fno-omit-frame-pointer -o work work.c
  perf record -q -e cpu-clock -g -o perf.data ./work
  perf report --stdio -i perf.data >"$out/perf-children.txt" 2>/dev/null
  perf report --stdio --no-children -g none -i perf.data >"$out/perf.txt" 2>/dev/null
fi
if command -v go >/dev/null; then
  mkdir gowork && cp "$here/profiles/work_test.go" gowork && cd gowork
  go mod init example.com/work >/dev/null 2>&1
  go test -run none -bench . -cpuprofile cpu.out >/dev/null
  go tool pprof -top cpu.out >"$out/pprof-top.txt" 2>/dev/null
  go tool pprof -top -lines cpu.out 2>/dev/null | sed "s#$work/gowork#/home/ci/work#" >"$out/pprof-lines.txt"
fi
