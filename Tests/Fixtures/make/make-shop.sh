#!/bin/sh
# Writes the fixtures of what pytest's plugins write beside its JUnit XML: reportlog, json-report, CTRF,
# benchmark, durations, coverage.py. Needs the packages of Tests/requirements.txt, pytest-json-ctrf and
# pytest-split on the PATH. Times, workers and the order under xdist differ from run to run; the tests state those
# of the files as they are.
set -u
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../pytest
rm -rf /tmp/shop && cp -r "$here/shop" /tmp/shop && cd /tmp/shop || exit 1
mkdir -p "$out" "$here/../coverage"
git init -q -b main . && git add . && git -c user.name=ci -c user.email=ci@localhost commit -qm Shop
export PYTHONPATH=.
unit=tests/unit/test_money.py
run() { # ARGUMENTS...
  pytest -q -p no:cacheprovider "$@" 2>&1
}
neutral() { # FILE...
  for file; do
    sed -e 's#/tmp/shop#/home/ci/shop#g' -e 's#/[^ "]*/site-packages/#site-packages/#g' \
      -e 's/hostname="[^"]*"/hostname="host"/g' "$file" >"$out/$(basename "$file")"
  done
}
run $unit --report-log=plain.jsonl --junit-xml=plain.xml --json-report \
  --json-report-file=json-report.json --durations=5 >durations.txt
run $unit -n 2 --reruns 1 --report-log=reruns-xdist.jsonl --junit-xml=reruns-xdist.xml \
  --json-report --json-report-file=json-report-reruns.json --ctrf=ctrf-reruns.json >/dev/null
run tests/broken $unit --report-log=collect-error.jsonl >/dev/null
run -n 2 "$unit::test_none" tests/test_crash.py --maxfail=1 --report-log=worker-crash.jsonl >/dev/null
run tests/test_crash.py --report-log=process-crash.jsonl >/dev/null
run -n 2 --dist=each tests/test_crash.py::test_before --report-log=each.jsonl >/dev/null
run tests/test_bench.py --benchmark-json=benchmark.json >/dev/null
run $unit -k 'none or ids' --store-durations --durations-path=test_durations >/dev/null
python - benchmark.json <<'END'
import json, sys
report = json.load(open(sys.argv[1]))
report["machine_info"].update(node="ci", release="6.1", cpu={"brand_raw": "AMD EPYC", "count": 2})
json.dump(report, open(sys.argv[1], "w"), indent=4)
END
neutral ./*.jsonl ./*.xml ./*.json durations.txt test_durations
run "$unit::test_none" "$unit::TestRate" --cov=shop --cov-branch --cov-report=xml:coverage.xml \
  --cov-report=json:coverage.json --cov-report=lcov:coverage.lcov >/dev/null
sed 's#/tmp/shop#/home/ci/shop#g' coverage.xml >"$here/../coverage/coverage.xml"
cp coverage.json coverage.lcov "$here/../coverage"
