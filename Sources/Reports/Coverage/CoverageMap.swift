import History

/// The coverage of many files in a report that tells each branch by name. What is told of one line or
/// one branch in several places is united, which counts alone (``LineTable``) could not be.
struct CoverageMap {
  private struct Branch: Hashable {
    var line: Int32
    var name: String
  }

  private struct File {
    var path: String
    var lines: [Int32: Bool] = [:]
    var branches: [Branch: Bool] = [:]
    /// What is stated of it in sum.
    var stated = CoverageCounts()
  }

  private var files: [File] = []
  private var indices: [String: Int] = [:]

  /// The index of a file, which is new on its first mention.
  mutating func file(_ path: String) -> Int {
    if let index = indices[path] { return index }
    indices[path] = files.count
    files.append(File(path: path))
    return files.count - 1
  }

  /// Says what is stated of a file in sum, which counts where no line is told.
  mutating func state(_ counts: CoverageCounts, of file: Int) { files[file].stated = counts }

  mutating func add(line: Int32, isCovered: Bool, to file: Int) {
    files[file].lines[line, default: false].formUnion(with: isCovered)
  }

  /// Adds a branch; `name` tells it from the others of its line.
  mutating func add(branch name: String, ofLine line: Int32, isCovered: Bool, to file: Int) {
    let branch = Branch(line: line, name: name)
    files[file].branches[branch, default: false].formUnion(with: isCovered)
  }

  /// The files in the order in which they were first told of.
  func give(to receive: (ReportEvent) throws -> Void) throws {
    for file in files { try receive(.coverage(Self.coverage(of: file))) }
  }

  private static func coverage(of file: File) -> FileCoverage {
    if file.lines.isEmpty && file.branches.isEmpty {
      return FileCoverage(path: file.path, counts: file.stated)
    }
    var lines: [Int32: LineCoverage] = [:]
    for (number, isCovered) in file.lines {
      lines[number] = LineCoverage(number: number, isCovered: isCovered)
    }
    for (branch, isCovered) in file.branches {
      // A line that only a branch tells of ran if the branch did.
      var line =
        lines[branch.line] ?? LineCoverage(number: branch.line, isCovered: isCovered)
      line.branchesTotal += 1
      if isCovered { line.branchesCovered += 1 }
      lines[branch.line] = line
    }
    let sorted = lines.values.sorted { $0.number < $1.number }
    return FileCoverage(path: file.path, counts: sorted.counts, lines: sorted)
  }
}

extension Bool {
  fileprivate mutating func formUnion(with other: Bool) { self = self || other }
}
