import Analysis
import History

extension FlakyList {
  /// For a pull request's comment or a job's summary.
  public func markdown() -> String {
    var text = "## Flaky tests of \(Markdown.escaped(suite))\n\n"
    text += expectation + ".\n\n"
    guard !flakes.entries.isEmpty else { return text + "No test is flaky, suspect or failing.\n" }
    text += "| test | state | surely flaky | fails | flakes | cost | history |\n"
    text += "|---|---|---:|---:|---:|---:|---|\n"
    for entry in flakes.entries {
      let assessment = entry.assessment
      let estimate = assessment.estimate
      let cells = [
        Markdown.cell(name(of: entry.test)), Markdown.cell(state(of: entry)),
        Units.decimal(100 * estimate.pFlaky, decimals: 0) + " %",
        estimate.rateWords,
        "\(assessment.flakes) of \(assessment.sources)", Units.duration(entry.cost.microseconds),
        "`\(entry.strip)`",
      ]
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    for entry in flakes.entries {
      for cause in (causes[entry.test] ?? []).prefix(5) {
        text += "\n- \(cause.count) × \(Markdown.escaped(cause.summary))"
      }
    }
    return text + (causes.isEmpty ? "" : "\n")
  }
}
