public import History

extension SalvageOutcome {
  /// The document of `laptime doctor --salvage NEW --format json`.
  ///
  /// `path`: the new store.
  public func json(path: String) -> JSON {
    .document([
      ("store", .string(path)), ("whole", .bool(isWhole)), ("rows", .integer(rows)),
      ("runs", .integer(runs)), ("runs_incomplete", .integer(brokenRuns)),
      ("attempts_lost", .integer(lostAttempts)), ("attempts_restored", .integer(restoredAttempts)),
      ("names_lost", .integer(namedAnew)),
      (
        "tables",
        .array(
          tables.map {
            .object([
              ("table", .string($0.name)), ("kept", .integer($0.kept)),
              ("left_out", .integer($0.left)), ("unread_stretches", .integer($0.holes)),
              ("lost", .bool($0.isLost)),
            ])
          })
      ),
      ("remarks", .array(remarks.map { .string($0) })),
    ])
  }

  /// `saved.db: 412 runs, 824,310 rows`, and what is missing, a line each.
  public func text(path: String) -> String {
    var text =
      "\(TerminalText.visible(path)): a sound store of \(Units.count(runs, "run")), "
      + "\(Units.count(rows, "row"))\n"
    for remark in remarks { text += "  the damaged one: \(remark)\n" }
    if restoredAttempts > 0 {
      text += "  \(Units.count(restoredAttempts, "result")) came back from what is kept twice\n"
    }
    guard !isWhole else { return text + "  nothing is missing\n" }
    if brokenRuns > 0 {
      let lost =
        lostAttempts > 0 ? ": \(Units.count(lostAttempts, "result")) at least are gone" : ""
      text +=
        "  \(Units.count(brokenRuns, "run")) may lack results\(lost); incomplete now, and in no baseline\n"
    }
    if namedAnew > 0 {
      text +=
        "  \(Units.count(namedAnew, "project or suite")) lost the name, and is called lost-NUMBER\n"
    }
    for table in tables {
      var parts: [String] = []
      if table.isLost {
        parts.append("cannot be read")
      } else if table.holes > 0 {
        parts.append("\(Units.count(table.holes, "stretch")) cannot be read")
      }
      if table.left > 0 {
        parts.append(
          "\(Units.count(table.left, "row")) left out, that refer to nothing or cannot be")
      }
      text +=
        "  \(table.name): \(Units.count(table.kept, "row")) saved, \(parts.joined(separator: ", "))\n"
    }
    return text
  }
}
