import Gate
import History
import Host
import Presentation
import Runners
import Store

/// Finds where the tests and files of a report stand, in files of the repository alone: what a report calls a
/// file may be anything.
struct TestPlaces {
  private let git: GitCheckout
  private let files: Set<String>
  private let added: [String: AddedLines]?
  private let folder: String
  /// By path where tests begin in a file.
  private var known: [String: TestLines] = [:]

  /// Larger files are not searched for a test, and no more of them than these.
  private static let largestFile: Int64 = 4 << 20
  private static let mostFiles = 200

  /// Nil outside of a checkout.
  init?(of run: RunSummary, in workspace: Workspace) throws {
    guard let git = workspace.git, let head = git.status()?.head, let files = git.files(at: head)
    else { return nil }
    self.git = git
    let coverage = ChangeCoverage(store: try workspace.store, git: git, trunk: try workspace.trunk)
    let added = try coverage.added(ofRun: run)
    self.added = added.map { Dictionary($0.map { ($0.path, $0) }, uniquingKeysWith: { $1 }) }
    self.files = Set(files + (added ?? []).map(\.path))
    folder = git.pathFromRoot(".") ?? ""
  }

  /// The places of what a report speaks of.
  static func places(of report: GateReport, in workspace: Workspace) throws -> SourcePlaces {
    guard var search = try TestPlaces(of: report.history.run, in: workspace) else {
      return SourcePlaces()
    }
    var places = SourcePlaces(
      suite: search.path(of: SourcePlaces.settings) ?? SourcePlaces.suite(among: search.files),
      isChangeKnown: search.added != nil)
    let findings = report.rules.filter { $0.status != .pass && $0.status != .skipped }
      .flatMap(\.told)
    for finding in findings {
      if let test = finding.test, places.tests[test] == nil {
        places.tests[test] = report.history.identities[test].flatMap { search.place(of: $0) }
      } else if let file = finding.file, places.files[file] == nil {
        places.files[file] = search.path(of: file).map { search.place($0, line: nil) }
      }
    }
    return places
  }

  private mutating func place(of test: TestIdentity) -> SourcePlace? {
    guard let named = test.file, let path = path(of: named) else { return nil }
    return place(path, line: lines(of: path)?.line(of: test.name))
  }

  private func place(_ path: String, line: Int?) -> SourcePlace {
    let ranges = added?[path]?.ranges ?? []
    let isLineChanged = line.map { line in
      ranges.contains { $0.contains(Int32(clamping: line)) }
    }
    return SourcePlace(
      path: path, line: line, isLineChanged: isLineChanged ?? false,
      isFileChanged: added?[path] != nil)
  }

  /// The file of the repository that a report's path means: as it is, below the folder we are in, or what
  /// its end names behind the folders of another machine.
  private func path(of named: String) -> String? {
    var parts = named.split(separator: "/").filter { $0 != "." }
    let below = ((folder.isEmpty ? [] : [folder]) + parts.map(String.init)).joined(separator: "/")
    if !named.hasPrefix("/"), files.contains(below) { return below }
    while !parts.isEmpty {
      let path = parts.joined(separator: "/")
      if files.contains(path) { return path }
      guard named.hasPrefix("/") else { return nil }
      parts.removeFirst()
    }
    return nil
  }

  private mutating func lines(of path: String) -> TestLines? {
    if let lines = known[path] { return lines }
    let file = "\(git.root)/\(path)"
    guard known.count < Self.mostFiles, let size = FileSearch.size(of: file),
      size <= Self.largestFile, let text = FileSearch.text(of: file)
    else { return nil }
    let lines = TestLines(text)
    known[path] = lines
    return lines
  }
}
