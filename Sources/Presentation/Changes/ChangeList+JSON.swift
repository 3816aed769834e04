import Analysis
import History

extension ChangeList {
  /// The document of `laptime changes --format json`.
  public var json: JSON {
    .document(
      [
        ("changes", .array(entries.map(json))),
        ("groups", .array(groups.map(json))),
        ("creeps", .array(creeps.map { json($0.test, $0.found) })),
      ] + (falseAlarms.map { [("false_alarms_per_100_looks", .number($0))] } ?? []))
  }

  private func json(_ entry: Entry) -> JSON {
    let change = entry.found.change
    let (before, after, ratio) = entry.found.levels
    let levels = [before.json, after.json]
    // Coverage is no time; its levels have a unit of their own.
    let isTime = entry.found.subject != .coverage
    let lost = entry.found.secondsPerRun
    return .object(
      [
        ("test", .test(entry.test)), ("kind", .string(entry.kind)),
        ("index", .integer(change.index)), ("first", .integer(change.first)),
        ("last", .integer(change.last)), ("commit", .string(place(change.index)?.commit)),
        ("first_commit", .string(place(change.first)?.commit)),
        ("last_commit", .string(place(change.last)?.commit)),
        ("run", .string(place(change.index)?.run?.key.text)),
        ("before_us", isTime ? levels[0] : .null), ("after_us", isTime ? levels[1] : .null),
        ("before_percent", isTime ? .null : levels[0]),
        ("after_percent", isTime ? .null : levels[1]), ("ratio", .number(ratio)),
        ("p_value", .number(change.pValue)),
        ("lost_us", .integer(lost == 0 ? nil : Int64((lost * 1_000_000).rounded()))),
        ("state", .string(entry.state.rawValue)), ("reason", .string(entry.acceptance?.reason)),
        ("author", .string(entry.acceptance?.author)),
        ("excursion", entry.found.excursion.map(json) ?? .null),
      ] + (entry.isNew.map { [("new", .bool($0)), ("sure", .bool(entry.found.isSure))] } ?? []))
  }

  /// The stretch at another level, by its first value and the first one after it.
  private func json(_ excursion: Range<Int>) -> JSON {
    .object([
      ("index", .integer(excursion.lowerBound)), ("back", .integer(excursion.upperBound)),
      ("commit", .string(place(excursion.lowerBound)?.commit)),
      ("back_commit", .string(place(excursion.upperBound)?.commit)),
    ])
  }

  private func json(_ group: ChangeGroup) -> JSON {
    .object([
      ("index", .integer(group.index)), ("first", .integer(group.first)),
      ("last", .integer(group.last)), ("commit", .string(place(group.index)?.commit)),
      ("subject", .string(place(group.index)?.run?.subject)),
      ("run", .string(place(group.index)?.run?.key.text)),
      ("lost_us", .integer(Int64((group.secondsPerRun * 1_000_000).rounded()))),
      ("tests", .integer(Set(group.members.compactMap { entries[$0].found.test }).count)),
      ("changes", .array(group.members.map { .integer($0) })),
    ])
  }

  private func json(_ test: TestIdentity?, _ found: SuiteCreep) -> JSON {
    let levels = found.levels
    return .object([
      ("test", .test(test)), ("index", .integer(found.creep.start)),
      ("before_us", levels.before.json),
      ("after_us", levels.after.json),
      ("ratio", .number(levels.ratio)), ("p_value", .number(found.creep.pValue)),
    ])
  }
}
