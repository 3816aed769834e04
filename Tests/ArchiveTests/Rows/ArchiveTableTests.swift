import Testing

@testable import Archive

struct ArchiveTableTests {
  private static let migrations = SQLFiles.migrations.map(\.text).joined(separator: "\n")

  @Test func `columns are sent in the order and of the types that the schema has`() throws {
    for (table, _) in ArchiveTable.all {
      let start = try #require(Self.migrations.firstRange(of: "EXISTS \(table.name) (\n"))
      let body = Self.migrations[start.upperBound...].prefix { $0 != ";" }
      let told = body.split(separator: "\n").filter {
        $0.hasPrefix("  ") && !$0.contains(" ALIAS ")
      }
      .map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
      #expect(told.map { $0[0] } == table.columns.map(\.name), "\(table.name)")
      for (line, column) in zip(told, table.columns) {
        let type = line[1].trimmed
        #expect(names(of: column.type).contains { type.hasPrefix($0) }, "\(table.name).\(line)")
      }
    }
  }

  private func names(of type: ArchiveType) -> [String] {
    switch type {
    case .text: ["String"]
    case .texts: ["Array(String"]
    case .unsigned(1): ["UInt8", "Enum8"]
    case .unsigned(4): ["UInt32", "DateTime"]
    case .unsigned(let width): ["UInt\(8 * width)"]
    case .integer: ["Int64"]
    case .real: ["Float64"]
    case .nullable(let inner): names(of: inner.type).map { "Nullable(\($0)" }
    }
  }
}
