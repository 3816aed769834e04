import Analysis
import ArgumentParser
import Gate
import History
import Presentation
import Reports
import Store
import Surroundings

/// `laptime changes`: since when something is slower or faster.
struct Changes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show since when a test, a benchmark or the coverage is at another level.",
    discussion: """
      laptime changes
      laptime changes --test test_rebuild_catalog --format json
      laptime changes --input times.csv --column seconds

      Looks at the complete runs of the trunk, with the machine's speed divided out of the tests.
      """)

  @Option(help: "The suite.")
  var suite = "full"

  @Option(help: "The branch (else the trunk).")
  var branch: String?

  @Option(help: "A test's id, or a part of it.")
  var test: String?

  @Option(help: "How many of the newest runs are looked at.")
  var last = 500

  @Option(help: ArgumentHelp("A CSV file with any series; - is standard input.", valueName: "file"))
  var input: String?

  @Option(help: "The column of the series.")
  var column = "value"

  @Option(help: "The column that names the commits.")
  var labelColumn: String?

  @Flag(help: "Exit with 1 if there is an active change that was not reported so before.")
  var failOnNew = false

  @Option(help: "text or json.")
  var format = ReportFace.text

  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    if let input { return show(try changes(inFile: input)) }
    let policy = try configuration.load().policy
    let history = try store.open(failOnNew ? .write : .read)
    let list = try changes(of: history, policy)
    show(list)
    if failOnNew, try reportNew(list, to: history) { Terminal.exit(ExitCodes.gateFailed) }
  }

  private func show(_ list: ChangeList) {
    Terminal.print(format == .json ? list.json.document : list.text(width: Terminal.width()))
  }

  private func changes(inFile file: String) throws -> ChangeList {
    let series = try CSVSeries.read(
      ReportSource(path: file), column: column, labels: labelColumn)
    var finder = ChangePointFinder(.plain)
    let found = finder.changes(in: series.values)
    let entries = found.map { change in
      ChangeList.Entry(
        found: FoundChange(
          subject: .series, change: change, series: series.values, isResolved: false), test: nil)
    }
    var list = ChangeList(entries: entries, commits: series.labels, runs: [])
    if let creep = Creep.find(in: series.values, after: found, policy: .plain) {
      list.creeps = [
        (nil, FoundCreep(test: TestID(0), creep: creep, series: series.values))
      ]
    }
    return list
  }

  private func changes(of history: HistoryStore, _ policy: Policy) throws -> ChangeList {
    let trunk = try branch ?? policy.trunk ?? GitCheckout()?.trunk() ?? history.usualTrunk()
    let series = try history.series(ofSuite: suite, trunk: trunk, last: last)
    var (found, creeps) = SuiteChanges.find(in: series)
    if let test {
      let wanted = Set(try history.tests(like: test, suite: suite))
      found.removeAll { $0.test.map { !wanted.contains($0) } ?? true }
      creeps.removeAll { !wanted.contains($0.test) }
    }
    let identities = try history.identities(of: found.compactMap(\.test) + creeps.map(\.test))
    let acceptances =
      try series.runs.last.map { try history.acceptances(ofSuiteOfRun: $0.row) } ?? []
    let entries = found.map { change in
      ChangeList.Entry(
        found: change, test: change.test.flatMap { identities[$0] },
        acknowledged: acceptances.last { isAbout(change, $0, in: series) }
          .map { "\($0.reason) (\($0.author))" })
    }
    var list = ChangeList(
      entries: entries.sorted { $0.weight > $1.weight }, commits: series.runs.map(\.commit),
      runs: series.runs.map(\.id))
    list.creeps = creeps.map { (identities[$0.test], $0) }
    return list
  }

  /// Whether somebody accepted the change: of the same test, within three runs of it.
  private func isAbout(_ change: FoundChange, _ acceptance: Acceptance, in series: SuiteSeries)
    -> Bool
  {
    guard acceptance.test == change.test,
      let place = series.runs.firstIndex(where: { $0.row == acceptance.run })
    else { return false }
    return abs(place - change.change.index) <= ChangeGroup.reach
  }

  /// Remembers the active changes and says whether one of them is new: none of its subject was reported
  /// within three runs of it.
  private func reportNew(_ list: ChangeList, to history: HistoryStore) throws -> Bool {
    let known = try history.reportedChanges(ofSuite: suite)
    let rows = try list.runs.map { try $0.map { try history.runID($0) } ?? 0 }
    let active = list.entries.filter { $0.state == "active" }.map { entry in
      (place: entry.found.change.index, subject: entry.subject)
    }
    let new = active.filter { change in
      !known.contains { reported in
        guard reported.subject == change.subject, let place = rows.firstIndex(of: reported.run)
        else { return false }
        return abs(place - change.place) <= ChangeGroup.reach
      }
    }
    try history.addReported(new.map { (rows[$0.place], $0.subject) }, at: Clock.now())
    return !new.isEmpty
  }
}

extension FoundChange {
  /// The test or benchmark that changed; nil for coverage.
  var test: TestID? {
    switch subject {
    case .test(let id), .benchmark(let id): id
    case .coverage, .series: nil
    }
  }
}

extension ChangeList.Entry {
  /// What changed, as it is remembered.
  fileprivate var subject: String {
    switch found.subject {
    case .test: "test \(test?.id ?? "")"
    case .benchmark: "benchmark \(test?.id ?? "")"
    case .coverage: "coverage"
    case .series: "series"
    }
  }

  /// What is shown first: the seconds that a run takes longer since.
  fileprivate var weight: Double {
    switch found.subject {
    case .test: found.change.after - found.change.before
    case .benchmark: (found.change.after - found.change.before) / 1e9
    case .coverage, .series: 0
    }
  }
}
