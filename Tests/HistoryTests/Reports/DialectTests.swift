import History
import Testing

struct DialectTests {
  @Test(arguments: [
    "pytest", "go-junit-report", "swift-testing", "llvm-cov", "coverage.py", "unheard of", "",
  ])
  func `a dialect keeps the name that stores have`(name: String) {
    #expect(Dialect(named: name).name == name)
  }

  @Test func `a known name is never another tool's`() {
    #expect(Dialect(named: "pytest") == .pytest)
    #expect(Dialect(named: "go") == .go)
    #expect(Dialect(named: "Pytest") == .other("Pytest"))
  }
}
