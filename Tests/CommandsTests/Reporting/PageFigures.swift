import Foundation
import History
import TestSupport

/// What commands say that views of the page must show too, by view.
struct PageFigures {
  private let sandbox: Sandbox

  init(_ sandbox: Sandbox) { self.sandbox = sandbox }

  /// The texts of each view as JSON.
  func json() throws -> String {
    let figures = try [
      "": overview(), "run": run(), "flaky": flaky(), "slow": slow(), "coverage": coverage(),
      "verdicts": verdicts(), "grid": ["359 tests × 12 runs"],
    ].merging(tests()) { first, _ in first }
    return String(decoding: try JSONSerialization.data(withJSONObject: figures), as: UTF8.self)
  }

  private typealias Row = [String: Any]

  private func rows(_ arguments: String...) throws -> [Row] {
    let output = try sandbox.run([TestTools.laptime] + arguments + ["--format", "json"]).output
    return try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [Row] ?? []
  }

  private func time(_ value: Any?) -> String {
    (value as? NSNumber).map { Units.duration($0.int64Value) } ?? "–"
  }

  private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

  private func gate() throws -> Row {
    try document(sandbox.laptime("gate", "--run", "latest", "--format", "json").output)
  }

  private func overview() throws -> [String] {
    let newest = try rows("runs", "--limit", "1")[0]
    let rules = try gate()["rules"] as? [Row] ?? []
    let flaky = try document(sandbox.laptime("flaky", "--format", "json").output)
    let changes = try document(sandbox.laptime("changes", "--format", "json").output)
    let groups = changes["groups"] as? [Row] ?? []
    return rules.compactMap { $0["summary"] as? String }
      + [time(newest["wall_us"]), newest["run"] as? String ?? "", "Fail: "]
      + [Units.fixed(number(flaky["flakes_per_run"]), decimals: 2) + " expected in a run"]
      + groups.map { String(($0["commit"] as? String ?? "").prefix(10)) }
  }

  private func run() throws -> [String] {
    let workers = try rows("workers").flatMap { [time($0["busy_us"]), time($0["last_us"])] }
    let rules = try gate()["rules"] as? [Row] ?? []
    let slower = rules.first { $0["rule"] as? String == "duration-regression" }
    let findings = slower?["findings"] as? [Row] ?? []
    let work = try time(rows("trend", "--limit", "1")[0]["tests_us"])
    return workers + [work]
      + findings.flatMap {
        [time($0["duration_us"]), "×" + Units.fixed(number($0["ratio"]), decimals: 2)]
      }
  }

  /// Every ninth test, searched for; and of one test all runs of which the page is exact.
  private func tests() throws -> [String: [String]] {
    let all = try rows("tests", "--limit", "1000")
    let states = try document(
      sandbox.laptime("flaky", "--all", "--limit", "1000", "--format", "json").output)
    let known = Dictionary(
      (states["tests"] as? [Row] ?? []).map {
        (($0["test"] as? Row)?["id"] as? String ?? "", $0["state"] as? String ?? "")
      }, uniquingKeysWith: { first, _ in first })
    var figures: [String: [String]] = [:]
    for place in stride(from: 0, to: all.count, by: 9) {
      let id = all[place]["test"] as? String ?? ""
      let isHere = (all[place]["last_seen"] as? String) == (all.last?["last_seen"] as? String)
      figures["tests?q=\(Self.encoded(id))"] = [
        time(all[place]["median_us"]), all[place]["tier"] as? String ?? "–",
        isHere ? known[id] ?? "" : "",
      ]
    }
    let test = "tests.integration.test_catalog::test_rebuild_catalog"
    let history = try rows("history", test).prefix(3)
    figures["test/\(Self.encoded(test))"] =
      history.flatMap { [$0["run"] as? String ?? "", time($0["duration_us"])] } + [test]
    return figures
  }

  private func flaky() throws -> [String] {
    let list = try document(sandbox.laptime("flaky", "--format", "json").output)
    return (list["tests"] as? [Row] ?? []).flatMap { test in
      [
        ((test["test"] as? Row)?["name"] as? String) ?? "", time(test["cost_us"]),
        Units.fixed(number(test["p_flaky"]), decimals: 2),
        Units.fixed(100 * number(test["rate"]), decimals: 1) + " %",
        "flaked on \(test["flakes"] ?? "") of \(test["runs"] ?? "") source",
      ]
    }
  }

  private func slow() throws -> [String] {
    try rows("slowest", "--limit", "5").map { time($0["median_us"]) }
      + rows("slowest", "--by", "growth", "--limit", "1").flatMap {
        ["+" + time($0["grew_us"]), "×" + Units.fixed(number($0["growth_ratio"]), decimals: 2)]
      }
      + rows("fixtures", "--limit", "3").flatMap {
        [time($0["would_save_us"]), time($0["typical_us"])]
      }
      + rows("tiers").flatMap { [time($0["time_us"]), "\($0["tests"] ?? "")"] }
  }

  private func coverage() throws -> [String] {
    try rows("coverage").flatMap { file in
      [
        (file["file"] as? String ?? "").split(separator: "/").last.map(String.init) ?? "",
        Units.percent(number(file["coverage_percent"]), against: 80),
        "\(file["missing"] ?? "")", file["what"] as? String ?? "",
      ]
    }
  }

  private func verdicts() throws -> [String] {
    try rows("verdicts").flatMap { verdict in
      ["verdict", "run", "failed", "warned"].map { verdict[$0] as? String ?? "" }
    }
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
  }
}
