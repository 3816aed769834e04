import TestSupport
import Testing

@testable import Presentation

struct DistinctNamesTests {
  @Test func `names that differ are never cut alike, and fit`() {
    var generator = Generator(seed: 7)
    for columns in [8, 12, 20, 40, 69] {
      for _ in 0..<40 {
        let names = Self.names(&generator)
        let cut = DistinctNames(names, to: columns).cut
        #expect(Set(cut.values).count == Set(names).count, "\(columns): \(cut)")
        for (name, short) in cut {
          #expect(TerminalText.width(short) <= columns, "\(short)")
          if TerminalText.width(name) <= columns, !short.contains("~") { #expect(short == name) }
        }
      }
    }
  }

  /// Names as suites have them: long, of few parts, some the beginning of others.
  private static func names(_ generator: inout Generator) -> [String] {
    (0..<30).map { _ in
      let parts = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        ["tests", "unit", "test_orders", "TestOrders", "is", "created", "日本"]
          .randomElement(using: &generator) ?? ""
      }
      return parts.joined(separator: ".") + "[\(Int.random(in: 0...20, using: &generator))]"
    }
  }

  @Test func `what tells names apart is what is left of them`() {
    let front = String(repeating: "a", count: 50)
    let back = String(repeating: "z", count: 50)
    let names = ["one", "two"].map { front + $0 + back }
    let cut = DistinctNames(names, to: 30).cut
    #expect(cut[names[0]]?.contains("one") == true && cut[names[1]]?.contains("two") == true)
  }
}
