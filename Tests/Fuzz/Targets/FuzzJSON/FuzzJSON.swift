import FuzzSupport
import Reports

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: [
      PytestJSONReport.self, PytestBenchmark.self, CTRF.self, JestJSON.self, MochaJSON.self,
      CoveragePy.self, LLVMCov.self,
    ])
  read(bytes, count) { source in _ = try PytestSplit.read(source) { _ in } }
  return 0
}
