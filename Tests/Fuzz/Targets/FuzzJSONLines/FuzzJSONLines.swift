import FuzzSupport
import Reports

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: [
      PytestReportlog.self, GoTestJSON.self, Libtest.self, DartTest.self, SwiftTestingEvents.self,
    ])
  return 0
}
