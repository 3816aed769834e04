import Platform

/// A folder for files that nobody needs later.
public struct ScratchFolder: Sendable {
  public let path: String

  /// Makes one where temporary files belong; nil where that is not possible.
  public init?() {
    // What perl and ruby load by a variable cannot have a space in its path.
    let folder = temporaryFolder.contains(where: \.isWhitespace) ? "/tmp" : temporaryFolder
    var template = Array("\(folder)/laptime-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { return nil }
    path = made
  }

  /// Makes a folder in it, with those above.
  public func makeFolder(_ name: String) {
    var made = path
    for part in name.split(separator: "/") {
      made += "/\(part)"
      mkdir(made, 0o700)
    }
  }

  /// Removes it with all that is in it.
  public func remove() { Self.remove(path) }

  static func remove(_ folder: String) {
    for entry in FolderEntry.list(folder) ?? [] {
      let place = "\(folder)/\(entry.name)"
      if entry.kind == .folder { remove(place) } else { unlink(place) }
    }
    rmdir(folder)
  }
}
