import Analysis
public import ArgumentParser
public import History
import Presentation
import Runners

/// Numbers of workers on the command line: `4`, or `1-8`.
struct WorkersArgument: ExpressibleByArgument {
  var workers: ClosedRange<Int>

  init?(argument: String) {
    let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      1...last ~= first, last <= 256
    else { return nil }
    workers = first...last
  }
}

extension Distribution: ExpressibleByArgument {}

extension Laptime {
  /// `laptime plan`: what a suite would take on other numbers of workers.
  struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "plan",
      abstract: "Predict what a suite takes on any number of workers, and what bounds it.",
      discussion: """
        laptime plan
        laptime plan --target 2m
        laptime plan --workers 4 --scheduler worksteal --format json

        From the newest complete runs of one machine: what each test takes, what tests share, what goes by \
        before the first one. The schedulers are those of the suite's runner, played through test by test; \
        nine in ten runs are to lie between the two times of the range.

        With --target the fewest workers that keep to it; where none do, the work that would.
        """)

    @Option(
      help: ArgumentHelp(
        "How many workers: 4, or 1-8 (else up to twice the cores).", valueName: "workers"))
    var workers: WorkersArgument?

    @Option(
      help: ArgumentHelp(
        "Only this way to spread the tests, as --dist of pytest-xdist has it; tests or files of others.",
        valueName: "scheduler"))
    var scheduler: Distribution?

    @Option(help: ArgumentHelp("The wall time to keep to, as in 2m.", valueName: "duration"))
    var target: DurationArgument?

    @OptionGroup var newest: NewestRunsOptions
    @OptionGroup var filter: FilterOptions

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      let planned = try workspace.plannedRun(filter, last: newest.count(else: Self.usualRuns))
      let plan = SuitePlan(
        suite: planned.run.suite, tests: planned.measured.suite.tests.count,
        target: target?.microseconds,
        plans: predictions(planned), of: planned.measured, identities: planned.identities)
      switch format {
      case .json: Terminal.print(plan.json.document)
      case .markdown: Terminal.print(plan.markdown())
      case .text: Terminal.print(plan.text(width: Terminal.width()))
      }
    }

    /// More would say little more, and cost the reading.
    static let usualRuns = 10

    private func predictions(_ planned: PlannedRun) -> [PredictedWall] {
      let cores = Int(planned.measured.cores ?? 4)
      let most = max(2 * cores, planned.run.workers ?? 1, 4)
      let distributions = scheduler.map { [$0] } ?? planned.runner.distributions
      return (workers?.workers ?? 1...min(most, 32)).flatMap { workers in
        distributions.flatMap { distribution -> [PredictedWall] in
          let measured = planned.measured
          let plain = measured.predicted(distribution, workers: workers)
          guard workers > 1 else { return [plain] }
          let order = TestOrder(
            best: measured.stretched(for: workers), distribution, workers: workers)
          let ordered = measured.predicted(distribution, workers: workers, order: order.places)
          return ordered.makespan < plain.makespan ? [plain, ordered] : [plain]
        }
      }
    }
  }
}
