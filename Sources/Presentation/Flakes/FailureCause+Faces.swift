import Analysis
import History

extension FailureCause {
  var json: JSON {
    .object([
      ("fingerprint", .string(fingerprint.id)), ("count", .integer(count)),
      ("message", .string(summary)), ("first_run", .string(oldest.run.text)),
      ("first_seen", .string(oldest.seen.iso8601)), ("last_run", .string(newest.run.text)),
      ("last_seen", .string(newest.seen.iso8601)),
    ])
  }

  /// How often, from when to when, and what was said, indented.
  func lines(width: Int?) -> [String] {
    let first = oldest.seen.iso8601.prefix(10)
    let last = newest.seen.iso8601.prefix(10)
    let days = first == last ? "on \(first)" : "from \(first) to \(last)"
    let said = TerminalText.visible(summary)
    let head =
      "\(Units.count(count, "failure")) \(days), last in run \(newest.run.short), "
      + "fingerprint \(fingerprint.id.prefix(10))"
    return TextWrap.lines(head, width: width.map { max(20, $0 - 2) }).map { "  " + $0 } + [
      "    " + (width.map { TerminalText.cut(said, to: max(20, $0 - 4)) } ?? said)
    ]
  }

  /// The first line of the newest failure's message.
  var summary: String {
    let failure = newest.failure
    let text = failure.message ?? failure.detail ?? failure.type ?? ""
    return String(text.drop(while: \.isNewline).prefix { !$0.isNewline }.prefix(1000))
  }
}
