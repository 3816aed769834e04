import Gate
import History
import Testing

struct CoverageFloorTests {
  /// What is said of a run without coverage after others, the oldest first: the percent that each had.
  private func report(
    after percents: [Int64?], change: (inout RunHistory) -> Void = { _ in }
  ) -> RuleReport? {
    let run = history { history in
      history.baseline = percents.enumerated().reversed().map { place, percent in
        var run = summary("r\(place)", second: Int64(place + 1))
        run.source = "s\(place)"
        run.coverage = percent.map { CoverageCounts(linesCovered: $0, linesTotal: 100) }
        return run
      }
      change(&history)
    }
    return GateRules.judge(run, by: Policy()).rules.first { $0.rule == .coverageFloor }
  }

  private func acceptance(second: Int64, branch: String? = "main") -> Acceptance {
    var acceptance = Acceptance(
      rule: .coverageFloor, test: nil, reason: "moved to another job", author: "ann",
      run: RunID(second), since: Instant(microseconds: second * 1_000_000))
    acceptance.branch = branch
    return acceptance
  }

  @Test func `coverage that went is missed in every run until it is back`() {
    for lost in 0..<20 {
      let report = self.report(after: [90, 90, 90] + Array(repeating: nil, count: lost))
      #expect(report?.status == .warn, "after \(lost) runs without it")
      #expect(report?.findings.first?.next == .accept(.coverageFloor, nil))
    }
  }

  @Test func `a red floor does not become green by losing coverage, lost before or not`() {
    #expect(report(after: [50])?.status == .warn)
    #expect(report(after: [90, 90, nil, nil, nil, 50])?.status == .warn)
  }

  @Test func `coverage older than the baseline is missed too`() {
    let report = self.report(after: [nil, nil]) {
      $0.coverageBefore = [
        .init(
          start: Instant(microseconds: 0),
          coverage: CoverageCounts(linesCovered: 9, linesTotal: 10))
      ]
    }
    #expect(report?.status == .warn)
  }

  @Test func `coverage that is measured now and then, or never was, is not missed`() {
    #expect(report(after: [nil, nil, 90, nil, nil, nil, 90, nil])?.status == .skipped)
    #expect(report(after: [nil, nil])?.status == .skipped)
    #expect(report(after: [])?.status == .skipped)
  }

  @Test func `a loss of coverage that was accepted is told no more, until coverage came back`() {
    let lost: [Int64?] = [90, 90, nil, nil]
    #expect(report(after: lost) { $0.acceptances = [acceptance(second: 3)] }?.status == .skipped)
    let elsewhere = report(after: lost) {
      $0.acceptances = [acceptance(second: 3, branch: "other")]
    }
    #expect(elsewhere?.status == .warn)
    let back = report(after: lost + [90, 90]) { $0.acceptances = [acceptance(second: 3)] }
    #expect(back?.status == .warn)
  }
}
