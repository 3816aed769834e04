import History
import Testing

@testable import Reports

struct SwiftTestingEventsTests {
  @Test func `the tests of a real run are those of its JUnit report`() throws {
    let events = try Reading(fixture: "swift/events.jsonl")
    let junit = try Reading(fixture: "swift/swift-testing.xml")
    #expect(events.summary.format == "swift-testing")
    #expect(events.outcomesByTest == junit.outcomesByTest)
    #expect(events.attempts.allSatisfy { $0.outcome == .skipped || ($0.duration ?? -1) >= 0 })
    #expect(events.attempts.allSatisfy { $0.outcome == .skipped || $0.start != nil })
    #expect(Set(events.attempts.map(\.test.file)).count == 1)
    #expect(events.summary.isComplete)
    #expect(events.summary.wallIsMeasured)
  }

  @Test func `a known issue is an expected failure, a warning is none`() throws {
    func line(_ kind: String, _ more: String = "", at time: String = "1.5") -> String {
      """
      {"kind":"event","version":0,"payload":{"kind":"\(kind)","testID":"M.a()/T.swift:1:2",\
      "instant":{"absolute":\(time),"since1970":1795347955.5},"messages":[{"text":"told"}]\(more)}}

      """
    }
    let start =
      #"{"kind":"test","version":0,"payload":{"kind":"function","id":"M.a()/T.swift:1:2","name":"a()"}}"#
      + "\n" + line("testStarted", at: "1.0")
    let known = try Reading(
      start + line("issueRecorded", #","issue":{"isKnown":true}"#) + line("testEnded")
        + line("runEnded"))
    #expect(known.lines == ["xfailed M::a()"])
    #expect(known.attempts.map(\.duration) == [500_000])
    let warned = try Reading(
      start + line("issueRecorded", #","issue":{"isKnown":false,"severity":"warning"}"#)
        + line("testEnded") + line("runEnded"))
    #expect(warned.outcomes == [.passed])
    let failed = try Reading(
      start + line("issueRecorded", #","issue":{"isKnown":false}"#) + line("testEnded"))
    #expect(failed.outcomes == [.failed])
    #expect(failed.attempts[0].failures.map(\.message) == ["told"])
    #expect(!failed.summary.isComplete)
    #expect(try Reading(start).outcomes == [.crashed])
  }
}
