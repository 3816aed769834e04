import Analysis
import History
import RealModule
import Statistics
import TestSupport

/// A nightly job that is red where a loss is new: how often with nothing changed, and how soon after
/// a test really became slower.
enum NightStudy {
  private static let tests = 300
  private static let nights = 90
  private static let histories = 6

  static func run(_ seed: UInt64) {
    var random = Generator(seed: seed)
    var table = Table(
      "Red nights of \(nights), \(tests) tests, from the first run on, \(histories) histories",
      "what happens", "as promised", "all changes", "nights until it is told")
    for (name, step) in [("nothing", 0.0), ("one test +20 %, noise 5 %, after night 60", 0.2)] {
      var (sure, all): ([Double], [Double]) = ([], [])
      var delays: [Double] = []
      for _ in 0..<histories {
        let suite = Suite(tests: tests, step: step, from: 60, &random)
        let announced = announced(of: suite, &random)
        sure.append(Double(announced.sure.count))
        all.append(Double(announced.all.count))
        if step > 0 { delays.append(Double(announced.delay ?? nights)) }
      }
      table.add(name, list(sure), list(all), list(delays))
    }
    table.print()
    Swift.print("  promised: at most \(LookPromise.falseAlarmsPerHundredLooks) of 100")
  }

  private static func list(_ values: [Double]) -> String {
    values.map { decimal($0, 0) }.joined(separator: " ")
  }

  /// The nights on which something was told, and how long the slower test took to be.
  private static func announced(
    of suite: Suite, _ random: inout Generator
  ) -> (sure: Set<Int>, all: Set<Int>, delay: Int?) {
    var suite = suite
    var (sure, all) = (Told(), Told())
    var delay: Int?
    for night in 0..<nights {
      suite.appendRun(&random)
      let losses = SuiteChanges(in: suite.series).changes.filter { $0.isLoss && !$0.isResolved }
      for loss in losses {
        if all.isNew(loss) { all.nights.insert(night) }
        guard loss.isSure, sure.isNew(loss) else { continue }
        if suite.isTrue(loss) {
          delay = delay ?? night - suite.from + 1
        } else {
          sure.nights.insert(night)
        }
      }
    }
    return (sure.nights, all.nights, delay)
  }

  /// What was told, once each.
  private struct Told {
    var nights: Set<Int> = []
    private var places: [SuiteChange.Subject: [Int]] = [:]

    mutating func isNew(_ loss: SuiteChange) -> Bool {
      let near = { (place: Int) in abs(place - loss.change.index) <= ChangeGroup.reach }
      if places[loss.subject, default: []].contains(where: near) { return false }
      places[loss.subject, default: []].append(loss.change.index)
      return true
    }
  }

  /// A suite whose tests have noise of all kinds, an eighth of it bimodal, on a machine that drifts.
  private struct Suite {
    var series = SuiteSeries(runs: [])
    let from: Int
    private let step: Double
    private var tests: [(level: Double, series: Series)]
    private var machine = MachineSpeed()

    init(tests count: Int, step: Double, from: Int, _ random: inout Generator) {
      let noises = Series.Noise.allCases.filter { $0 != .drift && $0 != .weekly }
      self.step = step
      self.from = from
      tests = []
      for test in 0..<count {
        let noise = test == 0 ? .lognormal : noises[test % noises.count]
        let spread = test == 0 ? 0.05 : 0.02 * .exp(1.6 * random.uniform())
        let level = test == 0 ? 0.0 : .log(0.3) + 1.2 * random.normal()
        tests.append((level, Series(noise, spread: spread, count: nights, &random)))
      }
    }

    func isTrue(_ loss: SuiteChange) -> Bool {
      step > 0 && loss.test == TestID(1) && abs(loss.change.index - from) <= ChangeGroup.reach
    }

    mutating func appendRun(_ random: inout Generator) {
      let number = series.runs.count
      let speed = machine.next(&random)
      var durations = RunDurations()
      for test in tests.indices {
        let change = test == 0 && number >= from ? Double.log(onePlus: step) : 0
        tests[test].series.append(level: change, &random)
        let seconds =
          (tests[test].series.values.last ?? 1) * .exp(tests[test].level + speed)
        durations.tests.append(TestID(Int64(test + 1)))
        durations.microseconds.append(Int64((seconds * 1e6).rounded()))
      }
      series.runs.append(
        RunSummary(
          id: RunID(Int64(number)), key: RunKey("\(number)"), project: "p", suite: "full",
          source: "s", kind: .trunk, startedAt: Instant(microseconds: Int64(number)),
          isComplete: true, environment: EnvironmentClass(cpuModel: nil, cores: 2)))
      series.durations.append(durations)
      series.calls.append(RunDurations())
      series.benchmarks.append([:])
    }
  }
}
