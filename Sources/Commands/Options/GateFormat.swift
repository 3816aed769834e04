import ArgumentParser
import History
import Presentation

/// How what the gate says is printed.
enum GateFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown, github, gitlab, azure, teamcity, buildkite, junit, sarif, ctrf

  /// A report as a CI, a program or a person reads it. People read the log that has commands in it too.
  func text(of report: GateReport, isVerbose: Bool, in workspace: Workspace) throws -> String {
    func marks() throws -> GateMarks {
      GateMarks(report, places: try TestPlaces.places(of: report, in: workspace))
    }
    let words = report.text(isVerbose: isVerbose)
    return switch self {
    case .text: words
    case .json: report.json.document
    case .markdown, .buildkite: try workspace.comment(on: report).markdown.text
    case .github: try words + marks().github
    case .azure: try words + marks().azure
    case .teamcity: try words + marks().teamCity
    case .gitlab: try marks().codeQuality.document
    case .sarif: try marks().sarif.document
    case .junit: report.junit
    case .ctrf: report.ctrf.document
    }
  }

  /// The same where there is no run to judge, which people are told in these words.
  func noData(_ reason: String, words: String) -> String {
    let report = GateReport.withoutRun(reason)
    let marks = GateMarks(report, places: SourcePlaces())
    return switch self {
    case .text: words
    case .json: GateReport.noData(reason).document
    case .markdown, .buildkite: ("## Laptime: no data\n\n\(reason)\n" as Markdown).text
    case .github: words + marks.github
    case .azure: words + marks.azure
    case .teamcity: words + marks.teamCity
    case .gitlab: marks.codeQuality.document
    case .sarif: marks.sarif.document
    case .junit: report.junit
    case .ctrf: report.ctrf.document
    }
  }
}
