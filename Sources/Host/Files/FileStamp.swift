import Platform

/// By what one sees that a file was written: another file under its name, another size, another time.
struct FileStamp: Hashable {
  var device: UInt64
  var inode: UInt64
  var size: Int64
  /// Of the last write: seconds and nanoseconds.
  var seconds: Int64
  var nanoseconds: Int64
  var isFolder: Bool
  /// Whether it is a file that can be read as often as one likes.
  var isFile: Bool

  /// That of a file, links followed; nil where there is none.
  static func of(_ path: String) -> FileStamp? { read(path, stat) }

  /// That of a file or of the link that stands there.
  static func ofItself(_ path: String) -> FileStamp? { read(path, lstat) }

  /// Whether a file is the one that a stream of this process comes from or goes to.
  var isOwnStream: Bool {
    [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].contains { stream in
      var status = stat()
      return fstat(stream, &status) == 0 && UInt64(truncatingIfNeeded: status.st_dev) == device
        && UInt64(truncatingIfNeeded: status.st_ino) == inode
    }
  }

  private static func read(
    _ path: String, _ call: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32
  ) -> FileStamp? {
    var status = stat()
    guard call(path, &status) == 0 else { return nil }
    let time = status.lastWritten
    return FileStamp(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino), size: Int64(status.st_size),
      seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec),
      isFolder: status.st_mode & S_IFMT == S_IFDIR, isFile: status.st_mode & S_IFMT == S_IFREG)
  }
}
