public import History
import RealModule

/// Chooses tests for a given time: first those that must run, then those that find the most failures a second.
///
/// How likely a test is to fail is what it did in past runs, recent ones counting more, and more where it failed
/// when the files changed that have changed now; a failure that another attempt took back counts for little. After
/// Memon et al., "Taming Google-Scale Continuous Testing", ICSE-SEIP 2017, and Machalica et al., "Predictive Test
/// Selection", ICSE-SEIP 2019, whose features these are.
public struct TestSelector: Sendable {
  /// A test with why it was chosen.
  public struct Choice: Hashable, Sendable {
    public var test: TestID
    public var reason: SelectionReason
  }

  private let files: [TestID: String]
  private let times: [TestID: Int64]
  /// By test: failures and runs, each more the newer it is, and the newest run that it was in.
  private var failures: [TestID: Double] = [:]
  private var runs: [TestID: Double] = [:]
  private var lastRan: [TestID: Int] = [:]
  private var lastFailed: Set<TestID> = []
  /// By file: how often it changed, and which tests failed then.
  private var changes: [String: (count: Int, failed: [TestID: Int])] = [:]
  private var count = 0
  /// What the newest run counts, in units of the first one.
  private var weight = 1.0

  /// In how many runs what a run says counts for half.
  private static let halfLife = 20.0
  private static let flakeWeight = 0.1
  /// What is taken to be known of every test: a failure in fifty runs, worth as much as one run.
  private static let priorRate = 0.02
  /// Of the time, for tests that have not run for so many runs.
  private static let floorShare: Int64 = 10
  private static let longUnseen = 20

  /// `files`: by test, the file that holds it, where it is known.
  /// `times`: by test, what it takes in microseconds.
  public init(files: [TestID: String], times: [TestID: Int64]) {
    self.files = files
    self.times = times
  }

  /// Learns from a run that is newer than all before.
  public mutating func learn(_ run: PastRun) {
    count += 1
    weight = Double.exp(Double.log(2) * Double(count) / Self.halfLife)
    // A test that stays broken says once what changes break it.
    let news = run.failed.subtracting(lastFailed)
    for test in run.ran {
      runs[test, default: 0] += weight
      lastRan[test] = count
    }
    for test in news { failures[test, default: 0] += weight }
    for test in run.flaked { failures[test, default: 0] += Self.flakeWeight * weight }
    lastFailed = run.failed.union(lastFailed.subtracting(run.ran))
    guard run.changed.count <= Self.mostChanges else { return }
    for file in run.changed {
      changes[file, default: (0, [:])].count += 1
      for test in news { changes[file]?.failed[test, default: 0] += 1 }
    }
  }

  /// A change of more files says nothing of any of them.
  private static let mostChanges = 50

  /// The tests to run, those that must first, where so many files have changed and there is so much time.
  ///
  /// `tests`: all that there are.
  /// `budget`: microseconds in tests.
  public func choices(among tests: [TestID], changed: Set<String>, budget: Int64) -> [Choice] {
    var chosen: [Choice] = []
    var left = budget
    var rest: [TestID] = []
    for test in tests {
      guard let reason = duty(test, changed) else {
        rest.append(test)
        continue
      }
      chosen.append(Choice(test: test, reason: reason))
      left -= time(test)
    }
    let forgotten = rest.filter { unseen($0) >= Self.longUnseen }
      .sorted { (-unseen($0), $0) < (-unseen($1), $1) }
    var floor = min(left, budget / Self.floorShare)
    var taken: Set<TestID> = []
    for test in forgotten where time(test) <= floor {
      chosen.append(Choice(test: test, reason: .notRunLately(runs: unseen(test))))
      taken.insert(test)
      floor -= time(test)
      left -= time(test)
    }
    let odds = likelihoods(rest, changed)
    let ranked = rest.filter { !taken.contains($0) }.map { test in
      (test: test, worth: (odds[test] ?? 0) / Double(max(Self.leastTime, time(test))))
    }.sorted { ($0.worth, $1.test) > ($1.worth, $0.test) }
    for (test, _) in ranked where time(test) <= left {
      let percent = 100 * (odds[test] ?? 0)
      chosen.append(Choice(test: test, reason: .likelyToFail(percent: percent)))
      left -= time(test)
    }
    return chosen
  }

  /// Of one that takes no time at all, what the runner takes for it.
  private static let leastTime: Int64 = 1000

  private func time(_ test: TestID) -> Int64 { max(0, times[test] ?? 0) }

  private func unseen(_ test: TestID) -> Int { count - (lastRan[test] ?? 0) }

  private func duty(_ test: TestID, _ changed: Set<String>) -> SelectionReason? {
    if lastFailed.contains(test) { return .failedLast }
    if let file = files[test], changed.contains(file) { return .fileChanged }
    return lastRan[test] == nil ? .new : nil
  }

  /// By test, how likely it is to fail.
  private func likelihoods(_ tests: [TestID], _ changed: Set<String>) -> [TestID: Double] {
    var passing: [TestID: Double] = [:]
    for test in tests {
      let rate =
        ((failures[test] ?? 0) / weight + Self.priorRate) / ((runs[test] ?? 0) / weight + 1)
      passing[test] = 1 - min(0.99, rate)
    }
    for file in changed {
      guard let known = changes[file] else { continue }
      for (test, failed) in known.failed {
        passing[test]? *= 1 - Double(failed) / Double(known.count + 1)
      }
    }
    // Tests are called after what they test: test_cart.py, cart_test.go, CartTests.swift.
    let stems = Set(changed.map(Self.stem)).subtracting([""])
    for test in tests {
      guard let file = files[test], stems.contains(Self.stem(file)) else { continue }
      passing[test]? *= 1 - Self.namesakeRate
    }
    return passing.mapValues { 1 - $0 }
  }

  private static let namesakeRate = 0.1

  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let words = name.prefix { $0 != "." }.lowercased().split { $0 == "_" || $0 == "-" }
    let stem = words.filter { !["test", "tests", "spec"].contains($0) }.joined()
    for end in ["tests", "test", "spec"] where stem.hasSuffix(end) {
      return String(stem.dropLast(end.count))
    }
    return stem
  }
}
