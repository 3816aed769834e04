import Foundation
import TestSupport
import Testing

struct ChangesCommandTests {
  private static let jitter: [Double] = [
    0, 1, -1, 2, -2, 1, 0, -1, 2, -1, 0, 1, -2, 1, 0, 2, -1, -2, 1, 0,
  ]

  private func series(_ count: Int, _ factor: (Int) -> Double = { _ in 1 }) -> [Double] {
    (0..<count).map { (100 + Self.jitter[$0 % 20]) * factor($0) }
  }

  private func changes(_ output: String) throws -> [[String: Any]] {
    try document(output)["changes"] as? [[String: Any]] ?? []
  }

  private func indices(_ values: [Double]) throws -> [Int] {
    let text = "value\n" + values.map { "\($0)\n" }.joined()
    let result = try Sandbox().laptime("changes", "--input", "-", "--format", "json", input: text)
    return try changes(result.output).compactMap { $0["index"] as? Int }
  }

  @Test func `steps of any series are found where they are and noise is not`() throws {
    var outliers = series(40) { $0 >= 25 ? 1.2 : 1 }
    (outliers[10], outliers[33]) = (250, 320)
    var spike = series(40)
    spike[20] = 300
    #expect(try indices(series(40)).isEmpty)
    #expect(try indices(spike).isEmpty)
    #expect(try indices(series(40) { $0 >= 25 ? 1.2 : 1 }) == [25])
    #expect(try indices(outliers) == [25])
    #expect(try indices(series(40) { $0 >= 38 ? 1.5 : 1 }) == [38])
    #expect(try indices(series(40) { $0 >= 39 ? 1.5 : 1 }).isEmpty)
    #expect(try indices(series(60) { (20..<40).contains($0) ? 1.3 : 1 }) == [20, 40])
    #expect(try indices(series(60) { $0 >= 30 ? 1.02 : 1 }).isEmpty)
    #expect(try indices((0..<40).map { $0 % 2 == 0 ? 140 : 100 }).isEmpty)
    #expect(
      try indices([Double](repeating: 1, count: 20) + [Double](repeating: 2, count: 20)) == [20])
    #expect(try indices(series(14) { $0 >= 8 ? 1.4 : 1 }) == [8])
  }

  @Test func `slow growth creeps and is no step`() throws {
    let text = "value\n" + series(60) { pow(1.004, Double($0)) }.map { "\($0)\n" }.joined()
    let result = try Sandbox().laptime("changes", "--input", "-", input: text)
    #expect(result.output.contains("Creeping up"))
  }

  @Test func `a column is chosen by its name, and what is no number is refused with its place`()
    throws
  {
    let sandbox = Sandbox()
    let good = "commit,\"time, s\"\n" + (0..<20).map { "c\($0),\($0 < 10 ? 1 : 2)\n" }.joined()
    let result = try sandbox.laptime(
      "changes", "--input", "-", "--column", "time, s", "--label-column", "commit", "--format",
      "json", input: good)
    #expect(try changes(result.output).first?["commit"] as? String == "c10")
    let bad = try sandbox.laptime("changes", "--input", "-", input: "value\n1\nx\n")
    #expect(bad.code == 65 && bad.errors.contains("standard input:3:1: x is no number"))
    #expect(try sandbox.laptime("changes", "--input", "-", input: "a\n1\n").code == 65)
  }

  @Test(arguments: [
    "value\r\n1\r\n1\r\n\r\n\r\n", "\u{feff}value\n1\n\n1\n",
    "\"value\",x\n\"1\",\"a,\"\"b\"\n1,\n",
    "x,value\n,1\n\"a\nb\", 1 \n",
  ])
  func `line ends, blank lines, quotes and a byte order mark are nobody's concern`(text: String)
    throws
  {
    let result = try Sandbox().laptime("changes", "--input", "-", input: text)
    #expect(result.code == 0 && result.output == "no lasting change in 2 values\n", "\(result)")
  }

  @Test func `missing values have a place and no level`() throws {
    let values = (0..<40).map { $0 % 7 == 3 ? "" : $0 < 20 ? "1" : "2" }
    let text = "n,value\n" + values.enumerated().map { "\($0),\($1)\n" }.joined()
    let result = try Sandbox().laptime("changes", "--input", "-", "--format", "json", input: text)
    #expect(try changes(result.output).compactMap { $0["index"] as? Int } == [20])
  }

  @Test(arguments: [
    ("value\n1\n2,\n\"3\n", "4:1: this quote is never closed"),
    ("value\n1\n1,5\n", "3:3: more cells than the header has"),
    ("x,value\n1,2 3\n", "2:3: 2 3 is no number"),
    ("\u{feff}value\nx\n", "2:1: x is no number"), ("a,value\n1,2\n3\n", "3:1: a row without"),
    ("a,value\n1,2\n3,1e\n", "3:3: 1e is no number"), ("", "the file is empty"),
  ])
  func `what is wrong is said with its place`(text: String, message: String) throws {
    let result = try Sandbox().laptime("changes", "--input", "-", input: text)
    #expect(result.code == 65 && result.errors.contains(message), "\(result.errors)")
  }

  @Test func `values of zero and less count`() throws {
    #expect(try indices((0..<40).map { $0 < 20 ? 0 : 5 }) == [20])
    #expect(try indices(series(40) { $0 < 20 ? 1 : 2 }.map { $0 - 150 }) == [20])
  }

  @Test func `all values of a file are looked at, or as many as are asked for`() throws {
    let values = series(1300) { $0 < 100 ? 1 : $0 < 900 ? 2 : 3 }
    #expect(try indices(values) == [100, 900])
    let text = "value\n" + values.map { "\($0)\n" }.joined()
    let last = try Sandbox().laptime(
      "changes", "--input", "-", "--last", "700", "--format", "json", input: text)
    #expect(try changes(last.output).compactMap { $0["index"] as? Int } == [900])
  }

  @Test func `a level that went back is shown as that`() throws {
    let text =
      "value\n" + series(60) { (20..<29).contains($0) ? 100 : 1 }.map { "\($0)\n" }.joined()
    let result = try Sandbox().laptime("changes", "--input", "-", input: text)
    #expect(result.output.contains("no lasting change"))
    #expect(result.output.contains("9 values from value 20"), "\(result.output)")
    let document = try Sandbox().laptime("changes", "--input", "-", "--format", "json", input: text)
    let found = try changes(document.output)
    #expect(found.map { $0["state"] as? String } == ["resolved", "resolved"])
    let excursions = found.compactMap { $0["excursion"] as? [String: Any] }
    #expect(excursions.map { $0["back"] as? Int } == [29, 29])
  }

  @Test func `options of a store are none of a file's`() throws {
    #expect(try Sandbox().laptime("changes", "--input", "x.csv", "--fail-on-new").code == 64)
    #expect(try Sandbox().laptime("changes", "--input", "no-such.csv").code == 66)
    #expect(try Sandbox().laptime("changes", "--last", "0").code == 64)
  }

  @Test
  func `the step of a real history is found as soon as there is a run after it, and nothing else`()
    throws
  {
    let sandbox = Sandbox()
    for number in 1...12 {
      try RecordedHistory.record(number, in: sandbox)
      let result = try sandbox.laptime("changes", "--format", "json")
      let found = try changes(result.output)
      guard number >= 8 else {
        #expect(found.isEmpty, "run \(number)")
        continue
      }
      #expect(found.count == 1, "run \(number): \(result.output)")
      let change = try #require(found.first)
      let test = change["test"] as? [String: Any]
      #expect(test?["id"] as? String == "tests.integration.test_catalog::test_rebuild_catalog")
      #expect(change["commit"] as? String == "c7")
      #expect([change["index"], change["first"], change["last"]].map { $0 as? Int } == [6, 6, 6])
      let ratio = try #require(change["ratio"] as? Double)
      #expect((2.9...3.1).contains(ratio))
    }
  }

  @Test func `each loss is reported once, and not after it was accepted`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let first = try sandbox.laptime("changes", "--fail-on-new", "--format", "json")
    #expect(first.code == 1)
    #expect(try changes(first.output).map { $0["new"] as? Bool } == [true])
    #expect(try document(first.output)["false_alarms_per_100_looks"] as? Double == 1)
    let text = try sandbox.laptime("changes", "--fail-on-new").output
    #expect(text.contains("at most 1 false alarm in 100 looks"))
    let second = try sandbox.laptime("changes", "--fail-on-new", "--format", "json")
    #expect(second.code == 0)
    #expect(try changes(second.output).map { $0["new"] as? Bool } == [false])
    let other = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c7", in: other)
    try other.laptime(
      "accept", "test_rebuild_catalog", "--why", "on purpose", "--author", "ann", "--run", run)
    #expect(try other.laptime("changes", "--fail-on-new").code == 0)
    let accepted = try changes(other.laptime("changes", "--format", "json").output).first
    #expect(accepted?["state"] as? String == "acknowledged")
    #expect(accepted?["reason"] as? String == "on purpose")
    #expect(accepted?["author"] as? String == "ann")
  }

  @Test
  func `changes of some tests are those alone, and of a branch or suite that nobody recorded none`()
    throws
  {
    let sandbox = try RecordedHistory.sandbox()
    #expect(try sandbox.laptime("changes", "--test", "catalog").output.contains("test_rebuild"))
    #expect(try !sandbox.laptime("changes", "--test", "cart").output.contains("test_rebuild"))
    for other in [["--suite", "unit"], ["--branch", "feature"]] {
      let result = try sandbox.laptime("changes", other[0], other[1])
      #expect(result.code == 66 && result.errors.contains(other[1]))
    }
  }

  @Test func `a text is as wide as the terminal`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c7", in: sandbox)
    let texts = [
      ["changes"], ["changes", "--all"], ["explain", run], ["explain", "latest"], ["backtest"],
      ["explain", "test_rebuild_catalog", "--run", run],
    ]
    for arguments in texts {
      let output = try sandbox.run(
        [TestTools.laptime] + arguments, variables: ["COLUMNS": "80"]
      ).output
      // A command that is wrapped cannot be pasted.
      let prose = output.split(separator: "\n").filter { !$0.contains("laptime ") }
      let widest = prose.map(\.count).max() ?? 0
      #expect(widest > 20 && widest <= 80, "\(arguments): \(output)")
    }
  }
}
