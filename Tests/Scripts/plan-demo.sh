#!/bin/sh
# Carries a team's plan out, step by step, in .build/plan-demo: 1,882 tests that take over five minutes, until the
# gate of under two passes. The short form has an eighth of the tests and takes three minutes, the long form
# (--long) a quarter of an hour; --page FILE writes what was typed and printed as a page. --check compares what is
# predicted of the same suite with real runs instead.
set -eu
cd "$(dirname "$0")/../.."
project=$(pwd)

# A CI's variables would name the commit of Laptime instead of the demonstration's.
if [ -z "${LAPTIME_DEMO:-}" ]; then
    exec env -i LAPTIME_DEMO=1 HOME="${HOME:-/}" TERM="${TERM:-dumb}" LANG=C.UTF-8 COLUMNS=80 \
        PATH="$project/.build/debug:$project/.build/venv/bin:$PATH" PYTHONDONTWRITEBYTECODE=1 \
        PYTHONPATH=".:$project/.build/plan-demo/site" "$project/Tests/Scripts/plan-demo.sh" "$@"
fi

wanted=Tests/Tools/PlanDemo/requirements.txt
if ! cmp -s "$wanted" .build/plan-demo/requirements.txt; then
    echo "Installing the Python packages of $wanted into .build/plan-demo"
    rm -rf .build/plan-demo
    mkdir -p .build/plan-demo
    python -m pip install --quiet --disable-pip-version-check --no-deps --target .build/plan-demo/site \
        --requirement "$wanted"
    cp "$wanted" .build/plan-demo/requirements.txt
fi
if [ "${1:-}" = --check ]; then
    shift
    exec python Tests/Tools/PlanDemo/check.py "$project/.build/plan-demo" "$@"
fi
form=--short
[ "${1:-}" != --long ] || { form= && shift; }
# shellcheck disable=SC2086 # one word or none
exec python Tests/Tools/PlanDemo/demo.py "$project/.build/plan-demo/project" $form "$@"
