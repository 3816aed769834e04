import Runners
import Testing

struct NamingTestsTests {
  @Test func `the runners that take tests by name are known from what they can do`() {
    let known = RunnerList.namingTests
    #expect(known.count == Set(known).count && !known.contains("ids"))
    for start in [
      "pytest", "unittest", "swift test", "go test", "cargo test", "ctest", "googletest", "mocha",
      "node --test", "phpunit", "rspec", "bats", "behave", "prove",
    ] {
      #expect(known.contains(start), "\(known)")
    }
    #expect(!known.contains { $0.hasPrefix("maven") })
  }
}
