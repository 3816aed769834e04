import Host
import Platform

/// A folder of a test's own, removed with all that is in it when the test lets go of it.
final class TemporaryFolder {
  /// The absolute path, symbolic links resolved.
  let path: String

  init() throws {
    var template = Array("/tmp/laptime-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else {
      throw Failure(text: "no temporary folder")
    }
    defer { free(resolved) }
    path = String(cString: resolved)
  }

  deinit { _ = ChildProcess.capture(["rm", "-rf", path]) }

  struct Failure: Error {
    var text: String
  }

  /// Writes a file, and the folders that it needs, and returns its absolute path.
  @discardableResult
  func write(_ name: String, _ text: String = "") throws -> String {
    let file = "\(path)/\(name)"
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o755)
    }
    guard let stream = fopen(file, "w") else { throw Failure(text: "cannot write \(file)") }
    fputs(text, stream)
    fclose(stream)
    return file
  }

  func read(_ name: String) -> String? {
    ChildProcess.capture(["cat", "\(path)/\(name)"]).map { String(decoding: $0, as: UTF8.self) }
  }
}
