import Host
import Platform

/// Finds files from the current folder upward.
enum FileSearch {
  /// The path of a file of that name in the current folder or the nearest one above it.
  static func upward(_ name: String) -> String? {
    var folder = Terminal.currentFolder()
    if access(name, F_OK) == 0 { return name }
    while let end = folder.lastIndex(of: "/") {
      folder = String(folder[..<end])
      let path = "\(folder)/\(name)"
      if access(path, F_OK) == 0 { return path }
    }
    return nil
  }

  /// The text of a file; nil where it cannot be read.
  ///
  /// `isNamed`: whether the user named it, who may mean a pipe or a device; nobody is to wait for one that only
  /// lies there.
  static func text(of path: String, isNamed: Bool = false) -> String? {
    var facts = stat()
    guard stat(path, &facts) == 0, isNamed || facts.st_mode & S_IFMT == S_IFREG,
      let file = fopen(path, "r")
    else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return ferror(file) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// All of standard input as text.
  static func standardInput() -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(0, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension FileSearch {
  /// The folder of a path and the name of the file in it.
  static func parts(of path: String) -> (folder: String, name: String) {
    (folder(of: path), String(path.split(separator: "/").last ?? ""))
  }

  /// The folder of a path: `.` for a name alone.
  static func folder(of path: String) -> String {
    guard let end = path.lastIndex(of: "/") else { return "." }
    return end == path.startIndex ? "/" : String(path[..<end])
  }
}

extension FileSearch {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// How many bytes a file has; nil where there is none.
  static func size(of path: String) -> Int64? {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int64(facts.st_size) : nil
  }

  /// How many bytes may still be written on the disk of a folder; nil where nobody knows.
  static func room(in folder: String) -> Int64? {
    var facts = statvfs()
    guard statvfs(folder, &facts) == 0 else { return nil }
    return Int64(
      clamping: UInt64(facts.f_bavail).multipliedReportingOverflow(by: UInt64(facts.f_frsize))
        .partialValue)
  }

  /// A path as commands would name it from the folder of the project.
  static func shown(_ path: String) -> String {
    let usual = ".laptime/history.db"
    return path.hasSuffix("/" + usual) ? usual : path
  }

  /// Makes a folder where there is none; the one that it is in must be there.
  ///
  /// - Throws: `FileError`.
  static func makeFolder(_ path: String) throws {
    guard !isFolder(path), mkdir(path, 0o777) != 0 else { return }
    throw FileError(path: path, number: errno)
  }

  /// Writes a file anew: all of it, or it stays as it was.
  ///
  /// - Throws: `FileError`.
  static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// The same with bytes.
  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try FileReplacement.write(bytes, to: path)
    } catch {
      throw FileError(path: path, number: error.number)
    }
  }

  /// Changes a file by what it held, while nobody else does.
  ///
  /// - Throws: `FileBusy`, and what the change throws.
  static func changing<Value>(_ path: String, _ change: () throws -> Value) throws -> Value {
    do {
      return try FolderLock.during(folder(of: path), change)
    } catch let error as FolderLock.Busy {
      throw FileBusy(path: path, seconds: error.seconds)
    }
  }
}

/// A file that somebody else was changing for too long.
struct FileBusy: Error {
  var path: String
  var seconds: Int
}

/// A file that could not be written.
struct FileError: Error {
  var path: String
  var reason: String

  init(path: String, number: Int32) {
    self.path = path
    reason = String(cString: strerror(number))
  }
}

extension FileSearch {
  /// The way from one absolute folder to another, as somebody types it: `.` for the same.
  static func path(to folder: String, from here: String) -> String {
    let there = folder.split(separator: "/")
    let here = here.split(separator: "/")
    let common = zip(there, here).prefix { $0 == $1 }.count
    let way = Array(repeating: "..", count: here.count - common) + there[common...].map(String.init)
    return way.isEmpty ? "." : way.joined(separator: "/")
  }

  /// A folder below another one, by a path that a stranger may have written; nil where it is no such folder.
  static func folder(_ path: String, below root: String) -> String? {
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard !path.hasPrefix("/"), !parts.contains("..") else { return nil }
    let folder = ([root] + parts.map(String.init)).joined(separator: "/")
    return isFolder(folder) ? folder : nil
  }
}
