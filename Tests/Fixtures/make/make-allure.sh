#!/bin/sh
# Writes the fixture of Allure's result files. Needs allure-pytest and pytest-rerunfailures. The files are named by
# a number, since their ids are new in every run.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/allure" /tmp/suite && cd /tmp/suite || exit 1
out=$here/../allure/results
rm -rf "$out" && mkdir -p "$out"
pytest -q --reruns 1 --only-rerun 'assert 1 > 1' --alluredir=results >/dev/null 2>&1
number=0
for kind in result container; do
  for file in results/*-$kind.json; do
    number=$((number + 1))
    sed -e 's#/tmp/suite#/home/ci/suite#g' -e 's/"name": "host", "value": "[^"]*"/"name": "host", "value": "host"/' \
      "$file" >"$out/$number-$kind.json"
  done
done
