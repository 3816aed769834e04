import Testing

@testable import Commands
@testable import Presentation

/// Names that tables cut, as people paste them.
struct CutNameTests {
  private static let tests = [
    ("tests.unit.test_cart::test_total[a.py::b]", "tests/unit/test_cart.py::test_total[a.py::b]"),
    (
      "tests.unit.test_cart.TestBasket::test_is_empty",
      "tests/unit/test_cart.py::TestBasket::test_is_empty"
    ),
    ("com.example.CartTest::total", "com.example.CartTest::total"),
    ("src/cart.test.ts::cart adds/twice", "src/cart.test.ts::cart adds/twice"),
  ]

  @Test func `however a name is cut, in the middle or at an end, it is found again`() throws {
    for (id, shown) in Self.tests {
      for name in [id, shown] {
        for columns in 6..<TerminalText.width(name) {
          for cut in [
            TerminalText.shortened(name, to: columns), TerminalText.end(of: name, columns: columns),
            TerminalText.cut(name, to: columns),
          ] {
            let found = try #require(CutName(cut), "\(cut)")
            #expect(found.mayBe(id) && found.isLeft(of: name), "\(cut) of \(name)")
          }
        }
      }
    }
  }

  @Test func `a name that is whole, or of which nothing is left, is no cut one`() {
    #expect(CutName("tests/unit/test_cart.py::test_total") == nil)
    #expect(CutName("…") == nil)
  }

  @Test func `what has other ends is another test`() throws {
    let cut = try #require(CutName("tests/unit/test_c…::test_total[2]"))
    #expect(!cut.isLeft(of: "tests/unit/test_cart.py::test_total[12]"))
    #expect(!cut.isLeft(of: "tests/units/test_cart.py::test_total[2]"))
    #expect(cut.isLeft(of: "tests/unit/test_cart.py::test_total[2]"))
  }

  @Test func `the number of a name that nothing else tells apart is no part of it`() throws {
    #expect(try #require(CutName("tests.un…otal~12")).isLeft(of: "tests.unit::test_total"))
  }
}
