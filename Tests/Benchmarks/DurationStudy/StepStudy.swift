import Analysis
import RealModule
import TestSupport

/// Steps in whole series: precision, recall, and the share of unchanged series with any finding.
enum StepStudy {
  private static let prototype = [
    "ln 30": ".95/.70/0 %", "ln 100": ".93/.81/0 %", "ln 300": ".92/.84/0 %",
    "ht 30": ".97/.70/0 %", "ht 100": ".92/.80/0 %", "ht 300": ".91/.85/0 %",
    "ar 30": ".80/.63/13 %", "ar 100": ".85/.67/2 %", "ar 300": ".88/.63/0 %",
  ]
  private static let spreads = [0.02, 0.05, 0.1, 0.2]
  private static let repeats = 60

  static func run(seed: UInt64) {
    var table = Table(
      "Steps of 10, 20, 50 % pooled over noise of 2, 5, 10, 20 %: precision/recall/unchanged with any",
      "series", "here", "prototype")
    var bySize = Table(
      "Recall by step, 100 values with outliers, noise of 2/5/10/20 %", "step", "here", "prototype")
    var random = Generator(seed: seed)
    for noise in Series.Noise.allCases {
      for count in [30, 100, 300] {
        let name = "\(noise.rawValue) \(count)"
        var score = Score()
        for step in [1.1, 1.2, 1.5] {
          for spread in spreads { score = score + changed(noise, count, step, spread, &random) }
        }
        let share = unchanged(noise, count, &random)
        table.add(
          name,
          "\(decimal(score.precision))/\(decimal(score.recall))/\(decimal(100 * share, 1)) %",
          prototype[name] ?? "")
      }
    }
    for (step, expected) in [
      (1.05, "1 .5 .08 0"), (1.1, "1 1 .46 0"), (1.2, "1 1 .96 .25"), (1.5, "1 1 1 .92"),
    ] {
      let recalls = spreads.map { changed(.outliers, 100, step, $0, &random).recall }
      bySize.add(
        "+\(decimal(100 * step - 100, 0)) %", recalls.map { decimal($0) }.joined(separator: " "),
        expected)
    }
    table.print()
    bySize.print()
  }

  /// Series with one change, or two from 300 values on.
  private static func changed(
    _ noise: Series.Noise, _ count: Int, _ step: Double, _ spread: Double,
    _ random: inout Generator
  ) -> Score {
    var score = Score()
    var finder = ChangePointFinder(.plain)
    for _ in 0..<repeats {
      let pieces = count >= 300 ? 3 : 2
      let truth = (1..<pieces).map { piece in
        let share = (Double(piece) + 0.5 * (random.uniform() - 0.5)) / Double(pieces)
        return Int(share * Double(count))
      }
      let direction = random.uniform() < 0.5 ? 1.0 : -1
      var series = Series(noise, spread: spread)
      for i in 0..<count {
        let isChanged = !truth.count { $0 <= i }.isMultiple(of: 2)
        series.append(level: isChanged ? direction * .log(step) : 0, &random)
      }
      score.count(finder.changes(in: series.values).map(\.index), truth: truth)
    }
    return score
  }

  private static func unchanged(
    _ noise: Series.Noise, _ count: Int, _ random: inout Generator
  ) -> Double {
    var finder = ChangePointFinder(.plain)
    var alarmed = 0
    for spread in spreads {
      for _ in 0..<repeats {
        var series = Series(noise, spread: spread)
        for _ in 0..<count { series.append(level: 0, &random) }
        if !finder.changes(in: series.values).isEmpty { alarmed += 1 }
      }
    }
    return Double(alarmed) / Double(repeats * spreads.count)
  }
}
