import Foundation
import TestSupport
import Testing

struct RunsCommandTests {
  private func facts(_ arguments: String..., in sandbox: Sandbox) throws -> [String: String] {
    let text = try sandbox.run(
      [TestTools.laptime, "runs", "show"] + arguments + ["--format", "json"]
    ).output
    let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        ("\(row["part"] ?? "") \(row["fact"] ?? "")", "\(row["value"] ?? "")")
      })
  }

  @Test func `all that was told of a run is shown`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite name='pytest'><testcase classname='c' name='a' time='1'/></testsuite>",
      to: "junit.xml")
    try sandbox.write(
      "<testsuite><testcase classname='c' name='a'/><testcase classname='c' name='b'/></testsuite>",
      to: "before.xml")
    try sandbox.laptime("record", "before.xml", "--branch", "main", "--commit", "before")
    try sandbox.laptime(
      "record", "junit.xml", "--branch", "topic", "--commit", "abc", "--wall", "2s", "--workers",
      "3",
      "--label", "db=sqlite", "--label", "python=3.12", "--run-key", "night",
      "--build-link", "https://example.org/7")
    try sandbox.laptime(
      "accept", "--rule", "missing-tests", "--why", "generated", "--author", "ann")
    try sandbox.laptime("runs", "exclude", "latest", "--why", "the disk was full")
    let facts = try facts(RecordedHistory.run(of: "abc", in: sandbox), in: sandbox)
    let told = [
      "run branch": "topic", "run run_key": "night", "run build": "https://example.org/7",
      "run suite": "full", "run excluded_why": "the disk was full", "source commit": "abc",
      "source order": "start", "label db value": "sqlite", "label python value": "3.12",
      "machine workers": "3", "machine wall_us": "2000000", "machine wall_source": "option",
      "report junit.xml format": "junit", "counts tests": "1", "counts attempts": "1",
      "accepted missing-tests reason": "generated", "accepted missing-tests author": "ann",
    ]
    for (fact, value) in told { #expect(facts[fact] == value, "\(fact): \(facts[fact] ?? "none")") }
    let size = try Int(#require(facts["report junit.xml size_bytes"]))
    #expect(size == sandbox.bytes(of: "junit.xml")?.count)
  }

  @Test func `people see units, and the run that they name`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c3", in: sandbox)
    let text = try sandbox.laptime("runs", "show", String(run.prefix(8))).output
    #expect(text.contains(run) && text.contains("c3"))
    let size = #/report .*reportlog\.jsonl\.gz +size +\d+(?:\.\d+)? [KM]B/#
    #expect(text.contains(size), "\(text)")
    #expect(text.contains(#/counts +tests +[\d.]+ m?s/#), "\(text)")
    #expect(try facts(run, in: sandbox)["run id"] == run)
    #expect(try sandbox.laptime("runs", "show", "ffff").code == 66)
  }
}
