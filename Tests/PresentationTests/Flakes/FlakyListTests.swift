import Analysis
import History
import Presentation
import TestSupport
import Testing

struct FlakyListTests {
  private let identity = TestIdentity(
    file: "tests/test_cart.py", className: "tests.test_cart.TestCart",
    name: "test_total[it's\u{1b}[31m 1]")

  private var history: AttemptHistory {
    let runs = (0..<24).map { place in
      var run = RunSummary(
        id: RunID(Int64(place + 1)), key: RunKey(String(repeating: "\(place % 10)", count: 32)),
        project: "shop",
        suite: "full", source: "s\(place)", kind: .trunk,
        startedAt: Instant(microseconds: 1_790_000_000_000_000 + Int64(place) * 3_600_000_000),
        isComplete: true, environment: EnvironmentClass(cpuModel: nil, cores: nil))
      run.branch = "main"
      run.commit = String(repeating: ["a", "b", "c"][place % 3], count: 40)
      run.wall = WallTime(microseconds: 90_000_000, origin: .measured)
      return run
    }
    var history = AttemptHistory(runs: runs, platforms: runs.map { _ in "Linux x86_64" })
    for place in runs.indices {
      let flaked = place % 6 == 3
      history.add(.init(run: place, outcome: flaked ? .failed : .passed), of: TestID(1))
      if flaked {
        history.add(
          .init(run: place, outcome: .passed, mode: .retry, duration: 2_000_000), of: TestID(1))
      }
      history.add(.init(run: place, outcome: place > 20 ? .failed : .passed), of: TestID(2))
      history.add(.init(run: place, outcome: .passed), of: TestID(3))
    }
    return history
  }

  private func list(_ tests: Set<Int64>) -> FlakyList {
    var flakes = SuiteFlakes(history, trunk: "main")
    flakes.keep(limit: 20) { tests.contains($0.test.rawValue) }
    var list = FlakyList(
      suite: "full", flakes,
      identities: [
        TestID(1): identity, TestID(2): TestIdentity(className: "tests.test_api", name: "test_get"),
      ], owners: [TestID(1): ["@shop/cart"], TestID(2): ["@shop/api", "@shop/cart"]],
      quarantined: ["tests.test_api::test_get"])
    list.slow = [TestID(2)]
    return list
  }

  private var dossier: FlakyList {
    var list = list([1])
    let failures = history.runs.indices.filter { $0 % 6 == 3 }.reversed().map { place in
      SeenFailure(
        run: history.runs[place].key, seen: history.runs[place].startedAt,
        commit: history.runs[place].commit,
        failure: Failure(type: "AssertionError", message: "lost \(place) rows\u{1b}[2J"))
    }
    list.causes = [TestID(1): FailureCause.causes(of: failures)]
    if let found = TestDossier(
      of: TestID(1), in: history, SuiteFlakes(history, trunk: "main"), trunk: "main")
    {
      list.dossier = FlakyDossier(
        found,
        messages: Dictionary(grouping: failures, by: \.run).mapValues { seen in
          seen.compactMap(\.failure.message)
        })
    }
    return list
  }

  @Test func `the list for a terminal of 80 columns`() {
    assertSnapshot(list([1, 2]).text(width: 80), named: "flaky.txt")
  }

  @Test func `all of one test for a terminal of 80 columns`() {
    assertSnapshot(dossier.text(width: 80), named: "flaky-test.txt")
  }

  @Test func `the document of one test for scripts`() {
    assertSnapshot(dossier.json.document, named: "flaky-test.json")
  }

  @Test func `Markdown for a pull request`() {
    assertSnapshot(list([1, 2]).markdown(), named: "flaky.md")
  }

  @Test
  func
    `no line but a command is wider than the terminal, and no escape of a stranger gets through`()
  {
    for text in [list([1, 2]).text(width: 80), dossier.text(width: 80)] {
      for line in text.split(separator: "\n") where !line.hasPrefix("→ ") {
        #expect(TerminalText.width(String(line)) <= 80, "\(line)")
      }
    }
    for text in [
      dossier.text(width: nil), dossier.json.document, dossier.markdown(), list([1]).markdown(),
    ] { #expect(!text.contains("\u{1b}")) }
  }

  @Test func `a suite without failures gets a bound, no guess`() {
    var history = AttemptHistory(
      runs: Array(history.runs.prefix(8)), platforms: Array(repeating: "", count: 8))
    for run in 0..<8 { history.add(.init(run: run, outcome: .passed), of: TestID(1)) }
    let quiet = FlakyList(suite: "full", SuiteFlakes(history, trunk: "main"), identities: [:])
    let words = "no failures in 8 runs: at most 31.23 % of good runs red without a retry"
    #expect(quiet.text(width: nil).contains(words))
    #expect(quiet.markdown().contains(words))
  }

  @Test func `nothing to show is said`() {
    #expect(list([]).text(width: 80).contains("no test is flaky, suspect or failing"))
  }
}
