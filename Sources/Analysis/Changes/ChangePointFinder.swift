import RealModule
import Statistics

/// Finds the places from which on a series stays at another level.
///
/// One finder serves many series, one after the other, and reuses its memory. A single odd value is
/// never a change: that a level lasts is seen from two values on at the end of a series, and from
/// four on within it.
public struct ChangePointFinder: Sendable {
  private let policy: ChangePointPolicy
  private var finder: StepFinder

  /// A finder that asks of a change what the policy says.
  public init(_ policy: ChangePointPolicy) {
    self.policy = policy
    finder = StepFinder(policy)
  }

  /// The changes of a series in its own unit, oldest first. Values that are NaN or infinite are
  /// missing. A series with values of zero or less is judged by differences instead of ratios.
  public mutating func changes(in values: [Double]) -> [ChangePoint] {
    let scale = SeriesScale(of: values, offset: policy.offset)
    var positions: [Int] = []
    var y: [Double] = []
    positions.reserveCapacity(values.count)
    y.reserveCapacity(values.count)
    for (position, value) in values.enumerated() {
      guard let place = scale.position(of: value) else { continue }
      positions.append(position)
      y.append(place)
    }
    let steps = finder.steps(in: y, scale).steps
    guard !steps.isEmpty else { return [] }
    let bounds = [0] + steps.map(\.index) + [positions.count]
    let medians = zip(bounds, bounds.dropFirst()).map { start, end in
      Quantiles.median(of: positions[start..<end].map { values[$0] })
    }
    return steps.indices.map { i in
      ChangePoint(
        index: positions[steps[i].index], first: positions[steps[i].first - 1] + 1,
        last: positions[steps[i].last], before: medians[i], after: medians[i + 1],
        pValue: steps[i].pValue)
    }
  }
}
