import Analysis
import Gate
import History

/// The tests of a page, column by column, in the order of the grid.
struct PageTests {
  private let page: SuitePage
  private let grid: TestGrid

  init(_ page: SuitePage, _ grid: TestGrid) {
    self.page = page
    self.grid = grid
  }

  /// Words that many tests share stand once; -1 is none of them.
  var json: JSON {
    let identities = grid.tests.map { page.identities[$0] ?? TestIdentity(name: "") }
    let recent = page.recent(grid)
    return .object([
      ("name", .array(identities.map { .string($0.name) })),
      ("file", Self.column(identities.map(\.file))),
      ("container", Self.column(identities.map(\.container))),
      ("class", Self.column(identities.map(\.className))),
      ("state", Self.column(grid.tests.map { page.states[$0]?.rawValue })),
      ("tier", Self.column(identities.map { page.tiers[$0.id] })),
      ("owner", Self.column(grid.tests.map { page.owners[$0]?.joined(separator: " ") })),
      ("median_us", .array(recent.map { .integer($0?.median) })),
      ("older_us", .array(recent.map { .number($0?.older) })),
      ("newer_us", .array(recent.map { .number($0?.newer) })),
      ("measured", .array(recent.map { .integer($0?.runs ?? 0) })),
    ])
  }

  private static func column(_ values: [String?]) -> JSON {
    var places: [String: Int] = [:]
    var words: [String] = []
    let rows = values.map { value -> Int in
      guard let value else { return -1 }
      if let known = places[value] { return known }
      places[value] = words.count
      words.append(value)
      return words.count - 1
    }
    return .object([
      ("words", .array(words.map(JSON.string))), ("rows", .array(rows.map { .integer($0) })),
    ])
  }
}
