import Analysis
public import Gate
import History

extension DurationExplanation {
  /// The document of `laptime explain TEST --format json`.
  public func json(past: RunPast) -> JSON {
    let spread = judgement?.baseline
    return .document(
      [
        ("test", .test(test)), ("run", .string(run.key.text)), ("commit", .string(run.commit)),
        ("verdict", .string(word)), ("summary", .string(verdict)),
        ("duration_us", .integer(duration)),
        ("baseline", .array(baseline.map(json))),
        ("machine_factor", .number(judgement?.machineFactor)),
        ("response", .number(spread?.response)),
        ("response_variance", .number(spread?.responseVariance)),
        (
          "level_us",
          .integer(spread.map { microseconds($0.levelSeconds) })
        ),
        ("expected_us", .integer(judgement.map { microseconds($0.expectedSeconds) })),
        (
          "ratio",
          .number(
            judgement.flatMap { resolution.ratio($0.ratio, to: microseconds($0.expectedSeconds)) })
        ),
        ("resolution_us", .integer(resolution.step == 0 ? nil : resolution.step)),
        ("extra_us", .integer(judgement.map { microseconds($0.extraSeconds) })),
        ("own_q90_ratio", .number(spread?.upperDecileRatio)),
        ("spread", .number(spread?.spread)), ("sigma", .number(spread?.sigma)),
        ("run_noise", .number(judgement?.runNoise)), ("t", .number(judgement?.t)),
        ("degrees_of_freedom", .number(spread?.degreesOfFreedom)),
        ("p_value", .number(judgement?.pValue)),
        (
          "reruns_us",
          .array((confirmation?.reruns ?? []).map { .integer(microseconds($0)) })
        ),
        ("rerun_ratio", .number(confirmation?.ratio)),
        ("rerun_p_value", .number(confirmation?.adjustedPValue)),
        ("baseline_p_value", .number(confirmation?.adjustedBaselinePValue)),
      ] + past.members)
  }

  private func json(_ entry: Entry) -> JSON {
    .object([
      ("run", .string(entry.run.key.text)), ("commit", .string(entry.run.commit)),
      ("duration_us", .integer(entry.microseconds)), ("ratio", .number(entry.ratio)),
      ("left_out", .string(entry.leftOut)),
    ])
  }

  private func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1_000_000).rounded()) }
}
