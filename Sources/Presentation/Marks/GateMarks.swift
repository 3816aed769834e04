public import History

/// A report of the gate as marks for a CI: what is nearest to the change first.
public struct GateMarks: Sendable {
  let report: GateReport
  /// Errors, then warnings.
  let marks: [Mark]
  private let isChangeKnown: Bool
  /// The file of what has no place of its own.
  let suiteFile: String

  /// What is amiss in a report, each at its place in the repository.
  public init(_ report: GateReport, places: SourcePlaces) {
    self.report = report
    isChangeKnown = places.isChangeKnown
    suiteFile = places.suite
    let marks = report.rulesAndReasons.flatMap { Self.marks(of: $0, in: report, places) }
    self.marks = [Mark.Level.error, .warning].flatMap { level in
      marks.filter { $0.level == level }.enumerated()
        .sorted { Self.order($0.element, $0.offset) < Self.order($1.element, $1.offset) }
        .map(\.element)
    }
  }

  private static func order(_ mark: Mark, _ place: Int) -> (rank: Int, distance: Int, place: Int) {
    (mark.rank, mark.distance, place)
  }

  /// The mark without its place, where that is in a file that the change leaves as it is: beside a change
  /// such a mark is noise, with the build it is not.
  func placedInChange(_ mark: Mark) -> Mark {
    guard isChangeKnown, mark.place?.isFileChanged == false else { return mark }
    var mark = mark
    mark.place = nil
    return mark
  }

  /// What a CI takes of marks, with how many of each level are left out.
  func limited(to count: Int) -> (marks: [Mark], left: Int) {
    let taken = [Mark.Level.error, .warning].flatMap { level in
      marks.filter { $0.level == level }.prefix(count)
    }
    return (taken.map(placedInChange), marks.count - taken.count)
  }

  private static func marks(
    of rule: RuleReport, in report: GateReport, _ places: SourcePlaces
  ) -> [Mark] {
    let level: Mark.Level
    switch rule.status {
    case .fail: level = .error
    case .warn, .inconclusive: level = .warning
    case .pass, .skipped: return []
    }
    let marks = rule.told.filter { $0.forgiven == nil }.map { finding in
      Mark(
        level: level, rule: rule.rule,
        test: finding.test.map { report.history.identities[$0]?.shown ?? "test \($0.rawValue)" },
        summary: finding.sentence,
        details: finding.evidence + (report.next(of: finding).map { ["next: \($0)"] } ?? []),
        place: places.place(of: finding), rank: finding.whose?.kind.rank ?? 0)
    }
    guard marks.isEmpty else { return marks }
    return [
      Mark(level: level, rule: rule.rule, summary: report.sentence(of: rule), details: rule.notes)
    ]
  }
}
