import Foundation
import History
import TestSupport
import Testing

@testable import Store

/// What can be read of a damaged store is in the new one, which is sound.
struct SalvageTests {
  private static let page = 4096

  /// A store of some pages in each of its larger tables, as one file.
  private static func made() throws -> Sandbox {
    let store = try TestStore()
    for run in 1...Int64(12) {
      let attempts = (1...300).map { number in
        var one = attempt(
          "test_number_\(number)", number % 50 == 0 ? .failed : .passed, Int64(number))
        one.phases = Phases(setup: 1, call: Int64(number), teardown: 2)
        if one.outcome == .failed {
          one.failures = [
            Failure(message: "m \(run) \(number)", detail: String(repeating: "x", count: 900))
          ]
        }
        return one
      }
      try store.record(attempts, at: run)
    }
    _ = try store.store.connection.emptyLog()
    return store.sandbox
  }

  private func salvage(_ sandbox: Sandbox, _ bytes: [UInt8], as name: String = "bad") throws
    -> SalvageOutcome
  {
    try Data(bytes).write(to: URL(fileURLWithPath: sandbox.path("\(name).db")))
    return try HistoryStore.salvage(
      sandbox.path("\(name).db"), into: sandbox.path("\(name)-saved.db"), fingerprinter: nil)
  }

  private func dump(_ sandbox: Sandbox, _ name: String) throws -> String {
    try sandbox.run(["sqlite3", sandbox.path(name), ".dump"]).output
  }

  @Test func `of a sound store nothing is missing`() throws {
    let sandbox = try Self.made()
    let outcome = try salvage(sandbox, sandbox.bytes(of: "history.db") ?? [])
    #expect(outcome.isWhole && outcome.runs == 12 && outcome.remarks == [], "\(outcome)")
    #expect(try dump(sandbox, "bad-saved.db").count > 100_000)
    let tables = [
      "attempts", "timings", "messages", "failures", "runs", "tests", "run_blocks", "totals",
    ]
    for table in tables {
      let rows = try ["history.db", "bad-saved.db"].map {
        try sandbox.run(["sqlite3", sandbox.path($0), "SELECT * FROM \(table)"]).output
      }
      #expect(rows[0] == rows[1], "\(table)")
    }
  }

  @Test func `around any page of zeros the rest is saved, in a store that is sound`() throws {
    let sandbox = try Self.made()
    let bytes = sandbox.bytes(of: "history.db") ?? []
    let pages = bytes.count / Self.page
    #expect(pages > 60)
    var (saved, whole) = (0, 0)
    for page in stride(from: 1, to: pages, by: 7) {
      var bad = bytes
      for index in page * Self.page..<(page + 1) * Self.page { bad[index] = 0 }
      guard let outcome = try? salvage(sandbox, bad, as: "p\(page)") else { continue }
      saved += 1
      if outcome.isWhole { whole += 1 }
      let store = try HistoryStore(path: sandbox.path("p\(page)-saved.db"), mode: .read)
      #expect(try store.damage() == [] && store.runsWithOtherBlocks() == [], "page \(page)")
      // All but those that are told.
      let attempts = try store.connection.rowsOf("SELECT count(*) FROM attempts")[0][0]
      #expect(
        attempts + Int64(outcome.lostAttempts) >= 300 * Int64(outcome.runs),
        "page \(page): \(outcome)")
    }
    #expect(saved >= pages / 7 - 3, "\(saved) of \(pages / 7)")
  }

  @Test func `attempts whose page is gone come back from the blocks of their runs`() throws {
    let sandbox = try Self.made()
    let root = try sandbox.run(
      [
        "sqlite3", sandbox.path("history.db"),
        "SELECT pageno FROM dbstat WHERE name = 'attempts' AND pagetype = 'leaf' LIMIT 1 OFFSET 3",
      ]
    ).output
    // The shell of some systems has no dbstat.
    guard let page = Int(root.split(separator: "\n").first ?? "") else { return }
    var bytes = sandbox.bytes(of: "history.db") ?? []
    for index in (page - 1) * Self.page..<page * Self.page { bytes[index] = 0 }
    let outcome = try salvage(sandbox, bytes)
    #expect(
      outcome.restoredAttempts > 50 && outcome.lostAttempts == 0 && outcome.runs == 12, "\(outcome)"
    )
    let count = try sandbox.run([
      "sqlite3", sandbox.path("bad-saved.db"), "SELECT count(*) FROM attempts",
    ])
    #expect(count.output == "3600\n")
  }

  @Test func `a file that was cut gives what it has, and says so`() throws {
    let sandbox = try Self.made()
    let bytes = sandbox.bytes(of: "history.db") ?? []
    let outcome = try salvage(sandbox, Array(bytes.prefix(bytes.count * 7 / 10 + 100)))
    #expect(!outcome.isWhole && outcome.remarks.first?.contains("cut off") == true, "\(outcome)")
    #expect(outcome.rows > 500)
  }

  @Test func `a head that cannot be is put right`() throws {
    let sandbox = try Self.made()
    var bytes = sandbox.bytes(of: "history.db") ?? []
    for index in 0..<40 { bytes[index] = 0xAA }
    let outcome = try salvage(sandbox, bytes)
    #expect(
      outcome.runs == 12 && outcome.isWhole && outcome.remarks == ["its head was damaged"],
      "\(outcome)")
  }

  @Test(arguments: 1...8)
  func `bits that flipped kill nothing, and what is written is sound`(seed: Int) throws {
    let sandbox = try Self.made()
    var bytes = sandbox.bytes(of: "history.db") ?? []
    var random = Generator(seed: UInt64(seed))
    for _ in 0..<(1 << seed % 8) {
      let place = Int.random(in: Self.page..<bytes.count, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    }
    do {
      _ = try salvage(sandbox, bytes)
      let store = try HistoryStore(path: sandbox.path("bad-saved.db"), mode: .read)
      #expect(try store.damage() == [])
    } catch is StoreError {
      #expect(sandbox.bytes(of: "bad-saved.db") == nil)
    }
    #expect(sandbox.bytes(of: "bad.db") == bytes)
  }

  @Test func `an older store is brought to the newest schema`() throws {
    let sandbox = Sandbox()
    let connection = try Connection(
      path: sandbox.path("old.db"), flags: 6)
    var migrator = Migrator(connection: connection)
    migrator.migrations = Array(EmbeddedSQL.migrations.prefix(3))
    try migrator.bringUpToDate()
    try connection.execute(
      """
      INSERT INTO projects VALUES (1, 'p'); INSERT INTO suites VALUES (1, 1, 's');
      INSERT INTO runs (id, key, suite_id, source, kind, started_at, recorded_at, order_source, is_complete)
      VALUES (1, '0123456789abcdef0123456789abcdef', 1, 'x', 'trunk', 1, 1, 'start', 1);
      INSERT INTO tests (id, suite_id, key, name) VALUES (1, 1, 5, 't');
      INSERT INTO attempts VALUES (1, 1, 1, 1, 5, 0), (7, 1, 1, 1, 5, 0);
      """)
    let outcome = try HistoryStore.salvage(
      sandbox.path("old.db"), into: sandbox.path("new.db"), fingerprinter: nil)
    #expect(outcome.runs == 1 && outcome.tables.map(\.name) == ["attempts"], "\(outcome)")
    #expect(try HistoryStore(path: sandbox.path("new.db"), mode: .read).damage() == [])
  }

  @Test func `nothing is written over, and of nothing no store is made`() throws {
    let sandbox = try Self.made()
    try sandbox.write("mine", to: "there.db")
    #expect(throws: StoreError.self) {
      try HistoryStore.salvage(
        sandbox.path("history.db"), into: sandbox.path("there.db"), fingerprinter: nil)
    }
    #expect(sandbox.bytes(of: "there.db") == Array("mine".utf8))
    #expect(throws: StoreError.self) { try salvage(sandbox, [UInt8](repeating: 0, count: 40960)) }
    #expect(throws: StoreError.self) { try salvage(sandbox, []) }
    #expect(sandbox.bytes(of: "bad-saved.db") == nil)
  }
}
