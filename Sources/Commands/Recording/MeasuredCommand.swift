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
  /// What it printed as a report, among those; nil where it prints none.
  var printed: String?
  /// The reports that its runners were asked for.
  var asked: [ObtainedReport]
  /// Whether the runner that it starts in sight was asked for one.
  var wasAsked: Bool

  /// Microseconds that it says it took to build what it tests; nil where it says nothing.
  var build: Int64?
  /// Whether it builds what it tests and says nothing of the time.
  var buildsUnseen: Bool

  /// How it ended, with what it said of that.
  var end: CommandEnd

  /// The runner that was heard in what it printed; nil where none was.
  var heard: (any Runner)?
  /// What kept it from running tests, by what it printed; nil where it told of tests, or succeeded.
  var loadFailure: LoadFailure?

  var measurement: Measurement {
    Measurement(
      wall: usage.wall, user: usage.user, system: usage.system, build: build,
      buildsUnseen: buildsUnseen, end: end, probe: probe)
  }

  /// Runs a command, and the speed probe after it.
  ///
  /// `patterns`: the reports that it writes, as the user named them; none to find them.
  /// `folder`: where copies of what it prints go.
  /// `asking`: whether its runners are asked for reports where it names none.
  /// `list`: the tests that its runner is handed. `profiled`: whether it is to write a profile.
  /// `apart`: how it is kept in a process group of its own, where it is.
  /// - Throws: `SpawnError` where the command cannot be started.
  static func run(
    _ command: [String], reports patterns: [String], withProbe: Bool,
    printingInto folder: ScratchFolder?, asking: Bool = true, list: TestList? = nil,
    profiled: Bool = false, apart: ApartGroup? = nil
  ) throws -> MeasuredCommand {
    let requests = folder.flatMap {
      asking && patterns.isEmpty
        ? RequestedReports(command, in: $0, list: list, profiled: profiled)
        : nil
    }
    let reports = CommandReports(of: command)
    let finder =
      patterns.isEmpty
      ? ReportFinder(named: reports.named, usual: reports.usual)
      : ReportFinder(named: patterns.map { NamedReport([$0], .tests) }, usual: [])
    let isPrinted = patterns.isEmpty && CommandReports.isPrinted(by: command)
    var kept = KeptOutput(
      report: isPrinted ? folder.map { "\($0.path)/printed.json" } : nil, folder: folder?.path)
    if case .goEvents(let isVerbose, let isLocal)? = requests?.asked.printed, let folder {
      kept.report = "\(folder.path)/\(PrintedReport.eventFile)"
      kept.copier = Laptime.Shown.command(isVerbose: isVerbose, isLocal: isLocal)
    }
    let usage = try ChildProcess.run(
      requests?.asked.command ?? command, keeping: kept, setting: requests?.asked.variables ?? [:],
      apart: apart)
    if usage.end.shellCode != 0, let report = kept.report {
      RequestedReports.addBuildWords(to: report, of: command, from: kept)
    }
    let found = finder.find()
    let asked = requests?.obtained(from: kept) ?? []
    let tellsOfTests = !found.written.isEmpty || asked.contains { $0.request.printed == nil }
    return MeasuredCommand(
      usage: usage, probe: withProbe ? probe(after: usage.wall) : nil,
      reports: found.written + (isPrinted ? kept.report.map { [$0] } ?? [] : []),
      missing: found.missing.compactMap(\.places.first),
      printed: isPrinted ? kept.report : nil, asked: asked,
      wasAsked: requests != nil && RunnerList.runner(startedBy: command) != nil,
      build: BuildTime.first(in: kept.firstLines(), of: command),
      buildsUnseen: BuildTime.isUnseen(by: command), end: end(of: command, usage, kept),
      heard: found.written.isEmpty ? RunnerList.runner(speakingIn: kept.firstLines()) : nil,
      loadFailure: tellsOfTests || usage.end.shellCode == 0
        ? nil : LoadFailures.first(in: kept.firstLines()))
  }

  /// The machine's speed after a command of so many microseconds, of whose time the probe takes a hundredth at
  /// the most: of a short one nobody knows it.
  private static func probe(after wall: Int64) -> ProbeTimes? {
    guard let first = SpeedProbe.measure(within: wall / 200),
      let second = SpeedProbe.measure(within: wall / 200)
    else { return nil }
    return ProbeTimes(
      version: first.version, first: first.microseconds, second: second.microseconds)
  }

  /// How many lines of what it said last are kept.
  private static let lastWords = 5

  private static func end(of command: [String], _ usage: ProcessUsage, _ kept: KeptOutput)
    -> CommandEnd
  {
    let code = usage.end.shellCode
    var end = CommandEnd(
      code: Int(code), meaning: ExitMeaning(code: code, of: command))
    if case .signal(let signal) = usage.end { end.signal = Int(signal) }
    let (output, errors) = kept.lastLines()
    guard code != 0 else {
      end.tellsOfInterruption = [output, errors].contains { Interruptions.first(in: $0) != nil }
      return end
    }
    let spoken = errors.filter { !$0.allSatisfy(\.isWhitespace) }
    let words = spoken.isEmpty && kept.report == nil ? output : spoken
    end.lastWords = words.filter { !$0.allSatisfy(\.isWhitespace) }.suffix(lastWords)
      .map { String($0.prefix(500)) }
    // The tests behind the one that failed were not run.
    if end.meaning == .testsFailed {
      end.stopsAfter = EarlyStops.limit(of: command)
      let isCutShort =
        EarlyStops.first(in: output + errors, of: command) != nil
        || [output, errors].contains { Interruptions.first(in: $0) != nil }
      if isCutShort { end.meaning = .interrupted }
    }
    let demands = [errors, output].lazy.compactMap { UnmetDemands.first(in: $0, of: command) }
    end.unmet = demands.first.map { String($0.prefix(500)) }
    return end
  }
}
