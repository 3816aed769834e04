import History

/// How it shows that something put an end to a runner, where shells, build tools and package managers that started it
/// end with a code of their own.
public enum Interruptions {
  /// The first of the last lines that a command printed that tells of it; nil where none does.
  public static func first(in lines: [String]) -> String? {
    lines.suffix(linesRead).first { line in
      marks.contains { line.contains($0) } || isOfSignal(line) || isOfCode(line)
    }
  }

  /// What stands further up is the tests' own.
  private static let linesRead = 40

  private static let marks = [
    // pytest
    "!! KeyboardInterrupt !!", "!! Interrupted: ", "!! _pytest.outcomes.Exit: ",
    // go
    "signal: hangup", "signal: interrupt", "signal: killed", "signal: terminated",
  ]

  /// Signals that end a run from outside, as they are named and as shells and `make` word them.
  private static let signals: [(name: String, number: Int, word: String)] = [
    ("SIGHUP", 1, "Hangup"), ("SIGINT", 2, "Interrupt"), ("SIGQUIT", 3, "Quit"),
    ("SIGKILL", 9, "Killed"), ("SIGTERM", 15, "Terminated"),
  ]

  private static func isOfSignal(_ line: String) -> Bool {
    let end = line.split(separator: " ").joined(separator: " ")
    return signals.contains { name, number, word in
      // npm, yarn, tox, cargo, just
      let named = [
        "signal \(name)", "signal \"\(name)\"", "(\(name))", "signal: \(number), \(name)",
      ]
      let isMake = line.contains("*** [") && end.hasSuffix("] \(word)")
      return named.contains { line.contains($0) } || isMake || end.hasSuffix("by signal \(number)")
        || isOfShell(end, word)
    }
  }

  /// `Killed`, or `run.sh: line 1: 4711 Killed pytest`.
  private static func isOfShell(_ line: String, _ word: String) -> Bool {
    if line == word { return true }
    let words = line.split(separator: " ")
    return line.contains(": line ")
      && words.indices.dropFirst().contains { words[$0] == word && Int(words[$0 - 1]) != nil }
  }

  /// `make: *** [Makefile:2: test] Error 130`, `ELIFECYCLE Command failed with exit code 143.`
  private static func isOfCode(_ line: String) -> Bool {
    let text = line.lowercased()
    guard ["*** [", "exit", "errno"].contains(where: text.contains) else { return false }
    let number = line.split { !$0.isNumber }.last.flatMap { Int($0) }
    return number.map(ExitMeaning.interruptions.contains) ?? false
  }
}
