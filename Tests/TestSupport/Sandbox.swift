import Foundation

/// A folder of a test's own, which goes with it.
public final class Sandbox: Sendable {
  /// The absolute path of the folder.
  public let folder: String

  public init() {
    folder = FileManager.default.temporaryDirectory.path + "/laptime-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The path of a file in the folder.
  public func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Writes a file into the folder and gives its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// The bytes of a file; nil where there is none.
  public func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path(name)).map(Array.init)
  }
}
