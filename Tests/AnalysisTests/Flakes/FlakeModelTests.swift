import History
import RealModule
import Statistics
import TestSupport
import Testing

@testable import Analysis

/// The worked examples of the design: states, probabilities, rates and intervals of whole histories.
struct FlakeModelTests {
  struct Example: Sendable {
    var name: String
    var history: String
    var pullRequest = false
    var state: TestState
    var pFlaky: Double
    var rate: Double
    var interval: ClosedRange<Double>?
    var pBad: Double
  }

  static let flakyInTen = "(P*9 FP)*10"

  static let examples: [Example] = [
    Example(
      name: "A1", history: "P*5", state: .new, pFlaky: 0.152, rate: 0.0116, interval: 0...0.0476,
      pBad: 0),
    Example(
      name: "A2", history: "P*200", state: .healthy, pFlaky: 0.071, rate: 0.0021,
      interval: 0...0.0086, pBad: 0),
    Example(
      name: "A3", history: "P*199 FP", state: .suspect, pFlaky: 0.618, rate: 0.0063,
      interval: 0.0007...0.0160, pBad: 0),
    Example(
      name: "A4", history: "(P*99 FP)*2", state: .flaky, pFlaky: 0.990, rate: 0.0104,
      interval: 0.0025...0.0218, pBad: 0),
    Example(
      name: "A5", history: "P*19 FP", state: .suspect, pFlaky: 0.930, rate: 0.0254,
      interval: 0.0029...0.0649, pBad: 0),
    Example(
      name: "A6", history: flakyInTen, state: .flaky, pFlaky: 1, rate: 0.0709,
      interval: 0.0407...0.1033, pBad: 0),
    Example(
      name: "A7", history: "P*100 F P*100", state: .suspect, pFlaky: 0.576, rate: 0.0062,
      interval: 0.0007...0.0160, pBad: 0),
    Example(
      name: "A8", history: "P*60 F P*70 F P*68", state: .flaky, pFlaky: 0.986, rate: 0.0105,
      interval: 0.0025...0.0218, pBad: 0),
    Example(
      name: "A9", history: "P*200 F", state: .failingUnconfirmed, pFlaky: 0.371, rate: 0.0059,
      interval: 0.0004...0.0160, pBad: 0.451),
    Example(
      name: "A10", history: "P*200 F", pullRequest: true, state: .failingUnconfirmed,
      pFlaky: 0.131, rate: 0.0042, interval: 0...0.0137, pBad: 0.892),
    Example(
      name: "A11", history: "P*200 FF", pullRequest: true, state: .newlyFailing, pFlaky: 0.072,
      rate: 0.0022, pBad: 1),
    Example(
      name: "A12", history: "P*200 F F", state: .newlyFailing, pFlaky: 0.076, rate: 0.0027,
      pBad: 0.995),
    Example(
      name: "A13", history: "P*200 F F F", state: .broken, pFlaky: 0.072, rate: 0.0021, pBad: 1),
    Example(
      name: "A14", history: flakyInTen + " F", pullRequest: true, state: .flaky, pFlaky: 1,
      rate: 0.0769, pBad: 0.027),
    Example(
      name: "A15", history: flakyInTen + " FF", pullRequest: true, state: .failingUnconfirmed,
      pFlaky: 1, rate: 0.0799, pBad: 0.268),
    Example(
      name: "A16", history: flakyInTen + " FFF", pullRequest: true, state: .failingUnconfirmed,
      pFlaky: 1, rate: 0.0743, pBad: 0.815),
    Example(
      name: "A17", history: flakyInTen + " FFFF", pullRequest: true, state: .newlyFailing,
      pFlaky: 1, rate: 0.0714, pBad: 0.980),
    Example(
      name: "A18", history: "P*50 F*10 P*40", state: .healthy, pFlaky: 0.095, rate: 0.0040,
      pBad: 0),
    Example(
      name: "A19", history: "(P F)*20", state: .flaky, pFlaky: 1, rate: 0.259,
      // What was seen, 19 of 39, is held; by the prior alone the upper end is 0.350.
      interval: 0.191...0.487, pBad: 0.001),
    Example(
      name: "A20", history: "F*5", state: .bornFailing, pFlaky: 0.160, rate: 0.0133, pBad: 1),
    Example(
      name: "A21", history: "F F F P F F", state: .failingUnconfirmed, pFlaky: 0.705, rate: 0.100,
      pBad: 0.363),
    Example(
      name: "A22", history: "P*100 (FP P)*3", state: .flaky, pFlaky: 1, rate: 0.0238,
      interval: 0.0073...0.0476, pBad: 0),
  ]

  @Test(arguments: examples)
  func `worked examples come out as stated`(_ example: Example) {
    let history = SampleHistory(example.history, pullRequest: example.pullRequest)
    let assessment = FlakeModel().assess(history.evidence)
    let estimate = assessment.estimate
    #expect(assessment.state == example.state)
    #expect(abs(estimate.pFlaky - example.pFlaky) < 0.005)
    #expect(abs(estimate.rate - example.rate) < max(0.03 * example.rate, 0.00006))
    #expect(abs(estimate.pBad - example.pBad) < 0.005)
    if let interval = example.interval {
      // One cell of the grid, which is a factor of 1.17.
      #expect(abs(estimate.rateLow - interval.lowerBound) < 0.17 * interval.lowerBound + 1e-4)
      #expect(abs(estimate.rateHigh - interval.upperBound) < 0.17 * interval.upperBound)
    }
  }

  /// Where no source failed throughout, the posterior is a beta distribution in closed form.
  @Test(arguments: [
    (0, 0, 0.1600), (0, 200, 0.0715), (1, 20, 0.9299), (1, 200, 0.6180), (1, 1000, 0.1612),
    (2, 200, 0.9902), (10, 90, 1.0),
  ])
  func `without a source that failed throughout the closed form holds`(
    failed: Int, passed: Int, pFlaky: Double
  ) {
    var history = SampleHistory(sources: [])
    if passed > 0 {
      history.sources = (0..<passed).map { index in
        let flakes = index < failed ? 1 : 0
        return SourceTally(failed: flakes, attempts: 1 + flakes, position: index)
      }
    }
    let estimate = FlakeModel().estimate(history.sources)
    let closed = FlakePriors().closedForm(failed: Double(failed), passed: Double(passed))
    #expect(abs(closed.pFlaky - pFlaky) < 5e-5)
    #expect(abs(estimate.pFlaky - closed.pFlaky) < 5e-4)
    #expect(abs(estimate.rate - closed.rate) < 0.01 * closed.rate)
    let (a, b) = (0.5 + Double(failed), 37.5 + Double(passed))
    if failed > 0 {
      #expect(abs(estimate.rateLow / BetaDistribution.quantile(0.04, a: a, b: b) - 1) < 0.1)
    }
    #expect(abs(estimate.rateHigh / BetaDistribution.quantile(0.96, a: a, b: b) - 1) < 0.1)
  }

  @Test func `the closed form gives rate and interval of the worked example`() {
    let closed = FlakePriors().closedForm(failed: 10, passed: 90)
    #expect(abs(closed.rate - 0.0761) < 5e-5)
    #expect(abs(BetaDistribution.quantile(0.05, a: 10.5, b: 127.5) - 0.0429) < 5e-5)
    #expect(abs(BetaDistribution.quantile(0.95, a: 10.5, b: 127.5) - 0.1163) < 5e-5)
  }

  @Test(arguments: [(1e-5, 0.941), (1e-4, 0.618), (1e-3, 0.162)])
  func `one contradiction in 200 weighs what the noise leaves of it`(
    noise: Double, pFlaky: Double
  ) {
    var priors = FlakePriors()
    priors.noise = noise
    let estimate = FlakeModel(priors: priors).estimate(SampleHistory("P*199 FP").sources)
    #expect(abs(estimate.pFlaky - pFlaky) < 0.005)
  }

  @Test func `the probability that all attempts fail prices in what is not known`() {
    let estimate = FlakeModel().estimate(SampleHistory("P*200").sources)
    let (a, b) = (0.5, 237.5)
    let closed = FlakePriors().closedForm(failed: 0, passed: 200)
    for n in 1...3 {
      let power = Double(n)
      let ofFlaky = Double.exp(
        BetaDistribution.logBeta(a: a + power, b: b) - BetaDistribution.logBeta(a: a, b: b))
      let ofOthers = (1...n).reduce(1.0) { value, _ in value * 1e-4 }
      let expected = closed.pFlaky * ofFlaky + (1 - closed.pFlaky) * ofOthers
      #expect(abs(estimate.failsAll(attempts: n) / expected - 1) < 0.02)
    }
    #expect(estimate.failsAll(attempts: 0) == 1)
    #expect(estimate.failsAll(attempts: 99) == estimate.failsAll(attempts: 8))
  }

  @Test func `a test that began to flake lately is judged by what it did since`() {
    let model = FlakeModel()
    let lately = SampleHistory("P*200 (FP P)*10").sources
    #expect(model.estimate(lately).rate < 0.05)
    #expect(model.posteriorSinceOnset(lately).estimate().rate > 0.12)
    for text in ["P*99 FP P*99 FP", "P*30", "FP P*20", ""] {
      let sources = SampleHistory(text).sources
      #expect(model.posteriorSinceOnset(sources).estimate() == model.estimate(sources))
    }
  }

  /// The plain recursion over every source, on logarithms nowhere and with no shortcut.
  @Test func `stretches of passes are skipped without changing the result`() {
    var generator = Generator(seed: 7)
    let model = FlakeModel()
    for _ in 0..<50 {
      let sources = (0..<40).map { index in
        let attempts = Int.random(in: 1...3, using: &generator)
        let failed = [0, 0, 0, attempts, 1, 1].randomElement(using: &generator) ?? 0
        return SourceTally(
          failed: failed, attempts: attempts, isTrunk: Bool.random(using: &generator),
          position: index)
      }
      let direct = PlainRecursion(model).run(sources)
      let estimate = model.estimate(sources)
      #expect(abs(estimate.pFlaky - direct.pFlaky) < 1e-9)
      #expect(abs(estimate.pBad - direct.pBad) < 1e-9)
      #expect(abs(estimate.rate - direct.rate) < 1e-9)
    }
  }

  @Test func `very long and hopeless histories stay finite`() {
    let model = FlakeModel()
    for text in ["F*5000", "P*20000", "(P F)*3000", "P*3000 FP*3000", "F*3000 P*3000 F"] {
      let estimate = model.estimate(SampleHistory(text).sources)
      for value in [estimate.pFlaky, estimate.rate, estimate.rateHigh, estimate.pBad] {
        #expect(value >= 0 && value <= 1 + 1e-9, "\(text)")
      }
    }
    #expect(abs(model.estimate([]).pFlaky - 0.16) < 1e-9)
  }

  @Test func `absurd priors give numbers all the same`() {
    for value in [0, 1, -1, 2, Double.nan, .infinity] {
      var priors = FlakePriors()
      (priors.flakyShare, priors.noise, priors.rateA, priors.rateB) = (value, value, value, value)
      (priors.trunkBreakage, priors.persistence) = (value, value)
      for text in ["P*20 FP", "F F P F", "P*200 F*200", ""] {
        let estimate = FlakeModel(priors: priors).estimate(SampleHistory(text).sources)
        #expect((0...1.000001).contains(estimate.pFlaky), "\(value) \(text)")
        #expect((0...1.000001).contains(estimate.pBad), "\(value) \(text)")
      }
    }
  }

  @Test func `twenty runs with one failure are one flake`() {
    let assessment = FlakeModel().assess(SampleHistory("P*19 FFP").evidence)
    #expect(assessment.flakes == 1)
    #expect(assessment.sources == 20)
  }
}
