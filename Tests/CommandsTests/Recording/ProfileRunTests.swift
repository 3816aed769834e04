import Foundation
import TestSupport
import Testing

/// `run --profile` with pytest, and what `explain` says of it.
struct ProfileRunTests {
  private let tests = """
    from shop import total
    def test_total(): assert total(["1,20"] * 3) == 360
    def test_other(): pass
    """

  private func shop(sleeping seconds: String) -> String {
    """
    import time


    def parse_price(text):
        time.sleep(\(seconds))
        return int(text.replace(",", ""))


    def total(prices):
        return sum(map(parse_price, prices))
    """
  }

  private func run(_ sandbox: Sandbox, _ options: [String], _ pytest: [String]) throws
    -> ProgramResult
  {
    try sandbox.run(
      [TestTools.laptime, "run", "--no-probe", "--branch", "main"] + options
        + ["--", TestTools.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"] + pytest,
      variables: ["PYTHONDONTWRITEBYTECODE": "1"])
  }

  @Test(arguments: [[], ["-n", "2"]])
  func `explain names the function that became slower`(pytest: [String]) throws {
    let sandbox = Sandbox()
    try sandbox.write(tests, to: "test_shop.py")
    try sandbox.write(shop(sleeping: "0.01"), to: "shop.py")
    #expect(try run(sandbox, ["--profile"], pytest).code == 0)
    try sandbox.write("\n\n" + shop(sleeping: "0.1"), to: "shop.py")
    let slow = try run(sandbox, ["--profile"], pytest)
    #expect(slow.code == 0 && slow.output.contains("2 passed"), "\(slow.output)")
    #expect(!slow.output.contains("laptime"))
    #expect(slow.errors.contains("profile of cProfile"), "\(slow.errors)")
    for subject in ["latest", "test_total"] {
      let said = try sandbox.laptime("explain", subject).output
      #expect(said.contains("functions that grew since run"), "\(said)")
      // A loaded machine sleeps longer, and no shorter.
      #expect(said.contains(/parse_price \(shop\.py:6\)  \d+(\.\d+)? ms → [3-9]/), "\(said)")
    }
    let json = try sandbox.laptime("explain", "latest", "--format", "json").output
    let document =
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
    let first = (document["functions"] as? [[String: Any]])?.first
    #expect(first?["function"] as? String == "parse_price", "\(json)")
    #expect((first?["after_us"] as? Int ?? 0) >= 300_000)
  }

  @Test func `a profile without reports joins the run of its commit`() throws {
    let sandbox = Sandbox()
    try sandbox.write("def test_one(): pass\n", to: "test_one.py")
    #expect(try run(sandbox, ["--commit", "abc1234"], []).code == 0)
    let profile = Project.fixture("profiles/cprofile-3.11.pstats")
    let record = ["record", "--branch", "main", "--commit", "abc1234", "--profile"]
    let recorded = try sandbox.run([TestTools.laptime] + record + [profile])
    #expect(recorded.code == 0 && recorded.output.contains("added coverage"), "\(recorded.errors)")
    let rows = try sandbox.laptime("query", "profile", "--format", "csv").output
    #expect(rows.contains("parse_price,shopkit.py,6"), "\(rows)")
    #expect(try sandbox.run([TestTools.laptime] + record + ["test_one.py"]).code == 65)
    #expect(try sandbox.laptime("record").code == 64)
  }

  @Test func `a command that nobody profiles is refused before it runs`() throws {
    let sandbox = Sandbox()
    let result = try sandbox.laptime("run", "--profile", "--", "touch", "ran")
    #expect(result.code == 64 && result.errors.contains("laptime record --profile FILE"))
    #expect(sandbox.bytes(of: "ran") == nil)
  }
}
