import History

extension PolicyDifference {
  /// What it is in a document.
  var json: JSON {
    .object([
      ("setting", .string(setting)), ("here", .string(here)), ("trunk", .string(trunk)),
    ])
  }

  /// `coverage.floor is 10, 80 on main`.
  func sentence(trunk name: String) -> String {
    "\(setting) is \(here ?? "not set"), \(trunk ?? "not set") on \(name)"
  }
}

extension GateReport {
  /// So many settings are named.
  private static let settingsShown = 6

  /// What is said of settings that are not the trunk's, a line each; empty where all are.
  var policyLines: [String] {
    guard !policyDifferences.isEmpty else { return [] }
    let count = Units.count(policyDifferences.count, "setting")
    let shown = policyDifferences.prefix(Self.settingsShown).map {
      $0.sentence(trunk: history.trunk)
    }
    let more = policyDifferences.count - shown.count
    return [
      "judged by other settings than \(history.trunk) has: \(count) of laptime.toml "
        + (policyDifferences.count == 1 ? "differs" : "differ")
    ] + shown + (more > 0 ? ["… and \(more) more (--format json lists all)"] : [])
  }

  /// The same for people.
  func policyText(width: Int?, style: TextStyle) -> String {
    guard let first = policyLines.first else { return "" }
    let lead = "  ! laptime.toml  "
    let head = TextWrap.hanging(lead, TerminalText.visible(first), indent: 6, width: width)
    let room = width.map { max(20, $0 - 6) }
    return "\n" + style.colored(lead, .yellow) + head.dropFirst(lead.count)
      + policyLines.dropFirst().flatMap { TextWrap.lines(TerminalText.visible($0), width: room) }
      .map { "      \($0)\n" }.joined()
  }
}
