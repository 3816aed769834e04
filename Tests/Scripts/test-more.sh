#!/bin/sh
# What takes too long for every change: all tests under the address and the thread sanitizer, each in a build
# of its own, the studies of the statistics, the costs of the queries and of the page, a minute of fuzzing for
# each family of readers, ten minutes of torture and a thousand interleavings of jobs that share two remotes (an
# hour and a half by itself), ClickHouse of two generations, S3, and the views as DuckDB and
# Datasette read them (eight minutes; they take 1 GB), a project of
# each test runner that is here, plans beside real runs (ten minutes), and the packages in a bare Debian. What
# failed is told at the end, and the exit code is 1 then.
#
# usage: test-more.sh [PART…]      (address thread studies queries page fuzz torture jobs archive runners plans packages)
set -u
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- address thread studies queries page fuzz torture jobs archive runners plans packages

sanitized() {
    export LAPTIME_TEST_BINARY="$PWD/.build/$1/debug/laptime"
    swift build --build-tests --sanitize "$1" --scratch-path ".build/$1" -q &&
        swift test --skip-build --sanitize "$1" --scratch-path ".build/$1" --disable-xctest --skip HostTests -q
}

part() {
    case $1 in
    address | thread) sanitized "$1" ;;
    studies)
        for study in DurationStudy FlakyStudy; do swift run -q -c release "$study" || return; done
        ;;
    queries) swift build -q -c release --product laptime && Tests/Benchmarks/QueryStudy/measure.py .build/release/laptime ;;
    page) swift build -q -c release --product laptime && .build/venv/bin/python Tests/Tools/PageCheck/measure.py ;;
    fuzz) Tests/Scripts/fuzz.sh 60 ;;
    torture) swift build -q --product laptime && "$LAPTIME_TEST_PYTHON" Tests/Torture/torture.py --seconds 600 ;;
    jobs) swift build -q --product laptime && "$LAPTIME_TEST_PYTHON" Tests/Torture/interleavings.py --count 1000 ;;
    archive)
        Tests/Scripts/prepare.sh archive && swift build -q --product laptime &&
            LAPTIME_CHDB_PYTHON="$PWD/.build/chdb/bin/python" "$LAPTIME_TEST_PYTHON" Tests/Tools/ClickHouse/check.py &&
            .build/chdb/bin/python Tests/Tools/ObjectStore/check.py &&
            .build/chdb/bin/python Tests/Tools/OtherEngines/check.py
        ;;
    runners) swift build -q --product laptime && "$LAPTIME_TEST_PYTHON" Tests/Scripts/runners.py ;;
    plans)
        Tests/Scripts/prepare.sh plan && swift build -q --product laptime && Tests/Scripts/plan-demo.sh --check
        ;;
    packages) make wheel deb && Tests/Scripts/bare-install.sh ;;
    *)
        echo "no part $1; there are address, thread, studies, queries, page, fuzz, torture, jobs, archive, runners, plans, packages" >&2
        return 64
        ;;
    esac
}

failed=
for name in "$@"; do
    echo "== $name"
    (part "$name") || failed="$failed $name"
done
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
