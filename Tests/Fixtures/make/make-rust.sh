#!/bin/sh
# Writes the fixture of Rust's test harness, whose JSON is unstable. Needs rustc.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/rust" /tmp/suite && cd /tmp/suite || exit 1
mkdir -p "$here/../rust"
export RUSTC_BOOTSTRAP=1 RUST_BACKTRACE=0
rustc --edition 2021 --test lib.rs -o tests
./tests -Z unstable-options --format json --report-time >"$here/../rust/libtest.jsonl"
