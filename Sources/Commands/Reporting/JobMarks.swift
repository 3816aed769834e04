import History
import Host
import Platform
import Presentation

/// Shows what the gate says in the job of the CI that runs it.
struct JobMarks {
  let workspace: Workspace

  /// GitHub drops the summary of a step that is longer, all of it.
  private static let longestSummary: Int64 = 1_024 << 10

  /// Adds to the summary of the job and marks in its log what is known to be read there.
  ///
  /// `isDocument`: whether standard output has a document, in which no mark may stand.
  func add(_ report: GateReport, isDocument: Bool) throws {
    guard let provider = workspace.build?.provider, [.gitHub, .azure, .teamCity].contains(provider)
    else { return }
    let marks = GateMarks(report, places: try TestPlaces.places(of: report, in: workspace))
    switch provider {
    case .gitHub:
      Terminal.warn(marks.github)
      if let path = Terminal.variable("GITHUB_STEP_SUMMARY") {
        append(try workspace.comment(on: report).markdown.text, to: path)
      }
    case .azure: Terminal.warn(marks.azure)
    // TeamCity reads messages in standard output alone.
    default: isDocument ? Terminal.warn(marks.teamCity) : Terminal.print(marks.teamCity)
    }
  }

  /// A summary that cannot be written is no reason to hide the verdict.
  private func append(_ text: String, to path: String) {
    let size = FileSearch.size(of: path) ?? 0
    guard size + Int64(text.utf8.count) <= Self.longestSummary else {
      return Terminal.warning(["the summary of this step has no room for what the gate says"])
    }
    guard let file = fopen(path, "a") else {
      return Terminal.warning(["the summary of this step cannot be written: \(path)"])
    }
    fputs(text, file)
    fclose(file)
  }
}
