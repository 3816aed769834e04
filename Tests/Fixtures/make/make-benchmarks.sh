#!/bin/sh
# Writes the fixtures of Google Benchmark (Debian's libbenchmark-dev) and hyperfine.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/benchmarks" /tmp/suite && cd /tmp/suite || exit 1
out=$here/../benchmarks
mkdir -p "$out"
g++ -O2 bench.cpp -lbenchmark -lpthread -o bench || exit 1
./bench --benchmark_min_time=0.01 --benchmark_out=google.json >/dev/null 2>&1
sed 's/"host_name": "[^"]*"/"host_name": "host"/' google.json >"$out/google-benchmark.json"
hyperfine -N --warmup 1 --runs 5 --export-json "$out/hyperfine.json" 'sleep 0.01' /bin/true >/dev/null 2>&1
