import History
import TestSupport
import Testing

@testable import Store

struct NamedQueryTests {
  @Test(arguments: [
    ("5", SQLValue.integer(5)), ("-5", .integer(-5)), ("0.5", .real(0.5)), ("1.0", .real(1)),
    ("1.10", .text("1.10")), ("0123", .text("0123")), ("-", .text("-")), ("", .text("")),
    ("nan", .text("nan")), ("1e5", .text("1e5")), ("main", .text("main")), ("+5", .text("+5")),
    ("00000000000000000000000000000001", .text("00000000000000000000000000000001")),
  ])
  func `a parameter is a number only where it is written as one is`(text: String, value: SQLValue) {
    #expect(SQLValue(typed: text) == value)
  }

  @Test(arguments: ["1.10", "2024", "1.0", "007", "-3"])
  func `a branch whose name looks like a number is found`(branch: String) throws {
    let store = try TestStore()
    try store.record([attempt("a")]) { $0.branch = branch }
    let query = try #require(NamedQuery.builtIn.first { $0.name == "runs" })
    #expect(try store.store.run(query, ["branch": branch]).rows.count == 1)
  }

  @Test func `a median is that of the runs in which the test ran and was measured`() throws {
    let store = try TestStore()
    var random = Generator(seed: 5)
    var measured: [String: [Int64]] = [:]
    for run in 1...9 {
      let attempts = (0..<20).map { number in
        let name = "t\(number)"
        let took = Int64.random(in: 1...1000, using: &random) * 2
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return attempt(name, .skipped, took)
        case 1: return attempt(name, .failed, nil)
        default:
          measured[name, default: []].append(took)
          return attempt(name, .passed, took)
        }
      }
      try store.record(attempts, at: Int64(run))
    }
    for name in ["tests", "slowest-tests"] {
      let query = try #require(NamedQuery.builtIn.first { $0.name == name })
      let table = try store.store.run(query, ["limit": "100"])
      let column = try #require(table.columns.firstIndex(of: "median_us"))
      for row in table.rows {
        guard case .text(let test) = row[0] else { continue }
        let times = (measured[String(test.dropFirst(3))] ?? []).sorted()
        guard !times.isEmpty else { continue }
        let middle = (times[(times.count - 1) / 2] + times[times.count / 2]) / 2
        #expect(row[column] == .integer(middle), "\(name): \(test)")
      }
    }
  }

  @Test func `what SQLite does not take is the user's mistake`() throws {
    let store = try TestStore()
    let reader = try HistoryStore(path: store.path, mode: .read)
    for sql in ["SELEC 1", "SELECT * FROM nowhere", "SELECT abs(-9223372036854775808)"] {
      #expect(throws: QueryError.self) { try reader.read(NamedQuery(name: "mine", sql: sql), [:]) }
    }
  }
}
