#!/bin/sh
# Writes the fixtures of go test and of its coverage. Needs go; the files are those of 1.19, and the tests state their times.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/gallery && cp -r "$here/go" /tmp/gallery && cd /tmp/gallery || exit 1
out=$here/../go
mkdir -p "$out"
run() { # FILE ARGUMENTS...
  file=$1; shift
  go test -json "$@" 2>&1 | sed -e 's#/tmp/gallery#/home/ci/gallery#g' \
    -e 's/"cpu: [^"\\]*/"cpu: AMD EPYC/' >"$out/$file"
}
go clean -testcache
run calc.jsonl -count=1 ./calc
run count.jsonl -count=2 ./pure
go test -json ./pure >/dev/null
run cached.jsonl ./pure
run build-failed.jsonl ./broken ./pure
run bench.jsonl -run '^$' -bench . ./calc
run exit.jsonl ./exits
run panic.jsonl ./panics
run timeout.jsonl -timeout 1s ./slow
go test -coverpkg=./calc -coverprofile="$out/cover.out" ./pure ./calc >/dev/null

# What go test prints by itself, beside the events that it writes of the same tests.
mkdir -p "$out/shown"
for options in "" -v; do
  name=plain$options
  # shellcheck disable=SC2086 # an option or none
  go test $options -count=1 ./calc ./pure ./exits ./panics 2>&1 | sed 's#/tmp/gallery#/home/ci/gallery#g' >"$out/shown/$name.txt"
  run "shown/$name.jsonl" $options -count=1 ./calc ./pure ./exits ./panics
done
cd calc || exit 1
for options in "" -v; do
  name=local$options
  # shellcheck disable=SC2086 # an option or none
  go test $options -count=1 2>&1 | sed 's#/tmp/gallery#/home/ci/gallery#g' >"$out/shown/$name.txt"
  run "shown/$name.jsonl" $options -count=1
done
