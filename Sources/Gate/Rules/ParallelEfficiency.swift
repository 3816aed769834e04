import Analysis
public import History

/// A parallel run kept its workers busy: CPU time over wall time times workers.
public enum ParallelEfficiency: Rule {
  public static let name = RuleName("parallel-efficiency")
  public static let usualLevel = RuleLevel.warn
  public static let about = "the workers of a parallel run are busy"
  public static let percent = section.number("percent", 75, in: 0...100)
  public static let settings = [percent.description]

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let run = history.run
    let limit = Figure.percent(policy[percent])
    guard let efficiency = Efficiency(of: run) else {
      return report(.skipped, "no CPU time was measured (laptime run measures it)", limit: limit)
    }
    guard efficiency.width > 1 else {
      return report(.skipped, "the run was not parallel", limit: limit)
    }
    let holds = efficiency.percent > policy[percent]
    let used = Units.decimal(efficiency.width)
    let unit = efficiency.isByWorkers ? "workers" : "cores"
    let summary =
      "\(Units.percent(efficiency.percent)) of \(used) \(unit), more than "
      + "\(Units.percent(policy[percent])) wanted"
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
            ], next: .lookAtSlowest)
        ])
  }
}
