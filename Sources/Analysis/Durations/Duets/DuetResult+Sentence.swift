public import History

extension DuetResult {
  /// Whether it ran on both sides at all; without that there is no ratio.
  public var isCompared: Bool { headRuns > 0 && baseRuns > 0 }

  /// Whether it looks slower by enough to count, though the time was over before that was settled.
  public func leansSlower(by policy: SlowdownPolicy) -> Bool {
    isSlower == nil && isCompared && ratio >= policy.minimumRatio && counts(by: policy)
  }

  private func counts(by policy: SlowdownPolicy) -> Bool {
    Double(extra) / 1_000_000 >= policy.minimumExtra
  }

  /// `slower ×1.42 (1.31 to 1.55), 6 + 6 runs on this machine`, which says what was shown and no more.
  public func sentence(by policy: SlowdownPolicy) -> String {
    guard isCompared else { return "not settled: there was no time for it on both sides" }
    let interval: String? =
      if let low, let high {
        " (\(Units.fixed(low, decimals: 2)) to \(Units.fixed(high, decimals: 2)))"
      } else { nil }
    return "\(word(by: policy))×\(Units.fixed(ratio, decimals: 2))\(interval ?? ""), "
      + "\(headRuns) + \(baseRuns) runs on this machine"
  }

  private func word(by policy: SlowdownPolicy) -> String {
    switch isSlower {
    case true?: return "slower "
    case nil: return "not settled: "
    case false?: break
    }
    if low ?? 0 > 1, ratio < policy.minimumRatio {
      return "slower by less than \(Units.percent(100 * (policy.minimumRatio - 1))) (min-ratio): "
    }
    if ratio >= policy.minimumRatio, !counts(by: policy) {
      let least = Units.duration(Int64(policy.minimumExtra * 1_000_000))
      return low ?? 0 > 1
        ? "slower by less than \(least) (min-extra): "
        : "no sign of a loss of \(least) (min-extra): "
    }
    guard let high else { return "no sign of it: " }
    return high < policy.minimumRatio ? "not slower: " : "not shown to be slower: "
  }
}
