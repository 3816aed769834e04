import Analysis
import History

/// Whether probabilities and intervals mean what they say.
struct EstimateStudy {
  private static let limits = [0.05, 0.5, 0.95, 1.01]
  private var expected = [Double](repeating: 0, count: 4)
  private var observed = [Int](repeating: 0, count: 4)
  private var members = [Int](repeating: 0, count: 4)
  private var brier = 0.0
  private var intervals: (covered: Int, all: Int) = (0, 0)
  private var certainIntervals: (covered: Int, all: Int) = (0, 0)
  private var unheard: (recovered: Int, five: Int, thirty: Int, all: Int) = (0, 0, 0, 0)

  init(_ worlds: [World]) {
    for world in worlds {
      let survey = FlakeSurvey(
        world.histories(upTo: world.settings.commits), from: FlakePriors())
      for test in world.tests.indices { take(test, of: world, survey) }
    }
  }

  private mutating func take(_ test: Int, of world: World, _ survey: FlakeSurvey) {
    let truth = world.tests[test]
    let end = world.settings.commits
    let evidence = survey.weighed(TestTally(sources: world.sources(of: test, upTo: end)))
    let assessment = survey.model.assess(evidence)
    let estimate = survey.model.estimate(evidence.sources)
    let isFlaky = truth.rate > 0
    let bin = Self.limits.firstIndex { estimate.pFlaky < $0 } ?? 3
    expected[bin] += estimate.pFlaky
    members[bin] += 1
    observed[bin] += isFlaky ? 1 : 0
    brier += (estimate.pFlaky - (isFlaky ? 1 : 0)) * (estimate.pFlaky - (isFlaky ? 1 : 0))
    guard isFlaky, truth.flakyTo == end else { return }
    if truth.flakyFrom == 0 {
      let isCovered = estimate.rateLow <= truth.rate && truth.rate <= estimate.rateHigh
      intervals.all += 1
      intervals.covered += isCovered ? 1 : 0
      if assessment.state == .flaky {
        certainIntervals.all += 1
        certainIntervals.covered += isCovered ? 1 : 0
      }
    }
    guard evidence.sources.contains(where: { !$0.isClean }) else { return }
    unheard.all += 1
    unheard.recovered += assessment.state == .recovered ? 1 : 0
    unheard.five += assessment.cleanSources >= 5 ? 1 : 0
    unheard.thirty += assessment.cleanSources >= 30 ? 1 : 0
  }

  func print() {
    var table = Table(["P(flaky)", "tests", "expected", "really flaky"])
    for (bin, name) in ["below .05", ".05–.5", ".5–.95", "above .95"].enumerated() {
      table.add([
        name, String(members[bin]), number(expected[bin] / Double(members[bin])),
        number(ratio(observed[bin], members[bin])),
      ])
    }
    table.print()
    Swift.print("Brier score \(number(brier / Double(members.reduce(0, +)), 4))")
    Swift.print(
      "90 % interval holds the rate: all flaky tests",
      number(ratio(intervals.covered, intervals.all)), "(\(intervals.all)), those called flaky",
      number(ratio(certainIntervals.covered, certainIntervals.all)), "(\(certainIntervals.all))")
    Swift.print(
      "still flaky, called healed: Laptime", number(ratio(unheard.recovered, unheard.all)),
      "by 5 passes", number(ratio(unheard.five, unheard.all)), "by 30 passes",
      number(ratio(unheard.thirty, unheard.all)), terminator: "\n\n")
  }
}
