import Analysis
public import History
import RealModule
import TestSupport
import Testing

extension TestID: ExpressibleByIntegerLiteral {
  /// Tests of tests name them by numbers.
  public init(integerLiteral value: Int64) { self.init(value) }
}

@Suite struct TestSelectorTests {
  private let files: [TestID: String] = [
    1: "tests/test_cart.py", 2: "tests/test_tax.py", 3: "tests/test_web.py",
  ]
  private let times: [TestID: Int64] = [1: 10, 2: 10, 3: 10]

  private func reasons(
    _ past: [PastRun], changed: Set<String> = [], budget: Int64 = 0,
    among tests: [TestID] = [1, 2, 3]
  ) -> [TestID: SelectionReason] {
    var selector = TestSelector(files: files, times: times)
    for run in past { selector.learn(run) }
    let choices = selector.choices(among: tests, changed: changed, budget: budget)
    return Dictionary(uniqueKeysWithValues: choices.map { ($0.test, $0.reason) })
  }

  @Test func whatFailedLastRunsWhateverItTakes() {
    #expect(reasons([PastRun(ran: [1, 2, 3], failed: [2])]) == [2: .failedLast])
    let failed = PastRun(ran: [1, 2, 3], failed: [2])
    #expect(reasons([failed, PastRun(ran: [1, 3])]) == [2: .failedLast])
    #expect(reasons([failed, PastRun(ran: [1, 2, 3])]).isEmpty)
  }

  @Test func aTestWhoseFileChangedAndANewOneRunWhateverTheyTake() {
    let past = [PastRun(ran: [1, 2])]
    #expect(reasons(past, changed: ["tests/test_cart.py"]) == [1: .fileChanged, 3: .new])
  }

  @Test func aTestThatHasNotRunForLongRunsWithinTheFloor() {
    let past = (0..<25).map { PastRun(ran: $0 == 0 ? [1, 2, 3] : [1, 2]) }
    #expect(reasons(past, budget: 100)[3] == .notRunLately(runs: 24))
    #expect(reasons(past, budget: 0)[3] == nil)
  }

  @Test func whatFailedWhenAFileChangedComesFirstWhenItChangesAgain() {
    var past: [PastRun] = []
    for _ in 0..<5 {
      past.append(PastRun(ran: [1, 2, 3], failed: [3], changed: ["src/http.py"]))
      past.append(PastRun(ran: [1, 2, 3], changed: ["src/other.py"]))
    }
    #expect(reasons(past, changed: ["src/http.py"], budget: 10).keys.sorted() == [3])
    #expect(reasons(past, changed: ["src/tax.py"], budget: 20).keys.contains(2))
  }

  @Test func theMoreTimeThereIsTheMoreTestsAreChosen() {
    var random = Generator(seed: 4)
    let world = SelectionWorld(&random, runs: 60)
    var selector = TestSelector(files: world.files, times: world.times)
    for run in world.past { selector.learn(run) }
    let tests = world.times.keys.sorted()
    let counts = (0...8).map { part in
      selector.choices(among: tests, changed: [], budget: world.allTime * part / 8).count
    }
    #expect(counts == counts.sorted())
    #expect(counts.last == tests.count)
  }
}

/// A suite whose tests fail where what they test changes, some more often than others.
struct SelectionWorld {
  var files: [TestID: String] = [:]
  var times: [TestID: Int64] = [:]
  var past: [PastRun] = []

  var allTime: Int64 { times.values.reduce(0, +) }

  /// 60 tests of 6 sources, one of which changes in a run.
  init(_ random: inout Generator, runs: Int) {
    var fragility: [TestID: Double] = [:]
    for number in 0..<60 {
      let test = TestID(Int64(number + 1))
      files[test] = "tests/suite_\(number / 10)/test_all.py"
      times[test] = Int64(100_000 * Double.exp(1.2 * random.normal()))
      fragility[test] = min(0.6, 0.03 * Double.exp(1.5 * random.normal()))
    }
    for _ in 0..<runs {
      let sources = Set((0..<1).map { _ in Int.random(in: 0..<6, using: &random) })
      // Now and then a source breaks tests of the next one too.
      let failed = files.keys.sorted().filter { test in
        let own = Int(test.rawValue - 1) / 10
        let isNear = sources.contains(own) || (sources.contains(own + 1) && random.uniform() < 0.2)
        return isNear && random.uniform() < (fragility[test] ?? 0)
      }
      past.append(
        PastRun(
          ran: Set(files.keys), failed: Set(failed),
          changed: Set(sources.map { "src/module_\($0).py" })))
    }
  }
}
