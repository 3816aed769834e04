import Analysis
public import History

/// Of the lines that a change adds, enough are covered. Asks nothing unless `[coverage] patch` says how much.
public enum PatchCoverageFloor: Rule {
  public static let name = RuleName("patch-coverage")
  public static let about = "enough of the lines that a change adds are covered: [coverage] patch"
  public static let needsTests = true

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let wanted = policy[CoverageSettings.patch]
    guard wanted > 0 else { return skipped("[coverage] patch asks nothing of a change", for: .use) }
    if let reason = incomplete(judged) { return reason }
    guard let patch = judged.patch else {
      return report(
        .warn, "the covered lines or the change are not known", limit: .percent(wanted),
        next: .lookAtPatchCoverage)
    }
    guard let actual = patch.percent else {
      return report(
        patch.unmeasured.isEmpty ? .pass : .warn,
        patch.unmeasured.isEmpty
          ? "the change adds no line that could be covered"
          : "\(Units.count(patch.unmeasured.count, "changed file")) not measured",
        limit: .percent(wanted), figures: figures(patch))
    }
    let holds = actual >= wanted
    let hidden = patch.unmeasured.count
    return report(
      holds ? hidden > 0 ? .warn : .pass : .fail,
      "\(Units.percent(actual, against: wanted)) of \(Units.count(patch.linesAdded, "added line")), "
        + "at least \(Units.percent(wanted)) wanted"
        + (hidden > 0 ? "; \(Units.count(hidden, "changed file")) not measured" : ""),
      limit: .percent(wanted), actual: .percent(actual), figures: figures(patch),
      findings: patch.files.filter { !$0.missing.isEmpty }.map(finding)
        + patch.unmeasured.map {
          Finding(.file($0.path), summary: "\($0.path): \($0.reason.rawValue)")
        })
  }

  private static func figures(_ patch: PatchCoverage) -> [(name: String, value: Figure)] {
    [
      ("lines_added", .count(patch.linesAdded)), ("lines_covered", .count(patch.linesCovered)),
      ("files_not_measured", .count(patch.unmeasured.count)),
    ]
  }

  private static func finding(_ file: PatchCoverage.File) -> Finding {
    let lines = file.missing.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }.joined(separator: ", ")
    return Finding(
      .file(file.path),
      summary: "\(file.path): \(Units.grouped(file.linesCovered)) of "
        + "\(Units.count(file.linesAdded, "added line")) covered, not \(lines)",
      figures: [
        ("lines_added", .count(file.linesAdded)), ("lines_covered", .count(file.linesCovered)),
        ("missing", .text(lines)),
      ], next: .lookAtPatchCoverage)
  }
}
