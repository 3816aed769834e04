/// Changes of several tests that one commit may have made.
public struct ChangeGroup: Hashable, Sendable {
  /// The place of the clearest change, and its interval.
  public var index: Int
  public var first: Int
  public var last: Int
  /// The changes, the greatest loss of time first.
  public var changes: [TestChange]
  /// How many more seconds a run takes since; negative where it is faster.
  public var secondsPerRun: Double

  /// Changes within so many places of the clearest one belong to it.
  public static let reach = 3

  /// Gathers changes round the clearest, then what is left round the clearest of that, and so on.
  /// The group that costs the most time comes first. The order in which the changes are given does
  /// not matter.
  public static func groups(of changes: [TestChange]) -> [ChangeGroup] {
    var rest = changes.sorted {
      ($0.change.pValue, $0.change.index, $0.test) < ($1.change.pValue, $1.change.index, $1.test)
    }
    var groups: [ChangeGroup] = []
    while let clearest = rest.first?.change {
      let near = { (change: TestChange) in abs(change.change.index - clearest.index) <= reach }
      let members = rest.filter(near).sorted {
        ($1.secondsPerRun, $0.test, $0.change.index) < ($0.secondsPerRun, $1.test, $1.change.index)
      }
      rest.removeAll(where: near)
      groups.append(
        ChangeGroup(
          index: clearest.index, first: clearest.first, last: clearest.last, changes: members,
          secondsPerRun: members.reduce(0) { $0 + $1.secondsPerRun }))
    }
    return groups.sorted { ($1.secondsPerRun, $0.index) < ($0.secondsPerRun, $1.index) }
  }
}
