import Analysis
import History

extension ChangeList {
  /// The changes of tests, gathered by what one commit may have done; each `test` is the place of an
  /// entry.
  var groups: [ChangeGroup] {
    ChangeGroup.groups(
      of: entries.enumerated().compactMap { place, entry in
        guard case .test = entry.found.subject else { return nil }
        return TestChange(
          test: place, change: entry.found.change, adjustedPValue: entry.found.change.pValue)
      })
  }

  func json(_ group: ChangeGroup) -> JSON {
    .object([
      ("commit", .string(at(commits, group.index))), ("run", .string(at(runs, group.index))),
      ("index", .integer(group.index)), ("first", .integer(group.first)),
      ("last", .integer(group.last)), ("tests", .integer(group.changes.count)),
      ("lost_us", .integer(Int64((group.secondsPerRun * 1_000_000).rounded()))),
    ])
  }

  /// What several changes have in common, on a line above them.
  func heading(_ group: ChangeGroup, width: Int?) -> String {
    let commit = at(commits, group.index).map {
      "commit \(TerminalText.visible(String($0.prefix(10))))"
    }
    let lost = Int64((abs(group.secondsPerRun) * 1_000_000).rounded())
    let text =
      "\(commit ?? "run \(group.index)") changed \(Units.count(group.changes.count, "test")), "
      + "\(group.secondsPerRun < 0 ? "−" : "+")\(Units.duration(lost)) a run:"
    return TextWrap.lines(text, width: width).map { $0 + "\n" }.joined()
  }
}
