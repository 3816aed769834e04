import Analysis
import History
import Host
import Presentation
import Statistics
import Store

/// Tests for a given time, by what past runs found.
extension Workspace {
  /// What is known for a selection.
  private struct Past {
    var runs: [PastRun] = []
    var files: [TestID: String] = [:]
    var times: [TestID: Int64] = [:]
    /// The tests of the newest run.
    var tests: [TestID] = []
    /// The files that changed since the newest run's source, or since the trunk.
    var changed: Set<String> = []
  }

  /// The tests of a run's suite for so much time, with why each is among them.
  ///
  /// `recall`: the share of past failures below which the time grows; nil for none.
  func selection(ofRun run: RunID, budget: Int64, recall: Double?) throws -> [TestSelector.Choice] {
    let past = try past(ofRun: run)
    let budget = try grown(budget, to: recall, past)
    var selector = TestSelector(files: past.files, times: past.times)
    for run in past.runs { selector.learn(run) }
    return selector.choices(among: past.tests, changed: past.changed, budget: budget)
  }

  /// What so much time would have found in the runs of a run's suite.
  func audit(ofRun run: RunID, _ budget: Int64) throws -> AuditedBudget {
    audit(try past(ofRun: run), budget)
  }

  private func audit(_ past: Past, _ budget: Int64) -> AuditedBudget {
    AuditedBudget(
      budget: budget,
      audit: SelectionAudit(
        past.runs, files: past.files, times: past.times, budget: budget))
  }

  /// The time, or as much as it takes to have found such a share, doubled until it does.
  private func grown(_ budget: Int64, to recall: Double?, _ past: Past) throws -> Int64 {
    guard let recall else { return budget }
    let all = past.tests.reduce(0) { $0 + (past.times[$1] ?? 0) }
    var grown = budget
    while grown < all, (audit(past, grown).audit.recall.map { $0 < recall }) ?? true {
      grown = min(all, grown * 2)
    }
    if grown > budget {
      Terminal.warn(
        "laptime: \(audit(past, budget).sentence); \(Units.duration(grown)) for "
          + "\(Units.percent(100 * recall))\n")
    }
    return grown
  }

  /// How many of the newest runs are looked at.
  private static let replayed = 300

  private func past(ofRun newest: RunID) throws -> Past {
    let store = try store
    let facts = try store.facts(ofRun: newest)
    let listed = try store.runs(ofSuite: facts.suite, [:], last: Self.replayed).map(\.run)
      .filter { $0.excludedWhy == nil }
    let cells = try store.cells(ofRuns: listed.map(\.id))
    let changes = changedFiles(in: listed)
    var past = Past()
    past.runs = zip(cells, changes).map { PastRun($0, changed: $1) }
    past.tests = cells.last?.tests ?? []
    var samples: [TestID: [Double]] = [:]
    for run in cells.suffix(10) {
      for (test, time) in zip(run.tests, run.durations) where time >= 0 {
        samples[test, default: []].append(Double(time))
      }
    }
    past.times = samples.mapValues { Int64(Quantiles.median(of: $0)) }
    past.files = located(try store.identities(of: past.tests)).compactMapValues(\.file)
    past.changed = changedNow(since: listed.last)
    return past
  }

  /// The files in which the source at hand differs from that of a run.
  private func changedNow(since run: RunSummary?) -> Set<String> {
    guard let git, let status = git.status(), let head = status.head else { return [] }
    let since = run?.commit.flatMap { git.changedFiles(from: $0, to: head) } ?? []
    return Set(since + status.changed + (git.untrackedFiles() ?? []))
  }

  /// By run: the files in which it differs from the run before, as the history of the newest one's commit knows.
  private func changedFiles(in runs: [RunSummary]) -> [Set<String>] {
    let nothing = Array(repeating: Set<String>(), count: runs.count)
    guard let git, let newest = runs.last(where: { $0.commit != nil })?.commit,
      let commits = git.changes(upTo: newest, limit: Self.commitsLookedAt)
    else { return nothing }
    let places = Dictionary(commits.enumerated().map { ($1.commit, $0) }) { first, _ in first }
    var changed = nothing
    var before: Int?
    for (place, run) in runs.enumerated() {
      guard let commit = run.commit, let here = places[commit] else { continue }
      // The newest commit comes first.
      if let before, here < before {
        changed[place] = commits[here..<before].reduce(into: []) { $0.formUnion($1.changed) }
      }
      before = here
    }
    return changed
  }

  private static let commitsLookedAt = 2000
}
