import Analysis
public import Gate
import History

extension DurationExplanation {
  /// The document of `laptime explain --format json`.
  public var json: JSON {
    .document([
      ("test", .test(test)), ("run", .string(run.id)), ("duration_us", .integer(duration)),
      (
        "baseline",
        .array(
          baseline.map { entry in
            .object([
              ("run", .string(entry.run.id)), ("commit", .string(entry.run.commit)),
              ("duration_us", .integer(entry.microseconds)),
            ])
          })
      ),
      ("machine_factor", .number(judgement.map { factor($0) })),
      ("expected_us", .integer(judgement.map { microseconds($0.expectedSeconds) })),
      ("ratio", .number(judgement?.ratio)),
      ("extra_us", .integer(judgement.map { microseconds($0.extraSeconds) })),
      ("p_value", .number(judgement?.pValue)), ("t", .number(judgement?.t)),
      ("degrees_of_freedom", .number(judgement?.baseline.degreesOfFreedom)),
      ("sigma", .number(judgement?.baseline.sigma)),
      ("run_noise", .number(judgement?.runNoise)),
      ("reruns_us", .array(reruns.map { .integer($0) })),
      ("verdict", .string(judgement?.verdict.words)),
    ])
  }

  /// For people: the series, what was expected, and why the verdict is what it is.
  public func text(width: Int?) -> String {
    let name = TerminalText.visible(test.id)
    var lines = [width.map { TerminalText.shortened(name, to: $0) } ?? name]
    let series = baseline.map { $0.microseconds.map(Double.init) ?? .nan }
    let own = duration.map(Double.init) ?? .nan
    lines.append(
      "  \(Sparkline.text(series + [own], width: 40))  the last one is run \(run.shortID)")
    let known = baseline.compactMap(\.microseconds).sorted()
    lines.append(
      "  \(duration.map(Units.duration) ?? "no passed attempt") in this run; "
        + "\(Units.count(known.count, "run")) of \(TerminalText.visible(trunk))"
        + (known.isEmpty
          ? ""
          : ", \(Units.duration(known.first ?? 0)) to \(Units.duration(known.last ?? 0))"))
    if !reruns.isEmpty {
      lines.append("  re-runs: \(reruns.map(Units.duration).joined(separator: ", "))")
    }
    guard let judgement else {
      return lines.joined(separator: "\n") + "\n  too little is known of it to judge\n"
    }
    lines += figures(judgement)
    return lines.joined(separator: "\n") + "\n"
  }

  private func figures(_ judgement: DurationJudgement) -> [String] {
    let expected = Units.duration(microseconds(judgement.expectedSeconds))
    let ratio = Units.fixed(judgement.ratio, decimals: 2)
    let spread = Units.percent(100 * judgement.baseline.sigma)
    let p = judgement.pValue < 1e-4 ? "< 0.0001" : Units.decimal(judgement.pValue, decimals: 4)
    return [
      "  expected \(expected) with the machine at ×\(Units.fixed(factor(judgement), decimals: 2)) "
        + "(the test answers to it by \(Units.fixed(judgement.baseline.response, decimals: 2)))",
      "  ×\(ratio) of that; it usually varies by \(spread), this run ×"
        + "\(Units.fixed(judgement.runNoise, decimals: 2)) as much",
      "  t \(Units.fixed(judgement.t, decimals: 2)) on "
        + "\(Units.fixed(judgement.baseline.degreesOfFreedom, decimals: 1)) degrees of freedom, p \(p)",
      "  \(judgement.verdict.words)",
    ]
  }

  private func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1_000_000).rounded()) }

  private func factor(_ judgement: DurationJudgement) -> Double { judgement.machineFactor }
}

extension DurationJudgement.Verdict {
  /// Why the gate says what it says.
  fileprivate var words: String {
    switch self {
    case .suspect: "suspect: slower than its history explains"
    case .belowRatio: "fine: not slower by enough to matter"
    case .machine: "fine: the machine explains it"
    case .withinNoise: "fine: within its usual noise"
    case .belowExtra: "fine: too few milliseconds to matter"
    case .withinHistory: "fine: it has been as slow before"
    }
  }
}
