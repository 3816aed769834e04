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
    let document = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return document?["changes"] as? [[String: Any]] ?? []
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

  @Test
  func `the step of a real history is found as soon as there is a run after it, and nothing else`()
    throws
  {
    let sandbox = Sandbox()
    for number in 1...12 {
      let folder = Project.fixture("History/\(number < 10 ? "0" : "")\(number)")
      try sandbox.laptime(
        "record", "\(folder)/reportlog.jsonl.gz", "\(folder)/coverage.xml.gz", "--commit",
        "c\(number)", "--branch", "main")
      let result = try sandbox.laptime("changes", "--format", "json")
      let found = try changes(result.output)
      guard number >= 8 else {
        #expect(found.isEmpty, "run \(number)")
        continue
      }
      #expect(found.count == 1, "run \(number): \(result.output)")
      let test = found.first?["test"] as? [String: Any]
      #expect(test?["name"] as? String == "test_rebuild_catalog")
      #expect(found.first?["commit"] as? String == "c7")
      let ratio = try #require(found.first?["ratio"] as? Double)
      #expect((2.7...3.3).contains(ratio))
    }
    #expect(try sandbox.laptime("changes", "--fail-on-new").code == 1)
    #expect(try sandbox.laptime("changes", "--fail-on-new").code == 0)
    let seventh = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT key FROM runs WHERE commit_hash = 'c7'"
    ).output
    let key = String(seventh.split(separator: "\n").last ?? "")
    try sandbox.laptime("accept", "test_rebuild_catalog", "--why", "on purpose", "--run", key)
    #expect(try sandbox.laptime("changes").output.contains("acknowledged"))
    #expect(try sandbox.laptime("backtest").output.hasPrefix("12 runs replayed"))
    let explained = try sandbox.laptime("explain", "test_rebuild_catalog", "--run", key)
    #expect(explained.code == 0 && !explained.output.isEmpty)
  }
}
