import RealModule
import Statistics

/// Which tests are worth a duet where there is no history: those that took longer on a commit than on its base
/// when each suite ran once.
///
/// One run of each proves nothing, and need not: what runs in turn afterwards is measured anew.
public enum DuetSuspects {
  /// Tests are more than chance apart where one in a hundred differs so much, by the robust spread of all.
  private static let farthest = 2.326
  /// With fewer tests their spread is not known.
  private static let fewest = 20
  /// The longest duets take about so many runs of a test.
  private static let rounds = 6.0
  /// So many tests are settled at the first look of a duet as surely as one is. Up to there, what was slower by no
  /// more than a busy machine explains is compared too: most of it leaves after two rounds.
  private static let settledAtFirstLook = 15

  /// The numbers of the tests, as many as may run often enough in so many seconds: first those beyond chance, the
  /// greatest loss first, then those by the greatest ratio.
  ///
  /// `head` and `base`: what each test took in seconds; NaN where it did not pass.
  public static func chosen(
    head: [Double], base: [Double], within seconds: Double, policy: SlowdownPolicy
  ) -> [Int] {
    let effects = zip(head, base).map {
      DurationScale.logarithm(ofSeconds: $0) - DurationScale.logarithm(ofSeconds: $1)
    }
    let known = effects.filter { !$0.isNaN }
    let spread = known.count < fewest ? 0 : RobustScale.standardDeviation(of: known)
    let slower = effects.indices.filter {
      effects[$0] >= .log(policy.minimumRatio) && head[$0] - base[$0] >= policy.minimumExtra
    }
    let beyond = slower.filter { effects[$0] >= farthest * spread }
      .sorted { (head[$1] - base[$1], $0) < (head[$0] - base[$0], $1) }
    let others = slower.filter { effects[$0] < farthest * spread }
      .sorted { (effects[$1], $0) < (effects[$0], $1) }
      .prefix(max(0, settledAtFirstLook - beyond.count))
    var left = seconds
    return (beyond + others).filter { test in
      let cost = rounds * (head[test] + base[test])
      guard cost <= left else { return false }
      left -= cost
      return true
    }
  }
}
