public import Analysis
public import History

/// No benchmark got slower than its own past explains, and none that the trunk has is gone.
///
/// One run alone only warns: a benchmark is slow in one run of many by chance or by its machine. Where the
/// run before was slow as well, of the trunk or of the branch itself, it is confirmed; two goes at one source within
/// the hour may share an outage, and are one. What is slow does not become usual by lasting: slow
/// runs are no baseline until `accept` takes them. A benchmark that is not there was not measured, which is worth a
/// warning as long as nobody took that on purpose: neither a slowdown nor a failure is over because nobody looks.
public enum BenchmarkRegression: Rule {
  public static let name = RuleName("benchmark-regression")
  public static let about = "no benchmark is slower than its own past explains"
  public static let acceptance: AcceptanceScope? = .test

  public static func speaks(of change: SuiteChange.Subject, test: TestID?) -> Bool {
    test.map { change == .benchmark($0) } ?? false
  }

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let lost = history.lostBenchmarks(name)
    guard !history.benchmarks.isEmpty || !lost.isEmpty else {
      return skipped("no benchmark was recorded", for: .use)
    }
    let tests = history.benchmarks.keys.sorted()
    let accepted = Dictionary(
      uniqueKeysWithValues: tests.compactMap { test in
        history.accepted(name, of: test).map { (test, $0) }
      })
    let baseline = tests.map { test in
      history.benchmarksBefore.reversed().map { past in
        accepted[test].map { past.run.startedAt < $0 } == true ? .nan : past.medians[test] ?? .nan
      }
    }
    let counted = baseline.count { values in
      values.count(where: \.isFinite) >= policy.slowdowns.minimumRuns
    }
    guard counted > 0 || !lost.isEmpty else { return tooFewRuns(history, policy) }
    let isOfTrunk = history.run.isOfTrunk(history.trunk)
    let slower = BenchmarkJudgement.slower(
      tests.map { history.benchmarks[$0] ?? .nan },
      before: history.benchmarksOfBranch.map { before in
        tests.map { before.medians[$0] ?? .nan }
      }, baseline: baseline,
      factor: judged.durations.machineFactor ?? 1, isOfTrunk: isOfTrunk,
      policy: policy.slowdowns)
    let confirmed = slower.filter(\.wasSlowBefore)
    return report(
      slower.isEmpty && lost.isEmpty ? .pass : confirmed.isEmpty ? .warn : .fail,
      summary(slower.count, confirmed.count, of: counted, gone: lost.count),
      limit: .number(policy.slowdowns.minimumRatio), actual: .count(slower.count),
      figures: [
        ("benchmarks", .count(counted)), ("confirmed", .count(confirmed.count)),
        ("gone", .count(lost.count)),
      ],
      findings: slower.map {
        finding($0, tests[$0.benchmark], isConfirmed: $0.wasSlowBefore)
      } + lost.map { finding($0.benchmark, lastIn: $0.last, of: history.trunk) })
  }

  private static func summary(_ slower: Int, _ confirmed: Int, of count: Int, gone: Int) -> String {
    var parts: [String] = []
    if slower > 0 {
      parts.append(
        "\(Units.count(slower, "benchmark")) of \(Units.grouped(count)) slower"
          + (confirmed > 0
            ? ", \(Units.grouped(confirmed)) in the run before too" : " in this one run"))
    }
    if gone > 0 { parts.append("\(Units.count(gone, "benchmark")) gone, which nobody accepted") }
    return parts.isEmpty
      ? "no benchmark of \(Units.grouped(count)) is slower" : parts.joined(separator: ", ")
  }

  private static func finding(
    _ benchmark: TestID, lastIn last: RunHistory.BenchmarkRun, of trunk: String
  ) -> Finding {
    let run = last.run.key.short
    let hasFailed = last.failed.contains(benchmark)
    return Finding(
      .test(benchmark), summary: "gone; it \(hasFailed ? "failed" : "was") in \(run)",
      figures: [("failed_before", .flag(hasFailed))], evidence: ["run \(run) of \(trunk)"],
      next: .accept(name, benchmark))
  }

  private static func finding(_ judged: BenchmarkJudgement, _ test: TestID, isConfirmed: Bool)
    -> Finding
  {
    Finding(
      .test(test),
      summary: "×\(Units.fixed(judged.ratio, decimals: 2)): "
        + "\(Units.nanoseconds(judged.nanoseconds)), \(Units.nanoseconds(judged.expected)) expected",
      figures: [
        ("ratio", .number(judged.ratio)), ("p_value", .number(judged.pValue)),
        ("confirmed", .flag(isConfirmed ? true : nil)),
        ("median_ns", .number(judged.nanoseconds)), ("expected_ns", .number(judged.expected)),
        ("baseline_runs", .count(judged.runs)),
      ], next: isConfirmed ? .accept(name, test) : .lookAtBenchmarks)
  }
}
