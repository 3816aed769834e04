import RealModule

/// Tells changes that last from those that a later one took back.
enum Excursions {
  /// How near a level must come to an old one to be it again, as a share of the way between them.
  private static let nearness = 0.1

  /// Marks the changes of each subject that were taken back. Where the very next change did that, the
  /// two are an excursion, which neither of them outlasts: a loss always, a gain that did not last
  /// longer than the level before it.
  static func mark(_ changes: inout [SuiteChange], minimumRatio: Double) {
    let bySubject = Dictionary(grouping: changes.indices, by: { changes[$0].subject })
    for indices in bySubject.values {
      let order = indices.sorted { changes[$0].change.index < changes[$1].change.index }
      var start = 0
      for (place, i) in order.enumerated() {
        let later = order[(place + 1)...]
        changes[i].isResolved =
          changes[i].isResolved
          || later.contains { isBack(changes[$0].change, from: changes[i].change, minimumRatio) }
        guard let next = later.first, changes[i].excursion == nil else { continue }
        let (out, back) = (changes[i].change.index, changes[next].change.index)
        let isShort = back - out <= out - start
        start = out
        guard changes[i].isLoss || isShort,
          isBack(changes[next].change, from: changes[i].change, minimumRatio)
        else { continue }
        for member in [i, next] {
          changes[member].excursion = out..<back
          changes[member].isResolved = true
        }
      }
    }
  }

  /// Whether the level after a change is that before an earlier one.
  private static func isBack(
    _ later: ChangePoint, from change: ChangePoint, _ minimumRatio: Double
  ) -> Bool {
    let levels = [change.before, change.after, later.after]
    guard levels.allSatisfy({ $0 > 0 }) else {
      return abs(levels[2] - levels[0]) <= nearness * abs(levels[1] - levels[0])
    }
    let size = abs(Double.log(levels[1] / levels[0]))
    return abs(Double.log(levels[2] / levels[0])) <= max(.log(minimumRatio), nearness * size)
  }
}
