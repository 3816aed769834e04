import Analysis
import RealModule
import TestSupport
import Testing

/// A suite of tests in three groups over thirty runs of a machine that changes its speed.
private struct Suite {
  var baseline: TestsByRuns
  var run: [Double]
  var probes: [Double?]
  var probe: Double?
  let groups: [Int]

  init(seed: UInt64, machine: Double = 0.1) {
    var random = Generator(seed: seed)
    baseline = TestsByRuns(tests: 90, runs: 30)
    groups = (0..<90).map { $0 % 3 }
    run = []
    probes = []
    let levels = (0..<90).map { _ in Double.exp(random.normal()) }
    for column in 0...30 {
      let speed = Double.exp(machine * random.normal())
      let probe = 0.2 * speed * .exp(0.01 * random.normal())
      let durations = levels.map { $0 * speed * .exp(0.03 * random.normal()) }
      if column < 30 {
        for test in 0..<90 { baseline[test, column] = durations[test] }
        probes.append(probe)
      } else {
        run = durations
        self.probe = probe
      }
    }
  }

  var slowdown: SuiteSlowdown {
    SuiteSlowdown(
      of: run, probe: probe, baseline: baseline, probes: probes, policy: SlowdownPolicy())
  }

  var slowerGroups: [Int] {
    let model = DurationBaseline(of: baseline, policy: SlowdownPolicy())
    return GroupSlowdown.judge(
      model.judge(run), groups: groups, by: model, columns: Array(0..<baseline.runs)
    ).filter(\.isSlower).map(\.group)
  }
}

struct SuiteSlowdownTests {
  @Test func `a tenth more of everything is seen through a noisy machine with a probe`() throws {
    for seed in 80..<90 {
      var suite = Suite(seed: UInt64(seed))
      #expect(!suite.slowdown.isSlower)
      suite.run = suite.run.map { $0 * 1.1 }
      #expect(suite.slowdown.isSlower)
      #expect(suite.slowdown.total?.isProbed == true)
      suite.probe = nil
      let unprobed = try #require(suite.slowdown.total)
      #expect(!unprobed.isProbed)
    }
  }

  @Test func `with a probe, code and machine are told apart`() throws {
    var suite = Suite(seed: 90, machine: 0)
    suite.run = suite.run.map { $0 * 1.2 }
    let code = try #require(suite.slowdown.total)
    #expect(suite.slowdown.isSlower)
    #expect(abs(code.ratio - 1.2) < 0.03)
    suite.probe = suite.probe.map { $0 * 1.19 }
    #expect(!suite.slowdown.isSlower)
  }

  @Test func `only tests that both have are compared; the others are listed`() throws {
    var suite = Suite(seed: 91)
    let before = try #require(suite.slowdown.total)
    for run in 0..<30 { suite.baseline[0, run] = .nan }
    suite.run[0] = 50
    suite.run[1] = .nan
    let slowdown = suite.slowdown
    #expect(slowdown.added == [0] && slowdown.addedSeconds == 50)
    #expect(slowdown.missing == [1] && slowdown.missingSeconds > 0)
    #expect(!slowdown.isSlower)
    #expect(abs((slowdown.total?.ratio ?? 0) / before.ratio - 1) < 0.05)
  }

  @Test func `a test that failed now and then does not bend the totals`() throws {
    var suite = Suite(seed: 92)
    let before = try #require(suite.slowdown.total)
    for run in [2, 9, 20] { suite.baseline[4, run] = .nan }
    let after = try #require(suite.slowdown.total)
    #expect(abs(after.ratio / before.ratio - 1) < 0.01)
  }

  @Test func `the group that got slower is named`() {
    var suite = Suite(seed: 93)
    #expect(suite.slowerGroups == [])
    for test in 0..<90 where test % 3 == 1 { suite.run[test] *= 1.2 }
    #expect(suite.slowerGroups == [1])
  }

  @Test func `probes that only some runs have are used where they are enough`() {
    var suite = Suite(seed: 94)
    for run in 0..<25 { suite.probes[run] = nil }
    #expect(suite.slowdown.total?.runs == 5)
    #expect(suite.slowdown.total?.isProbed == true)
    suite.probes[29] = nil
    #expect(suite.slowdown.total?.runs == 30)
    #expect(suite.slowdown.total?.isProbed == false)
  }

  @Test func `too short a baseline judges nothing`() {
    let slowdown = SuiteSlowdown(
      of: [1, 2], probe: nil, baseline: TestsByRuns(tests: 2, runs: 3), probes: [nil, nil, nil],
      policy: SlowdownPolicy())
    #expect(slowdown.total == nil && !slowdown.isSlower)
    #expect(slowdown.added == [0, 1])
  }
}

struct PinnedImprovementTests {
  @Test(arguments: [
    ([112.0, 118, 109], 0.627, 0.607), ([118, 121, 119], 0.603, 0.597), ([121], 0.597, 0.597),
  ])
  func `the median counts, and the worst is told`(
    latest: [Double], improvement: Double, worst: Double
  ) throws {
    let pinned = try #require(PinnedImprovement(pinned: [300], latest: latest))
    #expect(abs(pinned.improvement - improvement) < 5e-4)
    #expect(abs(pinned.worst - worst) < 5e-4)
  }

  @Test func `without runs there is no improvement`() {
    #expect(PinnedImprovement(pinned: [], latest: [1]) == nil)
    #expect(PinnedImprovement(pinned: [3], latest: []) == nil)
    #expect(PinnedImprovement(pinned: [0], latest: [1]) == nil)
  }
}
