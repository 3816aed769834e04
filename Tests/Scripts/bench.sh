#!/bin/sh
# Measures the release build in .build/release beside the C programs of Tests/Benchmarks/Limits and the
# peers, records the measurements with Laptime and gates on them.
# usage: bench.sh [PART…]
set -eu
cd "$(dirname "$0")/../.."
programs=.build/bench-programs

mkdir -p "$programs"
for source in Tests/Benchmarks/Limits/*.c; do
    cc -O2 -Wall -Wextra -Werror -o "$programs/$(basename "$source" .c)" "$source" -lexpat -lsqlite3 -lm
done
for program in laptime EmptyProgram; do strip -o "$programs/$program" ".build/release/$program"; done

wanted=Tests/Benchmarks/requirements.txt
if ! cmp -s "$wanted" .build/venv-bench/requirements.txt; then
    echo "Installing the peers into .build/venv-bench"
    "${PYTHON:-python3}" -m venv --clear .build/venv-bench
    pip=".build/venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps"
    # One that cannot be had is left out of the table and keeps no other from it.
    $pip --requirement "$wanted" || grep -v '^#' "$wanted" | grep . | while read -r package; do
        $pip "$package" || echo "not installed: $package" >&2
    done
    cp "$wanted" .build/venv-bench/requirements.txt
fi

"${PYTHON:-python3}" Tests/Benchmarks/Bars "$@"

# What is compared is the whole: a part has no history.
[ $# = 0 ] || exit 0
export LAPTIME_STORE=.build/bench-history.db
"$programs/laptime" record .build/bench.xml --suite bench
"$programs/laptime" gate --suite bench
