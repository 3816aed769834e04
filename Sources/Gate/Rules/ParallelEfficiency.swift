public import Analysis
public import History

/// A parallel run kept its workers busy to the end: the time of their tests over the run's; by CPU time where a
/// report does not tell of workers.
public enum ParallelEfficiency: Rule {
  public static let name = RuleName("parallel-efficiency")
  public static let usualLevel = RuleLevel.warn
  public static let about = "the workers of a parallel run are busy"
  public static let percent = section.number("percent", 75, in: 0...100)
  public static let settings = [percent.description]

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let limit = Figure.percent(policy[percent])
    guard let efficiency = Efficiency(of: history.run, workers: history.workers) else {
      let workers = history.run.workers
      let lack =
        workers.map {
          "neither CPU time nor what each of the \(Units.count($0, "worker")) did is known"
        }
        ?? "neither workers nor CPU time are known"
      return report(
        .skipped, lack, limit: limit, figures: workers.map { [("workers", .count($0))] } ?? [],
        next: .measure)
    }
    if history.results.isEmpty && history.benchmarks.isEmpty {
      return skipped("the run has no tests", for: .use, limit: limit)
    }
    if judged.hidesWorkers, history.run.workers == nil {
      return skipped(
        "how many tests the runner runs at a time is not known", for: .use, limit: limit)
    }
    // Cores that it cannot use are not idle; where it uses more than that its tests are parallel themselves.
    if judged.isOneByOne, history.run.workers == nil, !usesMoreThanOneCore(efficiency) {
      return skipped("the runner runs one test after the other", for: .use, limit: limit)
    }
    let atOnce = efficiency.testsAtOnce(taking: testTime(of: history), in: history.run.wall)
    guard isParallel(efficiency, history.run, atOnce, parts: parts(of: history)) else {
      return skipped("the run was not parallel", for: .use, limit: limit)
    }
    let summary = summary(efficiency, wanted: policy[percent])
    let isBusy = efficiency.percent > policy[percent]
    if let atOnce, !isBusy, 100 * atOnce > policy[percent] * width(of: history.run, efficiency) {
      return report(
        .pass, summary + "; but the tests filled the workers: they wait", limit: limit,
        actual: .percent(efficiency.percent), figures: [width(efficiency)])
    }
    if !isBusy, gain(efficiency, in: history) < leastGain {
      var report = skipped(
        "the run is too short for busier workers to be noticed", for: .use, limit: limit)
      report.actual = .percent(efficiency.percent)
      return report
    }
    return report(
      isBusy ? .pass : .fail, summary, limit: limit, actual: .percent(efficiency.percent),
      figures: [width(efficiency)],
      findings: isBusy ? [] : [finding(efficiency)])
  }

  /// How busy a run of a list was by the same measure, all its tests taking so many microseconds; nil where it was not
  /// parallel, or nobody knows.
  public static func efficiency(of listed: ListedRun, taking tests: Int64) -> Efficiency? {
    Efficiency(of: listed.run, workers: listed.workers).flatMap { found in
      let atOnce = found.testsAtOnce(taking: tests, in: listed.run.wall)
      return isParallel(found, listed.run, atOnce, parts: 1) ? found : nil
    }
  }

  private static func isParallel(
    _ efficiency: Efficiency, _ run: RunSummary, _ atOnce: Double?, parts: Int
  ) -> Bool {
    efficiency.width > 1 && run.workers.map { $0 > parts } ?? !isOneAfterTheOther(atOnce)
  }

  /// What nobody waits for, in microseconds: a second is about how long people stay with what they do.
  static let leastGain: Int64 = 1_000_000

  /// How much sooner the run could end at the most if all its workers were busy, in microseconds. CPU time is that of
  /// the build too, which takes no less with more workers: no more can be saved than they would take off the rest.
  static func gain(_ efficiency: Efficiency, in history: RunHistory) -> Int64 {
    let idle = Double(efficiency.idle) / max(1, efficiency.width)
    guard efficiency.measure == .cpu else { return Int64(idle) }
    let others = 1 - 1 / max(1, efficiency.width)
    return Int64(min(idle, history.run.wall.map { Double($0.microseconds) * others } ?? idle))
  }

  /// In how many parts the run was made, each by a command of its own.
  private static func parts(of history: RunHistory) -> Int {
    max(1, Set(history.commands.map(\.shard)).count)
  }

  private static func usesMoreThanOneCore(_ efficiency: Efficiency) -> Bool {
    efficiency.percent * efficiency.width > 150
  }

  /// What the tests took in all, in microseconds.
  private static func testTime(of history: RunHistory) -> Int64 {
    history.results.reduce(0) { $0 + ($1.duration ?? 0) }
  }

  /// Where nobody tells of workers, tests that together take about as long as the run were one worker's.
  private static func isOneAfterTheOther(_ testsAtOnce: Double?) -> Bool {
    testsAtOnce.map { (0.8...1.2).contains($0) } ?? false
  }

  /// How many tests the run had room for at a time.
  private static func width(of run: RunSummary, _ efficiency: Efficiency) -> Double {
    run.workers.map(Double.init) ?? efficiency.width
  }

  private static func summary(_ efficiency: Efficiency, wanted: Double) -> String {
    let (share, width) = (
      Units.percent(efficiency.percent, against: wanted), Units.decimal(efficiency.width)
    )
    let what =
      switch efficiency.measure {
      case .workers: "\(width) workers were busy for \(share) of the time"
      case .cpu: "CPU use \(share) of \(width) cores"
      }
    return "\(what), more than \(Units.percent(wanted)) wanted"
  }

  private static func width(_ efficiency: Efficiency) -> (name: String, value: Figure) {
    switch efficiency.measure {
    case .workers: ("workers", .number(efficiency.width))
    case .cpu: ("cores", .number(efficiency.width))
    }
  }

  private static func finding(_ efficiency: Efficiency) -> Finding {
    let idle = Units.duration(efficiency.idle)
    return switch efficiency.measure {
    case .workers:
      Finding(
        summary: "the workers had no tests for \(idle) in all",
        figures: [
          ("busy_percent", .percent(efficiency.percent)),
          ("busy_us", .microseconds(efficiency.used)), ("wall_us", .microseconds(efficiency.span)),
          width(efficiency), ("idle_us", .microseconds(efficiency.idle)),
        ], next: .lookAtWorkers)
    case .cpu:
      Finding(
        summary: "\(idle) of the cores' time went unused",
        figures: [
          ("efficiency_percent", .percent(efficiency.percent)),
          ("cpu_us", .microseconds(efficiency.used)), ("wall_us", .microseconds(efficiency.span)),
          width(efficiency), ("idle_us", .microseconds(efficiency.idle)),
        ], next: .lookAtSlowest)
    }
  }
}
