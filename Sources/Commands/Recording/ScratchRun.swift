import History
import Host
import Runners
import Store

/// A command whose reports went where they are in nobody's way.
struct ScratchRun {
  var measured: MeasuredCommand
  /// Its reports of tests.
  var reports: [ReportInput]
  /// Those that nothing but the command can have written.
  var own: Set<String> = []

  /// `reports`: those that the command writes, as the user named them.
  /// `root`: the checkout's folder, below which files are named relative to it.
  /// `apart`: how it is kept in a process group of its own, where it is.
  /// - Throws: `SpawnError`, and what is wrong with a report.
  init(
    _ command: [String], reports: [String], in folder: ScratchFolder, root: String? = nil,
    apart: ApartGroup? = nil
  ) throws {
    let redirected = RedirectedCommand(command, into: folder.path)
    measured = try MeasuredCommand.run(
      ["env", "COVERAGE_FILE=\(folder.path)/coverage"] + redirected.command,
      reports: redirected.namesTests ? [] : reports, withProbe: false,
      printingInto: folder, apart: apart)
    // What was killed may have left half a report.
    guard measured.usage.wall < apart?.limit ?? .max,
      !measured.reports.isEmpty || !measured.asked.isEmpty
    else {
      self.reports = []
      return
    }
    let found = try measured.recognisedReports()
    own = found.own
    self.reports = try ReportFiles.inputs(found.files, as: nil, root: root)
      .filter { $0.purpose == .tests }
  }
}
