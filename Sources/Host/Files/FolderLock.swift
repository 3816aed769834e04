import Platform

/// A lock that everybody takes who changes a file by what it held, so that no change is lost. It is on the
/// folder: the file itself is another one after each change.
public enum FolderLock {
  /// Another process has held it for too long.
  public struct Busy: Error {
    public var seconds: Int
  }

  private static let patience = 60
  private static let pause: UInt32 = 10_000

  /// Runs the body while no other process runs one on the folder. Where the file system has no locks it runs
  /// all the same.
  public static func during<Value>(_ folder: String, _ body: () throws -> Value) throws -> Value {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return try body() }
    // Closing it lets go.
    defer { close(descriptor) }
    var waits = patience * 1_000_000 / Int(pause)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { break }
      guard waits > 0 else { throw Busy(seconds: patience) }
      waits -= 1
      usleep(pause)
    }
    return try body()
  }
}
