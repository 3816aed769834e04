import Analysis
import FoundationEssentials

/// The Turing Change Point Dataset: series that five people marked, who seldom agree (van den Burg and Williams,
/// "An Evaluation of Change Point Detection Algorithms", 2020, https://github.com/alan-turing-institute/TCPD).
enum AnnotatedStudy {
  private struct Dataset: Decodable {
    struct Column: Decodable { var raw: [Double?] }
    var name: String
    var series: [Column]
  }

  /// A finding so near to a mark is right.
  private static let margin = 5

  /// Judges the series of one column in a copy of the data set.
  static func run(folder: String) throws {
    let root = URL(filePath: folder)
    let marks = try JSONDecoder().decode(
      [String: [String: [Int]]].self,
      from: Data(contentsOf: root.appending(path: "annotations.json")))
    var table = Table("The Turing Change Point Dataset", "series", "F1", "cover", "found")
    var finder = ChangePointFinder(.plain)
    var (f1s, covers) = ([Double](), [Double]())
    for name in marks.keys.sorted() {
      let file = root.appending(path: "datasets/\(name)/\(name).json")
      // Some series are not in the copy: their licences are others'.
      guard let data = try? Data(contentsOf: file) else { continue }
      let dataset = try JSONDecoder().decode(Dataset.self, from: data)
      guard dataset.series.count == 1, let persons = marks[name]?.values else { continue }
      let values = dataset.series[0].raw.map { $0 ?? .nan }
      let found = finder.changes(in: values).map(\.index)
      let own = (f1: f1(found, persons), cover: cover(found, persons, count: values.count))
      table.add(name, decimal(own.f1), decimal(own.cover), "\(found.count)")
      f1s.append(own.f1)
      covers.append(own.cover)
    }
    table.add(
      "\(f1s.count) series", decimal(mean(f1s), 3), decimal(mean(covers), 3), "")
    table.print()
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(1, values.count))
  }

  /// Precision by all persons' marks, recall on the average of the persons; the beginning counts as found.
  private static func f1(_ found: [Int], _ persons: some Collection<[Int]>) -> Double {
    let found = Set(found).union([0])
    let precision = Double(hits(Set(persons.joined()).union([0]), found)) / Double(found.count)
    let recalls = persons.map { marks in
      let marks = Set(marks).union([0])
      return Double(hits(marks, found)) / Double(marks.count)
    }
    let recall = mean(recalls)
    return 2 * precision * recall / (precision + recall)
  }

  /// How many marks have a finding nearby, each finding used once.
  private static func hits(_ marks: Set<Int>, _ found: Set<Int>) -> Int {
    var left = found
    return marks.sorted().count { mark in
      let nearest = left.filter { abs($0 - mark) <= margin }
        .min { (abs($0 - mark), $0) < (abs($1 - mark), $1) }
      return nearest.map { left.remove($0) != nil } ?? false
    }
  }

  /// How well the stretches between the findings match those that the persons see, as a share of the values.
  private static func cover(
    _ found: [Int], _ persons: some Collection<[Int]>, count: Int
  ) -> Double {
    func stretches(_ changes: [Int]) -> [Range<Int>] {
      let bounds = Set([0, count] + changes.filter { (0..<count).contains($0) }).sorted()
      return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }
    let own = stretches(found)
    let covers = persons.map { marks in
      stretches(marks).reduce(0.0) { sum, stretch in
        let best = own.map { piece in
          let both = stretch.clamped(to: piece).count
          return Double(both) / Double(stretch.count + piece.count - both)
        }.max()
        return sum + Double(stretch.count) * (best ?? 0)
      } / Double(count)
    }
    return mean(covers)
  }
}
