import Analysis
import History

extension ChangeList {
  /// A table for a pull request's comment or a job's summary.
  public func markdown(all: Bool) -> String {
    let shown = all ? self : withoutResolved
    var text = "## Laptime: \(Units.count(shown.entries.count, "lasting change"))\n\n"
    text += "In \(Markdown.escaped(scope)).\n"
    if !shown.entries.isEmpty {
      text += "\n| since | what | before | after | | p | state |\n"
      text += "| --- | --- | ---: | ---: | ---: | ---: | --- |\n"
      text += shown.entries.map(shown.row).joined()
    }
    if !excursions.isEmpty {
      text += "\n### At another level for a while, then back\n\n"
      text += "| since | what | runs | before | for a while | |\n"
      text += "| --- | --- | ---: | ---: | ---: | ---: |\n"
      text += excursions.map(excursionRow).joined()
    }
    if !creeps.isEmpty {
      text += "\n### Creeping up little by little\n\n| what | before | after | | p |\n"
      text += "| --- | ---: | ---: | ---: | ---: |\n"
      text += creeps.map { row($0.test, $0.found) }.joined()
    }
    if let promise { text += "\n\(promise)\n" }
    return text
  }

  private func excursionRow(_ entry: Entry) -> String {
    let (change, levels) = (entry.found.change, entry.found.levels)
    return line([
      name(ofPlace: change.index), entry.found.test == nil ? entry.kind : entry.name,
      "\(entry.found.excursion?.count ?? 0)",
      levels.before.text, levels.after.text, ratio(levels.ratio),
    ])
  }

  private func row(_ entry: Entry) -> String {
    let (change, levels) = (entry.found.change, entry.found.levels)
    return line([
      name(ofPlace: change.index), entry.found.test == nil ? entry.kind : entry.name,
      levels.before.text, levels.after.text, ratio(levels.ratio),
      probability(change.pValue),
      entry.acceptance.map { "acknowledged: \($0.reason) (\($0.author))" } ?? word(entry),
    ])
  }

  private func row(_ test: TestIdentity?, _ found: SuiteCreep) -> String {
    let levels = found.levels
    return line([
      test?.id ?? "series", levels.before.text, levels.after.text, ratio(levels.ratio),
      probability(found.creep.pValue),
    ])
  }

  private func line(_ cells: [String]) -> String {
    "| " + cells.map(Markdown.cell).joined(separator: " | ") + " |\n"
  }
}
