import History
import Host
import Platform
import Store

/// Finds what travels: stores and bundles, named or in folders.
enum SharedFiles {
  /// How deep folders are looked into.
  private static let deepest = 12

  /// The files of names, patterns and folders; of a folder those whose beginning `isWanted`, in the order of their
  /// names, and of what is left behind by a migration none.
  ///
  /// - Throws: `ReportError` where one is missing.
  static func find(_ places: [String], isWanted: ([UInt8]) -> Bool) throws -> [String] {
    var files: [String] = []
    for place in places {
      for path in FileSearch.isFolder(place) ? [place] : try Glob.expand(place).files {
        let found = FileSearch.isFolder(path) ? inFolder(path, 0, isWanted) : [path]
        if found == [path], !FileSearch.exists(path) {
          throw ReportError(.missing, file: path, reason: "no such file")
        }
        files += found.filter { !files.contains($0) }
      }
    }
    return files
  }

  private static func inFolder(_ folder: String, _ depth: Int, _ isWanted: ([UInt8]) -> Bool)
    -> [String]
  {
    guard depth < deepest else { return [] }
    var files: [String] = []
    for entry in (FolderEntry.list(folder) ?? []).sorted(by: { $0.name < $1.name }) {
      let path = "\(folder)/\(entry.name)"
      if FileSearch.isFolder(path) {
        files += inFolder(path, depth + 1, isWanted)
      } else if entry.isFile(in: folder), !entry.name.contains(".before-"),
        let head = head(of: path), isWanted(head)
      {
        files.append(path)
      }
    }
    return files
  }

  static func isBundle(_ path: String) -> Bool {
    head(of: path).map { Bundle.isBundle($0) } ?? false
  }

  static func head(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  /// What is said of a file that cannot be taken; nil for errors that are none of the file's.
  static func text(of error: any Error, in file: String) -> ErrorText? {
    if let error = error as? BundleError {
      return ErrorText("\(file): \(error.words)", code: ExitCodes.badReport)
    }
    guard let text = ErrorText(error) else { return nil }
    // A constraint of the store that a stranger's values do not keep.
    guard text.code == ExitCodes.fault else { return text }
    return ErrorText("\(file): \(text.message)", hint: text.hint, code: ExitCodes.badReport)
  }
}

/// Nothing was found that travels.
struct NothingShared: Error {
  /// What was looked for.
  var what: String
  var places: [String]
}

extension FileSearch {
  /// Whether two paths lead to one file.
  static func isSame(_ one: String, _ other: String) -> Bool {
    var (a, b) = (stat(), stat())
    guard stat(one, &a) == 0, stat(other, &b) == 0 else { return one == other }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }
}

extension FileSearch {
  /// The bytes of a file, of which there are at most so many.
  ///
  /// - Throws: `BundleError.tooLarge`, `ReportError` where it cannot be read.
  static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else {
      throw ReportError(.missing, file: path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
      guard bytes.count <= Bundle.largest else { throw BundleError(.tooLarge) }
    }
    return bytes
  }
}
