import History
import Presentation
import TestSupport
import Testing

struct GateReportTests {
  private var report: GateReport {
    var run = RunSummary(
      id: RunID(1), key: RunKey("f3d3c31c9c1d4c0f8a7b6c5d4e3f2a1b"), project: "shop", suite: "full",
      source: "s",
      kind: .trunk, startedAt: Instant(microseconds: 0), isComplete: true,
      environment: EnvironmentClass(cpuModel: "CPU", cores: 4))
    run.branch = "feature/\u{1b}[31mred"
    run.commit = "dd0f831adc75332f952e89195c937d2067e2da44"
    var history = RunHistory(run: run, results: [], trunk: "main")
    history.identities = [
      TestID(1): TestIdentity(className: "tests.unit.test_cart", name: "test_total[it's 1\n2]")
    ]
    return GateReport(
      verdict: .fail, reasons: [], history: history, machineFactor: 1.02,
      rules: [
        RuleReport(
          rule: RuleName("failures"), status: .fail, summary: "1 test failed", limit: .count(0),
          actual: .count(1),
          findings: [
            Finding(
              .test(TestID(1)), summary: "failed", figures: [("attempts", .count(1))],
              evidence: ["AssertionError: \u{1b}]0;title"], next: .lookAtFlaky(TestID(1)))
          ]),
        RuleReport(
          rule: RuleName("coverage-floor"), status: .pass, summary: "85.56 % of lines and branches",
          limit: .percent(80), actual: .percent(85.5596)),
        RuleReport(
          rule: RuleName("parallel-efficiency"), status: .warn,
          summary: "46 % of 2 cores, more than 75 % wanted, which is a long sentence to be wrapped"),
        RuleReport(
          rule: RuleName("improvement"), status: .skipped, summary: "no pin with a target"),
      ])
  }

  @Test func `text for a terminal of 80 columns`() {
    assertSnapshot(
      report.text(width: 80, style: TextStyle(isColored: false)), named: "gate.txt")
  }

  @Test func `the document for scripts`() {
    assertSnapshot(report.json.document, named: "gate.json")
  }

  @Test func `Markdown for a pull request`() {
    assertSnapshot(report.markdown(), named: "gate.md")
  }

  @Test func `no face lets a stranger's escape through`() {
    let colored = report.text(width: 80, style: TextStyle(isColored: true))
    #expect(!colored.contains("\u{1b}[31mred") && !colored.contains("\u{1b}]"))
    for text in [report.json.document, report.markdown()] { #expect(!text.contains("\u{1b}")) }
  }
}
