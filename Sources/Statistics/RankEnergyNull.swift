/// How the scanned rank energy is distributed where nothing changes.
///
/// Its upper tail is close to exp(a − b·E); a and b were fitted to simulated permutations for each
/// length and are interpolated between them. At the simulated 99.9 % point the fit gives 0.0009 to
/// 0.0017 from length 16 on, and is conservative below.
enum RankEnergyNull {
  private static let rows: [(count: Double, intercept: Double, slope: Double)] = [
    (8, 4.8930, 6.9078), (10, 2.4465, 4.3173), (12, 2.1979, 3.7679), (16, 2.2634, 3.5929),
    (20, 2.0328, 3.2380), (24, 2.0935, 3.1715), (32, 2.0398, 3.0144), (48, 2.0047, 2.8104),
    (64, 2.1178, 2.8025), (96, 2.0191, 2.6442), (128, 1.7277, 2.3853), (200, 2.3006, 2.6814),
    (300, 2.4129, 2.5771),
  ]

  /// a and b for a length, those of the nearest row outside the table.
  static func tail(count: Double) -> (intercept: Double, slope: Double) {
    guard var lower = rows.first, count > lower.count else {
      return (rows[0].intercept, rows[0].slope)
    }
    for upper in rows.dropFirst() {
      if count <= upper.count {
        let share = (count - lower.count) / (upper.count - lower.count)
        return (
          lower.intercept + share * (upper.intercept - lower.intercept),
          lower.slope + share * (upper.slope - lower.slope)
        )
      }
      lower = upper
    }
    return (lower.intercept, lower.slope)
  }
}
