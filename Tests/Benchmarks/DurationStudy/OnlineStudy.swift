import Analysis
import RealModule
import Statistics
import TestSupport

/// The finder run after every push: how long until a change is reported, and how often unchanged
/// series raise an alarm.
enum OnlineStudy {
  private static let history = 60
  private static let patience = 30
  private static let repeats = 40

  static func run(seed: UInt64) {
    var random = Generator(seed: seed)
    var delays = Table(
      "Pushes until a change is reported (median): steps of 10/20/50/100 %", "series", "here",
      "prototype")
    var alarms = Table(
      "False alarms per 100 pushes on unchanged series", "series", "here", "prototype")
    for (noise, spread, delay, alarm) in [
      (Series.Noise.lognormal, 0.05, "6.5/2/2/2", ".12"), (.outliers, 0.05, "6/3/2/2", ".12"),
      (.lognormal, 0.1, "28.5/8/2/2", ".12"), (.outliers, 0.1, "23.5/7/3/2", "0"),
    ] {
      let name = "\(noise.rawValue) \(decimal(100 * spread, 0)) %"
      let medians = [1.1, 1.2, 1.5, 2].map { step in
        Quantiles.median(of: (0..<repeats).map { _ in self.delay(noise, spread, step, &random) })
      }
      delays.add(name, medians.map { decimal($0, 1) }.joined(separator: "/"), delay)
      let count = (0..<repeats).reduce(0) { sum, _ in sum + falseAlarms(noise, spread, &random) }
      alarms.add(name, decimal(Double(count) / Double(repeats)), alarm)
    }
    delays.print()
    alarms.print()
  }

  /// Pushes after the change until it is reported within three places; one more than the patience
  /// where it is not.
  private static func delay(
    _ noise: Series.Noise, _ spread: Double, _ step: Double, _ random: inout Generator
  ) -> Double {
    var finder = ChangePointFinder(.plain)
    var series = Series(noise, spread: spread)
    for _ in 0..<history { series.append(level: 0, &random) }
    for push in 1...patience {
      series.append(level: .log(step), &random)
      let found = finder.changes(in: series.values)
      if found.contains(where: { abs($0.index - history) <= 3 }) { return Double(push) }
    }
    return Double(patience + 1)
  }

  /// Alarms over a hundred pushes; one within three places of an earlier one is the same.
  private static func falseAlarms(
    _ noise: Series.Noise, _ spread: Double, _ random: inout Generator
  ) -> Int {
    var finder = ChangePointFinder(.plain)
    var series = Series(noise, spread: spread)
    var alarms: [Int] = []
    for _ in 0..<history { series.append(level: 0, &random) }
    for _ in 0..<100 {
      series.append(level: 0, &random)
      for change in finder.changes(in: series.values)
      where !alarms.contains(where: { abs($0 - change.index) <= 3 }) {
        alarms.append(change.index)
      }
    }
    return alarms.count
  }
}
