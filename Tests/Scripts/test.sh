#!/bin/sh
# Runs the tests that are built and prints what a person reads: what failed, how many, how long. All that
# `swift test` says is kept in .build/test-results. The last line is `N passed, N failed`, alone. The exit
# code is not 0 where a test failed, a test process died, or Laptime's own gate says no.
#
# The tests of a process run one after another, so that what each took is its own time and no other's; those
# of Commands wait for programs, and are shared out among three processes that end at about the same time.
#
# usage: test.sh            all tests, and the gate
#        test.sh PATTERN    those that match, as `swift test --filter` takes them
set -u
cd "$(dirname "$0")/../.."
pattern=${1:-Tests}
results=.build/test-results
status=0
passed=0
failed=0
began=$(date +%s)
rm -rf "$results"
mkdir -p "$results"

# run NAME TESTS: those of these tests that match, in a process of their own.
run() {
    swift test --skip-build --ignore-lock --disable-xctest --no-parallel --skip "^(?!$2)" --filter "$pattern" \
        --xunit-output "$results/$1.xml" >"$results/$1.log" 2>&1
    echo $? >"$results/$1.code"
}

# What failed, the first 200 lines; of a process that died in the middle, its last words.
show_failures() {
    awk '/^✘ .* recorded an issue/ { print; shown = 1; next }
         /^(↳|  )/ && shown { print; next }
         { shown = 0 }' "$1" | cut -c 1-400 | head -n 200
    grep -q '^[✔✘] Test run with' "$1" || tail -n 25 "$1"
}

# Counts what a process says to have passed and failed; of one that died, what began and did not end failed.
count() {
    finished=$(sed -n 's/^ *<testsuite .*errors="\([0-9]*\)" tests="\([0-9]*\)" failures="\([0-9]*\)" skipped="\([0-9]*\)".*/\1 \2 \3 \4/p' \
        "$results/$1.xml" 2>/dev/null)
    if [ -n "$finished" ]; then
        # shellcheck disable=SC2086 # four numbers
        set -- $finished
        red=$(($1 + $3))
        green=$(($2 - red - $4))
    else
        green=$(grep -v '^. Test run with' "$results/$1.log" | grep -c '^✔ Test .* passed after')
        red=$(($(grep -v '^. Test run with' "$results/$1.log" | grep -c '^✘ Test .* failed after') + 1))
    fi
    passed=$((passed + green))
    failed=$((failed + red))
}

# Some kills, failing disks, power cuts and damage.
hurt() {
    "${LAPTIME_TEST_PYTHON:-python3}" Tests/Torture/torture.py --seconds 15 --seed "${LAPTIME_TORTURE_SEED:-1}" \
        >"$results/torture.log" 2>&1
    echo $? >"$results/torture.code"
}

long='CommandsTests\.(ReportPage|VerdictTable|DuetCommand)Tests/'
more='CommandsTests\.(StrangersOutputs|Rerun|Help|TeamPlan|QuestionCommand|BenchmarkRun|Interleaving|RunnerTable)Tests/'
{
    run commands "(?!$long)(?!$more)CommandsTests"
    [ $# != 0 ] || hurt
} &
run long "$long" &
run others '(History|Statistics|Analysis|Gate|Presentation|Store|Reports|Runners|Quarantine)Tests'
run more "$more"
wait
# The tests of Host reap children and send signals: nobody else's process may be theirs.
run host HostTests

for name in commands others more long host; do
    code=$(cat "$results/$name.code")
    count "$name"
    [ "$code" = 0 ] || { status=$code; show_failures "$results/$name.log"; }
done
if [ $# = 0 ]; then
    if [ "$(cat "$results/torture.code")" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        status=1
        tail -n 40 "$results/torture.log"
    fi
    Tests/Scripts/gate-own-tests.sh "$(($(date +%s) - began))s" || { code=$?; [ $status != 0 ] || status=$code; }
    echo "left out: studies, sanitizers, fuzzing, ClickHouse and S3 (make test-more), measurements (make bench)"
fi
echo "$(($(date +%s) - began)) s; what the tests said is in $results"
echo "$passed passed, $failed failed"
exit $status
