import FuzzSupport

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: ["junit", "trx", "nunit3", "nunit2", "xunit", "cobertura", "jacoco", "clover"])
  return 0
}
