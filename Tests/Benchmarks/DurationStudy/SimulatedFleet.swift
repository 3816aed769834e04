import RealModule
import TestSupport

/// Tests with levels, noise, responses to the machine and one-off slow executions of their own.
struct SimulatedFleet {
  /// The logarithm of each test's duration in seconds on the usual machine.
  var levels: [Double]
  private var spreads: [Double]
  private var responses: [Double]
  private var outlierRates: [Double]

  init(tests: Int, noise: Double, _ random: inout Generator) {
    levels = (0..<tests).map { _ in .log(0.3) + 1.2 * random.normal() }
    spreads = (0..<tests).map { _ in noise * .exp(0.3 * random.normal()) }
    responses = (0..<tests).map { _ in max(0.2, 1 + 0.25 * random.normal()) }
    outlierRates = (0..<tests).map { _ in -0.015 * .log(random.uniform()) }
  }

  /// One execution of a test in seconds; `machine` and `change` are logarithms of factors.
  func seconds(
    of test: Int, machine: Double, change: Double = 0, _ random: inout Generator
  ) -> Double {
    var y = levels[test] + responses[test] * machine + change + spreads[test] * random.normal()
    if random.uniform() < outlierRates[test] { y += .log(1.3 + 2.7 * random.uniform()) }
    return .exp(y)
  }
}

/// The speed of the machines from run to run, as logarithms: autoregressive drift of 8 %, and where
/// the fleet is mixed, 12 % of the runs on a runner that is slower by 1.3.
struct MachineSpeed {
  static let slower = Double.log(1.3)

  var isMixed = true
  private var drift = 0.0
  private let memory = 0.7

  init(isMixed: Bool = true) { self.isMixed = isMixed }

  mutating func next(_ random: inout Generator) -> Double {
    let speed = nextSameRunner(&random)
    return isMixed && random.uniform() < 0.12 ? speed + Self.slower : speed
  }

  /// The speed of a run on the usual runner.
  mutating func nextSameRunner(_ random: inout Generator) -> Double {
    drift = memory * drift + 0.08 * (1 - memory * memory).squareRoot() * random.normal()
    return drift
  }
}
