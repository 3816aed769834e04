import Foundation
import History
import Reports

/// Reads every report of a folder that has a MANIFEST.tsv and compares what was read with what the
/// manifest counts.
///
/// usage: CorpusCheck FOLDER      Exit code 1 if a file was not read as it should be and no reason is known.
@main
struct CorpusCheck {
  static func main() throws {
    guard let folder = CommandLine.arguments.dropFirst().first else {
      print("usage: CorpusCheck FOLDER")
      exit(64)
    }
    let manifest = try Manifest(folder: folder)
    var table = OutcomeTable()
    let clock = ContinuousClock()
    for row in manifest.rows {
      let begin = clock.now
      let reading = Reading(of: "\(folder)/\(row.path)")
      table.add(row, reading, seconds: (clock.now - begin) / .seconds(1))
    }
    table.print()
    exit(table.wrong > 0 ? 1 : 0)
  }
}
