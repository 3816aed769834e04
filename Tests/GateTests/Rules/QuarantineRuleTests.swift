import Analysis
import Gate
import History
import Quarantine
import Testing

struct QuarantineRuleTests {
  private let now = Instant(iso8601: "2026-11-24") ?? Instant(microseconds: 0)

  /// What the gate says of one failing test, `t`, under a quarantine file.
  private func judge(
    _ file: String, state: TestState? = .flaky, ofTrunk: String? = nil, mayBeOfChange: Bool = false,
    isSeen: (String) -> Bool = { _ in true }
  ) -> GateReport {
    let (quarantine, problems) = QuarantinedTests.parse(file)
    var reviewed = ReviewedQuarantine(
      path: "quarantine.txt", quarantine: quarantine, problems: problems,
      review: QuarantineReview(
        quarantine, now: now, tests: 100, state: { _ in state }, lastSeen: { _ in now },
        isSeen: isSeen))
    reviewed.ofTrunk = ofTrunk.map { QuarantinedTests.parse($0).quarantine }
    reviewed.mayBeOfChange = mayBeOfChange
    let failing = history([.failed, .passed]) { history in
      history.identities = [TestID(1): TestIdentity(name: "t")]
      history.fingerprints = [TestID(1): ["1:abcd"]]
    }
    let judged = JudgedRun(failing, quarantine: reviewed, by: Policy())
    return GateRules.checked(judged, by: Policy())
  }

  private func status(_ rule: RuleName, _ report: GateReport) -> RuleStatus? {
    report.rules.first { $0.rule == rule }?.status
  }

  @Test func `a quarantined failure does not fail the gate and is told`() {
    let report = judge("t owner=me expires=2026-12-01")
    #expect(report.verdict == .pass)
    let failures = report.rules.first { $0.rule == RuleName.failures }
    #expect(failures?.summary.contains("1 failed in quarantine") == true)
    #expect(failures?.findings.map(\.summary) == ["failed, quarantined until 2026-12-01 (me)"])
    #expect(status(.quarantine, report) == .pass)
  }

  @Test func `a failure that the change itself quarantines is a warning`() {
    let line = "t owner=me expires=2026-12-01"
    for report in [
      judge(line, state: .healthy, ofTrunk: "u owner=me expires=2026-12-01"),
      judge(line, state: .healthy, mayBeOfChange: true),
    ] {
      #expect(report.verdict == .pass && status(.failures, report) == .warn)
      let finding = report.rules.first { $0.rule == RuleName.failures }?.findings.first
      #expect(finding?.summary.contains("quarantined by this change") == true)
    }
    let known = judge(line, ofTrunk: "t owner=you expires=2026-11-30")
    #expect(status(.failures, known) == .pass, "the trunk has a line of the test")
  }

  @Test(arguments: [
    "t owner=me expires=2026-11-23", "t expires=2026-12-01", "t owner=me",
    "t owner=me added=2026-11-01 expires=2026-12-30",
  ])
  func `a line with an objection fails the gate and suspends nothing`(line: String) {
    let report = judge(line)
    #expect(status(.quarantine, report) == .fail)
    #expect(status(.failures, report) == .fail)
  }

  @Test func `a broken test cannot be hidden`() {
    let report = judge("t owner=me expires=2026-12-01", state: .broken)
    #expect(status(.quarantine, report) == .fail)
    #expect(status(.failures, report) == .fail)
  }

  @Test func `a line that cannot be read fails the gate and says where`() {
    let report = judge("t owner=me expires=soon")
    let rule = report.rules.first { $0.rule == RuleName.quarantine }
    #expect(rule?.status == .fail)
    #expect(rule?.findings.first?.summary.hasPrefix("quarantine.txt:1:20: ") == true)
  }

  @Test func `a line that names no test warns, a pattern fails, and both say what to write`() {
    let line = "owner=me expires=2026-12-01"
    for (name, expected) in [("typo", RuleStatus.warn), ("test_*", .fail)] {
      let report = judge("\(name) \(line)", isSeen: { _ in false })
      let rule = report.rules.first { $0.rule == RuleName.quarantine }
      #expect(rule?.status == expected)
      #expect(rule?.summary.hasPrefix("0 tests quarantined") == true)
      #expect(rule?.findings.first?.summary.hasPrefix("quarantine.txt:1: \(name) ") == true)
      #expect(rule?.findings.first?.next == .listTests)
      #expect(status(.failures, report) == .fail)
    }
  }

  @Test func `a line with a fingerprint suspends that failure alone`() {
    let owned = "owner=me expires=2026-12-01"
    #expect(judge("t \(owned) fingerprint=1:ab").verdict == .pass)
    #expect(judge("t \(owned) fingerprint=1:0000").verdict == .fail)
  }

  @Test func `another test's line suspends nothing`() {
    #expect(judge("u owner=me expires=2026-12-01").verdict == .fail)
  }
}
