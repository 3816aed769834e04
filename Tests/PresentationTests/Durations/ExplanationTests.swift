import Analysis
import Gate
import History
import Presentation
import TestSupport
import Testing

struct ExplanationTests {
  private let past = RunPast(
    leftOut: [
      LeftOutRun(
        run: QuietSuite(runs: 4).history(of: 3).run, reason: "excluded: \u{1b}[2Jthe disk was full")
    ], previous: QuietSuite(runs: 19).history(of: 18).run,
    commits: [(String(repeating: "a", count: 40), "Use a slower\u{202e} sort")])

  private func history(_ reruns: [Int64]) -> RunHistory {
    var suite = QuietSuite(runs: 20)
    suite.runs[19][7] *= 2
    return suite.history(of: 19, reruns: [7: reruns])
  }

  private func explanation(_ reruns: [Int64] = []) -> DurationExplanation {
    let test = TestIdentity(className: "shop.tests", name: "test_sorts\n[many]")
    return DurationExplanation(
      of: TestID(7), named: test, in: JudgedRun(history(reruns), by: Policy()), by: Policy())
  }

  @Test func `a test's figures, for people and for scripts`() {
    let confirmed = explanation([130_000, 129_000, 128_000])
    assertSnapshot(confirmed.text(width: 80, past: past), named: "explain-test.txt")
    assertSnapshot(confirmed.json(past: past).document, named: "explain-test.json")
  }

  @Test func `a run's figures, for people and for scripts`() {
    let explained = RunExplanation(of: JudgedRun(history([]), by: Policy()), by: Policy())
    let names = [TestID(7): TestIdentity(className: "shop.tests", name: "test_sorts")]
    assertSnapshot(
      explained.text(width: 80, past: past, identities: names), named: "explain-run.txt")
    assertSnapshot(
      explained.json(past: past, identities: names).document, named: "explain-run.json")
  }

  @Test func `a suspect says that re-runs would settle it, a cleared one that they did`() {
    let none = RunPast(leftOut: [], previous: nil, commits: nil)
    #expect(explanation().text(width: 80, past: none).contains("→ suspect: slower"))
    #expect(explanation([64_000]).text(width: 80, past: none).contains("re-runs cleared it"))
  }

  @Test func `a test without a past says so`() {
    let history = QuietSuite(runs: 1).history(of: 0)
    let none = RunPast(leftOut: [], previous: nil, commits: nil)
    let test = TestIdentity(name: "new")
    let explained = DurationExplanation(
      of: TestID(7), named: test, in: JudgedRun(history, by: Policy()), by: Policy())
    #expect(explained.text(width: 80, past: none).contains("too little is known"))
    let run = RunExplanation(of: JudgedRun(history, by: Policy()), by: Policy())
    #expect(run.text(width: 80, past: none, identities: [:]).contains("5 earlier runs are needed"))
  }

  @Test func `text of strangers never reaches the terminal as it is`() {
    let texts = [
      explanation().text(width: 80, past: past),
      RunExplanation(of: JudgedRun(history([]), by: Policy()), by: Policy()).text(
        width: 80, past: past, identities: [:]),
    ]
    for text in texts { #expect(!text.contains("\u{1b}") && !text.contains("\u{202e}")) }
  }

  @Test func `the past replayed, for people, scripts and pull requests`() {
    var suite = QuietSuite(runs: 20)
    suite.runs[10][7] *= 2
    for run in 15..<20 { suite.runs[run][30] *= 2 }
    var backtest = PolicyBacktest(Policy())
    for number in suite.runs.indices {
      backtest.add(JudgedRun(suite.history(of: number), by: Policy()))
    }
    assertSnapshot(backtest.text(width: 80), named: "backtest.txt")
    assertSnapshot(backtest.json.document, named: "backtest.json")
    assertSnapshot(backtest.markdown, named: "backtest.md")
  }

  @Test func `a long series is drawn by medians, with its last value to the right`() {
    let step = (0..<400).map { $0 < 200 ? 1.0 : 2.0 }
    #expect(Sparkline.text(step, width: 8) == "▁▁▁▁████")
    #expect(Sparkline.text(step, marking: 1.5, width: 4) == "▁▁██│▅")
    #expect(Sparkline.text([1, .nan, 2]) == "▁ █")
    #expect(Sparkline.text([.nan]) == "")
    #expect(Sparkline.text([]) == "" && Sparkline.text([3, 3]) == "██")
  }
}
