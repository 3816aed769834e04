public import History

/// What all tests of a suite say together: how noisy it is, how many tests are flaky, how much a retry
/// depends on the failure before it, and where several tests failed for one cause.
public struct FlakeSurvey: Sendable {
  public let model: FlakeModel
  /// How often an attempt fails because the one right before it did, and how sure that is.
  let dependence: RetryDependence
  /// By place the chance that a test failed there for a cause that others shared; 0 for nearly all.
  private let shared: [Float]

  /// How often a test failed on a source for a cause that others shared.
  public let usualOutages: Double

  /// Rounds in which rates and shared failures are told apart; more change nothing.
  private static let rounds = 6

  /// Learns from a window of runs; places are its runs.
  ///
  /// `frame`: what of them is evidence. `priors`: what is believed before.
  public init(_ history: AttemptHistory, in frame: SourceWindow, from priors: FlakePriors) {
    var executed = [Int](repeating: 0, count: frame.sourceCount)
    for (run, position) in frame.positions.enumerated() {
      if let position { executed[Int(position)] += history.executed[run] }
    }
    let lines = Self.lines(history, in: frame)
    var digests: [TestDigest] = []
    var clean: [FlakeCount: Int] = [:]
    for test in history.tests {
      if test.hasFailed {
        digests.append(TestDigest(frame.evidence(of: test).sources) { lines[Int($0.position)] })
      } else {
        clean[FlakeCount(failed: 0, attempts: test.firstPasses.count), default: 0] += 1
      }
    }
    let learnt = Self.learn(digests, clean, executed: executed, priors)
    let byRun = frame.positions.map { $0.map { learnt.shared[Int($0)] } ?? 0 }
    self.init(learnt, shared: byRun, usualOutages: Self.outages(digests, learnt.shared, executed))
  }

  /// Learns from the sources of all tests; places are their positions.
  public init(_ tests: [[SourceTally]], from priors: FlakePriors) {
    let places = (tests.joined().lazy.map { Int($0.position) }.max() ?? -1) + 1
    var executed = [Int](repeating: 0, count: places)
    for source in tests.joined() {
      executed[Int(source.position)] += Int(source.firstAttempts)
    }
    let digests = tests.map { TestDigest($0) { _ in nil } }
    let learnt = Self.learn(digests, [:], executed: executed, priors)
    self.init(
      learnt, shared: learnt.shared, usualOutages: Self.outages(digests, learnt.shared, executed))
  }

  private init(
    _ learnt: (priors: FlakePriors, dependence: RetryDependence, shared: [Float]), shared: [Float],
    usualOutages: Double
  ) {
    var priors = learnt.priors
    priors.retryFailure = learnt.dependence.usual
    model = FlakeModel(priors: priors)
    dependence = learnt.dependence
    self.shared = shared
    self.usualOutages = usualOutages
  }

  /// By position the branch that had the source; nil for the trunk.
  private static func lines(_ history: AttemptHistory, in frame: SourceWindow) -> [Int?] {
    var numbers: [String: Int] = [:]
    return frame.firstRuns.enumerated().map { position, run in
      guard !frame.isTrunk[position], let branch = history.runs[run].branch else { return nil }
      let number = numbers[branch] ?? numbers.count
      numbers[branch] = number
      return number
    }
  }

  /// How often a test fails on a source for a cause that others share and that is no change's.
  private static func outages(
    _ digests: [TestDigest], _ shared: [Float], _ executed: [Int]
  ) -> Double {
    var shares = [Double](repeating: 0, count: shared.count)
    var tests = shares
    for digest in digests {
      for (place, share) in zip(digest.onsets, digest.outages) where shared[Int(place)] > 0 {
        shares[Int(place)] += share
        tests[Int(place)] += 1
      }
    }
    let failed = shared.indices.reduce(0) { sum, place in
      guard tests[place] > 0 else { return sum }
      return sum + Double(shared[place]) * Double(executed[place]) * shares[place] / tests[place]
    }
    return failed / Double(max(1, executed.reduce(0, +)))
  }

  /// The evidence of a test, its failures that others shared marked as such. `place`: of which place a
  /// source's position is.
  public func weighed(_ evidence: TestTally, place: (Int) -> Int = { $0 }) -> TestTally {
    var weighed = evidence
    for (index, source) in evidence.sources.enumerated() where source.firstFailed > 0 {
      let place = place(Int(source.position))
      guard shared.indices.contains(place), shared[place] != source.shared else { continue }
      weighed.sources[index].shared = shared[place]
    }
    return weighed
  }

  /// The evidence of a test within a window of the runs that the survey learnt from.
  public func evidence(of test: TestAttempts, in frame: SourceWindow) -> TestTally {
    weighed(frame.evidence(of: test)) { frame.firstRuns[$0] }
  }

  private static func learn(
    _ digests: [TestDigest], _ clean: [FlakeCount: Int], executed: [Int], _ priors: FlakePriors
  ) -> (priors: FlakePriors, dependence: RetryDependence, shared: [Float]) {
    var shared = [Float](repeating: 0, count: executed.count)
    var learnt = priors
    var counts: [FlakeCount] = []
    for _ in 0..<rounds {
      counts = digests.map { digest in
        FlakeCount(
          failed: digest.failures.count { shared[Int($0)] == 0 }, attempts: digest.attempts)
      }
      learnt = priors.learnt(from: counts.reduce(into: clean) { $0[$1, default: 0] += 1 })
      let before = shared
      shared = SharedFailures.chances(
        surprises: surprises(digests, learnt, shared), known: shared,
        executed: executed)
      if shared == before { break }
    }
    var (chains, rates): ([RetryChain], Double) = ([], 0)
    for (digest, count) in zip(digests, counts) where !digest.chains.isEmpty {
      let (p, rate) = learnt.judge(count)
      chains += digest.chains
      rates += Double(digest.chains.count) * (p * rate + (1 - p) * learnt.noise)
    }
    let dependence = RetryDependence(chains, rate: rates / Double(max(1, chains.count)))
    // What fails often by itself also fails on two sources in a row.
    let breaks = zip(digests, counts).reduce(0) { sum, test in
      guard test.0.lastingBreaks > 0 else { return sum }
      return sum + Double(test.0.lastingBreaks) * (1 - learnt.judge(test.1).pFlaky)
    }
    learnt = learnt.learnt(
      breaks: breaks, attempts: Double(executed.reduce(0, +)),
      tests: clean.values.reduce(digests.count, +))
    return (learnt, dependence, shared)
  }

  /// By place how many of the tests that began to fail there seem healthy by what they did elsewhere, what
  /// was shared there left out.
  private static func surprises(
    _ digests: [TestDigest], _ learnt: FlakePriors, _ shared: [Float]
  ) -> [Double] {
    var surprises = [Double](repeating: 0, count: shared.count)
    for digest in digests {
      let own = digest.failures.filter { shared[Int($0)] == 0 }
      func healthy(_ failed: Int) -> Double {
        1 - learnt.judge(FlakeCount(failed: failed, attempts: max(failed, digest.attempts))).pFlaky
      }
      let (all, others) = (healthy(own.count), healthy(max(0, own.count - 1)))
      let places = Set(own)
      for place in digest.onsets {
        surprises[Int(place)] += places.contains(place) ? others : all
      }
    }
    return surprises
  }
}

/// What the survey of a suite needs of one test.
private struct TestDigest {
  /// The places of its first failures, those on sources that break it left out.
  private(set) var failures: [Int32] = []
  /// The places at which it began to fail.
  private(set) var onsets: [Int32] = []
  /// For each of these how likely it is an outage's, if others share its cause.
  private(set) var outages: [Double] = []
  /// First attempts on sources that do not break it.
  private(set) var attempts = 0
  private(set) var chains: [RetryChain] = []
  /// Stretches of two sources and more that broke it after it had passed.
  private(set) var lastingBreaks = 0

  /// A test's sources, oldest first. A single source on which the only attempt failed is none that breaks
  /// it if a pass came before and after; what failed again and again is taken for a break, and so is
  /// what two sources of a branch failed one after the other. `line`: the same for sources of one branch; nil for the
  /// trunk's.
  init(_ sources: [SourceTally], line: (SourceTally) -> Int?) {
    let repeated = Self.repeated(sources, line)
    for (index, source) in sources.enumerated() {
      let before = index > 0 ? sources[index - 1].isAllFail : nil
      if source.firstFailed > 0 && before != true {
        onsets.append(source.position)
        outages.append(repeated.contains(index) ? 0 : Self.outageShare(of: source))
      }
      if source.isAllFail {
        let after = index + 1 < sources.count ? sources[index + 1].isAllFail : nil
        if before == false && after == true { lastingBreaks += 1 }
        guard source.attempts == 1 && before == false && after == false, !repeated.contains(index)
        else { continue }
      }
      attempts += Int(source.firstAttempts)
      failures += Array(repeating: source.position, count: Int(source.firstFailed))
      if let chain = RetryChain(source) { chains.append(chain) }
    }
  }

  /// The sources that fail the test throughout, as the one before or after them on their branch does.
  private static func repeated(
    _ sources: [SourceTally], _ line: (SourceTally) -> Int?
  ) -> Set<Int> {
    guard sources.contains(where: { $0.isAllFail && !$0.isTrunk }) else { return [] }
    var last: [Int: Int] = [:]
    var repeated: Set<Int> = []
    for (index, source) in sources.enumerated() {
      guard let line = line(source) else { continue }
      if source.isAllFail, let before = last[line], sources[before].isAllFail {
        repeated.formUnion([before, index])
      }
      last[line] = index
    }
    return repeated
  }

  /// Two thirds of what several tests of a branch fail throughout, for one cause, are a change's.
  private static func outageShare(of source: SourceTally) -> Double {
    source.isAllFail && !source.isTrunk ? 1.0 / 3 : 1
  }
}
