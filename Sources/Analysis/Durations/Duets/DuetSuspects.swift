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

  /// The numbers of the tests, the greatest loss first, as many as may run often enough in so many seconds.
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
    let smallest = max(Double.log(policy.minimumRatio), farthest * spread)
    let slower = effects.indices.filter {
      effects[$0] >= smallest && head[$0] - base[$0] >= policy.minimumExtra
    }.sorted { (head[$1] - base[$1], $0) < (head[$0] - base[$0], $1) }
    var left = seconds
    return slower.filter { test in
      let cost = rounds * (head[test] + base[test])
      guard cost <= left else { return false }
      left -= cost
      return true
    }
  }
}
