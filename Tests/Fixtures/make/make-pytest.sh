#!/bin/sh
# Writes the fixtures of pytest and coverage.py. Needs pytest, pytest-xdist, pytest-rerunfailures,
# pytest-cov and pytest-timeout on the PATH. Runs in a neutral folder so that no path of this machine is written.
set -u
here=$(cd "$(dirname "$0")" && pwd)
suite=/tmp/suite
rm -rf $suite && cp -r "$here/pytest" $suite && cd $suite || exit 1
out=$here/../pytest
mkdir -p "$out" "$here/../cobertura"
run() { # FILE ARGUMENTS...
  file=$1; shift; rm -f tried
  pytest -q -p no:cacheprovider "$@" --junit-xml="$file" >/dev/null 2>&1
  sed -e 's/hostname="[^"]*"/hostname="host"/g' -e 's#[^ "]*/site-packages/#site-packages/#g' \
    -e 's#[^ "(]*/lib/python3[.0-9]*/#lib/python3/#g' "$file" >"$out/$file"
}
run gallery.xml test_gallery.py
run gallery-xunit1.xml -o junit_family=xunit1 test_gallery.py
run gallery-xdist.xml -n 2 test_gallery.py
run collection-error.xml
run reruns.xml --reruns 2 test_flaky.py
CRASH=1 run worker-crash.xml -n 2 test_flaky.py
run nothing.xml -k no_such_test test_gallery.py
pytest -q -p no:cacheprovider --cov=. --cov-branch --cov-report=xml test_gallery.py >/dev/null 2>&1
cp coverage.xml "$here/../cobertura/coverage.py.xml"
