import Analysis
import History

/// Which tests are called flaky at the end of a history, by Laptime's model and by the rules of other
/// tools, against the truth.
struct DetectorStudy {
  /// A rule that calls a test flaky by its sources.
  struct Detector: Sendable {
    var name: String
    var isGuarded = true
    var withRetries = true
    /// Whether the model learns from the history of all tests.
    var learns = true
    var isFlaky: @Sendable ([SourceTally], FlakeModel) -> Bool
  }

  static let detectors: [Detector] = {
    @Sendable func state(_ sources: [SourceTally], _ model: FlakeModel) -> TestState {
      model.assess(TestTally(sources: sources)).state
    }
    return [
      Detector(name: "any contradiction, no guard", isGuarded: false) { sources, _ in
        sources.contains(where: \.isContradiction)
      },
      Detector(name: "any contradiction, guard") { sources, _ in
        sources.contains(where: \.isContradiction)
      },
      Detector(name: "LUCI: 2 and 1 % of 140", isGuarded: false) { sources, _ in
        let flakes = sources.suffix(140).filter(\.isContradiction).count
        return flakes >= 2 && flakes * 100 >= min(140, sources.count)
      },
      Detector(name: "Codecov: until 30 passes", isGuarded: false) { sources, _ in
        guard let last = sources.lastIndex(where: { $0.failed > 0 }) else { return false }
        return sources.count - 1 - last < 30
      },
      Detector(name: "flips ≥ 2 % of last 100", isGuarded: false) { sources, _ in
        let recent = sources.suffix(100)
        let flips = zip(recent, recent.dropFirst()).filter { $0.firstFailed != $1.firstFailed }
        return flips.count >= 2
      },
      Detector(name: "fails ≥ 10 % of last 100", isGuarded: false) { sources, _ in
        sources.suffix(100).filter { $0.firstFailed > 0 }.count >= 10
      },
      Detector(name: "Laptime: flaky") { state($0, $1) == .flaky },
      Detector(name: "Laptime: P(flaky) ≥ .95") { $1.estimate($0).pFlaky >= 0.95 },
      Detector(name: "Laptime: flaky or suspect") { state($0, $1).isKnownToFlake },
      Detector(name: "Laptime: flaky, no retries", withRetries: false) {
        state($0, $1) == .flaky
      },
      Detector(name: "Laptime: flaky, nothing learnt", learns: false) { state($0, $1) == .flaky },
    ]
  }()

  private struct Count {
    var truePositives = 0
    var falsePositives = 0
    /// False positives that a break made fail now and then.
    var partial = 0
    /// By band of the rate, then those of the middle band that began to flake later.
    var found = [Int](repeating: 0, count: 4)
    var all = [Int](repeating: 0, count: 4)
  }

  private var counts: [Count]

  init(_ worlds: [World]) {
    counts = Self.detectors.map { _ in Count() }
    for world in worlds {
      let learnt = FlakeSurvey(
        world.histories(upTo: world.settings.commits), from: FlakePriors())
      for test in world.tests.indices { take(test, of: world, learnt) }
    }
  }

  /// Flaky from the first commit to the last is what should be found, and apart from it flaky for
  /// more than half of them to the last; flaky on any commit is no false alarm.
  private mutating func take(_ test: Int, of world: World, _ learnt: FlakeSurvey) {
    let standard = FlakeModel.standard
    let truth = world.tests[test]
    let end = world.settings.commits
    let guarded = world.sources(of: test, upTo: end)
    let all = world.sources(of: test, upTo: end, guarded: false)
    let weighed = learnt.weighed(TestTally(sources: guarded)).sources
    let single = weighed.map(\.firstAttemptsOnly)
    let mustBeFound = truth.rate > 0 && truth.flakyTo == end && truth.flakyFrom < end / 2
    var band = truth.rate < 0.001 ? nil : truth.rate < 0.01 ? 0 : truth.rate < 0.05 ? 1 : 2
    if truth.flakyFrom > 0 { band = band == 1 ? 3 : nil }
    for (index, detector) in Self.detectors.enumerated() {
      let isFlaky = detector.isFlaky(
        !detector.withRetries
          ? single : !detector.isGuarded ? all : detector.learns ? weighed : guarded,
        detector.learns ? learnt.model : standard)
      if isFlaky && truth.rate > 0 { counts[index].truePositives += 1 }
      if isFlaky && truth.rate == 0 {
        counts[index].falsePositives += 1
        if truth.hasPartialBreak { counts[index].partial += 1 }
      }
      if let band, mustBeFound {
        counts[index].all[band] += 1
        if isFlaky { counts[index].found[band] += 1 }
      }
    }
  }

  func print() {
    var table = Table([
      "called flaky", "precision", "without partial breaks", "recall .1–1 %", "1–5 %", ">5 %",
      "1–5 %, later",
    ])
    for (detector, count) in zip(Self.detectors, counts) {
      let called = count.truePositives + count.falsePositives
      table.add(
        [
          detector.name, number(ratio(count.truePositives, called)),
          number(ratio(count.truePositives, called - count.partial)),
        ] + zip(count.found, count.all).map { number(ratio($0, $1)) })
    }
    table.print()
  }
}

extension FlakeModel {
  fileprivate static let standard = FlakeModel()
}
