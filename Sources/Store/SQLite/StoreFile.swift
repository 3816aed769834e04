import Platform

/// What the store asks of the file system before SQLite has the file.
enum StoreFile {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Removes a file, if it is there.
  static func remove(_ path: String) { unlink(path) }

  /// Makes the folder that the file is to lie in, with the folders above it.
  ///
  /// - Throws: `StoreError.unwritable`.
  static func makeFolder(of path: String) throws {
    guard let end = path.lastIndex(of: "/"), end != path.startIndex else { return }
    let folder = String(path[..<end])
    guard !exists(folder) else { return }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw StoreError.unwritable(path: path, reason: String(cString: strerror(errno)))
    }
  }
}
