import History

/// Which path of a report names which file of a repository.
///
/// The same path, else the one file that ends with the report's path (a report of a folder within), else
/// the longest path of a file that the report's path ends with (a report from another root). A file that
/// several paths may name is none's.
struct PathMatch {
  /// By file the path of the report.
  private(set) var paths: [String: String] = [:]
  /// The files that several paths may name.
  private(set) var ambiguous: Set<String> = []

  init(reported: [String], files: [String]) {
    let known = Set(files)
    let wanted = Set(reported).subtracting(known)
    for path in reported where known.contains(path) { paths[path] = path }
    let exact = Set(paths.keys)
    let owners = Self.files(files, endingWith: wanted)
    for path in wanted {
      let candidates = owners[path] ?? []
      let file = candidates.isEmpty ? path.properEnds.first(where: known.contains) : candidates[0]
      guard let file, !exact.contains(file) else { continue }
      if candidates.count > 1 {
        ambiguous.formUnion(candidates)
      } else if paths.updateValue(path, forKey: file) != nil {
        ambiguous.insert(file)
      }
    }
    ambiguous.subtract(exact)
    for file in ambiguous { paths[file] = nil }
  }

  /// By path the files that end with it.
  private static func files(_ files: [String], endingWith paths: Set<String>) -> [String: [String]]
  {
    let names = Set(paths.map(\.fileName))
    var owners: [String: [String]] = [:]
    for file in files where names.contains(file.fileName) {
      for end in file.properEnds where paths.contains(end) { owners[end, default: []].append(file) }
    }
    return owners
  }
}

extension String {
  /// What stands behind the last `/`.
  fileprivate var fileName: Substring {
    self[(utf8.lastIndex(of: UInt8(ascii: "/")).map(utf8.index(after:)) ?? startIndex)...]
  }

  /// What stands behind the last point of the file's name, in small letters; empty where there is none.
  var fileExtension: String {
    let name = fileName
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }
}
