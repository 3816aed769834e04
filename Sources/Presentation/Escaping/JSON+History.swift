public import History

extension JSON {
  /// A document that scripts may rely on: the members after the number of its schema.
  static func document(_ members: [(String, JSON)]) -> JSON {
    .object([("schema", .integer(Int64(1)))] + members)
  }

  /// A test as every document has it.
  ///
  /// `more`: what a document has of it besides.
  public static func test(_ test: TestIdentity?, with more: [(String, JSON)] = []) -> JSON {
    guard let test else { return .null }
    return .object(
      [
        ("id", .string(test.id)), ("file", .string(test.file)), ("class", .string(test.className)),
        ("name", .string(test.name)),
      ] + (test.node.map { [("node", .string($0))] } ?? []) + more)
  }

  /// A figure; percent and plain numbers with as many decimals as they are known to.
  static func figure(_ figure: Figure?) -> JSON {
    switch figure {
    case .count(let value): .integer(value)
    case .microseconds(let value): .integer(value)
    case .percent(let value): .number((value * 100).rounded() / 100)
    case .number(let value): .number(value)
    case .text(let value): .string(value)
    case .flag(let value): value.map(JSON.bool) ?? .null
    case nil: .null
    }
  }

  /// Coverage as counts.
  static func coverage(_ coverage: CoverageCounts?) -> JSON {
    guard let coverage else { return .null }
    return .object([
      ("lines_covered", .integer(coverage.linesCovered)),
      ("lines_total", .integer(coverage.linesTotal)),
      ("branches_covered", .integer(coverage.branchesCovered)),
      ("branches_total", .integer(coverage.branchesTotal)),
    ])
  }
}
