import FuzzSupport
import Reports

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: [
      LCOV.self, GoCoverProfile.self, TAP.self, PytestDurations.self, GoBench.self, CargoBench.self,
      LibtestText.self, XCTestText.self, CTestText.self, Pstats.self, CollapsedStacks.self,
      PprofText.self, PerfReport.self,
    ])
  read(bytes, count) { _ = try CSVSeries.read($0, column: "value", labels: "commit") }
  return 0
}
