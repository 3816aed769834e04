public import History

/// The functions that took longer in a run than in another, by the profiles of both.
public struct GrownFunctions: Sendable {
  /// One of them; times without what it calls, in microseconds or in samples.
  private struct Entry {
    var name: String
    var file: String?
    var line: Int64?
    var before: Int64
    var after: Int64
    var totalBefore: Int64?
    var totalAfter: Int64?
  }

  private static let shown = 5
  /// Less is what profilers differ by.
  private static let leastGrowth: (microseconds: Int64, samples: Int64) = (5000, 5)
  private static let leastRatio = 1.1

  private let against: String
  private let entries: [Entry]
  private let isSampled: Bool

  /// From the rows of the query `profile`; nil where there is nothing to compare with.
  public init?(_ table: ResultTable) {
    guard let against = table.texts("against").compactMap(\.self).first else { return nil }
    self.against = against
    let isSampled = table.integers("after_us").allSatisfy { $0 == nil }
    self.isSampled = isSampled
    let unit = isSampled ? "samples" : "us"
    func numbers(_ name: String) -> [Int64?] { table.integers("\(name)_\(unit)") }
    let (before, after) = (numbers("before"), numbers("after"))
    let (totalBefore, totalAfter) = (numbers("before_total"), numbers("after_total"))
    let (names, files) = (table.texts("function"), table.texts("file"))
    let lines = table.integers("line")
    let least = isSampled ? Self.leastGrowth.samples : Self.leastGrowth.microseconds
    entries = table.rows.indices.compactMap { row in
      guard let name = names[row], let old = before[row], let new = after[row], new - old >= least,
        Double(new) >= Self.leastRatio * Double(old)
      else { return nil }
      return Entry(
        name: name, file: files[row], line: lines[row], before: old, after: new,
        totalBefore: totalBefore[row], totalAfter: totalAfter[row])
    }
  }

  /// The members of a document.
  var members: [(String, JSON)] {
    let unit = isSampled ? "samples" : "us"
    return [
      ("functions_against", .string(against)),
      (
        "functions",
        .array(
          entries.map { entry in
            .object([
              ("function", .string(entry.name)), ("file", .string(entry.file)),
              ("line", .integer(entry.line)), ("before_\(unit)", .integer(entry.before)),
              ("after_\(unit)", .integer(entry.after)),
              ("before_total_\(unit)", .integer(entry.totalBefore)),
              ("after_total_\(unit)", .integer(entry.totalAfter)),
            ])
          })
      ),
    ]
  }

  /// For people.
  var lines: [String] {
    guard !entries.isEmpty else { return ["no function grew since run \(against.prefix(8))"] }
    let lines = entries.prefix(Self.shown).map { entry in
      let line = entry.line.map { ":\($0)" } ?? ""
      let place = entry.file.map { " (\($0)\(line))" } ?? ""
      return "  \(entry.name)\(place)  \(text(entry.before)) → \(text(entry.after))"
    }
    let rest = entries.count - Self.shown
    return ["functions that grew since run \(against.prefix(8)):"] + lines
      + (rest > 0 ? ["  … and \(rest) more"] : [])
  }

  private func text(_ value: Int64) -> String {
    isSampled ? Units.count(Int(value), "sample") : Units.duration(value)
  }
}
