import FuzzSupport
import Reports

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: [
      JUnit.self, TRX.self, NUnit3.self, NUnit2.self, XUnitNet.self, Cobertura.self, JaCoCo.self,
      Clover.self, RobotXML.self,
    ])
  return 0
}
