import History
import Testing

@testable import Reports

struct BenchmarkFormatsTests {
  /// Each benchmark as `id median unit`.
  private func words(_ report: Reading) -> [String] {
    report.benchmarks.map { "\($0.test.id) \(Int(($0.median).rounded()))" }
  }

  @Test func `Google Benchmark's repetitions unite, errors are the run's`() throws {
    let report = try Reading(fixture: "benchmarks/google-benchmark.json")
    #expect(report.summary.format == "google-benchmark")
    #expect(
      report.benchmarks.map(\.test.id) == [
        "bench::BM_Copy/8/repeats:3", "bench::BM_Copy/4096/repeats:3", "bench::BM_Millis",
      ])
    #expect(report.benchmarks.map(\.rounds) == [3, 3, 1])
    let copy = report.benchmarks[0]
    #expect(copy.minimum <= copy.median && copy.median <= copy.maximum && copy.minimum > 1)
    // Milliseconds in the report.
    #expect((0.01..<100).contains(report.benchmarks[2].mean))
    #expect(report.runErrors.map(\.name) == ["bench::BM_Breaks"])
    #expect(report.runErrors.map(\.failure.message) == ["no such file"])
  }

  @Test func `aggregates alone are told, and orders of growth are no benchmarks`() throws {
    let report = try Reading(
      """
      {"context": {"executable": "/b/bench"}, "benchmarks": [
       {"name": "BM_A_mean", "run_name": "BM_A", "run_type": "aggregate", "aggregate_name": "mean",
        "iterations": 5, "real_time": 2, "time_unit": "us"},
       {"name": "BM_A_median", "run_name": "BM_A", "run_type": "aggregate", "aggregate_name": "median",
        "iterations": 5, "real_time": 3, "time_unit": "us"},
       {"name": "BM_B_BigO", "run_name": "BM_B", "run_type": "aggregate", "aggregate_name": "BigO",
        "real_coefficient": 1, "big_o": "N", "time_unit": "ns"}]}
      """)
    #expect(words(report) == ["bench::BM_A 3000"])
    #expect(report.warnings.isEmpty)
  }

  @Test func `hyperfine's seconds, and a command that failed`() throws {
    let report = try Reading(fixture: "benchmarks/hyperfine.json")
    #expect(report.summary.format == "hyperfine")
    #expect(report.benchmarks.map(\.test.name) == ["sleep 0.01", "/bin/true"])
    #expect(report.benchmarks.map(\.rounds) == [5, 5])
    #expect((10e6..<100e6).contains(report.benchmarks[0].median))
    let failed = try Reading(
      #"{"results": [{"command": "false", "mean": 1, "min": 1, "max": 1, "times": [1], "exit_codes": [1]}]}"#
    )
    #expect(failed.warnings.count == 1)
    #expect(failed.benchmarks.isEmpty && failed.runErrors.map(\.benchmark?.name) == ["false"])
    #expect(failed.runErrors.map(\.failure.message) == ["1 run ended with exit code 1"])
  }

  @Test func `go test -bench, each line of one name a round`() throws {
    let text = """
      goos: linux
      pkg: example.com/shop
      cpu: AMD EPYC
      BenchmarkAbs-8   \t634324288\t         2.0 ns/op\t       0 B/op
      BenchmarkAbs-8   \t634324288\t         4.0 ns/op\t       0 B/op
      BenchmarkSum/size-10-8         \t     100\t  12.5 MB/s\t     1500 ns/op
      PASS
      ok  \texample.com/shop\t6.713s

      """
    let report = try Reading(text)
    #expect(report.summary.format == "go-bench")
    #expect(
      words(report) == [
        "example.com/shop::BenchmarkAbs 3", "example.com/shop::BenchmarkSum/size-10 1500",
      ])
    #expect(report.benchmarks[0].rounds == 2)
    // With one processor there is no number to leave out; with several nothing tells it from a name.
    let mixed = try Reading("BenchmarkA/n-10  10  5 ns/op\nBenchmarkB  10  6 ns/op\n")
    #expect(words(mixed) == ["BenchmarkA/n-10 5", "BenchmarkB 6"])
    let failed = try Reading(text + "--- FAIL: BenchmarkX\nFAIL\texample.com/shop\t1s\n")
    #expect(failed.runErrors.count == 2)
  }

  @Test func `JMH's scores, rates and parameters`() throws {
    let report = try Reading(
      """
      [{"jmhVersion": "1.37", "benchmark": "org.shop.CartBench.add", "mode": "avgt", "threads": 1, "forks": 1,
        "measurementIterations": 2, "params": {"size": "10"},
        "primaryMetric": {"score": 2.5, "scoreUnit": "us/op", "rawData": [[2.0, 3.0]]}},
       {"benchmark": "org.shop.CartBench.sum", "mode": "thrpt", "primaryMetric": {"score": 4.0,
        "scoreUnit": "ops/ms", "rawData": [[4.0]]}},
       {"benchmark": "org.shop.CartBench.sum", "mode": "sample", "primaryMetric": {"score": 5.0,
        "scorePercentiles": {"0.0": 1.0, "50.0": 4.0, "100.0": 9.0}, "scoreUnit": "ns/op"}}]
      """)
    #expect(report.summary.format == "jmh")
    #expect(
      words(report) == [
        "org.shop.CartBench::add[size=10] 2500", "org.shop.CartBench::sum 250000",
        "org.shop.CartBench::sum (sample) 4",
      ])
  }

  @Test func `BenchmarkDotNet's statistics; a benchmark without any failed`() throws {
    let report = try Reading(
      """
      {"Title": "Shop", "HostEnvironmentInfo": {}, "Benchmarks": [
       {"Namespace": "Shop", "Type": "CartBench", "Method": "Add", "Parameters": "N=100",
        "Statistics": {"N": 15, "Min": 1.0, "Q1": 1.5, "Median": 2.0, "Mean": 2.1, "Q3": 2.5, "Max": 3.0,
         "StandardDeviation": 0.5, "Percentiles": {"P0": 1}}},
       {"Namespace": "Shop", "Type": "CartBench", "Method": "Break", "Parameters": "", "Statistics": null}]}
      """)
    #expect(report.summary.format == "benchmark-dotnet")
    #expect(words(report) == ["Shop.CartBench::Add(N=100) 2"])
    #expect(report.benchmarks[0].rounds == 15)
    #expect(report.runErrors.map(\.name) == ["Shop.CartBench::Break"])
  }

  @Test func `cargo bench and criterion's bencher output`() throws {
    let report = try Reading(
      """
      running 2 tests
      test tests::works ... ignored
      test bench_add ... bench:       1,234 ns/iter (+/- 34)
      test group/sum ... bench:           2 ns/iter (+/- 3)
      test bench_broken ... FAILED

      """)
    #expect(report.summary.format == "cargo-bench")
    #expect(words(report) == ["bench_add 1234", "group/sum 2"])
    #expect(report.benchmarks.map(\.minimum) == [1200, 0])
    #expect(report.runErrors.map(\.name) == ["bench_broken"])
  }

  @Test func `criterion's own files say by their folder of which benchmark they are`() throws {
    func read(_ text: String, at path: String) throws -> Reading {
      try Reading(ReportSource(name: path, bytes: Array(text.utf8)))
    }
    let estimates = """
      {"mean": {"confidence_interval": {"confidence_level": 0.95}, "point_estimate": 20.5, "standard_error": 1},
       "median": {"point_estimate": 20.0}, "slope": null, "std_dev": {"point_estimate": 1.5}}
      """
    let report = try read(estimates, at: "target/criterion/cart/add/10/new/estimates.json")
    #expect(report.summary.format == "criterion")
    #expect(words(report) == ["cart/add/10 20"])
    let samples = try read(
      #"{"sampling_mode": "Linear", "iters": [1.0, 2.0, 3.0], "times": [10.0, 24.0, 33.0]}"#,
      at: "/w/target/criterion/add/new/sample.json")
    #expect(words(samples) == ["add 11"])
    #expect(samples.benchmarks.map(\.rounds) == [3])
    #expect(refusal(estimates)?.hint?.contains("target/criterion") == true)
  }

  @Test func `Bencher's throughputs and build times are times as well, each by its name`() throws {
    let report = try Reading(
      """
      {"add": {"throughput": {"value": 1000000, "lower_value": 500000, "upper_value": 2000000},
               "latency": {"value": 900}},
       "sh -c make": {"build-time": {"value": 2.5}}, "none": {"throughput": {"value": 0}}}
      """)
    #expect(
      words(report) == ["add (throughput) 1000", "add 900", "sh -c make (build-time) 2500000000"])
    #expect(report.benchmarks[0].minimum == 500 && report.benchmarks[0].maximum == 2000)
    #expect(report.warnings == ["benchmarks without a time, left out: 1, such as none"])
    let size = "{\"app\": {\"file-size\": {\"value\": 42}}}"
    #expect(throws: ReportError.self) { try Reading(size) }
  }

  @Test func `Bencher's latencies`() throws {
    let report = try Reading(
      """
      {"add": {"latency": {"value": 88.0, "lower_value": 87.5, "upper_value": 90}},
       "sum": {"latency": {"value": 5}, "file-size": {"value": 100}}}
      """)
    #expect(report.summary.format == "bencher")
    #expect(words(report) == ["add 88", "sum 5"])
    #expect(report.benchmarks[0].minimum == 87.5)
    #expect(report.warnings.count == 1)
  }
}
