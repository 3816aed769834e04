import Testing

@testable import Host

struct SpeedProbeTests {
  @Test func `the work is the same each time`() {
    let (first, second) = (SpeedProbe.measure(slices: 1), SpeedProbe.measure(slices: 1))
    #expect(first.checksum == second.checksum)
    #expect(first.version == second.version)
    #expect(first.microseconds > 0)
  }

  /// A change of this number is a change of the work, and needs a new version of the probe.
  @Test func `the work of version 1 gives its number`() {
    #expect(SpeedProbe.measure(slices: 1).checksum == 12_484_077_881_860_149_968)
  }
}
