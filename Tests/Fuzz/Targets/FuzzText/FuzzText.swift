import FuzzSupport

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: ["lcov", "go-coverprofile", "tap", "pytest-durations"])
  return 0
}
