public import History
import RealModule
import Statistics

/// What past runs say of a suite: what its tests take, what they share, and what goes by before the first test and
/// after the last one.
public struct MeasuredSuite: Sendable {
  public var suite: PlannedSuite
  public var places: TestScopes
  public var startUp: StartUp
  /// By file: what its tests set up for themselves again and again, all but the longest once, in microseconds.
  public var ownSetups: [Int64]
  /// The cores that its runs could use, and the share of a worker's time in which a test keeps one busy, 0…1;
  /// nil where the CPU time was not measured.
  public var cores: Double?
  public var cpuShare: Double?
  /// The standard deviation of the logarithm of what the same tests take together, from run to run.
  public var runSpread: Double

  /// `runs`: complete ones of one suite on one kind of machine, oldest first; the newest one says which tests
  /// there are. None gives nil.
  /// `order`: the tests of the newest run as their runner takes them.
  public init?(_ runs: [TimedRun], order: [(test: TestID, identity: TestIdentity)]) {
    guard let newest = runs.last, !order.isEmpty else { return nil }
    places = TestScopes(order)
    let load = Contention(runs)
    cores = newest.run.cores
    cpuShare = load.cpuShare
    let runs = runs.map { load.unstretched($0) }
    let sequences = runs.flatMap(\.sequences)
    let setups = SharedPhase(sequences, \.setup, neighbour: -1, places)
    let teardowns = SharedPhase(sequences, \.teardown, neighbour: 1, places)
    let work = { [places] in Self.work($0, setups, teardowns, places) }
    var totals: [TestID: [Double]] = [:]
    for entry in runs.flatMap(\.tests) {
      if let time = work(entry) { totals[entry.test, default: []].append(time) }
    }
    suite = PlannedSuite(
      tests: order.compactMap { [places] test, _ in
        guard let place = places[test] else { return nil }
        let times = totals[test] ?? []
        return PlannedSuite.Test(
          test: test, file: place.file, scope: place.scope,
          work: times.isEmpty ? 0 : Int64(Quantiles.median(of: times)),
          spread: Self.spread(times))
      },
      workerSetup: setups.worker + teardowns.worker,
      fileSetups: zip(setups.files, teardowns.files).map(+),
      scopeSetups: zip(setups.scopes, teardowns.scopes).map(+),
      gap: Self.gap(sequences))
    let excess = Self.excess(runs, over: suite, work)
    for place in suite.tests.indices {
      suite.tests[place].work = Int64(min(9e15, Double(suite.tests[place].work) * excess))
    }
    startUp = StartUp(runs, suite)
    ownSetups = Self.ownSetups(order, setups, teardowns, places)
    runSpread = Self.runSpread(runs)
  }

  /// By file: what its tests set up for themselves, all but the longest once.
  private static func ownSetups(
    _ order: [(test: TestID, identity: TestIdentity)], _ setups: SharedPhase,
    _ teardowns: SharedPhase, _ places: TestScopes
  ) -> [Int64] {
    var own = Array(repeating: Int64(0), count: places.files.count)
    for (file, tests) in Dictionary(grouping: order, by: { places[$0.test]?.file }) {
      guard let file else { continue }
      let paid = tests.map { test, _ in
        places[test].map { setups.own(test, at: $0) + teardowns.own(test, at: $0) } ?? 0
      }
      own[file] = paid.reduce(0, +) - (paid.max() ?? 0)
    }
    return own
  }

  /// What a test took by itself in a run; nil for one that is no longer there.
  private static func work(
    _ entry: TimedTest, _ setups: SharedPhase, _ teardowns: SharedPhase, _ places: TestScopes
  ) -> Double? {
    guard let place = places[entry.test] else { return nil }
    var work = entry.total
    if let paid = entry.setup { work -= paid - setups.own(entry.test, at: place) }
    if let paid = entry.teardown { work -= paid - teardowns.own(entry.test, at: place) }
    return Double(max(0, work))
  }

  /// Of the logarithms of what a test took.
  private static func spread(_ times: [Double]) -> Double {
    let logarithms = times.filter { $0 > 0 }.map { Double.log($0) }
    guard logarithms.count > 2 else { return usualSpread }
    return min(1, RobustScale.standardDeviation(of: logarithms))
  }

  /// Of a test that was seen too rarely to tell.
  private static let usualSpread = 0.15

  /// What runs took in all, of the sum of what their tests usually take: more than that, as a test is held up more
  /// often than it is hurried.
  private static func excess(
    _ runs: [TimedRun], over suite: PlannedSuite, _ work: (TimedTest) -> Double?
  ) -> Double {
    let usual = Dictionary(suite.tests.map { ($0.test, Double($0.work)) }) { first, _ in first }
    let ratios = runs.compactMap { run -> Double? in
      let pairs = run.tests.compactMap { entry in
        usual[entry.test].flatMap { usual in work(entry).map { ($0, usual) } }
      }
      let (taken, all) = (pairs.reduce(0) { $0 + $1.0 }, pairs.reduce(0) { $0 + $1.1 })
      return taken > 0 && all > 0 ? taken / all : nil
    }
    return ratios.isEmpty ? 1 : Quantiles.median(of: ratios)
  }

  /// What the runner took between two tests of a worker.
  private static func gap(_ sequences: [[TimedTest]]) -> Int64 {
    let gaps = sequences.flatMap { sequence in
      zip(sequence, sequence.dropFirst()).compactMap { entry, next -> Double? in
        guard let start = entry.start, let following = next.start else { return nil }
        return Double(following - start - entry.total)
      }
    }
    guard !gaps.isEmpty else { return 0 }
    // They add up, the long ones too; but what takes so much longer was a worker without a test.
    let most = max(leastPause, 20 * Quantiles.median(of: gaps))
    let mean = gaps.reduce(0) { $0 + min(max(0, $1), most) } / Double(gaps.count)
    return Int64(mean)
  }

  private static let leastPause = 50_000.0

  /// How far runs of the same tests are from each other.
  private static func runSpread(_ runs: [TimedRun]) -> Double {
    guard let newest = runs.last, runs.count > 1 else { return fewRunsSpread }
    let usual = Dictionary(newest.tests.map { ($0.test, $0.total) }) { first, _ in first }
    let logarithms = runs.compactMap { run -> Double? in
      let pairs = run.tests.compactMap { entry in usual[entry.test].map { (entry.total, $0) } }
      let (own, others) = (pairs.reduce(0) { $0 + $1.0 }, pairs.reduce(0) { $0 + $1.1 })
      return own > 0 && others > 0 ? Double.log(Double(own) / Double(others)) : nil
    }
    let count = Double(logarithms.count)
    guard count > 1 else { return fewRunsSpread }
    let mean = logarithms.reduce(0, +) / count
    let variance = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    // Of few runs the spread is itself uncertain, and so is their centre.
    let widened = variance.squareRoot() * (1 + 1 / count).squareRoot()
    return max(leastSpread, widened * StudentT.widening(degreesOfFreedom: count - 1))
  }

  private static let fewRunsSpread = 0.10
  private static let leastSpread = 0.01
}

extension TimedRun {
  /// The tests of each worker in the order in which it ran them; all of them in the order in which they began where
  /// the report names no workers, none where it does not know when they began.
  var sequences: [[TimedTest]] {
    let timed = tests.filter { $0.start != nil }
    let byWorker = Dictionary(grouping: timed) { $0.worker ?? "" }
    // Tests that ran at once on who knows which worker are no sequence.
    guard byWorker.count > 1 || byWorker[""] == nil || (run.workers ?? 1) <= 1 else { return [] }
    return byWorker.keys.sorted().map { worker in
      (byWorker[worker] ?? []).sorted { ($0.start ?? 0, $0.test) < ($1.start ?? 0, $1.test) }
    }
  }
}
