import History
import Presentation
import Runners

/// Why a command ran some tests and not all, where its own words show it, and what runs all of them.
struct IncompleteRun {
  /// One sentence without a full stop.
  var reason: String
  /// The command to type; nil where nobody knows which words are to change.
  var next: String?

  /// Nil where the command went on to its end, or something else ended it.
  init?(_ command: [String], _ end: CommandEnd, suite: String) {
    guard end.isCutShort, end.signal == nil, end.code < 126,
      let stop = EarlyStop(of: command, saying: end.lastWords)
    else { return nil }
    if let option = stop.option {
      reason = "\(option) ends it at a failure"
    } else {
      let goes = stop.remedy.map { ", which \($0) prevents" } ?? ""
      reason = "the runner ends behind the first target that has a failed test\(goes)"
    }
    guard !stop.whole.isEmpty else { return }
    let ofSuite = suite == "full" ? "" : " --suite \(ShellQuoting.word(suite))"
    let typed = NextStep.measure.command(running: stop.whole).dropFirst("laptime run".count)
    next = "laptime run\(ofSuite)\(typed)"
  }

  /// The lines for people who have just recorded the run.
  var lines: [String] { ["incomplete: \(reason)"] + (next.map { ["→ \($0)"] } ?? []) }

  /// The same in a verdict.
  var sentence: String {
    "the run is incomplete: \(reason)" + (next.map { "; all of it: \($0)" } ?? "")
  }
}
