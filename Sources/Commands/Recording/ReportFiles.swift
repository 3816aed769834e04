import History
import Host
import Reports
import Store

/// Turns what the user named into reports that can be recorded.
enum ReportFiles {
  /// The files of names and patterns, each once, in order; `-` is standard input.
  ///
  /// - Throws: `ReportError` where a pattern matches nothing.
  static func expand(_ patterns: [String]) throws -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    for pattern in patterns {
      let expansion = pattern == "-" ? [pattern] : try filesOfPattern(pattern)
      files += expansion.filter { seen.insert($0).inserted }
    }
    return files
  }

  private static func filesOfPattern(_ pattern: String) throws -> [String] {
    let found = try Glob.expand(pattern)
    Terminal.warning(
      found.unreadable.map { "\($0) cannot be read: what reports lie there is not known" })
    return found.files.flatMap(filesOfFolder)
  }

  /// The results in a folder that tools know as one report, as Allure does; else the name itself.
  private static func filesOfFolder(_ path: String) -> [String] {
    let names = (FolderEntry.list(path) ?? []).map(\.name)
    let results = AllureResults.files(in: names)
    return results.isEmpty ? [path] : results.map { "\(path)/\($0)" }
  }

  /// The reports of files, each with its format found; Allure's result files are one report.
  ///
  /// `format`: the name of the format that all of them are of; nil to find it by content.
  /// `root`: the checkout's folder, below which files are named relative to it.
  /// `profiles`: the files that are profiles, whatever the others are.
  /// - Throws: `ReportError` where a file is missing or no report, `UnknownReportFormat`.
  static func inputs(
    _ files: [String], as format: String?, root: String?, profiles: Set<String> = []
  ) throws -> [ReportInput] {
    let named = try format.map(ReportReader.format(named:))
    var results: [String] = []
    let inputs = try files.compactMap { file -> ReportInput? in
      // Standard input and pipes can be read only once; files are opened again when they are read, so that a
      // thousand of them do not lie open at the same time.
      let first = try ReportSource(path: file)
      let found: any ReportFormat.Type
      do {
        found =
          try profiles.contains(file)
          ? ReportReader.detectProfile(first) : named ?? ReportReader.detect(first)
      } catch let error as ReportError {
        throw ForeignFile(file, among: files).told(in: error)
      }
      if file != "-", found == AllureResults.self {
        results.append(file)
        return nil
      }
      // What cannot be opened again lies copied already.
      let copy = first.isCopy ? first : nil
      return ReportInput(name: file, purpose: found.purpose, rank: found.rank) { receive in
        let source = try copy?.again() ?? ReportSource(path: file)
        // Profilers write where files are, and a project need not be in git.
        source.checkoutRoot =
          root ?? (found.purpose == .profile ? Terminal.currentFolder() : nil)
        let summary = try ReportReader.read(source, of: found, into: receive)
        return .init(
          summary: summary, contentHash: source.contentHash, bytes: source.byteCount)
      }
    }
    return results.isEmpty ? inputs : inputs + [allure(results, root: root)]
  }

  private static func allure(_ files: [String], root: String?) -> ReportInput {
    ReportInput(
      name: files[0], purpose: AllureResults.purpose, rank: AllureResults.rank
    ) { receive in
      var hash = ContentHash()
      var bytes = 0
      var last: ReportSource?
      func finishLast() {
        guard let source = last else { return }
        Array(source.contentHash.hex.utf8).withUnsafeBytes { hash.update($0) }
        bytes += source.byteCount
      }
      let summary = try AllureResults.read(
        files.count,
        sources: { index in
          finishLast()
          let source = try ReportSource(path: files[index])
          source.checkoutRoot = root
          last = source
          return source
        }, into: receive)
      finishLast()
      return .init(summary: summary, contentHash: hash.finish(), bytes: bytes)
    }
  }

  /// The reports among files that lay where reports usually lie, with a warning for each that is none.
  ///
  /// - Throws: what is wrong with the first file, where none is a report.
  static func recognised(_ files: [String]) throws -> [ReportInput] {
    var refusals: [any Error] = []
    let reports = files.flatMap { file -> [ReportInput] in
      do {
        return try inputs([file], as: nil, root: nil)
      } catch {
        refusals.append(error)
        return []
      }
    }
    if reports.isEmpty, let first = refusals.first { throw first }
    for refusal in refusals { Terminal.warn(ErrorText(refusal)?.text ?? "") }
    return reports
  }
}
