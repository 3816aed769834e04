import History
import Platform

/// A folder that several machines see: a share, the folder of an artifact, a mounted bucket.
public struct FolderPlace: SharedPlace {
  private static let ending = ".laptime"
  private static let largest = 1 << 28
  private static let deepest = 8

  private let folder: String

  /// The place of a folder, which is made where it is missing when something is added.
  public init(_ folder: String) { self.folder = folder }

  public func paths() throws(SharedPlaceError) -> Set<String> {
    var paths: Set<String> = []
    try add(below: "", 0, to: &paths)
    return paths
  }

  private func add(below path: String, _ depth: Int, to paths: inout Set<String>)
    throws(SharedPlaceError)
  {
    guard depth < Self.deepest else { return }
    let entries = FolderEntry.list("\(folder)/\(path)")
    // A folder that is missing is made when something is added, and a file inside is none.
    if entries == nil, errno != ENOENT, depth == 0 || errno != ENOTDIR {
      throw error(errno, isOfWriting: false)
    }
    for entry in entries ?? [] where !entry.name.hasPrefix(".") && entry.name != "lost+found" {
      let inner = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      if entry.name.hasSuffix(Self.ending) {
        if entry.isFile(in: "\(folder)/\(path)") { paths.insert(inner) }
      } else {
        try add(below: inner, depth + 1, to: &paths)
      }
    }
  }

  public func read(_ paths: [String], _ body: (String, [UInt8]) throws -> Void) throws {
    for path in paths {
      guard let file = fopen("\(folder)/\(path)", "r") else {
        // What is gone meanwhile is left out; what is there and cannot be read is told.
        guard errno == ENOENT else { throw error(errno, isOfWriting: false) }
        continue
      }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while bytes.count < Self.largest, case let count = fread(&chunk, 1, chunk.count, file),
        count > 0
      {
        bytes += chunk[..<count]
      }
      guard ferror(file) == 0 else { throw error(errno, isOfWriting: false) }
      try body(path, bytes)
    }
  }

  public func add(_ files: [(path: String, bytes: [UInt8])]) throws(SharedPlaceError) {
    for file in files {
      let path = "\(folder)/\(file.path)"
      guard access(path, F_OK) != 0 else { continue }
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      try makeFolder(parent)
      do {
        try FileReplacement.write(file.bytes, to: path)
      } catch {
        throw self.error(error.number)
      }
    }
  }

  private func makeFolder(_ path: String) throws(SharedPlaceError) {
    guard access(path, F_OK) != 0 else { return }
    if let end = path.lastIndex(of: "/"), end != path.startIndex {
      try makeFolder(String(path[..<end]))
    }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw error(errno) }
  }

  private func error(_ number: Int32, isOfWriting: Bool = true) -> SharedPlaceError {
    SharedPlaceError(
      place: folder, reason: String(cString: strerror(number)), isOfWriting: isOfWriting)
  }
}
