/// Changes of several tests that one commit may have made.
public struct ChangeGroup: Hashable, Sendable {
  /// The place of the clearest change, and its interval.
  public var index: Int
  public var first: Int
  public var last: Int
  /// The numbers of the changes among those that were given, the greatest loss of time first.
  public var members: [Int]
  /// How many more seconds a run takes since; negative where it is faster.
  public var secondsPerRun: Double

  /// Changes within so many places of the clearest one belong to it.
  public static let reach = 3

  /// Gathers changes round the clearest, then what is left round the clearest of that, and so on.
  /// The group that costs the most time comes first.
  public static func groups(of changes: [SuiteChange]) -> [ChangeGroup] {
    var rest = changes.indices.sorted {
      let (a, b) = (changes[$0].change, changes[$1].change)
      return (a.pValue, a.index, $0) < (b.pValue, b.index, $1)
    }
    var groups: [ChangeGroup] = []
    while let clearest = rest.first.map({ changes[$0].change }) {
      let members = nearest(to: clearest, of: rest, changes).sorted {
        let (a, b) = (changes[$0], changes[$1])
        return (b.secondsPerRun, a.change.index, $0) < (a.secondsPerRun, b.change.index, $1)
      }
      rest.removeAll { members.contains($0) }
      groups.append(
        ChangeGroup(
          index: clearest.index, first: clearest.first, last: clearest.last, members: members,
          secondsPerRun: seconds(of: members.map { changes[$0] })))
    }
    return groups.sorted { ($1.secondsPerRun, $0.index) < ($0.secondsPerRun, $1.index) }
  }

  /// Of each subject the change that is nearest to a place, of those within reach: a commit changes a
  /// test once.
  private static func nearest(
    to place: ChangePoint, of numbers: [Int], _ changes: [SuiteChange]
  ) -> Set<Int> {
    var nearest: [SuiteChange.Subject: (distance: Int, number: Int)] = [:]
    for number in numbers {
      let distance = abs(changes[number].change.index - place.index)
      let known = nearest[changes[number].subject]?.distance ?? reach + 1
      if distance < known { nearest[changes[number].subject] = (distance, number) }
    }
    return Set(nearest.values.map(\.number))
  }

  /// What the tests lost; the total says the same once more, and counts where no test shows it.
  private static func seconds(of changes: [SuiteChange]) -> Double {
    let tests = changes.filter { $0.subject != .total }
    let lost = tests.reduce(0) { $0 + $1.secondsPerRun }
    return lost != 0 ? lost : changes.reduce(0) { $0 + $1.secondsPerRun }
  }
}
