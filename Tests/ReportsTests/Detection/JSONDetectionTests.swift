import History
import Testing

@testable import Reports

@Suite struct JSONDetectionTests {
  @Test(arguments: [
    ("pytest/plain.jsonl", "pytest-reportlog"), ("pytest/json-report.json", "pytest-json-report"),
    ("pytest/benchmark.json", "pytest-benchmark"), ("pytest/ctrf-reruns.json", "ctrf"),
    ("pytest/durations.txt", "pytest-durations"), ("go/calc.jsonl", "go-test"),
    ("go/build-failed.jsonl", "go-test"), ("go/cover.out", "go-coverprofile"),
    ("rust/libtest.jsonl", "libtest"), ("tap/node.tap", "tap"),
    ("coverage/coverage.json", "coverage-py"), ("coverage/llvm-cov.json", "llvm-cov"),
    ("coverage/lcov.info", "lcov"), ("coverage/node.lcov", "lcov"),
    ("coverage/coverage.xml", "cobertura"), ("go/bench.jsonl", "go-test"),
  ])
  func `a format is known by its content`(fixture: String, format: String) throws {
    let report = try Reading(fixture: fixture)
    #expect(report.summary.format == format)
  }

  @Test func `JSON that is broken is refused where it is broken`() {
    let error = #expect(throws: ReportError.self) {
      try Reading("{\"key\": \"value\",\n  oops}")
    }
    #expect(error?.position == .init(line: 2, column: 3, byte: 19))
  }

  @Test(arguments: [
    "{\"some\": \"thing\"}", "[1, 2]", "[0/1] Planning build", "ok computer", "Hello", "1..x",
    "\u{feff}", "{}", "[]", "slowest durations", "ok  \texample.com/x\t0.01s",
  ])
  func `what is no report is refused`(text: String) {
    let error = #expect(throws: ReportError.self) { try Reading(text) }
    #expect(error?.kind == .malformed)
  }

  @Test func `UTF-16 that is no XML is refused by name`() throws {
    let bytes: [UInt8] = [0xff, 0xfe] + "{\"a\":1}".utf16.flatMap { [UInt8($0 & 0xff), 0] }
    let error = #expect(throws: ReportError.self) {
      try Reading(ReportSource(name: "report", bytes: bytes))
    }
    #expect(error?.reason.contains("UTF-16") == true)
  }
}
