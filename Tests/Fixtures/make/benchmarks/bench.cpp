#include <benchmark/benchmark.h>
#include <string>

static void BM_Copy(benchmark::State& state) {
  std::string text(state.range(0), 'x');
  for (auto _ : state) benchmark::DoNotOptimize(std::string(text));
}
BENCHMARK(BM_Copy)->Arg(8)->Arg(4096)->Repetitions(3);

static void BM_Breaks(benchmark::State& state) {
  state.SkipWithError("no such file");
  for (auto _ : state) {}
}
BENCHMARK(BM_Breaks);

static void BM_Millis(benchmark::State& state) {
  for (auto _ : state) benchmark::ClobberMemory();
}
BENCHMARK(BM_Millis)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
