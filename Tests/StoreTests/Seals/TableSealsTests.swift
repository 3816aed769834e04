import Foundation
import History
import TestSupport
import Testing

@testable import Store

/// Rows that are not what was written are damage, whoever reads them.
struct TableSealsTests {
  /// What has sums of its own, is written by the migrations alone, or by nobody.
  private static let without: Set<String> = [
    "seals", "run_blocks", "outcomes", "former_keys", "daily_summaries",
  ]

  private func sealed(_ store: TestStore) throws -> Set<String> {
    Set(
      try store.sandbox.run(["sqlite3", store.path, "SELECT table_name FROM seals"]).output
        .split(separator: "\n").map(String.init))
  }

  private func tables(_ store: TestStore) throws -> Set<String> {
    Set(
      try store.sandbox.run([
        "sqlite3", store.path, "SELECT name FROM sqlite_schema WHERE type = 'table'",
      ]).output.split(separator: "\n").map(String.init)
    ).subtracting(Self.without)
  }

  private func filled() throws -> TestStore {
    let store = try TestStore()
    for second in 1...3 {
      let failed = ReportedAttempt(
        test: TestIdentity(className: "t", name: "wrong"), outcome: .failed, duration: 7)
      var told = failed
      told.failures = [
        Failure(type: "E", message: "a message that somebody reads", detail: nil)
      ]
      try store.record(
        [attempt("a"), attempt("b", .passed, Int64(second)), told], at: Int64(second))
    }
    return store
  }

  @Test func `every table has a sum once something was recorded`() throws {
    let store = try filled()
    #expect(try sealed(store) == tables(store))
    _ = try HistoryStore(path: store.path, mode: .read)
  }

  @Test(arguments: [
    "a message that somebody reads", "shop", "junit.xml", "main", "wrong", "c2",
  ])
  func `a bit that flips inside of a row is damage to whoever opens the store`(text: String) throws
  {
    let store = try filled()
    try store.sandbox.run(["sqlite3", store.path, "PRAGMA journal_mode = DELETE"])
    var bytes = try #require(store.sandbox.bytes(of: "history.db"))
    let place = try #require(
      bytes.indices.last { bytes[$0...].starts(with: text.utf8) }, "\(text) is in no row")
    bytes[place + 1] ^= 2
    let path = store.sandbox.path("flipped.db")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    for mode in [HistoryStore.Mode.read, .write, .create] {
      let error = #expect(throws: StoreError.self) { try HistoryStore(path: path, mode: mode) }
      guard case .damaged? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test(arguments: [
    "UPDATE runs SET branch = 'other'", "DELETE FROM failures",
    "UPDATE tests SET name = 'c' WHERE id = 1",
    "INSERT INTO labels VALUES (1, 'db', 'sqlite')", "UPDATE attempts SET duration_us = 5",
  ])
  func `what somebody changed through SQL is taken as it is, and sealed when something is written`(
    sql: String
  ) throws {
    let store = try filled()
    try store.sandbox.run(["sqlite3", store.path, sql])
    #expect(try tables(store).subtracting(sealed(store)).count == 1)
    let own = try HistoryStore(path: store.path, mode: .write)
    try own.exclude(
      run: RunID(1), why: "noise", author: nil, at: Instant(microseconds: 9_000_000_000))
    #expect(try sealed(store) == tables(store))
    _ = try HistoryStore(path: store.path, mode: .read)
  }

  @Test func `whatever writes leaves the sums of what it wrote`() throws {
    let store = try filled()
    let now = Instant(microseconds: 9_000_000_000)
    let tests = try store.store.tests(ofSuite: "full").map(\.test)
    let steps: [(HistoryStore) throws -> Void] = [
      { try $0.pin(run: RunID(1), as: "p", improve: nil, author: nil, at: now) },
      { _ = try $0.unpin("p", suite: nil, author: nil, at: now) },
      { try $0.exclude(run: RunID(2), why: "w", author: nil, at: now) },
      { try $0.exclude(run: RunID(2), why: nil, author: nil, at: now) },
      {
        try $0.accept(
          RuleName("command"), tests: [tests[0]], fromRun: RunID(1), reason: "r", author: "a",
          at: now)
      },
      { try $0.addAnnounced([(run: RunID(1), subject: "s")]) },
      { _ = try $0.forgetRenames(of: [tests[0]], author: nil, at: now) },
      { _ = try $0.sharedPaths() },
      {
        try $0.noteDepartures(
          ofRun: RunID(3), trunk: "main", window: HistoryStore.Window(runs: 30, enough: 5))
      },
    ]
    for (place, step) in steps.enumerated() {
      try step(HistoryStore(path: store.path, mode: .write))
      #expect(try sealed(store) == tables(store), "step \(place)")
      #expect(throws: Never.self, "step \(place)") {
        try HistoryStore(path: store.path, mode: .read)
      }
    }
  }

  @Test func `what several transactions write is sealed at their end, also where one fails`() throws
  {
    struct Stop: Error {}
    let store = try filled()
    #expect(throws: Stop.self) {
      try store.store.sealingOnce {
        try store.record([attempt("a")], at: 9)
        #expect(try sealed(store).isEmpty)
        throw Stop()
      }
    }
    #expect(try sealed(store) == tables(store))
    _ = try HistoryStore(path: store.path, mode: .read)
  }

  /// So that no command writes into a damaged store, and none leaves a sum that is not that of its rows.
  @Test func `nothing is written but where the store is looked through and sealed`() throws {
    let root = "\(TestTools.projectFolder)/Sources/Store"
    let files = (FileManager.default.enumerator(atPath: root)?.allObjects ?? [])
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    let writing = files.filter { file in
      let text = FileManager.default.contents(atPath: "\(root)/\(file)").map {
        String(decoding: $0, as: UTF8.self)
      }
      return text?.contains("connection.transaction {") ?? false
    }
    #expect(
      writing.sorted() == [
        "Reading/HistoryStore+Soundness.swift", "SQLite/Migrator.swift",
        // It makes a store of its own.
        "Salvage/HistoryStore+Salvage.swift", "Seals/TableSeals.swift",
        "Sharing/HistoryStore+Uniting.swift", "Writing/HistoryStore+Recording.swift",
      ])
    let recording = try #require(
      FileManager.default.contents(atPath: "\(root)/Writing/HistoryStore+Recording.swift"))
    #expect(String(decoding: recording, as: UTF8.self).contains("checkBeforeWriting"))
    let uniting = try #require(
      FileManager.default.contents(atPath: "\(root)/Sharing/HistoryStore+Uniting.swift"))
    #expect(String(decoding: uniting, as: UTF8.self).contains("lookThrough"))
  }
}
