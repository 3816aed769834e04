/// Reads the files of SimpleCov's coverage. A line is a number of hits, or null where it holds no code.
struct SimpleCovReading {
  private(set) var map = CoverageMap()
  private(set) var numbers = CoverageNumbers()

  private let checkout: String?

  init(checkout: String?) { self.checkout = checkout }

  mutating func readFiles(_ json: JSONReader) throws {
    try json.forEachKey { path in
      let file = map.file(BoundedName.of(ReportedPath.relative(path, checkout: checkout)))
      // Before version 0.18 a file was its lines.
      if try json.kind() == .array { return try readLines(json, file) }
      try json.forEachKey { key in
        switch key {
        case "lines": try readLines(json, file)
        case "branches": try readBranches(json, file)
        default: break
        }
      }
    }
  }

  private mutating func readLines(_ json: JSONReader, _ file: Int) throws {
    var number: Int32 = 0
    try json.forEachElement {
      number &+= 1
      // `ignored` and null are no lines of code.
      guard number > 0, let hits = try json.number() else { return }
      map.add(line: number, isCovered: numbers.isHit(hits), to: file)
    }
  }

  /// `{"[:if, 0, 3, 4, 5, 7]": {"[:then, 1, …]": 1}}`, or a list of objects that name their lines.
  private mutating func readBranches(_ json: JSONReader, _ file: Int) throws {
    guard try json.kind() == .array else {
      return try json.forEachKey { condition in
        try json.forEachKey { way in
          guard let line = Self.line(of: condition), let hits = try json.number() else { return }
          map.add(
            branch: BoundedName.of("\(condition) \(way)"), ofLine: line,
            isCovered: numbers.isHit(hits), to: file)
        }
      }
    }
    var index = 0
    try json.forEachElement {
      var line: Int32?
      var hits: String?
      try json.forEachKey { key in
        switch key {
        case "start_line": line = try json.integer().flatMap { Int32(exactly: $0) }
        case "coverage": hits = try json.number()
        default: break
        }
      }
      index += 1
      guard let line, line > 0, let hits else { return }
      map.add(branch: "\(index)", ofLine: line, isCovered: numbers.isHit(hits), to: file)
    }
  }

  /// The line at which a condition begins, the third of `[:if, 0, 3, 4, 5, 7]`.
  private static func line(of condition: String) -> Int32? {
    let parts = condition.split(separator: ",")
    guard parts.count >= 3, let line = Int32(parts[2].filter(\.isNumber)), line > 0 else {
      return nil
    }
    return line
  }
}
