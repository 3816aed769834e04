#!/bin/sh
# Shows Laptime at work on a real pytest project, in .build/demo: six commits of its history are
# tested, then the seventh, which made one test three times slower, and that test beside the sixth.
set -eu
cd "$(dirname "$0")/../.."
project=$(pwd)

# A CI's variables would name the commit of Laptime instead of the demo's.
if [ -z "${LAPTIME_DEMO:-}" ]; then
    exec env -i LAPTIME_DEMO=1 HOME="${HOME:-/}" TERM="${TERM:-dumb}" LANG=C.UTF-8 COLUMNS=80 \
        PATH="$project/.build/debug:$project/.build/venv/bin:$PATH" \
        LAPTIME_STORE="$project/.build/demo/.laptime/history.db" PYTHONDONTWRITEBYTECODE=1 Tests/Scripts/demo.sh
fi

say() { printf '\n# %s\n' "$*"; }

show() {
    printf '\n$ %s\n' "$*"
    "$@" || printf '(exit code %d)\n' $?
}

# Which of the flaky tests fail at a commit depends on this alone.
check_out() {
    git reset --quiet --hard "run-$1"
    export DEMO_SEED="602$1"
}

rm -rf .build/demo
Tests/Scripts/make-demo-history.sh .build/demo
cd .build/demo
set -- laptime run -- pytest -q -n 2 --cov --cov-report=xml --junit-xml=junit.xml

say 'A shop library with 327 tests, some of them flaky. Its first six commits:'
printf '\n$ %s\n\n' "$*"
for run in 01 02 03 04 05 06; do
    check_out "$run"
    outcomes=$("$@" 2>&1 | grep -o -E '^([0-9]+ failed, )?[0-9]+ passed') || true
    printf '%s  %20s\n' "$(git log -1 --format='%h  %<(48,trunc)%s')" "$outcomes"
done

say 'The seventh, "Search: rebuild in three passes":'
check_out 07
show "$@"
show laptime slowest --limit 5
show laptime gate

say 'One measurement is a suspicion. That commit and the one before in turn settle it:'
show laptime duet -- pytest -q
show laptime gate
laptime gate --format json >gate.json || true
if ! python3 - gate.json <<'PLANTED'; then
import json, sys

findings = [f for rule in json.load(open(sys.argv[1]))["rules"] for f in rule["findings"]]
planted = [f for f in findings if "test_rebuild_catalog" in ((f.get("test") or {}).get("id") or "")]
sys.exit(not any(f.get("confirmed") for f in planted))
PLANTED
    printf '\nthe slowdown that was planted is not confirmed\n' >&2
    exit 1
fi

say 'The history is one SQLite file: .build/demo/.laptime/history.db. What to type next, in .build/demo:'
cat <<'NEXT'

laptime explain duration-regression/1   the numbers behind the verdict
laptime changes                         since when it is so, and by which commit
laptime flaky                           which tests flake, and what they cost
laptime accept test_rebuild_catalog --why "REASON"   where the slowdown is wanted
NEXT
