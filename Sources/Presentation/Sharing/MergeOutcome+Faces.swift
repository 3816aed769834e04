public import History

extension MergeOutcome {
  /// The document of `laptime merge --format json`.
  public var json: JSON {
    .document([
      ("files", .integer(files)), ("added", .integer(added)), ("extended", .integer(extended)),
      ("unchanged", .integer(unchanged)), ("removed", .integer(removed)),
      ("decisions", .integer(decisions)),
      (
        "conflicts",
        .array(
          conflicts.map {
            .object([
              ("run", .string($0.run.text)), ("report", .string($0.report)),
              ("file", .string($0.file)),
            ])
          })
      ),
    ])
  }

  /// `2 stores read: 12 runs added, 1 extended, 30 there already`, and what else came of it.
  ///
  /// `noun`: what was read.
  public func text(of noun: String) -> String {
    var parts = ["\(Units.count(added, "run")) added"]
    if extended > 0 { parts.append("\(Units.grouped(extended)) extended") }
    if unchanged > 0 { parts.append("\(Units.grouped(unchanged)) there already") }
    if removed > 0 {
      parts.append("\(Units.grouped(removed)) pruned or scrubbed before, and left out")
    }
    var text = "\(Units.count(files, noun)) read: \(parts.joined(separator: ", "))\n"
    if decisions > 0 {
      text +=
        "  \(Units.count(decisions, "pin, acceptance, rename, exclusion or removal")) taken over\n"
    }
    return text
  }

  /// What is wrong, a line each, for standard error.
  public var warnings: [String] {
    conflicts.map {
      "run \($0.run.short) stays as it is: \(TerminalText.visible($0.file)) has other contents of the same "
        + "report (\($0.report.prefix(8)))"
    }
  }
}
