import Foundation

/// The manifest of a corpus: tab-separated values with one header row.
struct Manifest {
  var rows: [ManifestRow]

  init(folder: String) throws {
    let text = try String(contentsOfFile: "\(folder)/MANIFEST.tsv", encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    let header = lines.first.map(Self.fields) ?? []
    rows = lines.dropFirst().map { line in
      ManifestRow(
        Dictionary(zip(header, Self.fields(line)), uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}
