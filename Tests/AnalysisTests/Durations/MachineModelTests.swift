import RealModule
import Statistics
import TestSupport
import Testing

@testable import Analysis

/// Durations of tests on machines of changing speed, with the truth about them.
struct Fleet {
  var seconds: TestsByRuns
  var factors: [Double]
  var responses: [Double]

  init(tests: Int, runs: Int, seed: UInt64, noise: Double = 0.05, responseSpread: Double = 0.25) {
    var random = Generator(seed: seed)
    seconds = TestsByRuns(tests: tests, runs: runs)
    factors = (0..<runs).map { _ in 0.1 * random.normal() }
    let middle = Quantiles.median(of: factors)
    factors = factors.map { $0 - middle }
    responses = (0..<tests).map { _ in max(0.3, 1 + responseSpread * random.normal()) }
    for test in 0..<tests {
      let level = Double.log(0.1) + random.normal()
      for run in 0..<runs {
        let y = level + responses[test] * factors[run] + noise * random.normal()
        seconds[test, run] = .exp(y)
      }
    }
  }
}

struct MachineModelTests {
  /// Seven tests, one of them half as slow again, on a machine that is slower by 1.3.
  @Test func `one changed test does not move the machine`() {
    let medians = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 0.15]
    var run = medians.map { 1.3 * $0 }
    run[2] *= 1.5
    let ratios = zip(run, medians).map { Double.log($0 / $1) }
    let factor = MachineModel.sizeFactor(ofRatios: ratios)
    #expect(abs(factor - 0.26236) < 5e-6)
    for (test, ratio) in ratios.enumerated() {
      #expect(abs(.exp(ratio - factor) - (test == 2 ? 1.5 : 1)) < 1e-9)
    }
  }

  @Test func `the factors of the runs are found to half a percent`() {
    let fleet = Fleet(tests: 600, runs: 30, seed: 1)
    let model = MachineModel(fitting: fleet.seconds)
    let errors = zip(model.sizeFactors, fleet.factors).map { $0 - $1 }
    #expect(RobustScale.standardDeviation(of: errors) < 0.006)
    #expect(model.isAnchor.count { $0 } > 580)
  }

  @Test func `the responses of the tests are better known than by taking all as one`() {
    let fleet = Fleet(tests: 600, runs: 60, seed: 2)
    let model = MachineModel(fitting: fleet.seconds)
    func error(_ responses: [Double]) -> Double {
      zip(responses, fleet.responses).map { ($0 - $1) * ($0 - $1) }.reduce(0, +) / 600
    }
    #expect(error(model.responses) < 0.35 * error(Array(repeating: 1, count: 600)))
    #expect(model.responseVariances.allSatisfy { $0 > 0 && $0 < 0.07 })
  }

  @Test func `thirty runs tell the responses nearly as well as their noise allows`() {
    let fleet = Fleet(tests: 600, runs: 30, seed: 10)
    let model = MachineModel(fitting: fleet.seconds)
    let errors = zip(model.responses, fleet.responses).map { ($0 - $1) * ($0 - $1) }
    let error = errors.reduce(0, +) / 600
    let expected = model.responseVariances.reduce(0, +) / 600
    #expect(error < 0.0125)
    #expect(error > 0.7 * expected && error < 1.3 * expected)
  }

  @Test func `a test that feels a slow runner twice as much is known by few runs on it`() {
    var fleet = Fleet(tests: 200, runs: 30, seed: 11, responseSpread: 0.25)
    for run in [4, 11, 19, 26] {
      for test in 0..<200 { fleet.seconds[test, run] *= test < 5 ? 1.69 : 1.3 }
    }
    let model = MachineModel(fitting: fleet.seconds)
    #expect(model.responses[..<5].reduce(0, +) / 5 > 1.3)
  }

  @Test func `slow executions and a change of its level do not bend a test's response`() {
    var fleet = Fleet(tests: 200, runs: 30, seed: 12)
    let straight = MachineModel(fitting: fleet.seconds)
    for test in 0..<5 {
      for run in [3, 17] { fleet.seconds[test, run] *= 4 }
      for run in 15..<30 { fleet.seconds[test + 5, run] *= 3 }
    }
    let bent = MachineModel(fitting: fleet.seconds)
    for test in 0..<5 { #expect(abs(bent.responses[test] - straight.responses[test]) < 0.2) }
    for test in 5..<10 { #expect(abs(bent.responses[test] - fleet.responses[test]) < 0.6) }
  }

  @Test func `where all tests follow the machine alike, all responses are near one`() {
    let fleet = Fleet(tests: 400, runs: 30, seed: 3, responseSpread: 0)
    let model = MachineModel(fitting: fleet.seconds)
    #expect(model.responses.allSatisfy { abs($0 - 1) < 0.3 })
  }

  @Test func `few runs say nothing of the responses`() {
    let model = MachineModel(fitting: Fleet(tests: 100, runs: 7, seed: 4).seconds)
    #expect(model.responses.allSatisfy { $0 == 1 })
  }

  @Test func `too few tests say nothing of the machine`() {
    let fleet = Fleet(tests: 29, runs: 30, seed: 5)
    let model = MachineModel(fitting: fleet.seconds)
    #expect(model.sizeFactors.allSatisfy { $0 == 0 })
    #expect(model.sizeFactor(ofRun: (0..<29).map { fleet.seconds[$0, 3] }) == nil)
  }

  @Test func `tiny tests do not count where there are larger ones`() {
    var fleet = Fleet(tests: 200, runs: 10, seed: 6)
    for test in 0..<100 {
      for run in 0..<10 { fleet.seconds[test, run] = test.isMultiple(of: 2) ? 0 : 0.001 }
    }
    let model = MachineModel(fitting: fleet.seconds)
    #expect(model.isAnchor[..<100].allSatisfy { !$0 })
    #expect(model.isAnchor.count { $0 } > 90)
  }

  @Test func `missing durations cost precision, not correctness`() {
    var fleet = Fleet(tests: 600, runs: 30, seed: 7)
    var random = Generator(seed: 8)
    for test in 0..<600 {
      for run in 0..<30 where random.uniform() < 0.3 || (test < 20 && run < 25) {
        fleet.seconds[test, run] = .nan
      }
    }
    for run in 0..<30 { fleet.seconds[599, run] = .nan }
    let model = MachineModel(fitting: fleet.seconds)
    let errors = zip(model.sizeFactors, fleet.factors).map { $0 - $1 }
    #expect(RobustScale.standardDeviation(of: errors) < 0.008)
    #expect(model.levels[599].isNaN)
    #expect(!model.isAnchor[0] && !model.isAnchor[599])
  }

  @Test func `a machine that is twice as slow in all runs changes levels only`() {
    var fleet = Fleet(tests: 100, runs: 20, seed: 9)
    fleet.seconds.transform { $0 + 0.010 }
    var slow = fleet.seconds
    slow.transform { 2 * $0 + 0.002 }
    let (a, b) = (MachineModel(fitting: fleet.seconds), MachineModel(fitting: slow))
    for (x, y) in zip(a.sizeFactors, b.sizeFactors) { #expect(abs(x - y) < 1e-9) }
    for (x, y) in zip(a.levels, b.levels) { #expect(abs(y - x - .log(2)) < 1e-9) }
  }

  @Test func `no tests and no runs are answered`() {
    #expect(MachineModel(fitting: TestsByRuns(tests: 0, runs: 0)).sizeFactors == [])
    let empty = MachineModel(fitting: TestsByRuns(tests: 40, runs: 3))
    #expect(empty.levels.allSatisfy { $0.isNaN })
    #expect(empty.sizeFactors == [0, 0, 0])
  }
}
