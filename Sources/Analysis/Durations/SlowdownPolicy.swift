/// What counts as a slowdown, and how it is judged.
public struct SlowdownPolicy: Hashable, Sendable {
  /// The smallest ratio to the baseline that is worth a word.
  public var minimumRatio = 1.10
  /// The smallest extra time in seconds.
  public var minimumExtra = 0.020
  /// The greatest p-value of a suspect: of a thousand tests in which nothing changed it chooses a few by their noise
  /// alone, beside those whose execution was slow by accident.
  public var suspectSignificance = 0.0015
  /// The greatest p-value of a slower suite.
  public var significance = 0.01
  /// The rate of false findings among the confirmed slowdowns, and among the slower groups.
  public var falseDiscoveryRate = 0.05
  /// How many of the last runs are the baseline, and below how many there is none.
  public var runs = 30
  public var minimumRuns = 5
  /// How many times a suspect is run again at the least; a short baseline asks for more.
  public var reruns = 3
  /// The smallest ratio of a suite's or a group's total.
  public var minimumTotalRatio = 1.05
  /// A run that is slower by this factor than the slowest of its baseline tells nothing of single tests: it may
  /// be the machine or a change in all of the code.
  public var machineGuard = 1.3

  /// What holds where a project says nothing.
  public init() {}
}
