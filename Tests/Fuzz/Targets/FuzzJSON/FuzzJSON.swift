import FuzzSupport
import Reports

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: [
      PytestJSONReport.self, PytestBenchmark.self, CTRF.self, JestJSON.self, MochaJSON.self,
      CoveragePy.self, LLVMCov.self, PlaywrightJSON.self, CucumberJSON.self, RSpecJSON.self,
      XCResultTests.self, AllureResults.self, Istanbul.self, SimpleCov.self, GoogleBenchmark.self,
      JMH.self, BenchmarkDotNet.self, Hyperfine.self, BencherMetrics.self,
    ])
  read(bytes, count) { source in _ = try PytestSplit.read(source) { _ in } }
  return 0
}
