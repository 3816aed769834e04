#!/bin/sh
# Records what the last test.sh of this checkout reported and gates on it, as any user would.
#
# usage: gate-own-tests.sh WALL    how long its processes took beside each other, as 312s
set -eu
cd "$(dirname "$0")/../.."
laptime=${LAPTIME_TEST_BINARY:-.build/debug/laptime}
export LAPTIME_STORE=.build/own-history.db

"$laptime" record .build/test-results/*.xml --suite laptime --wall "$1"
"$laptime" gate --suite laptime
