import Foundation
import History
import Reports

/// Reads every report of a folder that has a MANIFEST.tsv and compares what was read with what the
/// manifest counts.
///
/// usage: CorpusCheck FOLDER      Exit code 1 if a file was read to other counts and no reason is known.
@main
struct CorpusCheck {
  static func main() throws {
    guard let folder = CommandLine.arguments.dropFirst().first else {
      print("usage: CorpusCheck FOLDER")
      exit(64)
    }
    let manifest = try Manifest(folder: folder)
    var table = OutcomeTable()
    for row in manifest.rows {
      let clock = ContinuousClock()
      var reading = Reading()
      let time = clock.measure { reading = Reading(of: "\(folder)/\(row.path)") }
      table.add(row, reading, seconds: time / .seconds(1))
    }
    table.print()
    exit(table.unexplained > 0 ? 1 : 0)
  }
}
