import Analysis
import ArgumentParser
import Gate
import History
import Presentation
import Store
import Surroundings

/// `laptime backtest`: what the policy would have said of the past.
struct Backtest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replay the history through the policy: what would have failed, and was it right?",
    discussion: """
      laptime backtest --runs 50

      A run recovered where the rule that failed passes in the next run of the same source, or of the next
      commit without anybody having accepted it: what fails and recovers often is a rule too strict. The
      second table shows how many tests a run would suspect at other thresholds.
      """)

  @Option(help: "The suite.")
  var suite = "full"

  @Option(help: "How many of the newest runs of the trunk are replayed.")
  var runs = 100

  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let policy = try configuration.load().policy
    let history = try store.open(.read)
    let trunk = try policy.trunk ?? GitCheckout()?.trunk() ?? history.usualTrunk()
    let rows = try history.trunkRuns(ofSuite: suite, trunk: trunk, last: runs)
    let judge = Judge(store: history, policy: policy)
    let reports = try rows.map { try judge.report(ofRun: $0) }
    table.print(Self.rules(of: reports))
    Terminal.print(table.format == .text ? "\n" : "")
    table.print(try thresholds(rows, judge))
  }

  /// By rule: how many runs it would have failed or warned of, and after how many the next one passed.
  private static func rules(of reports: [GateReport]) -> ResultTable {
    var table = ResultTable(columns: ["rule", "runs", "failed", "warned", "recovered_next"])
    for rule in RuleName.allCases {
      let statuses = reports.map { report in
        report.rules.first { $0.rule == rule.rawValue }?.status ?? .skipped
      }
      let recovered = zip(statuses, statuses.dropFirst()).count { $0 == .fail && $1 == .pass }
      table.rows.append([
        .text(rule.rawValue), .integer(Int64(statuses.count { $0 != .skipped })),
        .integer(Int64(statuses.count { $0 == .fail })),
        .integer(Int64(statuses.count { $0 == .warn })), .integer(Int64(recovered)),
      ])
    }
    return table
  }

  /// How many runs would have had suspects, and how many tests in a run, at other thresholds.
  private func thresholds(_ rows: [Int64], _ judge: Judge) throws -> ResultTable {
    var table = ResultTable(
      columns: ["min_ratio", "min_extra_us", "runs_with_suspects", "suspects_per_run"])
    let histories = try rows.map { try judge.history(ofRun: $0) }
    for ratio in [1.1, 1.25, 1.5, 2] {
      for extra in [0.02, 0.05, 0.1] {
        var policy = judge.policy
        policy.slowdowns.minimumRatio = ratio
        policy.slowdowns.minimumExtra = extra
        let suspects = histories.map { history in
          GateKeeper.suspects(in: history, by: policy)
        }
        let mean = Double(suspects.reduce(0, +)) / Double(max(1, suspects.count))
        table.rows.append([
          .real(ratio), .integer(Int64(extra * 1_000_000)),
          .integer(Int64(suspects.count { $0 > 0 })), .real(mean),
        ])
      }
    }
    return table
  }
}
