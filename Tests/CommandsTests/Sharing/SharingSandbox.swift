import Foundation
import TestSupport
import Testing

extension Sandbox {
  /// Runs laptime and expects that it ends with this code.
  @discardableResult
  func laptime(_ arguments: String..., exit code: Int32) throws -> ProgramResult {
    let result = try run([TestTools.laptime] + arguments)
    #expect(result.code == code, "\(arguments) \(result.output)\(result.errors)")
    return result
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
