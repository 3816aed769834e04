#!/bin/sh
# Fuzzes each family of readers for so many seconds, two at a time, from the fixtures and Tests/Fuzz/Seeds
# and with the words that the readers know. What was found stays in .build/fuzz/found. A crash, a hang of
# 10 s, more than 256 MB or a refusal without a place ends with exit code 1.
#
# usage: fuzz.sh [SECONDS] [FAMILY…]      (60; XML JSON JSONLines Text Blocks Bundles)
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- XML JSON JSONLines Text Blocks Bundles
work=.build/fuzz
mkdir -p "$work/found" Tests/Fuzz/Generated

# The store's SQL as Swift, as the project's own build makes it.
swift build --target embed-sql
"$(swift build --show-bin-path)/embed-sql-tool" Tests/Fuzz/Generated/SQLFiles.swift Migrations Queries Sources/Store/Statements
swift build --package-path Tests/Fuzz -c release --scratch-path "$work" \
    -Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library
bin=$(swift build --package-path Tests/Fuzz -c release --scratch-path "$work" --show-bin-path)

# The words in the readers' own code, as libFuzzer takes them.
grep -rhoE '"[A-Za-z$_][A-Za-z0-9$_.:/-]{1,30}"' Sources/Reports | sort -u >"$work/words.dict"

# The seeds of a family, each under a name of its own.
seed() {
    case $1 in
    XML) kinds='*.xml *.xml.gz' ;;
    JSON) kinds='*.json' ;;
    JSONLines) kinds='*.jsonl' ;;
    Text) kinds='*.lcov *.info *.out *.tap *.txt test_durations' ;;
    # Their beginning and their check sum are made for them.
    Blocks) kinds='*.block' ;;
    Bundles) kinds='*.bundle *.laptime' ;;
    esac
    mkdir -p "$work/corpus/$1"
    for kind in $kinds; do
        find Tests/Fixtures Tests/Fuzz/Seeds -name "$kind" -size -64k | while read -r file; do
            cp "$file" "$work/corpus/$1/$(echo "$file" | tr '/' '-')"
        done
    done
}

fuzz() {
    swiftc -sanitize=fuzzer "$bin/libFuzz$1.a" -lexpat -lz -lsqlite3 -o "$work/Fuzz$1"
    seed "$1"
    "$work/Fuzz$1" -max_total_time="$seconds" -rss_limit_mb=256 -timeout=10 -max_len=65536 \
        -dict="$work/words.dict" -print_final_stats=1 -artifact_prefix="$work/found/$1-" "$work/corpus/$1" \
        >"$work/$1.log" 2>&1 || { tail -n 30 "$work/$1.log"; return 1; }
    echo "$1: $(grep -E 'stat::number_of_executed_units|stat::peak_rss_mb' "$work/$1.log" |
        tr -s ' \n' ' ') $(grep -E '^#[0-9]+.*cov:' "$work/$1.log" | tail -n 1)"
}

status=0
while [ $# -gt 0 ]; do
    fuzz "$1" &
    first=$!
    if [ $# -gt 1 ]; then
        fuzz "$2" || status=1
        shift
    fi
    shift
    wait "$first" || status=1
done
exit $status
