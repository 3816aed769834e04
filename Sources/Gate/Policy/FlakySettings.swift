public import Analysis

/// What is believed and allowed of flaky tests.
public enum FlakySettings {
  private static let section = SettingSection("flaky")
  private static let usual = FlakePriors()
  public static let alpha = section.number(
    "alpha", 0.01, in: 0.0001...0.5, "share of good runs that flakes may block")
  public static let attempts = section.whole(
    "attempts", 3, in: 1...8, "that a failing test may have at the least, the first included")
  public static let share = section.number(
    "share", usual.flakyShare, in: 0.0001...0.9999,
    "of tests that are flaky at all, before anything is known")
  public static let noise = section.number(
    "noise", usual.noise, in: 0.000_000_1...0.1,
    "how often a test that is not flaky fails all the same")
  public static let rateA = section.number(
    "rate-a", usual.rateA, in: 0.01...1000, "flaky tests fail at rates of Beta(a, b)")
  public static let rateB = section.number("rate-b", usual.rateB, in: 0.01...1000)

  static let all = [
    alpha.description, attempts.description, share.description, noise.description,
    rateA.description, rateB.description,
  ]
}

extension Policy {
  /// What is known of flaky tests before any was seen.
  public var flakePriors: FlakePriors {
    var priors = FlakePriors()
    priors.flakyShare = self[FlakySettings.share]
    priors.noise = self[FlakySettings.noise]
    priors.rateA = self[FlakySettings.rateA]
    priors.rateB = self[FlakySettings.rateB]
    return priors
  }
}
