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
    for pattern in patterns {
      let expansion = pattern == "-" ? [pattern] : try Glob.expand(pattern).files
      files += expansion.filter { !files.contains($0) }
    }
    return files
  }

  /// The reports of files, each with its format found.
  ///
  /// `format`: the name of the format that all of them are of; nil to find it by content.
  /// `root`: the checkout's folder, below which files are named relative to it.
  /// - Throws: `ReportError` where a file is missing or no report, `UnknownReportFormat`.
  static func inputs(_ files: [String], as format: String?, root: String?) throws -> [ReportInput] {
    let named = try format.map(ReportReader.format(named:))
    return try files.map { file in
      // Standard input can be opened only once; files are opened again when they are read, so that a
      // thousand of them do not lie open at the same time.
      let first = try ReportSource(path: file)
      let found: any ReportFormat.Type
      do {
        found = try named ?? ReportReader.detect(first)
      } catch let error as ReportError {
        throw ForeignFile(file, among: files).told(in: error)
      }
      return ReportInput(
        name: file, purpose: found.purpose, rank: found.rank, canBeReadAgain: file != "-"
      ) { receive in
        let source = file == "-" ? first : try ReportSource(path: file)
        source.checkoutRoot = root
        let summary = try ReportReader.read(source, of: found, into: receive)
        return .init(
          summary: summary, contentHash: source.contentHash, bytes: source.byteCount)
      }
    }
  }

  /// The reports among files that lay where reports usually lie, with a warning for each that is none.
  static func recognised(_ files: [String]) -> [ReportInput] {
    files.flatMap { file -> [ReportInput] in
      do {
        return try inputs([file], as: nil, root: nil)
      } catch {
        Terminal.warn(ErrorText(error)?.text ?? "")
        return []
      }
    }
  }
}
