import History
import Testing

@testable import Store

/// Profiles as attachments of runs, and what the query tells of two of them.
struct ProfileRecordingTests {
  private func profile(
    _ functions: [(name: String, line: Int64, own: Int64)], _ unit: Profile.Unit = .microseconds
  ) -> Profile {
    Profile(
      unit,
      functions.map {
        ProfiledFunction(
          .init(name: $0.name, file: "shop/price.py", line: $0.line), calls: 1, own: $0.own,
          total: $0.own * 2)
      })
  }

  private func run(
    _ store: TestStore, at second: Int64, _ profiles: [Profile],
    change: (inout RunDescription) -> Void = { _ in }
  ) throws -> RecordedRun {
    try store.record(
      [report([attempt("a", .passed, second)])] + profiles.map { report(profile: $0) }, at: second,
      change: change)
  }

  /// `name before after`, a row each.
  private func growth(_ store: TestStore, _ values: [String: String] = [:]) throws -> [String] {
    let table = try store.store.run(.builtIn("profile"), values)
    func text(_ value: Int64?) -> String { value.map { "\($0)" } ?? "-" }
    let unit = table.integers("after_us").allSatisfy { $0 == nil } ? "samples" : "us"
    return zip(
      table.texts("function"),
      zip(table.integers("before_\(unit)"), table.integers("after_\(unit)"))
    ).map { "\($0 ?? "") \(text($1.0)) \(text($1.1))" }
  }

  @Test func `functions that grew come first, though their lines moved`() throws {
    let store = try TestStore()
    _ = try run(store, at: 1, [profile([("parse", 3, 100), ("__init__", 1, 50), ("gone", 9, 40)])])
    #expect(try growth(store) == ["parse - 100", "__init__ - 50", "gone - 40"])
    _ = try run(
      store, at: 2, [profile([("parse", 7, 900), ("__init__", 2, 60), ("new", 20, 30)])])
    #expect(
      try growth(store) == ["parse 100 900", "new 0 30", "__init__ 50 60", "gone 40 0"])
  }

  @Test func `processes and shards of a run are added up`() throws {
    let store = try TestStore()
    for shard in 1...2 {
      _ = try run(
        store, at: 5,
        [profile([("parse", 3, Int64(100 + shard))]), profile([("parse", 3, Int64(shard))])]
      ) {
        $0.shard = Shard(index: shard, total: 2)
        $0.runKey = "build"
      }
    }
    #expect(try growth(store) == ["parse - 206"])
    let union = try TestStore()
    _ = try union.merge(store)
    #expect(try growth(union) == ["parse - 206"])
  }

  @Test func `a profile joins the newest run of its commit once`() throws {
    let store = try TestStore()
    let first = try store.record([attempt("a")], at: 1)
    for addition in [RecordedRun.Addition.coverageOrBenchmarks, .nothing] {
      let joined = try store.record([report(profile: profile([("f", 1, 7)]))], at: 1)
      #expect(joined.run == first.run && joined.added == addition)
    }
    #expect(try growth(store) == ["f - 7"])
    let union = try TestStore()
    _ = try union.merge(store)
    #expect(try growth(union) == ["f - 7"])
  }

  @Test func `samples are not compared with time`() throws {
    let store = try TestStore()
    _ = try run(store, at: 1, [profile([("f", 1, 7000)])])
    _ = try run(store, at: 2, [profile([("f", 1, 9)], .samples)])
    #expect(try growth(store) == ["f - 9"])
    _ = try run(store, at: 3, [profile([("f", 1, 12)], .samples)])
    #expect(try growth(store) == ["f 9 12"])
  }

  @Test func `the trunk's run is compared with where somebody asks for it`() throws {
    let store = try TestStore()
    _ = try run(store, at: 1, [profile([("f", 1, 10)])])
    _ = try run(store, at: 2, [profile([("f", 1, 20)])]) { $0.branch = "topic" }
    _ = try run(store, at: 3, [profile([("f", 1, 30)])]) { $0.branch = "topic" }
    #expect(try growth(store) == ["f 20 30"])
    #expect(try growth(store, ["against": "main"]) == ["f 10 30"])
  }

  @Test func `secrets are not kept, and a text is taken out with a scrub`() throws {
    let store = try TestStore()
    let secret = "ghp_" + String(repeating: "a1B2", count: 9)
    _ = try run(store, at: 1, [profile([("f \(secret)", 1, 10), ("swordfish", 2, 5)])])
    #expect(try growth(store) == ["f [redacted] - 10", "swordfish - 5"])
    _ = try store.store.scrub(
      try #require(TextPattern("swordfish")), names: false, isDryRun: false, author: "me",
      at: Instant(microseconds: 9))
    let rows = try growth(store)
    #expect(rows.count == 2 && !rows.contains { $0.contains("swordfish") })
  }

  @Test func `an attachment that is no profile says nothing and breaks nothing`() throws {
    let store = try TestStore()
    _ = try run(store, at: 1, [profile([("f", 1, 10)])])
    for (place, text) in ["{", "[]", #"{"functions":["x",1,{},[]],"unit":"us"}"#].enumerated() {
      try store.store.connection.run(
        .addUnitedAttachment,
        [
          "run": 1, "name": .text("profile-x\(place)"), "media_type": "x",
          "content": .blob(Array(text.utf8)),
        ])
    }
    #expect(try growth(store).contains("f - 10"))
  }
}
