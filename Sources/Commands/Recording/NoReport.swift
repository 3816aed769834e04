import Presentation
import Runners

/// The command left no report that could be recorded.
struct NoReport: Error {
  var command: [String]
  /// The runner that was heard in what the command printed; nil where none was.
  var heard: (any Runner)?
}

extension NoReport {
  /// What to type for a report.
  var hint: String {
    let typed = command.map(ShellQuoting.word).joined(separator: " ")
    if let seen = RunnerList.runner(namedIn: command)?.ownReport {
      let isHere = RunnerList.runner(startedBy: command) != nil
      return isHere
        ? "have it write one: laptime run -- \(seen)"
        : "have it write one: \(seen), then laptime run --report FILE -- \(typed)"
    }
    guard let heard, let own = heard.ownReport else {
      return "name the file that it writes: laptime run --report FILE -- \(typed)"
    }
    return "\(heard.name) ran out of sight: have it write one there, as \(own) does, "
      + "then laptime run --report FILE -- \(typed)"
  }
}
