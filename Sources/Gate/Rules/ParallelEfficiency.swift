import Analysis
import History

/// A parallel run kept its workers busy: CPU time over wall time times workers.
enum ParallelEfficiency: HistoryRule {
  static let name = RuleName.parallelEfficiency

  static func judge(_ history: RunHistory, by policy: Policy) -> RuleReport {
    let run = history.run
    let limit = Figure.percent(policy.parallelEfficiency)
    guard let efficiency = Efficiency(of: run) else {
      return report(.skipped, "no CPU time was measured (laptime run measures it)", limit: limit)
    }
    guard efficiency.width > 1 else {
      return report(.skipped, "the run was not parallel", limit: limit)
    }
    let holds = efficiency.percent > policy.parallelEfficiency
    let used = Units.decimal(efficiency.width)
    let unit = efficiency.isByWorkers ? "workers" : "cores"
    let summary =
      "\(Units.percent(efficiency.percent)) of \(used) \(unit), more than "
      + "\(Units.percent(policy.parallelEfficiency)) wanted"
    return report(
      holds ? .pass : .fail, summary, limit: limit, actual: .percent(efficiency.percent),
      findings: holds
        ? []
        : [
          Finding(
            summary: "\(Units.duration(efficiency.idle)) of the \(unit)' time went unused",
            figures: [
              ("efficiency_percent", .percent(efficiency.percent)),
              ("cpu_us", .microseconds(efficiency.cpu)),
              ("wall_us", .microseconds(efficiency.wall)),
              (efficiency.isByWorkers ? "workers" : "cores", .number(efficiency.width)),
              ("idle_us", .microseconds(efficiency.idle)),
            ], next: "laptime slowest --limit 10")
        ])
  }
}
