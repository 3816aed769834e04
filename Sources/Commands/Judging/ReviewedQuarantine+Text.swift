import Gate
import History
import Presentation
import Quarantine

extension ReviewedQuarantine {
  /// A line for every objection, else one that says that all is well.
  var text: String {
    var lines = problems.map { "\(path):\($0.line):\($0.column): \($0.reason)" }
    for (entry, objections) in zip(quarantine.entries, review.objections) where !objections.isEmpty
    {
      lines.append(
        "\(path):\(entry.line): \(entry.test) " + objections.map(\.words).joined(separator: ", "))
    }
    var hasUnseen = false
    for (entry, (isUnseen, objections)) in zip(
      quarantine.entries, zip(review.isUnseen, review.objections))
    where isUnseen && objections.isEmpty {
      lines.append("\(path):\(entry.line): \(entry.test) \(QuarantineReview.unseen)")
      hasUnseen = true
    }
    if hasUnseen { lines.append("\(NextStep.listTests.command) lists the ids of tests") }
    if review.testsOverCap > 0 {
      lines.append("\(path): \(Units.count(review.testsOverCap, "test")) more than are allowed")
    }
    if isClean { lines.append("\(Units.count(review.tests, "test")) quarantined") }
    return lines.map { TerminalText.visible($0) + "\n" }.joined()
  }
}
