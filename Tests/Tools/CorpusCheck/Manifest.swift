import Foundation

/// The manifest of a corpus: tab-separated values with one header row.
struct Manifest {
  /// What the manifest says of one file.
  struct Row {
    var path: String
    var format: String
    var dialect: String
    /// What an independent count found; nil where there is none.
    var counts: Counts?
    /// The covered and all lines, where the note tells.
    var lines: (covered: Int64, total: Int64)? {
      guard let match = note.firstMatch(of: #/coverage lines (\d+)/(\d+)/#),
        let covered = Int64(match.1), let total = Int64(match.2)
      else { return nil }
      return (covered, total)
    }
    /// Why a file is in the corpus that no reader can read, or what should become of it.
    var note: String
  }

  var rows: [Row]

  init(folder: String) throws {
    let text = try String(contentsOfFile: "\(folder)/MANIFEST.tsv", encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    let header = lines.first.map(Self.fields) ?? []
    rows = lines.dropFirst().map { line in
      let values = Dictionary(
        zip(header, Self.fields(line)), uniquingKeysWith: { first, _ in first })
      return Row(
        path: values["path"] ?? "", format: values["format"] ?? "",
        dialect: values["dialect"] ?? "", counts: Counts(values), note: values["note"] ?? "")
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}

/// How many tests there are, by outcome.
struct Counts: Equatable {
  var cases = 0
  var passed = 0
  var failed = 0
  var errors = 0
  var skipped = 0

  init() {}

  /// The counts of a row; nil where it has none.
  init?(_ values: [String: String]) {
    guard let cases = values["my_cases"].flatMap(Int.init) else { return nil }
    self.cases = cases
    passed = values["my_passed"].flatMap(Int.init) ?? 0
    failed = values["my_failed"].flatMap(Int.init) ?? 0
    errors = values["my_errors"].flatMap(Int.init) ?? 0
    skipped = values["my_skipped"].flatMap(Int.init) ?? 0
  }

  var text: String { "\(cases) = \(passed)+\(failed)+\(errors)+\(skipped)" }
}
