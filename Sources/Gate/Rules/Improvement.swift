import Analysis
public import History

/// The suite has become faster than the pinned run by the share that the pin asks for.
///
/// Looks at the median of the last three runs. Where both sides have a speed probe, times are divided
/// by it, so that a faster machine is no improvement.
public enum Improvement: Rule {
  public static let name = RuleName("improvement")
  public static let about = "the suite saved more time than the pinned run asks for"

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    guard let pin = history.pins.last(where: { $0.improve != nil }), let target = pin.improve
    else {
      return skipped("no pin with a target", for: .use, next: .pinTarget)
    }
    let limit = Figure.percent(target * 100)
    let runs = history.latestOfBranch.filter { $0.wall != nil && isLater($0, than: pin.run) }
    let lack = lack(pin, history, runs: runs)
    guard lack == nil, let pinned = pin.run.wall else {
      return report(.skipped, lack ?? "", limit: limit)
    }
    let hasProbe = pin.run.probe != nil && runs.allSatisfy { $0.probe != nil }
    let found = PinnedImprovement(
      pinned: [time(pin.run, hasProbe: hasProbe)],
      latest: runs.map { time($0, hasProbe: hasProbe) })
    guard let found else {
      return report(.skipped, "pin \(pin.name) took no time at all", limit: limit)
    }
    let (saved, worst) = (100 * found.improvement, 100 * found.worst)
    // Just the target may come out a little greater in binary fractions.
    let holds = saved > target * 100 + 1e-9
    let last = Units.count(runs.count, "run")
    let summary =
      "\(speed(saved, against: target * 100)) than pin \(pin.name), more than "
      + "\(Units.percent(target * 100)) wanted (median of the last \(last), worst "
      + (worst < 0 ? speed(worst, against: target * 100) : Units.percent(worst)) + ")"
    return report(
      holds ? .pass : .fail, summary, limit: limit, actual: .percent(saved),
      figures: [
        ("pin", .text(pin.name)), ("runs", .count(runs.count)), ("worst_percent", .percent(worst)),
      ],
      findings: holds
        ? []
        : [
          Finding(
            summary: "pinned \(Units.duration(pinned.microseconds)) in run \(pin.run.key.short)",
            figures: [
              ("saved_percent", .percent(saved)), ("target_percent", limit),
              ("pinned_us", .microseconds(pinned.microseconds)),
              ("runs", .count(runs.count)), ("by_probe", .flag(hasProbe)),
            ], evidence: runs.map(evidence), next: .compare(pin.run.key, history.run.key))
        ])
  }

  private static func evidence(_ run: RunSummary) -> String {
    "run \(run.key.short): \(Units.duration(run.wall?.microseconds ?? 0))"
  }

  /// Why the pin cannot be compared with the runs since; nil where it can.
  private static func lack(_ pin: PinnedRun, _ history: RunHistory, runs: [RunSummary]) -> String? {
    if history.run.key == pin.run.key { return "the run is pin \(pin.name) itself" }
    if pin.run.wall == nil { return "pin \(pin.name) has no wall time" }
    guard runs.isEmpty else { return nil }
    return isLater(history.run, than: pin.run)
      ? "the runs since pin \(pin.name) have no wall time"
      : "the run is older than pin \(pin.name)"
  }

  private static func speed(_ saved: Double, against target: Double) -> String {
    saved < 0
      ? "\(Units.percent(-saved)) slower" : "\(Units.percent(saved, against: target)) faster"
  }

  /// A pin is compared with what came after it, and never with itself.
  private static func isLater(_ run: RunSummary, than pinned: RunSummary) -> Bool {
    run.key != pinned.key && run.startedAt >= pinned.startedAt
  }

  private static func time(_ run: RunSummary, hasProbe: Bool) -> Double {
    let wall = Double(run.wall?.microseconds ?? 0)
    guard hasProbe, let probe = run.probe, probe > 0 else { return wall }
    return wall / probe
  }
}
