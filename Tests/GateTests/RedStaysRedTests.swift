import Gate
import History
import Store
import TestSupport
import Testing

/// Histories made up at random, recorded into a store and judged: whatever people and machines do, what was red is
/// green again only where it was mended, forgiven by a later pass of the same source, or taken by name.
struct RedStaysRedTests {
  /// What a project's trunk is and what it owes.
  private struct World {
    var tests: [String: Character] = [:]
    var commit = 0
    /// Tests that two complete runs of the trunk had, or the first one, by name; without what was accepted. What one
    /// run alone had may be a name that changes from run to run.
    var owed: Set<String> = []
    /// Tests that a complete run of the trunk had.
    var seen: Set<String> = []
    /// The tests that failed on the commit at hand and did not pass after it.
    var failed: Set<String> = []

    mutating func change(_ random: inout Generator) {
      commit += 1
      failed = []
      let names = tests.keys.sorted()
      for name in names where tests[name] == "F" && Bool.random(using: &random) {
        tests[name] = "P"
      }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: tests[names.randomElement(using: &random) ?? "x"] = "F"
      case 1:
        for name in names.shuffled(using: &random).prefix(tests.count / 4) { tests[name] = nil }
      case 2: if let name = names.randomElement(using: &random) { tests[name] = nil }
      case 3: add(3, &random)
      case 4:
        for name in owed.sorted() where tests[name] == nil { tests[name] = "P" }
      default: break
      }
      if tests.count < 6 { add(6, &random) }
    }

    mutating func add(_ count: Int, _ random: inout Generator) {
      for _ in 0..<count {
        let letters = (0..<9).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random)
        }
        tests[String(letters.compactMap(\.self))] = "P"
      }
    }

    var source: String { "c\(commit)" }
    var lost: Set<String> { owed.subtracting(tests.keys) }
    var isRed: Bool {
      !failed.isEmpty || 100 * lost.count > 5 * (tests.count + lost.count)
    }
  }

  @Test func `no sequence of runs, verdicts and re-runs turns red to green`() throws {
    var random = Generator(seed: 42)
    var (reds, greens) = (0, 0)
    for _ in 0..<40 {
      let past = try StoredHistory()
      var world = World()
      world.add(20, &random)
      for _ in 0..<14 {
        let report = try step(&world, past, &random)
        guard let report else { continue }
        reds += world.isRed ? 1 : 0
        greens += report.verdict == .pass ? 1 : 0
      }
    }
    #expect(reds > 50 && greens > 50, "\(reds) \(greens)")
  }

  /// One thing that happens; the verdict where there is one.
  private func step(
    _ world: inout World, _ past: StoredHistory, _ random: inout Generator
  ) throws -> GateReport? {
    if Bool.random(using: &random) { world.change(&random) }
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      // An interrupted run, which shows nothing.
      try past.record(
        world.tests.filter { _ in Bool.random(using: &random) }.filter { $0.value == "P" },
        commit: world.source, isComplete: false)
      return nil
    case 1:
      // A run elsewhere, where everything passes; and attempts from there, which are refused.
      try past.record(
        world.tests.mapValues { _ in "P" }, commit: world.source, branch: "other"
      ) { $0.environment.osName = "elsewhere" }
      return nil
    case 2:
      try record(&world, past)
      return nil
    default: break
    }
    let run = try record(&world, past)
    let report = try past.judge(run)
    #expect(!world.isRed || report.verdict != .pass, "\(world)")
    if world.isRed {
      #expect(try past.judge(run).verdict != .pass)
      try past.retryElsewhere(run, world.tests, world.source)
      #expect(try past.judge(run).verdict != .pass, "attempts elsewhere")
    }
    if !world.lost.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
      try past.accept(.missingTests, of: run, all: world.lost)
      let lost = world.lost
      world.owed.subtract(lost)
      world.seen.subtract(lost)
    }
    return report
  }

  @discardableResult
  private func record(_ world: inout World, _ past: StoredHistory) throws -> RunID {
    let run = try past.record(world.tests, commit: world.source)
    world.failed = Set(world.tests.filter { $0.value == "F" }.keys)
    let names = Set(world.tests.keys)
    world.owed.formUnion(world.seen.isEmpty ? names : names.intersection(world.seen))
    world.seen.formUnion(names)
    return run
  }
}

extension StoredHistory {
  /// Passes on another platform, said to be attempts of the run.
  fileprivate func retryElsewhere(
    _ run: RunID, _ tests: [String: Character], _ commit: String
  ) throws {
    for change: (inout RunDescription) -> Void in [
      { $0.suite = "other" }, { $0.branch = "other" }, { $0.environment.labels = ["db": "other"] },
    ] {
      #expect(throws: RecordingError.self) {
        try record(
          tests.mapValues { _ in "P" }, commit: commit, attemptOf: run, change: change)
      }
    }
  }

  /// Takes the loss of tests by name.
  fileprivate func accept(_ rule: RuleName, of run: RunID, all names: Set<String>) throws {
    let tests = try names.flatMap { try store.tests(like: "t::" + $0, suite: "full") }
    try accept(rule, of: run, tests)
  }
}
