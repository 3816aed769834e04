import Analysis
import RealModule
import Statistics
import TestSupport

/// The finder run after every push: how long until a change is reported, and how often unchanged
/// series raise an alarm.
enum OnlineStudy {
  private static let history = 60
  private static let patience = 30
  private static let pushes = 100
  private static let repeats = 40

  static func run(_ seed: UInt64) {
    var random = Generator(seed: seed)
    printDelays(&random)
    printAlarms(&random)
  }

  private static func printDelays(_ random: inout Generator) {
    var table = Table(
      "Pushes until a change is reported (median): steps of 10/20/50/100 %", "series", "here",
      "prototype")
    for (noise, spread, prototype) in [
      (Series.Noise.lognormal, 0.05, "6.5/2/2/2"), (.outliers, 0.05, "6/3/2/2"),
      (.lognormal, 0.1, "28.5/8/2/2"), (.outliers, 0.1, "23.5/7/3/2"),
    ] {
      let medians = [1.1, 1.2, 1.5, 2].map { step in
        Quantiles.median(of: (0..<repeats).map { _ in delay(noise, spread, step, &random) })
      }
      table.add(
        "\(noise.rawValue) \(decimal(100 * spread, 0)) %",
        medians.map { decimal($0, 1) }.joined(separator: "/"), prototype)
    }
    table.print()
  }

  private static func printAlarms(_ random: inout Generator) {
    var table = Table(
      "False alarms per 100 pushes on unchanged series, noise of 2/5/10 %", "noise", "by noise",
      "all")
    var sum = 0.0
    for noise in Series.Noise.allCases {
      let rates = [0.02, 0.05, 0.1].map { spread in
        let alarms = (0..<repeats).reduce(0) { sum, _ in sum + falseAlarms(noise, spread, &random) }
        return Double(100 * alarms) / Double(pushes * repeats)
      }
      let mean = rates.reduce(0, +) / Double(rates.count)
      if noise != .drift { sum += mean }
      table.add(
        noise.rawValue, rates.map { decimal($0) }.joined(separator: "/"), decimal(mean, 3))
    }
    table.add("without drift", "", decimal(sum / Double(Series.Noise.allCases.count - 1), 3))
    table.print()
  }

  /// Pushes after the change until it is reported within three places; one more than the patience
  /// where it is not.
  private static func delay(
    _ noise: Series.Noise, _ spread: Double, _ step: Double, _ random: inout Generator
  ) -> Double {
    var finder = ChangePointFinder(.plain)
    var series = Series(noise, spread: spread, count: history + patience, &random)
    for _ in 0..<history { series.append(level: 0, &random) }
    for push in 1...patience {
      series.append(level: .log(step), &random)
      let found = finder.changes(in: series.values)
      if found.contains(where: { abs($0.index - history) <= 3 }) { return Double(push) }
    }
    return Double(patience + 1)
  }

  /// Alarms over all pushes; one within three places of an earlier one is the same.
  private static func falseAlarms(
    _ noise: Series.Noise, _ spread: Double, _ random: inout Generator
  ) -> Int {
    var finder = ChangePointFinder(.plain)
    var series = Series(noise, spread: spread, count: history + pushes, &random)
    var alarms: [Int] = []
    for _ in 0..<history { series.append(level: 0, &random) }
    for _ in 0..<pushes {
      series.append(level: 0, &random)
      for change in finder.changes(in: series.values)
      where !alarms.contains(where: { abs($0 - change.index) <= 3 }) {
        alarms.append(change.index)
      }
    }
    return alarms.count
  }
}
