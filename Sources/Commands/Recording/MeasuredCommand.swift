import History
import Host
import Runners

/// A command that was run, what it took, and the reports that it wrote.
struct MeasuredCommand {
  var usage: ProcessUsage
  var probe: ProbeTimes?
  var reports: [String]
  /// Reports that the command names and did not write.
  var missing: [String]

  var measurement: Measurement {
    Measurement(
      wall: usage.wall, user: usage.user, system: usage.system,
      exitCode: Int(usage.end.shellCode), probe: probe)
  }

  /// Runs a command between two speed probes.
  ///
  /// `patterns`: the reports that it writes, as the user named them; none to find them.
  /// `folder`: where a report goes that it prints.
  /// - Throws: `SpawnError` where the command cannot be started.
  static func run(
    _ command: [String], reports patterns: [String], withProbe: Bool, printingInto folder: String?
  ) throws -> MeasuredCommand {
    let before = withProbe ? SpeedProbe.measure() : nil
    let reports = CommandReports(of: command)
    let finder =
      patterns.isEmpty
      ? ReportFinder(named: reports.named, usual: reports.usual)
      : ReportFinder(named: patterns.map { NamedReport([$0], .tests) }, usual: [])
    let isPrinted = patterns.isEmpty && CommandReports.isPrinted(by: command)
    let printed = isPrinted ? folder.map { "\($0)/printed.json" } : nil
    let usage = try ChildProcess.run(command, copyingOutputTo: printed)
    let after = withProbe ? SpeedProbe.measure() : nil
    let found = finder.find()
    var probe: ProbeTimes?
    if let before, let after {
      probe = ProbeTimes(
        version: before.version, before: before.microseconds, after: after.microseconds)
    }
    return MeasuredCommand(
      usage: usage, probe: probe, reports: found.written + (printed.map { [$0] } ?? []),
      missing: found.missing.compactMap(\.places.first))
  }
}
