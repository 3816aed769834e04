import History

/// The lines of many files while a report is read: what several parts of it say of one line is
/// united, covered if any says so, and of branches the most that any says.
struct LineTable {
  private var names: [String] = []
  private var indices: [String: Int] = [:]
  private var lines: [[Int32: LineCoverage]] = []

  var isEmpty: Bool { names.isEmpty }

  /// The index of a file, which is new on its first mention.
  mutating func file(_ name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    lines.append([:])
    return names.count - 1
  }

  /// Unites a line with what is known of it.
  mutating func add(_ line: LineCoverage, to file: Int) {
    guard let known = lines[file][line.number] else {
      lines[file][line.number] = line
      return
    }
    lines[file][line.number] = known.united(with: line)
  }

  /// The files in the order of their first mention. Those whose paths turn out the same unite.
  func coverage(path: (String) -> String) -> [FileCoverage] {
    var order: [String] = []
    var united: [String: [Int32: LineCoverage]] = [:]
    for (index, name) in names.enumerated() {
      let path = path(name)
      if united[path] == nil { order.append(path) }
      united[path, default: [:]].merge(lines[index]) { $0.united(with: $1) }
    }
    return order.map { path in
      let lines = (united[path] ?? [:]).values.sorted { $0.number < $1.number }
      return FileCoverage(path: path, counts: lines.counts, lines: lines)
    }
  }
}
