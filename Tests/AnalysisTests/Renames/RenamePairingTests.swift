import Analysis
import History
import Testing

struct RenamePairingTests {
  private func pairs(_ gone: [String], _ new: [String]) -> [String] {
    func identity(_ id: String) -> TestIdentity {
      let parts = id.split(separator: "|", maxSplits: 1).map(String.init)
      return TestIdentity(className: parts[0], name: parts[1])
    }
    return RenamePairing.pairs(gone: gone.map(identity), new: new.map(identity))
      .map { "\(gone[$0.gone]) → \(new[$0.new])" }
  }

  @Test func `a test that got a longer name is paired`() {
    let pairs = pairs(
      [
        "tests.unit.test_cart.TestCart|test_describe",
        "tests.unit.test_textutil|test_plural_default",
      ],
      ["tests.unit.test_cart.TestCart|test_describe_is_sorted"])
    #expect(
      pairs == [
        "tests.unit.test_cart.TestCart|test_describe → "
          + "tests.unit.test_cart.TestCart|test_describe_is_sorted"
      ])
  }

  @Test func `two candidates for one test leave all unpaired`() {
    #expect(pairs(["C|test_describe"], ["C|test_describe_sorted", "C|test_describe_short"]) == [])
    #expect(pairs(["C|test_describe", "C|test_describe_it"], ["C|test_describe_it_all"]) == [])
  }

  @Test(arguments: [
    ("C|test_recieve_message", "C|test_receive_message"), ("C|testParseURL", "C|testParsesURL"),
    ("C|test_parse[1-2]", "C|test_parse_pair[1-2]"), ("C|test_parse[eur]", "C|test_parse[eur-x]"),
    ("a.b.TestCart|test_x", "a.c.TestCart|test_x"),
  ])
  func `a likely rename is paired`(gone: String, new: String) {
    #expect(pairs([gone], [new]) == ["\(gone) → \(new)"])
  }

  @Test(arguments: [
    ("C|test_plural_default", "C|test_plural_many"), ("C|test_v1_api", "C|test_v2_api"),
    ("C|test_a", "C|test_b"), ("C|test", "C|test_everything"),
    ("C|test_parse[1]", "C|test_parse[2]"),
    ("C|test_cart", "C|test_cart_total_is_rounded_to_cents"), ("C|test_x", "D|test_x"),
    ("C|test_empty", "D|test_empty"),
  ])
  func `what may be another test is not paired`(gone: String, new: String) {
    #expect(pairs([gone], [new]) == [])
  }

  @Test func `the cases of a renamed test are paired by their parameters`() {
    let gone = (1...40).map { "C|test_slug[\($0)]" }
    let new = (1...40).reversed().map { "C|test_slug_text[\($0)]" }
    #expect(pairs(gone, new) == (1...40).map { "C|test_slug[\($0)] → C|test_slug_text[\($0)]" })
  }

  @Test func `a class that moved as a whole is paired`() {
    let names = ["test_empty", "test_full", "test_half"]
    #expect(pairs(names.map { "C|\($0)" }, names.map { "D|\($0)" }).count == 3)
    #expect(pairs(names.map { "C|\($0)" }, names.dropLast().map { "D|\($0)" }) == [])
  }

  @Test func `the cost is bounded for many and for long names`() {
    let gone = (0..<20_000).map { TestIdentity(className: "C", name: "test_\($0)_old") }
    let new = (0..<20_000).map { TestIdentity(className: "C", name: "test_\($0)_new") }
    #expect(RenamePairing.pairs(gone: gone, new: new).isEmpty)
    let long = String(repeating: "aB", count: 2_000)
    let pairs = RenamePairing.pairs(
      gone: [TestIdentity(name: long + "x")], new: [TestIdentity(name: long + "yz")])
    #expect(pairs.isEmpty)
  }
}
