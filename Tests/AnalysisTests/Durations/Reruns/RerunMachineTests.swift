import Analysis
import RealModule
import TestSupport
import Testing

struct RerunMachineTests {
  private func baseline(_ seconds: Double) -> TestBaseline {
    TestBaseline(
      level: DurationScale.logarithm(ofSeconds: seconds), spread: 0.02, typicalSpread: 0.02,
      upperDecile: 0.03, runs: 30)
  }

  private func controls(_ factors: [Double], count: Int = 25) -> [(
    baseline: TestBaseline, reruns: [Double]
  )] {
    (0..<count).map { number in
      let seconds = 0.1 + 0.01 * Double(number)
      return (baseline(seconds), factors.map { seconds * $0 })
    }
  }

  @Test func `controls tell the machine's factor of each re-run`() throws {
    let machine = RerunMachine(controls: controls([1, 0.7, 1.3]))
    let factors = machine.sizeFactors.compactMap(\.self)
    #expect(factors.count == 3)
    for (found, factor) in zip(factors, [1, 0.7, 1.3]) {
      #expect(abs(found - .log(factor)) < 0.01)
    }
  }

  @Test func `a few controls say nothing`() {
    let machine = RerunMachine(controls: controls([0.7], count: 9))
    #expect(machine.sizeFactors == [nil] && machine.variance == 0)
    #expect(RerunMachine(controls: []).sizeFactors.isEmpty)
  }

  @Test func `a slowdown that a load hides in the re-runs is confirmed beside controls`() {
    // The run was on a machine that others used; alone everything takes two thirds.
    let policy = SlowdownPolicy()
    let suspect = DurationJudgement(
      test: 0, seconds: 0.3, baseline: baseline(0.1), sizeFactor: .log(1.5), excess: 0,
      policy: policy)
    let reruns = [0.2, 0.201, 0.199].map { $0 / 1.5 }
    func status(_ machine: RerunMachine) -> SlowdownConfirmation.Status {
      SlowdownConfirmation.confirm(
        [(suspect, reruns)], amongTests: 100, machine: machine, policy: policy)[0].status
    }
    #expect(status(RerunMachine()) == .refuted)
    let load = Array(repeating: 1.0, count: 3)
    #expect(status(RerunMachine(controls: controls(load))) == .confirmed)
    // What is no slower than the controls is cleared whatever the machine does.
    let slow = Array(repeating: 4.0 / 3, count: 3)
    #expect(status(RerunMachine(controls: controls(slow))) == .refuted)
  }
}

extension RerunMachineTests {
  @Test func `under a load that lasts, ten suspects need more re-runs than alone`() {
    var random = Generator(seed: 3)
    let loaded = (0..<25).map { number in
      let seconds = 0.1 + 0.01 * Double(number)
      let reruns = (0..<3).map { _ in
        Double.random(in: 0..<1, using: &random) < 0.3
          ? seconds * Double.random(in: 1.15...2.2, using: &random) : seconds
      }
      return (baseline: baseline(seconds), reruns: reruns)
    }
    let policy = SlowdownPolicy()
    let suspect = DurationJudgement(
      test: 0, seconds: 0.16, baseline: baseline(0.1), sizeFactor: 0, excess: 0, policy: policy)
    func status(_ machine: RerunMachine, _ count: Int) -> SlowdownConfirmation.Status {
      let suspects = (0..<10).map { _ in
        (suspect: suspect, reruns: Array(repeating: 0.15, count: count))
      }
      return SlowdownConfirmation.confirm(
        suspects, amongTests: 100, machine: machine, policy: policy)[0].status
    }
    #expect(status(RerunMachine(controls: loaded), 3) == .pending)
    #expect(status(RerunMachine(controls: loaded), 6) == .confirmed)
    #expect(status(RerunMachine(controls: controls([1, 1, 1])), 3) == .confirmed)
  }
}

extension RerunMachineTests {
  /// Controls of a tenth of a second and more; three executions of ten lose 40 ms.
  private func paused() -> [(baseline: TestBaseline, reruns: [Double])] {
    (0..<25).map { number in
      let seconds = 0.1 + 0.05 * Double(number)
      return (
        baseline(seconds), (0..<3).map { seconds + ((number + $0) % 10 < 3 ? 0.04 : 0) }
      )
    }
  }

  private func status(ofShort count: Int) -> SlowdownConfirmation.Status {
    let policy = SlowdownPolicy()
    let suspects = (0..<20).map { test in
      let suspect = DurationJudgement(
        test: test, seconds: 0.055, baseline: baseline(0.015), sizeFactor: 0, excess: 0,
        policy: policy)
      return (suspect: suspect, reruns: Array(repeating: 0.05, count: count))
    }
    let machine = RerunMachine(controls: paused())
    return SlowdownConfirmation.confirm(
      suspects, amongTests: 100, machine: machine, policy: policy)[0].status
  }

  @Test func `a pause that is nothing to long controls makes a short test slow by itself`() {
    #expect(status(ofShort: 3) == .pending)
    #expect(status(ofShort: 8) == .confirmed)
  }
}

extension RerunMachineTests {
  @Test func `a re-run that is nearer to what is usual clears, however slow the others were`() {
    let policy = SlowdownPolicy()
    let suspect = DurationJudgement(
      test: 0, seconds: 0.231, baseline: baseline(0.074), sizeFactor: 0, excess: 0, policy: policy)
    func status(_ reruns: [Double]) -> SlowdownConfirmation.Status {
      SlowdownConfirmation.confirm([(suspect, reruns)], amongTests: 100, policy: policy)[0].status
    }
    #expect(status([0.231, 0.238, 0.225]) == .confirmed)
    #expect(status([0.231, 0.238, 0.160]) == .confirmed)
    #expect(status([0.231, 0.238, 0.090]) == .refuted)
    #expect(status([0.090, 0.238, 0.231]) == .refuted)
  }
}

struct ControlTestsTests {
  private func candidates(_ seconds: [Double]) -> [ControlTests.Candidate] {
    seconds.enumerated().map { .init(test: $0, seconds: $1, group: "file \($0 % 7)") }
  }

  @Test func `controls are of all durations and files, and quick together`() {
    var random = Generator(seed: 3)
    for _ in 0..<50 {
      let seconds = (0..<400).map { _ in Double.random(in: 0.001...2, using: &random) }
      let all = candidates(seconds)
      let chosen = ControlTests.chosen(among: all)
      #expect(chosen.count >= ControlTests.fewest && chosen.count <= ControlTests.count)
      #expect(Set(chosen).count == chosen.count)
      #expect(chosen.reduce(0) { $0 + seconds[$1] } <= 5)
      #expect(chosen.allSatisfy { seconds[$0] >= 0.010 })
      #expect(Set(chosen.map { all[$0].group }).count == 7)
    }
  }

  @Test func `where only a few tests would do there are none`() {
    #expect(ControlTests.chosen(among: candidates(Array(repeating: 0.1, count: 9))).isEmpty)
    #expect(ControlTests.chosen(among: candidates(Array(repeating: 0.001, count: 90))).isEmpty)
    #expect(ControlTests.chosen(among: candidates(Array(repeating: 60, count: 90))).isEmpty)
    #expect(ControlTests.chosen(among: candidates(Array(repeating: 0.1, count: 40))).count == 25)
  }

  @Test func `controls are a small part of the suite, or the shortest that there are`() {
    var random = Generator(seed: 4)
    for _ in 0..<50 {
      let seconds = (0..<150).map { _ in Double.random(in: 0.001...0.5, using: &random) }
      let suite = seconds.reduce(0, +)
      let chosen = ControlTests.chosen(among: candidates(seconds), ofSuite: suite)
      let taken = chosen.map { seconds[$0] }
      let few = seconds.filter { $0 >= 0.010 }.sorted().prefix(ControlTests.fewest)
      #expect(chosen.count >= ControlTests.fewest)
      #expect(taken.reduce(0, +) <= max(1, 0.02 * suite) || taken == Array(few))
    }
  }
}
