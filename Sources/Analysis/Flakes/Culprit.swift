import RealModule

/// The sources among which the one is that made a test fail.
public struct Culprit: Hashable, Sendable {
  /// Positions of sources, the oldest and the newest that may be to blame.
  public var earliest: Int
  public var latest: Int

  /// An interval of sources, both ends among them.
  public init(earliest: Int, latest: Int) {
    self.earliest = earliest
    self.latest = latest
  }

  /// Who broke a test that fails throughout on its newest sources: the sources after the last one
  /// with a pass, up to the first on which all failed. Nil where the test is not failing now.
  ///
  /// Without any pass it is every source up to the first failure.
  public static func ofBreak(_ sources: [SourceTally]) -> Culprit? {
    guard sources.last?.isAllFail == true else { return nil }
    let lastPass = sources.lastIndex { !$0.isAllFail }
    let firstFailure = sources[lastPass.map { $0 + 1 } ?? 0]
    return Culprit(
      earliest: lastPass.map { Int(sources[$0].position) + 1 } ?? 0,
      latest: Int(firstFailure.position))
  }

  /// Who made a test flaky that fails at this rate, with 95 % confidence: the chance that it flaked
  /// unseen for d sources is (1 − rate)^d. Nil where nothing failed.
  public static func ofFlake(_ sources: [SourceTally], rate: Double) -> Culprit? {
    guard let first = sources.firstIndex(where: { !$0.isClean }) else { return nil }
    let reach = sourcesUnseen(rate: rate)
    let latest = Int(sources[first].position)
    guard first >= reach else { return Culprit(earliest: 0, latest: latest) }
    return Culprit(earliest: Int(sources[first - reach].position), latest: latest)
  }

  /// Sources within which a flake of this rate shows with 95 % probability.
  public static func sourcesUnseen(rate: Double) -> Int {
    guard rate > 0 else { return .max }
    guard rate < 1 else { return 1 }
    let sources = (.log(0.05) / .log(onePlus: -rate)).rounded(.up)
    return sources < 1e15 ? Int(sources) : .max
  }

  /// How much of the narrower range both have in common, 0…1.
  public func overlap(_ other: Culprit) -> Double {
    let common = min(latest, other.latest) - max(earliest, other.earliest) + 1
    let narrower = min(latest - earliest, other.latest - other.earliest) + 1
    return narrower > 0 ? max(0, Double(common) / Double(narrower)) : 0
  }

  /// Tests that likely have one culprit: of those with the same key (a fingerprint, a cluster of
  /// tests that fail together), those whose ranges overlap by more than two fifths of the narrower
  /// one. Groups of indices, each in order.
  public static func groups<Key: Hashable>(_ culprits: [(key: Key, range: Culprit)]) -> [[Int]] {
    var groups: [[Int]] = []
    for members in Dictionary(grouping: culprits.indices, by: { culprits[$0].key }).values {
      let order = members.sorted {
        let (a, b) = (culprits[$0].range, culprits[$1].range)
        return (a.earliest, a.latest, $0) < (b.earliest, b.latest, $1)
      }
      var group: [Int] = []
      for index in order {
        if let last = group.last, culprits[last].range.overlap(culprits[index].range) <= 0.4 {
          groups.append(group.sorted())
          group = []
        }
        group.append(index)
      }
      groups.append(group.sorted())
    }
    return groups.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }
}
