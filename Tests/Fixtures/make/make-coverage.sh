#!/bin/sh
# Writes the fixtures of coverage of C: llvm-cov's, and lcov's after gcc. Needs clang with llvm-cov and
# llvm-profdata of one version, as in the toolchain of the swift on the PATH, gcc and lcov.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/c" /tmp/suite && cd /tmp/suite || exit 1
PATH=$(dirname "$(readlink -f "$(command -v swift)")"):$PATH
out=$here/../coverage
mkdir -p "$out"
neutral() { sed 's#/tmp/suite#/home/ci/c#g'; }
clang -fprofile-instr-generate -fcoverage-mapping "$PWD/a.c" -o covered && ./covered
llvm-profdata merge default.profraw -o a.profdata
llvm-cov export -instr-profile a.profdata covered | neutral >"$out/llvm-cov.json"
llvm-cov export -format=lcov -instr-profile a.profdata covered | neutral >"$out/llvm-cov.lcov"
gcc --coverage "$PWD/a.c" -o counted && ./counted
lcov --quiet --rc lcov_branch_coverage=1 --capture --directory . --output-file a.info
neutral <a.info >"$out/lcov.info"
