import Foundation
import TestSupport

/// Where the examples of a page are run. A page's folder is its own: what one example changes the next one finds.
enum ExamplePlace: String, CaseIterable {
  /// The demo project, a checkout of its newest commit, with the recorded history of its twelve.
  case shop
  /// A small project in git whose tests were never recorded.
  case basket
  /// What other tools left behind.
  case others

  /// A new folder of that kind, as a sandbox that holds it by its name.
  func sandbox() throws -> Sandbox {
    switch self {
    case .shop:
      let sandbox = Sandbox()
      let made = try Self.recordedShop.get()
      try sandbox.run(["cp", "-a", made.path("shop"), sandbox.path("shop")])
      return sandbox
    case .basket: return try Self.basket()
    case .others: return try Self.others()
    }
  }

  private static let recordedShop = Result {
    let sandbox = Sandbox()
    try sandbox.run(["\(Project.tests)/Scripts/make-demo-history.sh", sandbox.path("shop")])
    for number in 1...12 {
      let run = number < 10 ? "0\(number)" : "\(number)"
      let folder = Project.fixture("History/\(run)")
      let record = """
        cd shop && '\(TestTools.laptime)' record '\(folder)/reportlog.jsonl.gz' '\(folder)/coverage.xml.gz' \
        --commit $(git rev-parse run-\(run)) --branch main
        """
      let recorded = try sandbox.run(["sh", "-c", record])
      if recorded.code != 0 { throw Failure(words: recorded.errors) }
    }
    return sandbox
  }

  private static func basket() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "-p", sandbox.path("basket/tests")])
    try sandbox.write(
      """
      import pytest

      PRICES = {"apple": 3, "pear": 4}

      @pytest.mark.parametrize("fruit", PRICES)
      def test_price(fruit):
          assert PRICES[fruit] > 0

      def test_total():
          assert sum(PRICES.values()) == 7

      """, to: "basket/tests/test_basket.py")
    try sandbox.write(".laptime/\n__pycache__/\n.pytest_cache/\n", to: "basket/.gitignore")
    let commit = """
      cd basket && git init -q -b main && git add -A &&
      git -c user.name=x -c user.email=x@example.com commit -q -m 'Add the basket'
      """
    let made = try sandbox.run(["sh", "-c", commit])
    if made.code != 0 { throw Failure(words: made.errors) }
    return sandbox
  }

  private static func others() throws -> Sandbox {
    let sandbox = Sandbox()
    let benchmarks = "others/.benchmarks/Linux-CPython-3.11-64bit"
    try sandbox.run(["mkdir", "-p", sandbox.path(benchmarks)])
    for (fixture, name) in [
      ("pytest/benchmark.json", "\(benchmarks)/0001_base.json"),
      ("pytest/test_durations", "others/.test_durations"),
      ("allure/history.jsonl", "others/history.jsonl"),
      ("pytest/benchmark.json", "others/output.json"),
    ] { try sandbox.run(["cp", Project.fixture(fixture), sandbox.path(name)]) }
    return sandbox
  }

  /// Runs a line of an example as somebody would who sits there, in a terminal of 80 columns; all that it says.
  func run(_ line: String, in sandbox: Sandbox) throws -> String {
    let bin = sandbox.path(".bin")
    try sandbox.run([
      "sh", "-c", "mkdir -p '\(bin)' && ln -sf '\(TestTools.laptime)' '\(bin)/laptime'",
    ])
    let python = TestTools.python.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try sandbox.run(
      ["sh", "-c", "cd \(rawValue) && { \(line)\n} 2>&1"],
      variables: [
        "PATH": "\(bin):\(python):\(path)", "COLUMNS": "80", "TZ": "UTC",
        "PYTHONDONTWRITEBYTECODE": "1",
        "DEMO_SEED": "60201",
      ]
    ).output
  }

  private struct Failure: Error { let words: String }
}
