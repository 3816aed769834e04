import Analysis
import History
import Testing

struct FailureCauseTests {
  private func failure(_ message: String, second: Int64) -> SeenFailure {
    SeenFailure(
      run: RunKey("run\(second)"), seen: Instant(microseconds: second * 1_000_000), commit: nil,
      failure: Failure(message: message))
  }

  @Test func `failures that differ in what varies have one cause, the most frequent first`() {
    let causes = FailureCause.causes(of: [
      failure("could not connect to port 8123", second: 9),
      failure("took 1.25 s, at most 1 s allowed", second: 8),
      failure("took 3.5 s, at most 1 s allowed", second: 4),
    ])
    #expect(causes.map(\.count) == [2, 1])
    #expect(causes.map(\.newest.run.text) == ["run8", "run9"])
    #expect(causes.map(\.oldest.run.text) == ["run4", "run9"])
  }

  @Test func `no failures have no cause`() {
    #expect(FailureCause.causes(of: []).isEmpty)
  }
}
