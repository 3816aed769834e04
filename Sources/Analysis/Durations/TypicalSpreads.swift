import RealModule
import Statistics

/// How much tests of similar duration vary: the short ones more, as the same hiccup is a greater part
/// of them.
struct TypicalSpreads {
  /// For each test the median spread of its group; that of a test without a spread means nothing.
  private(set) var values: [Double]

  /// A group is a twentieth of the tests, where there are enough of them.
  private static let groups = 20
  private static let enoughTests = 200
  /// No test of a group is longer than another by more than this factor.
  private static let groupRatio = 4.0
  /// Fewer tests than this are not a group: the spread that is usual elsewhere fills it up.
  private static let enoughMembers = 8
  private static let usualSpread = 0.05

  /// Takes each test's spread and level on the logarithmic scale, NaN where it has none.
  init(spreads: [Double], levels: [Double]) {
    values = Array(repeating: Self.usualSpread, count: spreads.count)
    let order = spreads.indices.filter { !spreads[$0].isNaN && !levels[$0].isNaN }
      .sorted { (levels[$0], $0) < (levels[$1], $1) }
    let limit =
      order.count >= Self.enoughTests ? max(1, order.count / Self.groups) : max(1, order.count)
    var rest = order[...]
    while let shortest = rest.first {
      let longest = levels[shortest] + .log(Self.groupRatio)
      let size = rest.count < 2 * limit ? rest.count : limit
      let group = rest.prefix(size).prefix { levels[$0] <= longest }
      rest.removeFirst(group.count)
      var members = group.map { spreads[$0] }
      while members.count < Self.enoughMembers { members.append(Self.usualSpread) }
      let median = Quantiles.median(reordering: &members)
      for test in group { values[test] = max(median, TestBaseline.minimumSigma) }
    }
  }
}
