import Platform

/// A folder for files that nobody needs later.
public struct ScratchFolder: Sendable {
  public let path: String

  /// Makes one where temporary files belong; nil where that is not possible.
  public init?() {
    var template = Array("\(temporaryFolder)/laptime-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { return nil }
    path = made
  }

  /// Removes it with the files in it.
  public func remove() {
    for entry in FolderEntry.list(path) ?? [] { unlink("\(path)/\(entry.name)") }
    rmdir(path)
  }
}
