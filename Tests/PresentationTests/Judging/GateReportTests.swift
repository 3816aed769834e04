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

  /// The report of a run that nothing is wrong with; without a past it is the first one.
  private func passing(isFirst: Bool) -> GateReport {
    var report = report
    report.verdict = .pass
    report.history.run.branch = "main"
    report.history.run.counts = RunCounts()
    for _ in 0..<8 { report.history.run.counts.add(.passed) }
    report.history.run.counts.add(.skipped)
    report.history.run.wall = WallTime(microseconds: 5_340_000, origin: .measured)
    report.rules = ["command", "failures", "missing-tests", "skipped-tests", "suite-time"].map {
      RuleReport(
        rule: RuleName($0), status: .pass, summary: "well",
        limit: $0 == "suite-time" ? .microseconds(120_000_000) : nil)
    }
    report.rules += ["improvement", "tier-budget"].map {
      var rule = RuleReport(rule: RuleName($0), status: .skipped, summary: "nobody asked")
      rule.lack = .use
      return rule
    }
    if isFirst {
      for (name, runs) in [("new-flaky", 1), ("duration-regression", 5)] {
        var rule = RuleReport(rule: RuleName(name), status: .skipped, summary: "too few runs")
        rule.lack = .earlierRuns(runs)
        report.rules.append(rule)
      }
    } else {
      report.history.baseline = [report.history.run]
    }
    return report
  }

  private var comment: String {
    ReviewComment(report, topic: CommentTopic(project: "shop", suite: "full")).markdown.text
  }

  private let plain = TextStyle(isColored: false)

  @Test func `a pass is told in a few lines`() {
    let text = passing(isFirst: false).text(width: 80, style: plain)
    assertSnapshot(text, named: "gate-pass.txt")
    #expect(text.split(separator: "\n").count <= 5)
  }

  @Test func `the first run greets`() {
    assertSnapshot(passing(isFirst: true).text(width: 80, style: plain), named: "gate-first.txt")
  }

  @Test func `a duet is a line of its own, where there is a commit to compare with`() {
    var report = passing(isFirst: true)
    #expect(!report.text(width: 80, style: plain).contains("duet"))
    report.hasBase = true
    report.command = ["pytest", "-q"]
    let lines = report.text(width: 80, style: plain).split(separator: "\n")
    #expect(lines.contains("    → laptime duet -- pytest -q"))
  }

  @Test func `verbose text has a line for every rule`() {
    let report = passing(isFirst: true)
    let lines = report.text(width: 80, style: plain, isVerbose: true).split(separator: "\n")
    for rule in report.rules { #expect(lines.count { $0.contains(" \(rule.rule)  ") } == 1) }
  }

  @Test func `where nothing can be judged it is said why and what to type`() {
    let text = GateReport.noDataText(
      "no run of commit dd0f831a is recorded", next: ["laptime run -- pytest"], width: 80,
      style: plain)
    #expect(
      text == """
        – no data   no run of commit dd0f831a is recorded
                    → laptime run -- pytest

        """)
  }

  @Test func `a command that is shown stays on one line, with the runner that was recorded`() {
    var report = report
    report.command = ["pytest", "-n", "8", "-k", "not slow"]
    report.rules[0].findings[0].next = .retryFailures(run: report.history.run.key)
    let text = report.text(width: 40, style: plain)
    #expect(
      text.contains("→ laptime run --retry 2 --attempt-of f3d3c31c -- pytest -n 8 -k 'not slow'\n"))
  }

  @Test func `no line of prose is wider than the terminal`() {
    for width in [40, 80, 120] {
      for report in [report, passing(isFirst: true), passing(isFirst: false)] {
        for line in report.text(width: width, style: plain).split(separator: "\n")
        where !line.contains("→") && !line.contains("::") && !line.contains("  next: ") {
          #expect(TerminalText.width(String(line)) <= width, "\(line)")
        }
      }
    }
  }

  @Test func `text for a terminal of 80 columns`() {
    assertSnapshot(
      report.text(width: 80, style: TextStyle(isColored: false)), named: "gate.txt")
  }

  @Test func `the document for scripts`() {
    assertSnapshot(report.json.document, named: "gate.json")
  }

  @Test func `Markdown for a pull request`() {
    assertSnapshot(comment, named: "gate.md")
  }

  @Test func `no face lets a stranger's escape through`() {
    let colored = report.text(width: 80, style: TextStyle(isColored: true))
    #expect(!colored.contains("\u{1b}[31mred") && !colored.contains("\u{1b}]"))
    for text in [report.json.document, comment] { #expect(!text.contains("\u{1b}")) }
  }
}
