import Testing

@testable import Host

struct SpeedProbeTests {
  @Test func `the work is the same each time`() throws {
    let first = try #require(SpeedProbe.measure(slices: 1))
    let second = try #require(SpeedProbe.measure(slices: 1))
    #expect(first.checksum == second.checksum)
    #expect(first.version == second.version)
    #expect(first.microseconds > 0)
  }

  /// A change of this number is a change of the work, and needs a new version of the probe.
  @Test func `the work of version 1 gives its number`() {
    #expect(SpeedProbe.measure(slices: 1)?.checksum == 12_484_077_881_860_149_968)
  }

  @Test func `a probe takes no more time than it is given, or does not begin`() {
    let began = Clock.monotonic()
    #expect(SpeedProbe.measure(within: 5_000) == nil)
    #expect(Clock.monotonic() - began < 5_000)
    // One slice may show that three take too long.
    #expect(SpeedProbe.measure(slices: 20, within: 1) == nil)
  }

  @Test func `fewer slices stand for all`() throws {
    let whole = try #require(SpeedProbe.measure(slices: 20, within: .max))
    let part = try #require(SpeedProbe.measure(slices: 20, within: whole.microseconds / 2))
    #expect((0.3...3).contains(Double(part.microseconds) / Double(whole.microseconds)))
  }
}
