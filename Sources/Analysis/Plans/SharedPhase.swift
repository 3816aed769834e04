import History
import Statistics

/// What tests pay for a phase, set-up or tear-down, by themselves, and what they share: told apart by where a
/// test stood among those that its worker ran. Times are microseconds.
///
/// A test beside another one of its scope pays for itself alone. What the one at the edge of a scope, a file or
/// a worker's work pays beyond what it, or its like, pays by itself is shared.
struct SharedPhase {
  /// By test, where it was seen beside one of its scope; by scope, the same of its tests.
  private let own: [TestID: Int64]
  private let usual: [Int: Int64]
  private(set) var scopes: [Int64]
  private(set) var files: [Int64]
  private(set) var worker: Int64 = 0

  private enum Edge { case none, scope, file, worker }

  private struct Sample {
    var test: TestID
    var place: TestScopes.Place
    var edge: Edge
    var paid: Int64
  }

  /// `sequences`: the tests of workers, each in the order in which it ran them.
  /// `neighbour`: where the test stands with which one shares the phase: −1 for set-up, 1 for tear-down.
  init(
    _ sequences: [[TimedTest]], _ phase: KeyPath<TimedTest, Int64?>, neighbour: Int,
    _ places: TestScopes
  ) {
    let samples = sequences.flatMap { Self.samples($0, phase, neighbour, places) }
    let inner = Dictionary(grouping: samples.filter { $0.edge == .none }, by: \.test)
    own = inner.mapValues { Self.median($0.map(\.paid)) }
    usual = Dictionary(grouping: inner.values.joined(), by: \.place.scope)
      .mapValues { Self.median($0.map(\.paid)) }
    let extras = samples.map { [own, usual] sample in
      var sample = sample
      sample.paid -= own[sample.test] ?? usual[sample.place.scope] ?? 0
      return sample
    }
    scopes = Self.medians(
      extras.filter { $0.edge == .scope }.map { ($0.place.scope, $0.paid) }, places.scopes.count)
    files = Self.medians(
      extras.filter { $0.edge == .file }.map { [scopes] in
        ($0.place.file, $0.paid - scopes[$0.place.scope])
      }, places.files.count)
    let workers = extras.filter { $0.edge == .worker }.map { [scopes, files] in
      $0.paid - scopes[$0.place.scope] - files[$0.place.file]
    }
    worker = workers.isEmpty ? 0 : max(0, Self.median(workers))
  }

  /// What a test pays by itself, or where it was never seen so, what its like does.
  func own(_ test: TestID, at place: TestScopes.Place) -> Int64 {
    own[test] ?? usual[place.scope] ?? 0
  }

  private static func samples(
    _ sequence: [TimedTest], _ phase: KeyPath<TimedTest, Int64?>, _ neighbour: Int,
    _ places: TestScopes
  ) -> [Sample] {
    sequence.indices.compactMap { index in
      guard let paid = sequence[index][keyPath: phase], let place = places[sequence[index].test]
      else { return nil }
      let beside = index + neighbour
      let other = sequence.indices.contains(beside) ? places[sequence[beside].test] : nil
      return Sample(
        test: sequence[index].test, place: place, edge: edge(of: place, beside: other), paid: paid)
    }
  }

  private static func edge(of place: TestScopes.Place, beside other: TestScopes.Place?) -> Edge {
    guard let other else { return .worker }
    if other.file != place.file { return .file }
    return other.scope != place.scope ? .scope : .none
  }

  private static func medians(_ paid: [(place: Int, paid: Int64)], _ count: Int) -> [Int64] {
    var medians = Array(repeating: Int64(0), count: count)
    for (place, samples) in Dictionary(grouping: paid, by: \.place) {
      let median = median(samples.map(\.paid))
      // Less is the noise of what a clock tells.
      medians[place] = median < leastShared ? 0 : median
    }
    return medians
  }

  private static let leastShared: Int64 = 1000

  private static func median(_ values: [Int64]) -> Int64 {
    Int64(Quantiles.median(of: values.map(Double.init)))
  }
}
