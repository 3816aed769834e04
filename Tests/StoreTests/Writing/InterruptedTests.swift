import History
import Testing

@testable import Store

/// Of a test that was running when something put an end to all nobody knows whether it fails.
struct InterruptedTests {
  private func record(endedBy end: CommandEnd?) throws -> RecordedRun {
    var open = attempt("open", .crashed, nil)
    open.wasRunning = true
    return try TestStore().record([report([attempt("a"), open], isComplete: false)]) {
      $0.measurement = end.map { Measurement(wall: 1, user: 1, system: 1, end: $0) }
    }
  }

  @Test func `what was running when the command was killed did not fail`() throws {
    for code in [124, 130, 137, 143] {
      let run = try record(endedBy: CommandEnd(code: code, meaning: .interrupted))
      #expect(run.counts.tests == 1 && run.counts.errored == 0, "\(code)")
      #expect(!run.isComplete)
    }
    var swallowed = CommandEnd(code: 0, meaning: .passed)
    swallowed.tellsOfInterruption = true
    #expect(try record(endedBy: swallowed).counts.errored == 0)
  }

  @Test func `what was running when the command died by itself crashed`() throws {
    for end in [
      nil, CommandEnd(code: 139, signal: 11, meaning: .other),
      CommandEnd(code: 1, meaning: .testsFailed),
    ] {
      #expect(try record(endedBy: end).counts.errored == 1)
    }
  }
}
