import FuzzSupport

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: [
      "pytest-json-report", "pytest-benchmark", "ctrf", "jest", "mocha", "coverage-py", "llvm-cov",
    ])
  return 0
}
