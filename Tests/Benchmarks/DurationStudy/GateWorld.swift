import History
import RealModule
import TestSupport

/// A suite as teams have them: tests with noise of several kinds, machines that differ, load by others, and
/// small outages.
struct GateWorld {
  struct Settings {
    var tests = 1000
    /// The share of tests that now take one time and now another.
    var bimodal = 0.15
    /// The mean share of a test's executions that take 1.3 to 4 times as long by themselves.
    var outliers = 0.01
    /// How much the per-test factors of another model of machine differ, as a standard deviation of logarithms.
    var modelSpread = 0.0
    /// The logarithm of the machine's factor in the run that is judged.
    var machine = 0.0
    /// The share of time that others take of the machine, in all runs or in the one that is judged.
    var load = 0.0
    var isAlwaysLoaded = false
    /// The share of runs that are loaded by chance, the one that is judged among them; nil where `load` is as above.
    var loadedRuns: Double?
    /// The share of runs in which three to eight tests are slow together.
    var outages = 0.0
    /// How often a re-run of one of them is slow as well.
    var persistence = 0.0
  }

  private enum Noise: CaseIterable { case lognormal, skewed, heavy }

  private struct Test {
    var level: Double
    var spread: Double
    var response: Double
    var outliers: Double
    var noise: Noise
    /// The share of executions at the upper level and how far that is; 0 for one level.
    var share = 0.0
    var gap = 0.0
    var model: Double
  }

  let settings: Settings
  private var tests: [Test]
  private var drift = 0.0
  /// The tests that were slow together in the newest run.
  private var slow: Set<Int> = []
  /// Whether the newest run was loaded by chance.
  private var isBusy = false

  init(_ settings: Settings, _ random: inout Generator) {
    self.settings = settings
    tests = (0..<settings.tests).map { _ in
      let spread = 0.05 * Double.exp(0.3 * random.normal())
      var test = Test(
        level: .log(0.25) + 1.2 * random.normal(), spread: spread,
        response: max(0.2, 1 + 0.25 * random.normal()),
        outliers: -settings.outliers * .log(random.uniform()),
        noise: Noise.allCases[Int(3 * random.uniform())], model: random.normal())
      if random.uniform() < settings.bimodal {
        test.share = 0.15 + 0.35 * random.uniform()
        test.gap = (3 + 5 * random.uniform()) * spread
      }
      return test
    }
  }

  /// Seconds on the usual machine.
  func seconds(of test: Int) -> Double { .exp(tests[test].level) }

  /// How long all tests take in a run; the last run of a history is the one that is `judged`.
  mutating func run(isJudged: Bool, changes: [Int: Double] = [:], _ random: inout Generator)
    -> [Double]
  {
    drift = 0.7 * drift + 0.04 * 0.51.squareRoot() * random.normal()
    slow = []
    isBusy = settings.loadedRuns.map { random.uniform() < $0 } ?? false
    if random.uniform() < settings.outages {
      for _ in 0..<(3 + Int(6 * random.uniform())) {
        slow.insert(Int(random.uniform() * Double(tests.count)))
      }
    }
    return tests.indices.map { test in
      seconds(
        of: test, isJudged: isJudged, change: changes[test] ?? 0, isOut: slow.contains(test),
        &random)
    }
  }

  /// Further executions of one test on the machine of the run that is judged; `isLoaded`: under its load.
  func reruns(
    of test: Int, _ count: Int, change: Double, isLoaded: Bool = true, _ random: inout Generator
  ) -> [Double] {
    (0..<count).map { _ in
      seconds(
        of: test, isJudged: isLoaded, change: change,
        isOut: slow.contains(test) && random.uniform() < settings.persistence, &random)
    }
  }

  private func seconds(
    of number: Int, isJudged: Bool, change: Double, isOut: Bool, _ random: inout Generator
  ) -> Double {
    let test = tests[number]
    let isLoaded =
      settings.loadedRuns == nil ? isJudged || settings.isAlwaysLoaded : isBusy
    let load = isLoaded ? settings.load : 0
    var machine = drift + .log(onePlus: load)
    if isJudged { machine += settings.machine }
    var y = test.level + change + test.response * machine + test.spread * deviation(test, &random)
    if isJudged { y += settings.modelSpread * test.model }
    if random.uniform() < test.share { y += test.gap }
    if isOut || random.uniform() < test.outliers { y += .log(1.3 + 2.7 * random.uniform()) }
    var seconds = Double.exp(y + 0.2 * load * random.normal())
    // Preemption takes slices of time from whoever runs.
    if load > 0, random.uniform() < load * min(1, seconds) {
      seconds -= 0.02 * .log(random.uniform())
    }
    return min((seconds * 1000).rounded() / 1000, 3600)
  }

  private func deviation(_ test: Test, _ random: inout Generator) -> Double {
    let normal = random.normal()
    switch test.noise {
    case .lognormal: return normal
    case .skewed: return -.log(random.uniform()) - 1
    case .heavy:
      let squares = (0..<3).reduce(0.0) { sum, _ in
        let other = random.normal()
        return sum + other * other
      }
      return normal / squares.squareRoot()
    }
  }
}

/// Runs of a world as the gate is given them.
struct WorldHistory {
  /// By run, the oldest first: seconds of each test.
  var runs: [[Double]]
  /// The model of machine of the run that is judged and of those before.
  var machine = "usual"

  /// The run of a number with those before it, at most thirty.
  ///
  /// `baseline`: how many runs are before it at the most.
  func history(of number: Int, baseline: Int, reruns: [Int: [Double]] = [:]) -> RunHistory {
    let results = runs[number].enumerated().compactMap { test, seconds -> TestResult? in
      let again = (reruns[test] ?? []).map {
        Attempt(outcome: .passed, mode: .rerun, duration: Self.microseconds($0))
      }
      return TestResult(
        test: TestID(Int64(test)),
        attempts: [Attempt(outcome: .passed, duration: Self.microseconds(seconds))] + again)
    }
    var history = RunHistory(
      run: summary(number, machine: machine), results: results, trunk: "main")
    let earlier = (0..<number).suffix(baseline).reversed()
    history.baseline = earlier.map { summary($0, machine: "usual") }
    history.baselineDurations = earlier.map { run in
      var durations = RunDurations()
      durations.tests = runs[run].indices.map { TestID(Int64($0)) }
      durations.microseconds = runs[run].map(Self.microseconds)
      return durations
    }
    for test in runs[number].indices { history.groups[TestID(Int64(test))] = "class \(test / 20)" }
    return history
  }

  private func summary(_ number: Int, machine: String) -> RunSummary {
    var run = RunSummary(
      id: RunID(Int64(number)), key: RunKey("run \(number)"), project: "shop", suite: "full",
      source: "source \(number)", kind: .trunk,
      startedAt: Instant(microseconds: Int64(number) * 3_600_000_000), isComplete: true,
      environment: EnvironmentClass(cpuModel: machine, cores: 4))
    run.branch = "main"
    return run
  }

  private static func microseconds(_ seconds: Double) -> Int64 {
    Int64((seconds * 1_000_000).rounded())
  }
}
