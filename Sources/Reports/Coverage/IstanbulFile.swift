/// One file of istanbul's coverage. A line ran if any statement did that begins on it.
struct IstanbulFile {
  private var lines: [String: Int32] = [:]
  private var branchLines: [String: Int32] = [:]
  private var statements: [String: Bool] = [:]
  private var branches: [String: [Bool]] = [:]

  init(_ json: JSONReader, _ numbers: inout CoverageNumbers) throws {
    try read(json, &numbers)
  }

  func add(to map: inout CoverageMap, file: Int) {
    for (id, isCovered) in statements {
      guard let line = lines[id] else { continue }
      map.add(line: line, isCovered: isCovered, to: file)
    }
    for (id, ways) in branches {
      guard let line = branchLines[id] else { continue }
      for (index, isCovered) in ways.enumerated() {
        map.add(branch: "\(id).\(index)", ofLine: line, isCovered: isCovered, to: file)
      }
    }
  }

  private mutating func read(_ json: JSONReader, _ numbers: inout CoverageNumbers) throws {
    try json.forEachKey { key in
      switch key {
      // Some versions wrap each file once more.
      case "data": try read(json, &numbers)
      case "statementMap":
        try json.forEachKey { id in lines[id] = try Self.startLine(json) }
      case "branchMap":
        try json.forEachKey { id in
          try json.forEachKey { key in
            switch key {
            case "loc": branchLines[id] = try Self.startLine(json) ?? branchLines[id]
            case "line":
              if branchLines[id] == nil { branchLines[id] = try Self.line(json) }
            default: break
            }
          }
        }
      case "s":
        try json.forEachKey { id in
          statements[id] = try json.number().map { numbers.isHit($0) } ?? false
        }
      case "b":
        try json.forEachKey { id in
          var ways: [Bool] = []
          try json.forEachElement {
            ways.append(try json.number().map { numbers.isHit($0) } ?? false)
          }
          branches[id] = ways
        }
      default: break
      }
    }
  }

  /// The first line of a place.
  private static func startLine(_ json: JSONReader) throws -> Int32? {
    var line: Int32?
    try json.forEachKey { key in
      guard key == "start" else { return }
      try json.forEachKey { key in if key == "line" { line = try Self.line(json) } }
    }
    return line
  }

  private static func line(_ json: JSONReader) throws -> Int32? {
    guard let line = try json.integer().flatMap({ Int32(exactly: $0) }), line > 0 else {
      return nil
    }
    return line
  }
}
