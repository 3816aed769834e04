import Foundation
import History
import TestSupport
import Testing

@testable import Store

/// The queries for people, over a history of all that can be recorded.
struct QueryFileTests {
  private static let parameters: [(query: String, values: [String: String])] = [
    ("runs", ["branch": "topic"]), ("runs", ["suite": "unit"]),
    ("runs", ["since": "1970-01-02", "until": "1970-01-03T10"]),
    ("runs", ["where": "db=sqlite,python=3.12"]),
    ("trend", ["by": "day"]), ("trend", ["by": "week"]), ("trend", ["by": "month"]),
    ("trend", ["suite": "full", "limit": "3", "where": "db=postgres"]),
    ("trend-of-tests", ["test": "test_5*"]), ("trend-of-tests", ["class": "tests.test_1"]),
    ("trend-of-tests", ["file": "tests/test_2.py", "by": "day", "suite": "full"]),
    ("slowest-tests", ["by": "total", "suite": "full"]),
    ("slowest-tests", ["by": "growth", "suite": "full"]),
    ("slowest-tests", ["by": "variability", "suite": "full"]),
    ("slowest-tests", ["by": "setup", "suite": "full", "test": "test_1*a*b?", "limit": "4"]),
    ("tests", ["suite": "full", "test": "[a*b?, \"c\"]"]),
    ("tests", ["suite": "full", "tier": "medium", "fast_us": "5000", "medium_us": "20000"]),
    ("tiers", ["suite": "full", "fast_us": "5000", "medium_us": "20000", "runs": "3"]),
    ("history-of-test", ["suite": "full", "test": "test_7"]),
    ("failures", ["suite": "full"]), ("failures", ["test": "test_1"]),
    ("tests", ["suite": "full", "branch": "topic", "limit": "5"]),
    ("failed-attempts", ["suite": "full", "limit": "3"]),
    ("compare", ["suite": "full"]), ("compare", ["a": "main", "b": "topic", "suite": "full"]),
    ("compare", ["where": "db=sqlite", "vs": "db=postgres", "suite": "full"]),
    ("compare-totals", ["where": "db=sqlite", "vs": "db=postgres", "suite": "full"]),
    ("profile", ["suite": "full"]), ("profile", ["suite": "full", "against": "topic"]),
    ("fixtures", ["suite": "full"]), ("workers", ["suite": "full"]),
    ("verdicts", ["suite": "full", "limit": "1"]), ("verdicts", ["where": "db=sqlite"]),
    ("coverage", ["suite": "full", "floor": "60"]), ("benchmarks", ["suite": "full", "runs": "4"]),
  ]

  @Test func `the stock shell gives the same rows as the program, with and without parameters`()
    throws
  {
    let store = try GeneratedHistory().store
    let cases = NamedQuery.builtIn.map { ($0.name, [:]) } + Self.parameters
    for (name, values) in cases {
      let ours = try store.store.run(.builtIn(name), values)
      let shell = try rows(of: name, values, in: store)
      let mine = ours.rows.map { row in
        Dictionary(zip(ours.columns, row.map(\.asInJSON)), uniquingKeysWith: { first, _ in first })
      }
      #expect(mine == shell, "\(name) \(values)")
    }
  }

  @Test func `the bounds of a ratio are of its own size`() throws {
    let store = try TestStore()
    for run in Int64(1)...14 {
      let isAfter = run % 2 == 0
      try store.record(
        [attempt("a", .passed, isAfter ? 3000 + run : 2000 + run), attempt("b", .passed, 500)],
        at: run
      ) { $0.environment.labels = ["db": isAfter ? "postgres" : "sqlite"] }
    }
    let table = try store.store.run(
      .builtIn("compare"), ["where": "db=sqlite", "vs": "db=postgres"])
    let row = try #require(table.rows.first)
    func value(_ column: String) -> Double {
      guard case .real(let value) = row[table.columns.firstIndex(of: column) ?? 0] else { return 0 }
      return value
    }
    #expect(value("ratio") == 1.5 && (1.48...1.5).contains(value("low_ratio")), "\(row)")
    #expect((1.5...1.52).contains(value("high_ratio")) && row.last == .text("slower"), "\(row)")
  }

  @Test func `setup counts for the name that the attempt counts for`() throws {
    let store = try TestStore()
    func timed(_ name: String) -> ReportedAttempt {
      var one = attempt(name, .passed, 1000)
      one.phases = Phases(setup: 400, call: 600)
      return one
    }
    try store.record([timed("old")], at: 1)
    try store.record([timed("old"), timed("new")], at: 2)
    try store.record([timed("new")], at: 3)
    try store.store.rename([(TestID(1), TestID(2))], author: nil, at: Instant(microseconds: 1))
    for by in ["setup", "median"] {
      let table = try store.store.run(.builtIn("slowest-tests"), ["by": by])
      let column = try #require(table.columns.firstIndex(of: "setup_share_percent"))
      #expect(table.rows.map { $0[column] } == [.real(40), .real(40)], "\(by)")
    }
  }

  @Test func `every question has an answer in a history of all that can be recorded`() throws {
    let store = try GeneratedHistory().store
    for query in NamedQuery.builtIn {
      let parameters = try store.store.parameters(of: query)
      let given = parameters.contains("suite") ? ["suite": "full"] : [:]
      let isEmpty = try store.store.run(query, given).rows.isEmpty
      #expect(!isEmpty, "\(query.name)")
    }
    for (name, values) in Self.parameters {
      let isEmpty = try store.store.run(.builtIn(name), values).rows.isEmpty
      #expect(!isEmpty, "\(name) \(values)")
    }
  }

  @Test func `the history of no named test is that of the newest run's longest`() throws {
    let store = try TestStore()
    for run in Int64(1)...3 {
      try store.record(
        [attempt("a", .passed, 100), attempt("b", .passed, run == 3 ? 300 : 50)], at: run)
    }
    for values in [[:], ["test": "b"]] {
      let rows = try rows(of: "history-of-test", values, in: store)
      #expect(rows.count == 3)
      for row in rows { #expect(row["test"] == .text("t::b") && row["matching_tests"] == .real(1)) }
    }
  }

  @Test func `what runs are limited to is the same text in every query`() throws {
    let filter = try lines(of: "trend").filter {
      $0.contains(":branch IS") || $0.contains(":since")
    }
    let labels = try lines(of: "trend").drop { !$0.contains("AND (:where IS NULL") }.prefix(3)
    for query in NamedQuery.builtIn {
      let lines = try lines(of: query.name)
      for line in filter { #expect(lines.contains(line), "\(query.name) has not: \(line)") }
      // compare has labels on both sides, and says so in its own way.
      guard !query.name.hasPrefix("compare") else { continue }
      for line in labels { #expect(lines.contains(line), "\(query.name) has not: \(line)") }
    }
  }

  /// The shell has no way to share these.
  @Test(arguments: [
    (["compare", "compare-totals"], ["listed", "after_runs", "before_runs"]),
    (["failures", "failed-attempts"], ["recent"]), (["tests", "history-of-test"], ["asked"]),
    (["tests", "tiers"], ["counted", "levels", "allowed", "levelled"]),
  ])
  func `a step that several queries have is the same text in each`(
    queries: [String], steps: [String]
  ) throws {
    for step in steps {
      let texts = try queries.map { try text(of: step, in: $0) }
      #expect(texts.allSatisfy { !$0.isEmpty && $0 == texts[0] }, "\(step)")
    }
  }

  private func text(of step: String, in query: String) throws -> [String] {
    let lines = try NamedQuery.builtIn(query).sql.split(separator: "\n").map(String.init)
    let heads = ["\(step) AS ", "WITH \(step) AS "]
    return lines.drop { line in !heads.contains { line.hasPrefix($0) } }
      .prefix { $0 != ")," && $0 != ")" }
  }

  @Test func `no statement needs a newer SQLite than the oldest that is allowed`() {
    let newer = ["->", "right join", "full join", "full outer", "unixepoch(", "format(", "concat("]
    for (name, text) in SQLTexts.all {
      let code = text.split(separator: "\n").filter { !$0.hasPrefix("--") }
        .joined(separator: "\n").lowercased()
      for word in newer {
        let isThere = code.contains(" " + word) || code.contains("(" + word)
        #expect(!isThere, "\(name) holds \(word)")
      }
    }
  }

  private func lines(of query: String) throws -> [String] {
    try NamedQuery.builtIn(query).sql.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  private func rows(
    of query: String, _ values: [String: String], in store: TestStore
  ) throws -> [[String: ResultTable.Cell]] {
    let settings = values.map { name, value in
      let text = Int(value) == nil ? "'\(value.replacingOccurrences(of: "'", with: "''"))'" : value
      return ".parameter set :\(name) \"\(text.replacingOccurrences(of: "\"", with: "\\\""))\""
    }
    let file = "\(TestTools.projectFolder)/Queries/\(query).sql"
    let shell = try store.sandbox.run(
      ["sqlite3", "-json", store.path, ".parameter init"] + settings + [".read \"\(file)\""])
    #expect(shell.errors.isEmpty, "\(query): \(shell.errors)")
    guard !shell.output.isEmpty else { return [] }
    let rows = try JSONSerialization.jsonObject(with: Data(shell.output.utf8))
    return (rows as? [[String: Any]] ?? []).map { $0.mapValues(cell) }
  }

  private func cell(_ value: Any) -> ResultTable.Cell {
    switch value {
    case let text as String: .text(text)
    case let number as NSNumber: ResultTable.Cell.real(number.doubleValue).asInJSON
    default: .null
    }
  }
}

extension ResultTable.Cell {
  /// A number as a real one of six decimals: JSON has numbers of one kind alone, and the shell writes
  /// more digits of them than there are.
  fileprivate var asInJSON: ResultTable.Cell {
    switch self {
    case .integer(let value): .real(Double(value))
    case .real(let value): .real((value * 1e6).rounded() / 1e6)
    default: self
    }
  }
}
