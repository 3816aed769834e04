import Analysis
import RealModule
import TestSupport

/// Steps in whole series: precision, recall, and the share of unchanged series with any finding.
enum StepStudy {
  private static let spreads = [0.02, 0.05, 0.1]
  private static let counts = [30, 100, 300]
  private static let repeats = 40

  /// What was found in series with steps, and how many without one had a finding.
  private struct Tally {
    var score = Score()
    var alarmed = 0
    var unchanged = 0

    var cells: [String] {
      [
        "\(decimal(score.precision))/\(decimal(score.recall))", decimal(score.f1),
        "\(decimal(100 * Double(alarmed) / Double(unchanged), 1)) %",
      ]
    }

    static func + (a: Tally, b: Tally) -> Tally {
      Tally(
        score: a.score + b.score, alarmed: a.alarmed + b.alarmed,
        unchanged: a.unchanged + b.unchanged)
    }
  }

  static func run(_ seed: UInt64) {
    var random = Generator(seed: seed)
    var table = Table(
      "Steps of 10, 20, 50 % pooled over noise of 2, 5, 10 % and 30, 100, 300 values", "noise",
      "P/R", "F1", "unchanged with any")
    var all = Tally()
    for noise in Series.Noise.allCases where noise != .drift {
      let tally = tally(noise, &random)
      table.add(noise.rawValue, tally.cells[0], tally.cells[1], tally.cells[2])
      all = all + tally
    }
    table.add("these nine", all.cells[0], all.cells[1], all.cells[2])
    let drift = tally(.drift, &random)
    table.add("drift", drift.cells[0], drift.cells[1], drift.cells[2])
    table.print()
    printRecallBySize(&random)
  }

  private static func tally(_ noise: Series.Noise, _ random: inout Generator) -> Tally {
    var tally = Tally()
    for count in counts {
      for spread in spreads {
        for step in [1.1, 1.2, 1.5] {
          tally.score = tally.score + changed(noise, count, step, spread, &random)
        }
        tally.alarmed += alarms(noise, count, spread, &random)
        tally.unchanged += repeats
      }
    }
    return tally
  }

  private static func printRecallBySize(_ random: inout Generator) {
    var table = Table(
      "Recall by step, 100 values with outliers, noise of 2/5/10/20 %", "step", "here", "prototype")
    for (step, expected) in [
      (1.05, "1 .5 .08 0"), (1.1, "1 1 .46 0"), (1.2, "1 1 .96 .25"), (1.5, "1 1 1 .92"),
    ] {
      let recalls = (spreads + [0.2]).map { changed(.outliers, 100, step, $0, &random).recall }
      table.add(
        "+\(decimal(100 * step - 100, 0)) %", recalls.map { decimal($0) }.joined(separator: " "),
        expected)
    }
    table.print()
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
      var series = Series(noise, spread: spread, count: count, &random)
      for i in 0..<count {
        let isChanged = !truth.count { $0 <= i }.isMultiple(of: 2)
        series.append(level: isChanged ? direction * .log(step) : 0, &random)
      }
      score.count(finder.changes(in: series.values).map(\.index), truth: truth)
    }
    return score
  }

  /// How many of the unchanged series have a finding.
  private static func alarms(
    _ noise: Series.Noise, _ count: Int, _ spread: Double, _ random: inout Generator
  ) -> Int {
    var finder = ChangePointFinder(.plain)
    return (0..<repeats).count { _ in
      var series = Series(noise, spread: spread, count: count, &random)
      for _ in 0..<count { series.append(level: 0, &random) }
      return !finder.changes(in: series.values).isEmpty
    }
  }
}
