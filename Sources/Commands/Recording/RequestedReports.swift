import History
import Host
import Platform
import Reports
import Runners
import Store

/// Asks the runners of a command for reports, in a folder that nobody needs later.
struct RequestedReports {
  let asked: AskedCommand
  private let folder: ScratchFolder
  private let finders: [(request: ReportRequest, finder: ReportFinder)]

  /// Prepares what the runners need; nil where nothing is asked, or no file can be written.
  init?(
    _ command: [String], in folder: ScratchFolder, list: TestList? = nil, profiled: Bool = false
  ) {
    asked = AskedCommand(
      command,
      in: RequestPlace(folder: folder.path, variables: ProcessVariables.current()), list: list,
      profiled: profiled)
    self.folder = folder
    guard !asked.requests.isEmpty || list != nil else { return nil }
    folder.makeFolder(AskedCommand.reportFolder)
    for (file, text) in asked.files {
      folder.makeFolder(FileSearch.folder(of: file))
      guard (try? FileSearch.write(text, to: "\(folder.path)/\(file)")) != nil else { return nil }
    }
    finders = asked.requests.map { ($0, ReportFinder(named: [], usual: $0.places)) }
  }

  /// Makes a report of what the command printed for people, where it tells of tests.
  private func keep(_ printed: PrintedReport, as path: String, from kept: KeptOutput) {
    let report: String?
    switch printed {
    case .goEvents: report = nil
    case .xctest: report = XCTestText.report(in: kept.texts().output).map(withModules)
    case .xctestAlone:
      report = XCTestText.wholeReport(in: kept.texts().output).map(withModules)
    case .ctest: report = CTestText.report(in: kept.texts().output)
    case .cargo:
      let (output, errors) = kept.texts()
      report = LibtestText.joined(output, errors: errors)
    }
    guard let report else { return }
    try? FileSearch.write(report, to: path)
  }

  /// Puts what go said of packages that it could not build, to standard error, before the events that it printed.
  static func addBuildWords(to report: String, of command: [String], from kept: KeptOutput) {
    guard RunnerList.runner(startedBy: command) is GoTest,
      let words = GoTestJSON.buildWords(in: kept.texts().errors)
    else { return }
    try? FileSearch.write(words + (FileSearch.text(of: report) ?? ""), to: report)
  }

  /// Waits a little for what writes reports beside the runner, which nobody waited for.
  private static func wait(for files: [String], endingWith ending: String) {
    let limit = Clock.monotonic() + 5_000_000
    func isWhole(_ file: String) -> Bool {
      guard let text = FileSearch.text(of: file) else { return true }
      let end = String(decoding: text.utf8.suffix(100), as: UTF8.self)
      return end.split(whereSeparator: \.isWhitespace).last?.hasSuffix(ending) ?? false
    }
    while Clock.monotonic() < limit, !files.allSatisfy(isWhole) { usleep(10_000) }
  }

  private func withModules(_ report: String) -> String {
    XCTestModules.ofPackage(testedBy: asked.command).named(report)
  }

  /// What the runners wrote, once the command has ended.
  func obtained(from kept: KeptOutput) -> [ObtainedReport] {
    for text in asked.texts { keep(text.printed, as: text.report, from: kept) }
    let obtained = finders.compactMap { request, finder -> ObtainedReport? in
      let files = finder.find().written
      if let ending = request.ending { Self.wait(for: files, endingWith: ending) }
      return files.isEmpty ? nil : ObtainedReport(request: request, files: files)
    }
    // What tests print may look like a report; one that a runner wrote is of more worth.
    let written = obtained.filter { $0.request.printed == nil || finders.count == 1 }
    return written.isEmpty ? obtained : written
  }
}

/// What a runner wrote because it was asked.
struct ObtainedReport {
  var request: ReportRequest
  var files: [String]
}

extension MeasuredCommand {
  /// The reports to record, and a line for each that was asked for.
  ///
  /// What the project's configuration has a runner write is not recorded twice. A report that was asked for and
  /// cannot be read is nobody's to mend: the run lacks it.
  /// - Throws: what is wrong with the first file, where none is a report.
  func recognisedReports() throws -> FoundReports {
    let obtained = asked.flatMap(\.files)
    let ours = (obtained + [printed].compactMap(\.self)).flatMap { file in
      (try? ReportFiles.inputs([file], as: nil, root: nil)) ?? []
    }
    let others = try theirs(besides: !ours.isEmpty)
    if ours.isEmpty, others.isEmpty, let printed, usage.end.shellCode == 0 {
      _ = try ReportFiles.recognised([printed])
    }
    let hasTests = others.contains { $0.purpose == .tests }
    let used = asked.filter { $0.request.isRicher || !hasTests }
    let left = Set(obtained).subtracting(used.flatMap(\.files))
    let own = Set(ours.map(\.name)).subtracting(left)
    let unread = Set(obtained + [printed].compactMap(\.self)).subtracting(left).subtracting(own)
    return FoundReports(
      files: others.map(\.name) + ours.map(\.name).filter(own.contains),
      lines: Self.lines(used.filter { !own.isDisjoint(with: $0.files) }.map(\.request)), own: own,
      lacksOwn: unread.contains { FileSearch.text(of: $0)?.isEmpty == false })
  }

  /// The reports among the files that lay where the command may have written some.
  private func theirs(besides hasOwn: Bool) throws -> [ReportInput] {
    let files = reports.filter { $0 != printed }
    guard !files.isEmpty else { return [] }
    do {
      return try ReportFiles.recognised(files)
    } catch {
      guard hasOwn else { throw error }
      Terminal.warn(ErrorText(error)?.text ?? "")
      return []
    }
  }

  private static func lines(_ requests: [ReportRequest]) -> [String] {
    requests.map(\.line).reduce(into: []) { lines, line in
      if !lines.contains(line) { lines.append(line) }
    }
  }
}
