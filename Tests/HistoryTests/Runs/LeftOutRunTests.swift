import History
import Testing

struct LeftOutRunTests {
  private func run(_ number: Int64, _ change: (inout RunSummary) -> Void = { _ in }) -> RunSummary {
    var run = RunSummary(
      id: RunID(number), key: RunKey("\(number)"), project: "p", suite: "full",
      source: SourceKey("s\(number)"),
      kind: .trunk,
      startedAt: Instant(microseconds: number), isComplete: true,
      environment: EnvironmentClass(cpuModel: "CPU", cores: 2))
    change(&run)
    return run
  }

  @Test func `every run that is in no baseline has a reason, and none of those that are`() {
    let used = run(8)
    var history = RunHistory(
      run: run(9) { $0.baseDepth = 5 }, results: [], trunk: "main")
    history.baseline = [used]
    let earlier = [
      used, run(7) { $0.excludedWhy = "full disk" }, run(6) { $0.isComplete = false },
      run(5) { $0.depth = 6 },
      run(4) { $0.environment = EnvironmentClass(cpuModel: "Other", cores: 8) }, run(3),
      run(2) { $0.counts.tests = 3 }, run(1) { $0.source = SourceKey("s9") },
      run(0) { $0.part = "tests/unit" },
    ]
    let leftOut = history.leftOut(of: earlier)
    #expect(leftOut.map(\.run.id.rawValue) == [7, 6, 5, 4, 3, 2, 1, 0])
    #expect(
      leftOut.map(\.reason) == [
        "excluded: full disk", "incomplete", "newer than the commit that the branch began at",
        "other machine: Other, 8 cores", "no tests", "other labels", "of the same source",
        "a part of the suite: tests/unit",
      ])
  }
}
