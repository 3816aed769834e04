import Analysis
import RealModule
import TestSupport

/// A simulated history: what was true, and what each run showed.
struct World {
  struct Test {
    /// The failure rate while it is flaky, 0 for a test that never is, and the commits in question.
    var rate = 0.0
    var flakyFrom = 0
    var flakyTo = 0
    var cluster: Int?
    var hasPartialBreak = false
    var hasBreak = false

    func rate(at commit: Int) -> Double {
      commit >= flakyFrom && commit < flakyTo ? rate : 0
    }
  }

  /// A commit that broke a test: how often it fails now and for how many commits.
  struct Break {
    var test: Int
    var commit: Int
    var end: Int
    var rate: Double
  }

  let settings: WorldSettings
  private(set) var tests: [Test]
  private(set) var breaks: [Break] = []
  /// Failed and made attempts, by commit and test.
  private(set) var failed: [UInt8]
  private(set) var attempts: [UInt8]
  private(set) var isInfrastructure: [Bool]
  /// Whether the guard flags the run of a commit.
  private(set) var isFlagged: [Bool] = []
  /// Index of the break under which a test runs at a commit, −1 for none.
  private(set) var breakAt: [Int32]
  private(set) var generator: Generator

  init(_ settings: WorldSettings, seed: UInt64) {
    self.settings = settings
    generator = Generator(seed: seed)
    let cells = settings.tests * settings.commits
    tests = [Test](repeating: Test(), count: settings.tests)
    failed = [UInt8](repeating: 0, count: cells)
    attempts = failed
    breakAt = [Int32](repeating: -1, count: cells)
    isInfrastructure = []
    makeFlakyTests()
    makeBreaks()
    for commit in 0..<settings.commits { run(commit) }
  }

  func cell(_ commit: Int, _ test: Int) -> Int { commit * settings.tests + test }

  /// A test's history up to a commit, runs of failing machinery left out if asked for.
  func sources(of test: Int, upTo end: Int, guarded: Bool = true) -> [SourceTally] {
    (0..<end).compactMap { commit in
      if guarded && isFlagged[commit] { return nil }
      let cell = cell(commit, test)
      return SourceTally(
        failed: Int(failed[cell]), attempts: Int(attempts[cell]), position: commit)
    }
  }

  private mutating func makeFlakyTests() {
    var (clusterLeft, cluster) = (0, 0)
    for index in tests.indices where generator.uniform() < settings.flakyShare {
      tests[index].rate = settings.rates.draw(&generator)
      tests[index].flakyTo = settings.commits
      if generator.uniform() > 0.75 {
        tests[index].flakyFrom = Int(generator.uniform() * Double(settings.commits))
      }
      if generator.uniform() < 0.1 {
        let left = Double(settings.commits - tests[index].flakyFrom)
        tests[index].flakyTo = tests[index].flakyFrom + Int(generator.uniform() * left)
      }
      if settings.hasClusters && generator.uniform() < 0.75 {
        if clusterLeft == 0 {
          cluster += 1
          clusterLeft = geometric(mean: 13.5)
        }
        clusterLeft -= 1
        tests[index].cluster = cluster
      }
    }
  }

  private mutating func makeBreaks() {
    for commit in 1..<settings.commits where generator.uniform() < settings.breakShare {
      for _ in 0..<1 + poisson(mean: 2) {
        let test = Int(generator.uniform() * Double(settings.tests))
        guard breakAt[cell(commit, test)] < 0 else { continue }
        let isPartial = generator.uniform() < settings.partialShare
        let end = min(settings.commits, commit + geometric(mean: 3))
        if isPartial { tests[test].hasPartialBreak = true }
        tests[test].hasBreak = true
        for broken in commit..<end { breakAt[cell(broken, test)] = Int32(breaks.count) }
        breaks.append(Break(test: test, commit: commit, end: end, rate: isPartial ? 0.5 : 1))
      }
    }
  }

  private mutating func run(_ commit: Int) {
    let isInfrastructure = generator.uniform() < settings.infrastructureShare
    self.isInfrastructure.append(isInfrastructure)
    // Half of the failures of a cluster come from shocks that all of its tests feel.
    var shocks: [Int: Double] = [:]
    let blips = smallOutage()
    let isLoaded = settings.loadedShare > 0 && generator.uniform() < settings.loadedShare
    var executed = 0
    var failedFirst = 0
    for test in tests.indices {
      let cell = cell(commit, test)
      var rate = failureRate(of: test, at: commit, isInfrastructure: isInfrastructure)
      if isLoaded { rate = loadedRate(rate) }
      var fails = generator.uniform() < rate
      if rate == tests[test].rate || isLoaded, rate > 0, let cluster = tests[test].cluster {
        let shock = shocks[cluster] ?? generator.uniform()
        shocks[cluster] = shock
        // Each test fails with its own rate: by the shock for one half, by itself for the other.
        fails = shock < rate / 2 || generator.uniform() < rate / (2 - rate)
      }
      fails = fails || blips.contains(test)
      attempts[cell] = 1
      failed[cell] = fails ? 1 : 0
      executed += 1
      failedFirst += fails ? 1 : 0
      var left = settings.retries
      while fails && left > 0 {
        fails = generator.uniform() < settings.retryDependence || generator.uniform() < rate
        attempts[cell] += 1
        failed[cell] += fails ? 1 : 0
        left -= 1
      }
    }
    isFlagged.append(InfrastructureGuard().isTripped(executed: executed, failedFirst: failedFirst))
  }

  /// The tests that fail in this run for a cause of their own.
  private mutating func smallOutage() -> Set<Int> {
    guard settings.smallOutages > 0, generator.uniform() < settings.smallOutages else { return [] }
    let size = 3 + Int(generator.uniform() * 6)
    var hit: Set<Int> = []
    while hit.count < size { hit.insert(Int(generator.uniform() * Double(settings.tests))) }
    return hit
  }

  /// The sources of all tests, and what they teach together.
  func histories(upTo end: Int) -> [[SourceTally]] {
    tests.indices.map { sources(of: $0, upTo: end) }
  }

  /// What an attempt really fails with.
  func failureRate(of test: Int, at commit: Int, isInfrastructure: Bool) -> Double {
    let found = breakAt[cell(commit, test)]
    var rate = max(tests[test].rate(at: commit), settings.noise)
    if found >= 0 { rate = max(rate, breaks[Int(found)].rate) }
    return isInfrastructure ? max(rate, settings.infrastructureFailures) : rate
  }

  /// The share of runs of the last commit's code, free of breaks, in which some test fails all its attempts.
  var expectedBlocks: Double {
    func fails(_ rate: Double, first: Double) -> Double {
      let again = settings.retryDependence + (1 - settings.retryDependence) * rate
      return first * .pow(again, settings.retries)
    }
    var passes = 1.0
    for test in tests {
      let usual = max(test.rate(at: settings.commits - 1), settings.noise)
      // Under load some runs make it fail more often.
      let loaded =
        1 - (1 - settings.loadedShare) * fails(usual, first: usual)
        - settings.loadedShare * fails(loadedRate(usual), first: loadedRate(usual))
      passes *= loaded
    }
    let outage = (3...8).reduce(0) { $0 + .pow(1 - fails(settings.noise, first: 1), $1) / 6 }
    return 1 - passes * (1 - settings.smallOutages * (1 - outage))
  }

  private func loadedRate(_ rate: Double) -> Double { min(1, rate * 3) }

  private mutating func geometric(mean: Double) -> Int {
    1 + Int(Double.log(generator.uniform()) / .log(onePlus: -1 / mean))
  }

  private mutating func poisson(mean: Double) -> Int {
    var (count, product) = (0, generator.uniform())
    while product > Double.exp(-mean) {
      count += 1
      product *= generator.uniform()
    }
    return count
  }
}
