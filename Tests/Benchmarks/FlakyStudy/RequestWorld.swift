import Analysis
import TestSupport

/// Pull requests to a simulated trunk: what is wrong with each test of a request is known.
struct RequestWorld {
  /// Of the requests so many break tests, and so many of those a great part of the suite.
  private static let (breaking, breakingMuch) = (0.3, 0.03)
  /// So many begin from a commit that is not the trunk's newest.
  private static let older = 0.4
  /// How often a failure says what another one of the same cause did, by kind: yours, main, flaky, outage.
  private static let sameMessage = [0.25, 0.95, 0.55, 0.2]
  /// The newest so many requests are witnesses.
  private static let witnesses = 30
  private static let firstCommit = 60

  private let trunk: World
  private var generator: Generator
  private let requests: Int
  /// By witness: what each test did, at the commit at which it ran.
  private var seen: [[SourceTally]] = []

  init(_ settings: WorldSettings, seed: UInt64, requests: Int) {
    trunk = World(settings, seed: seed)
    generator = Generator(seed: seed ^ 0xB1A)
    self.requests = requests
  }

  /// Tells of each failure that no retry forgave: what is said of it and what it was, by the place of its kind.
  mutating func judge(_ tell: (FailureBlame, Int) -> Void) {
    let (first, span) = (Self.firstCommit, trunk.settings.commits - Self.firstCommit)
    for request in 0..<requests {
      judge(at: first + request * span / requests, tell)
    }
  }

  private mutating func judge(at commit: Int, _ tell: (FailureBlame, Int) -> Void) {
    let base = chance(Self.older) ? commit - 1 - Int(generator.uniform() * 8) : commit
    let (kinds, tallies) = run(from: base)
    let isOutage = InfrastructureGuard().isTripped(
      executed: tallies.count, failedFirst: tallies.count { $0.firstFailed > 0 })
    let failed = tallies.indices.filter { tallies[$0].isAllFail }
    if !failed.isEmpty {
      var histories = trunk.histories(upTo: commit + 1)
      for test in tallies.indices where !isOutage { histories[test].append(tallies[test]) }
      let survey = FlakeSurvey(histories, from: FlakePriors())
      // What is said where so much fails at once is said of all of it, and counts once.
      for test in isOutage ? failed.prefix(1) : failed[...] {
        let weighed = survey.weighed(TestTally(sources: histories[test])).sources
        var evidence = BlameEvidence(
          here: isOutage ? tallies[test] : weighed[weighed.count - 1],
          sources: merged(isOutage ? weighed : weighed.dropLast(), test), hasTrunk: true)
        evidence.ofBase = evidence.sources.count { Int($0.position) <= base }
        evidence.isOutage = isOutage
        evidence.usualOutages = survey.usualOutages
        evidence.hasSameCause =
          evidence.sources.contains { $0.failed > 0 } ? chance(Self.sameMessage[kinds[test]]) : nil
        if let blame = survey.model.blame(evidence) { tell(blame, kinds[test]) }
      }
    }
    guard !isOutage else { return }
    seen.append(
      tallies.map { tally in
        var tally = tally
        tally.position = Int32(commit)
        return tally
      })
    if seen.count > Self.witnesses { seen.removeFirst() }
  }

  /// The trunk's sources of a test with those of other requests among them.
  private func merged(_ sources: some Sequence<SourceTally>, _ test: Int) -> [SourceTally] {
    (Array(sources) + seen.map { $0[test] }).sorted {
      ($0.position, $0.isTrunk ? 0 : 1) < ($1.position, $1.isTrunk ? 0 : 1)
    }
  }

  /// Runs a request: what a failure of each test would be, and what each did.
  private mutating func run(from base: Int) -> (kinds: [Int], tallies: [SourceTally]) {
    let settings = trunk.settings
    let breaks = chance(Self.breaking)
    let share = breaks ? (chance(Self.breakingMuch) ? 0.5 : 1.5 / Double(settings.tests)) : 0
    let isOutage = chance(settings.infrastructureShare)
    let hit = chance(settings.smallOutages) ? 6 / Double(settings.tests) : 0
    var kinds: [Int] = []
    var tallies: [SourceTally] = []
    for test in 0..<settings.tests {
      let rate = max(trunk.tests[test].rate(at: base), settings.noise)
      let isBroken = trunk.breakAt[trunk.cell(base, test)] >= 0
      let isMine = chance(share)
      let isHit = chance(hit) || isOutage && chance(settings.infrastructureFailures)
      var (failed, attempts) = (0, 0)
      while attempts == failed, attempts <= settings.retries {
        let isCarried = attempts > 0 && chance(settings.retryDependence)
        let isDown = isOutage ? isHit : isHit && attempts == 0
        attempts += 1
        if isBroken || isMine || isDown || isCarried || chance(rate) { failed += 1 }
      }
      kinds.append(isBroken ? 1 : isMine ? 0 : isHit ? 3 : 2)
      tallies.append(
        SourceTally(failed: failed, attempts: attempts, isTrunk: false, position: settings.commits))
    }
    return (kinds, tallies)
  }

  private mutating func chance(_ p: Double) -> Bool { generator.uniform() < p }
}
