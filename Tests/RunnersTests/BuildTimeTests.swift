import Runners
import Testing

struct BuildTimeTests {
  private func time(_ command: String, _ lines: String...) -> Int64? {
    BuildTime.first(in: lines, of: command.split(separator: " ").map(String.init))
  }

  @Test func `what swift test and cargo say of their build is read`() {
    #expect(time("swift test", "[3/4] Linking x", "Build complete! (12.34s)") == 12_340_000)
    #expect(time("xcrun swift test --parallel", "Build complete! (0.09s)") == 90_000)
    let finished = "    Finished `test` profile [unoptimized + debuginfo] target(s) in"
    #expect(time("cargo test", finished + " 3.21s") == 3_210_000)
    #expect(time("cargo nextest run", finished + " 1m 05s") == 65_000_000)
    #expect(time("cargo test", "    Finished test [unoptimized] target(s) in 0.00s") == 0)
    #expect(
      time("cargo test", "  Finished release [optimized] target(s) in 1h 2m 03s") == 3_723_000_000)
  }

  @Test func `what others say, and what is no time, is none`() {
    #expect(time("pytest", "Build complete! (12.34s)") == nil)
    #expect(time("sh -c x", "Build complete! (12.34s)") == nil)
    #expect(time("swift test", "Build complete!") == nil)
    #expect(time("swift test", "Build complete! (soon)") == nil)
    #expect(time("swift test", "Build complete! (-1.0s)") == nil)
    #expect(time("swift test", "Build complete! (nans)") == nil)
    #expect(time("swift test") == nil)
  }

  @Test func `go builds unseen`() {
    #expect(BuildTime.isUnseen(by: ["go", "test", "-json", "./..."]))
    #expect(!BuildTime.isUnseen(by: ["swift", "test"]))
  }
}
