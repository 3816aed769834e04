import Foundation
import TestSupport
import Testing

/// `tiers` over many runs: what stays, what moves, and pytest's marks.
struct TierCommandTests {
  /// Records a run in which tests took so many milliseconds.
  private func record(_ times: [(name: String, time: Int)], run: Int, in sandbox: Sandbox) throws {
    let cases = times.map {
      #"<testcase file="test_a.py" classname="test_a" name="\#($0.name)" time="\#(Double($0.time) / 1000)"/>"#
    }
    try sandbox.write(
      #"<testsuite name="pytest" tests="\#(times.count)">\#(cases.joined())</testsuite>"#,
      to: "junit.xml")
    let day = run < 10 ? "0\(run)" : "\(run)"
    let recorded = try sandbox.laptime(
      "record", "junit.xml", "--commit", "c\(run)", "--branch", "main", "--wall", "2s",
      "--started-at", "2026-03-\(day)T10:00:00.25Z")
    #expect(recorded.code == 0, "\(recorded.errors)")
  }

  private func tier(of test: String, in sandbox: Sandbox) throws -> String? {
    let output = try sandbox.laptime("tests", test, "--format", "csv").output
    return output.split(separator: "\n").last?.split(separator: ",").dropFirst(2).first
      .map(String.init)
  }

  @Test func `a test does not hop over the noise around a bound, and goes where it stays`() throws {
    let sandbox = Sandbox()
    var random = Generator(seed: 7)
    var tiers: [String?] = []
    for run in 1...24 {
      let noise = Int.random(in: 88...117, using: &random)
      try record(
        [("test_near", run == 1 ? 95 : noise), ("test_grew", run < 12 ? 50 : 400)], run: run,
        in: sandbox)
      if run >= 5 { tiers.append(try tier(of: "test_near", in: sandbox)) }
    }
    #expect(Set(tiers).count == 1, "\(tiers)")
    #expect(try tier(of: "test_grew", in: sandbox) == "medium")
    // The commands agree.
    let rows = try sandbox.laptime("tiers", "--format", "csv").output
    #expect(rows.contains("medium,"))
    #expect(try sandbox.laptime("show", "test_grew").output.contains("medium"))
  }

  @Test func `what moved since the pinned baseline is told`() throws {
    let sandbox = Sandbox()
    for run in 1...6 {
      try record([("test_cut", 2000), ("test_same", 20), ("test_grew", 30)], run: run, in: sandbox)
    }
    #expect(try sandbox.laptime("tiers", "--moved").code == 66)
    #expect(try sandbox.laptime("baseline", "pin", "before").code == 0)
    #expect(try sandbox.laptime("tiers", "--moved").output.contains("no test is of another tier"))
    for run in 7...12 {
      try record([("test_cut", 40), ("test_same", 21), ("test_grew", 300)], run: run, in: sandbox)
    }
    let text = try sandbox.laptime("tiers").output
    #expect(
      text.split { $0.isWhitespace }.joined(separator: " ").contains(
        "2 tests moved since baseline before: 1 fast → medium, 1 slow → fast"), "\(text)")
    let moved = try sandbox.laptime("tiers", "--moved", "--format", "csv").output
    #expect(
      moved.split(whereSeparator: \.isNewline) == [
        "test,was,tier,was_us,median_us", "test_a::test_grew,fast,medium,30000,165000",
        "test_a::test_cut,slow,fast,2000000,1020000",
      ])
    #expect(try sandbox.laptime("tiers", "--moved", "--baseline", "none").code == 66)
    #expect(try sandbox.laptime("tiers", "--baseline", "before").code == 64)
  }

  @Test func `marks make pytest -m fast work, new tests and marks by hand among them`() throws {
    let sandbox = Sandbox()
    let source = """
      import pytest
      def test_quick(): pass
      @pytest.mark.parametrize("text", ["it's", "\\N{GRINNING FACE}", "a]b"])
      def test_middle(text): pass
      class TestSlow:
        def test_slow(self): pass
      @pytest.mark.slow
      def test_by_hand(): pass

      """
    try sandbox.run(["mkdir", "tests"])
    try sandbox.write(source, to: "tests/test_a.py")
    try sandbox.write(
      "[pytest]\nstrict_markers = true\nmarkers =\n  slow: by hand\n", to: "pytest.ini")
    func pytest(_ arguments: String...) throws -> ProgramResult {
      try sandbox.run(
        [TestTools.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"] + arguments,
        variables: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "."])
    }
    #expect(try pytest("--report-log=log.jsonl").code == 0)
    // As if they had taken longer.
    let log = String(decoding: try #require(sandbox.bytes(of: "log.jsonl")), as: UTF8.self)
    let lines = log.split(separator: "\n").map { line -> String in
      let time = line.contains("test_middle") ? "0.2" : line.contains("test_slow") ? "3.0" : "0.001"
      return String(line).replacing(/"duration": [0-9.e-]+/, with: "\"duration\": \(time)")
    }
    try sandbox.write(lines.joined(separator: "\n"), to: "log.jsonl")
    #expect(try sandbox.laptime("record", "log.jsonl", "--wall", "4s").code == 0)
    let plugin = try sandbox.laptime("tiers", "--markers")
    #expect(plugin.code == 0, "\(plugin.errors)")
    try sandbox.write(plugin.output, to: "laptime_tiers.py")
    try sandbox.write(source + "def test_new(): pass\n", to: "tests/test_a.py")
    func passed(_ expression: String, _ more: String...) throws -> String {
      let result = try sandbox.run(
        [TestTools.python, "-m", "pytest", "-q", "-p", "laptime_tiers", "-m", expression] + more,
        variables: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "."])
      #expect(result.code == 0, "\(result.output)\(result.errors)")
      return String(result.output.firstMatch(of: /\d+ passed/)?.0 ?? "")
    }
    #expect(try passed("fast") == "2 passed")
    #expect(try passed("medium") == "3 passed")
    #expect(try passed("slow", "-n", "2") == "2 passed")
    #expect(try passed("fast or medium") == "5 passed")
    #expect(try passed("not slow") == "5 passed")
    #expect(try passed("new") == "1 passed")
    // As a conftest.py it works too, without an option.
    try sandbox.write(plugin.output, to: "tests/conftest.py")
    #expect(try pytest("-m", "fast").output.contains("2 passed"))
  }

  @Test func `a runner without marks is told what to type`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      #"{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0.1}"# + "\n"
        + #"{"Action":"pass","Package":"p","Elapsed":0.1}"# + "\n", to: "go.jsonl")
    #expect(try sandbox.laptime("record", "go.jsonl").code == 0)
    let result = try sandbox.laptime("tiers", "--markers")
    #expect(result.code == 64 && result.errors.contains("laptime select --tier fast"))
  }
}
