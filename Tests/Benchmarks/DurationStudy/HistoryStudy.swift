import Analysis
import FoundationEssentials

/// Real histories of benchmarks with the steps that a person saw in them.
enum HistoryStudy {
  private struct History: Decodable {
    var name: String
    var values: [Double]
    /// The index of the first value of each new level.
    var steps: [Int]
    /// Zones, first and last index, where either answer is right.
    var not_counted: [[Int]]
  }

  /// Judges the histories of a file: an array of objects with `name`, `values`, `steps` and
  /// `not_counted`.
  static func run(file: String) throws {
    let data = try Data(contentsOf: URL(filePath: file))
    let histories = try JSONDecoder().decode([History].self, from: data)
    var finder = ChangePointFinder(.plain)
    var table = Table("Histories where a step is missed or made up", "history", "seen", "found")
    var score = Score()
    for history in histories {
      let found = finder.changes(in: history.values).map(\.index)
      var own = Score()
      own.count(
        found, truth: history.steps,
        undecided: history.not_counted.map { ($0[0] - 3)...($0[1] + 3) })
      if own.hits != own.found || own.hits != own.truths {
        table.add(String(history.name.suffix(50)), "\(history.steps)", "\(found)")
      }
      score = score + own
    }
    table.print()
    var total = Table(
      "Steps of \(histories.count) real histories", "found/false/missed", "P/R", "F1")
    total.add(
      "\(score.hits)/\(score.found - score.hits)/\(score.truths - score.hits)",
      "\(decimal(score.precision))/\(decimal(score.recall))", decimal(score.f1, 3))
    total.print()
  }
}
