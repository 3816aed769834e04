/// A fixed piece of work whose time says how fast the machine is just now.
///
/// It is timed by the monotonic clock, as tests are: CPU time would leave out, on some kernels, what
/// a hypervisor takes away, and always what a quota withholds. The work is done in equal slices of
/// which the median counts, so that one short interruption is not taken for a slow machine, while
/// whatever lasts is felt in most of them.
public struct SpeedProbe: Hashable, Sendable {
  /// Which work it was: only probes of the same version are comparable. 0 is an unoptimised build,
  /// which does the same work far more slowly.
  public let version: Int
  /// Microseconds for all the work: the median slice times the number of slices.
  public let microseconds: Int64
  /// What the work gave, the same on every machine. It keeps the compiler from leaving it out.
  public let checksum: UInt64

  static let slices = 20
  /// With fewer slices one interruption would be taken for a slow machine.
  private static let fewestSlices = 3
  /// No machine does that many in less, in microseconds.
  private static let shortest: Int64 = 15_000

  /// Does so much of the work as fits into a time, about 0.2 s at the most, on the calling thread; nil where too
  /// little fits.
  ///
  /// `limit`: microseconds.
  public static func measure(within limit: Int64) -> SpeedProbe? {
    limit < shortest ? nil : measure(slices: slices, within: limit)
  }

  static func measure(slices: Int, within limit: Int64 = .max) -> SpeedProbe? {
    var work = ProbeWork()
    var times: [Int64] = []
    let began = Clock.monotonic()
    while times.count < max(1, slices) {
      let start = Clock.monotonic()
      // As long as the last one, or for a start all that it takes.
      let next = times.last ?? 0
      guard start - began + next <= limit || times.isEmpty else { break }
      work.doSlice()
      times.append(Clock.monotonic() - start)
    }
    guard times.count >= min(slices, fewestSlices) else { return nil }
    let sorted = times.sorted()
    let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    return SpeedProbe(
      version: _isDebugAssertConfiguration() ? 0 : 1, microseconds: middle * Int64(slices),
      checksum: work.state)
  }
}

/// The work: arithmetic, branches that cannot be foreseen, and reads and writes all over a table
/// that no first-level cache holds. Memory is touched before the first slice, so that no slice pays
/// for page faults.
struct ProbeWork {
  /// 2 MiB.
  private var table = [UInt64](repeating: 0, count: 1 << 18)
  private var random: UInt64 = 0x9e37_79b9_7f4a_7c15
  private(set) var state: UInt64 = 0

  init() {
    for index in table.indices { table[index] = UInt64(index) &* 0x2545_f491_4f6c_dd1d }
  }

  /// One slice of the work: always the same number of steps.
  mutating func doSlice() {
    var (random, state) = (random, state)
    table.withUnsafeMutableBufferPointer { table in
      var left = Self.stepsPerSlice
      while left > 0 {
        // Marsaglia, "Xorshift RNGs" (2003), 64 bits with 13, 7, 17.
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        let place = Int(truncatingIfNeeded: random & 0x3ffff)
        let value = table[place]
        if value & 0x100 == 0 {
          state = state &+ value &* 0xff51_afd7_ed55_8ccd
        } else {
          state = (state << 7 | state >> 57) ^ random
        }
        table[place] = value ^ state
        left &-= 1
      }
    }
    (self.random, self.state) = (random, state)
  }

  private static let stepsPerSlice = 1_500_000
}
