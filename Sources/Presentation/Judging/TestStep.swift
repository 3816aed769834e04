import History

/// What somebody can do about one test, as a command with its name in it.
enum TestStep {
  /// Look at the numbers behind its duration; nil for the run that the gate judges.
  case explain(run: RunKey?)
  /// Take its loss on purpose.
  case accept
  /// Look at all that is known of it.
  case show
  /// Suspend its failures; nil where nobody is known to own it.
  case quarantine(owner: String?)

  /// The command to type, each name in it as one word of a shell.
  func command(of name: String) -> String {
    let test = ShellQuoting.word(name)
    return switch self {
    case .explain(let run): "laptime explain \(test)" + (run.map { " --run \($0.short)" } ?? "")
    case .accept: "laptime accept \(test) --why REASON"
    case .show: "laptime show \(test)"
    case .quarantine(let owner):
      "laptime quarantine add \(test) --owner \(ShellQuoting.word(owner ?? "@OWNER")) --why REASON"
    }
  }
}
