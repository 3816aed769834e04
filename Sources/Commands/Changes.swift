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

  @Option(help: "text or json.")
  var format = ReportFace.text

  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let list = try input.map(changes(inFile:)) ?? changesOfStore()
    Terminal.print(format == .json ? list.json.document : list.text(width: Terminal.width()))
  }

  private func changes(inFile file: String) throws -> ChangeList {
    let series = try CSVSeries.read(
      ReportSource(path: file), column: column, labels: labelColumn)
    var finder = ChangePointFinder(.plain)
    let found = finder.changes(in: series.values).map { change in
      ChangeList.Entry(
        found: FoundChange(
          subject: .series, change: change, series: series.values, isResolved: false), test: nil)
    }
    return ChangeList(entries: found, commits: series.labels, runs: [])
  }

  private func changesOfStore() throws -> ChangeList {
    let policy = try configuration.load().policy
    let history = try store.open(.read)
    let trunk = try branch ?? policy.trunk ?? GitCheckout()?.trunk() ?? history.usualTrunk()
    let series = try history.series(ofSuite: suite, trunk: trunk, last: last)
    var found = SuiteChanges.find(in: series)
    if let test {
      let wanted = Set(try history.tests(like: test, suite: suite))
      found.removeAll { $0.test.map { !wanted.contains($0) } ?? true }
    }
    let identities = try history.identities(of: found.compactMap(\.test))
    let entries = found.map { change in
      ChangeList.Entry(found: change, test: change.test.flatMap { identities[$0] })
    }
    return ChangeList(
      entries: entries.sorted { $0.weight > $1.weight }, commits: series.runs.map(\.commit),
      runs: series.runs.map(\.id))
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
  /// What is shown first: the seconds that a run takes longer since.
  fileprivate var weight: Double {
    switch found.subject {
    case .test: found.change.after - found.change.before
    case .benchmark: (found.change.after - found.change.before) / 1e9
    case .coverage, .series: 0
    }
  }
}
