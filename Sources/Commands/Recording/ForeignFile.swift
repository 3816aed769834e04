import History
import Presentation
import Reports

/// A file that is no report among files that were named together, as by a pattern.
struct ForeignFile {
  private let file: String
  private let others: [String]

  init(_ file: String, among files: [String]) {
    self.file = file
    others = files.filter { $0 != file && Self.isReport($0) }
  }

  /// The error with the way to record the others without it.
  func told(in error: ReportError) -> ReportError {
    guard let first = others.first else { return error }
    let way =
      others.count == 1
      ? ShellQuoting.word(first)
      : pattern.map { ShellQuoting.word($0) } ?? "the \(others.count) others by their names"
    var error = error
    error.hint = "nothing was recorded; leave it out of the pattern, as in: laptime record \(way)"
    return error
  }

  /// A pattern of what the names of the others have in common and this one has not, in one folder.
  private var pattern: String? {
    let names = others.map { $0.split(separator: "/").last ?? "" }
    guard let first = names.first, let folder = others.first.map(Self.folder),
      others.allSatisfy({ Self.folder(of: $0) == folder })
    else { return nil }
    let start = names.reduce(first) { start, name in
      start.prefix(zip(start, name).prefix { $0 == $1 }.count)
    }
    let end = first.split(separator: ".").last.map { ".\($0)" } ?? ""
    let own = file.split(separator: "/").last ?? ""
    guard start.count > 1, !own.hasPrefix(start), names.allSatisfy({ $0.hasSuffix(end) }) else {
      return nil
    }
    return "\(folder)\(start)*\(end)"
  }

  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }

  private static func isReport(_ file: String) -> Bool {
    guard file != "-", let source = try? ReportSource(path: file) else { return false }
    return (try? ReportReader.detect(source)) != nil
  }
}
