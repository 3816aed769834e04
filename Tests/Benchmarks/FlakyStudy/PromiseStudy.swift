import Analysis
import History

/// One row for each thing that goes wrong in a suite: what is called flaky, whether probabilities and
/// intervals hold, and what is printed as a bound beside what a reader would count.
struct PromiseStudy {
  private let firstSeed: UInt64
  /// So many worlds a row at least, and more until so many tests failed at least once, which is what it takes
  /// to tell a calibration error of a few hundredths from chance.
  private static let (fewestWorlds, mostWorlds, testsJudged) = (24, 1_000, 4_000)

  init(firstSeed: UInt64) { self.firstSeed = firstSeed }

  func print() {
    Swift.print("== promises: 400 tests, 200 commits, seeds from \(firstSeed)\n")
    var table = Table([
      "flaky, rates, trouble", "precision", "with suspects", "recall <1 %", "1–5 %", ">5 %",
      "90 % holds", "calibration", "fixed, cleared", "blocked", "expected", "printed", "too low",
      "kept in",
    ])
    var bins = Table(["P(flaky) said / true, by tenths of the tests that failed"])
    for settings in WorldSettings.promises {
      var row = PromiseRow()
      var seed = firstSeed
      while row.isShort(of: Self.testsJudged, Self.fewestWorlds), seed - firstSeed < Self.mostWorlds
      {
        row.take(World(settings, seed: seed))
        seed += 1
      }
      table.add([settings.name] + row.cells)
      bins.add([settings.name] + row.reliability)
    }
    table.print()
    bins.print()
  }
}

/// The figures of one row.
struct PromiseRow {
  private var called = (flaky: 0, right: 0, known: 0, rightKnown: 0)
  private var found = [0, 0, 0]
  private var all = [0, 0, 0]
  /// Tests that were mended 80 runs ago or more, having failed twice.
  private var fixed = (cleared: 0, all: 0)
  private var intervals = (held: 0, all: 0)
  /// Tests that failed at least once: how sure we are, and the truth.
  private var judged: [(p: Double, isFlaky: Bool)] = []
  private var blocked = (runs: 0, all: 0)
  private var printed = 0.0
  private var expected = 0.0
  /// Worlds in which the printed bound is not below what is expected, nor far above what was seen.
  private var worlds = (kept: 0, tooLow: 0, all: 0)

  func isShort(of tests: Int, _ worlds: Int) -> Bool {
    judged.count < tests || self.worlds.all < worlds
  }

  mutating func take(_ world: World) {
    let end = world.settings.commits
    let histories = world.histories(upTo: end)
    let survey = FlakeSurvey(histories, from: FlakePriors())
    let weighed = histories.map { survey.weighed(TestTally(sources: $0)) }
    for test in world.tests.indices {
      var truth = world.tests[test]
      truth.rate *= 1 + 2 * world.settings.loadedShare
      take(truth, weighed[test], survey.model, commits: end)
    }
    let bound = BlockingBound(weighed.map(\.sources), survey)
      .bound { _ in world.settings.retries + 1 }
    let runs = (0..<end).filter { isBlocked(world, $0) }.count
    let share = Double(runs) / Double(end)
    printed += bound
    blocked.runs += runs
    blocked.all += end
    worlds.all += 1
    let truth = world.expectedBlocks
    expected += truth
    if bound < truth { worlds.tooLow += 1 }
    if share <= bound && bound <= 5 * share + 0.02 { worlds.kept += 1 }
  }

  private mutating func take(
    _ truth: World.Test, _ evidence: TestTally, _ model: FlakeModel, commits: Int
  ) {
    let assessment = model.assess(evidence)
    let estimate = assessment.estimate
    let (isFlaky, state) = (truth.rate > 0, assessment.state)
    // A test that a change breaks half the time is flaky indeed, though not as the table counts.
    guard !truth.hasPartialBreak else { return }
    if evidence.sources.contains(where: { !$0.isClean }) {
      // What is said is of the sources since the test recovered, where it did, else of all there are.
      let isRestarted = estimate.pFlaky != model.estimate(evidence.sources).pFlaky
      let isTrue = isFlaky && (truth.flakyTo == commits || !isRestarted)
      judged.append((estimate.pFlaky, isTrue))
    }
    called.flaky += state == .flaky ? 1 : 0
    called.right += state == .flaky && isFlaky ? 1 : 0
    called.known += state.isKnownToFlake ? 1 : 0
    called.rightKnown += state.isKnownToFlake && isFlaky ? 1 : 0
    let failures = evidence.sources.count { !$0.isClean && Int($0.position) < truth.flakyTo }
    if isFlaky, commits - truth.flakyTo >= 80, failures >= 2 {
      fixed.all += 1
      fixed.cleared += state.isKnownToFlake ? 0 : 1
    }
    guard isFlaky, truth.flakyFrom == 0, truth.flakyTo == commits else { return }
    let band = truth.rate < 0.01 ? 0 : truth.rate <= 0.05 ? 1 : 2
    all[band] += 1
    found[band] += state == .flaky ? 1 : 0
    guard evidence.sources.contains(where: { !$0.isClean }) else { return }
    intervals.all += 1
    intervals.held += (estimate.rateLow...estimate.rateHigh).contains(truth.rate) ? 1 : 0
  }

  /// Whether a test that the commit does not break failed all its attempts.
  private func isBlocked(_ world: World, _ commit: Int) -> Bool {
    world.tests.indices.contains { test in
      let cell = world.cell(commit, test)
      return world.breakAt[cell] < 0 && world.failed[cell] > 0
        && world.failed[cell] == world.attempts[cell]
    }
  }

  var cells: [String] {
    let recall = zip(found, all).map { number(ratio($0, $1), 2) }
    return [
      number(ratio(called.right, called.flaky), 2),
      number(ratio(called.rightKnown, called.known), 2),
    ] + recall + [
      number(ratio(intervals.held, intervals.all), 2), number(calibration, 3),
      number(ratio(fixed.cleared, fixed.all), 2),
      number(ratio(blocked.runs, blocked.all), 4), number(expected / Double(worlds.all), 4),
      number(printed / Double(worlds.all), 4), number(ratio(worlds.tooLow, worlds.all), 2),
      "\(worlds.kept) of \(worlds.all)",
    ]
  }

  /// The mean error over the bins.
  private var calibration: Double {
    bins.reduce(0) { $0 + abs($1.said - $1.isTrue) } / Double(bins.count)
  }

  /// What was said and what was true in each bin.
  var reliability: [String] { bins.map { "\(number($0.said, 2))/\(number($0.isTrue, 2))" } }

  /// Ten bins of as many tests each, by how sure we were.
  private var bins: [(said: Double, isTrue: Double)] {
    let sorted = judged.sorted { $0.p < $1.p }
    return (0..<10).map { bin in
      let part = sorted[bin * sorted.count / 10..<(bin + 1) * sorted.count / 10]
      return (
        part.reduce(0) { $0 + $1.p } / Double(max(1, part.count)),
        Double(part.count(where: \.isFlaky)) / Double(max(1, part.count))
      )
    }
  }
}
