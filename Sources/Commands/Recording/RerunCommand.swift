import Analysis
import History

/// Makes the command that runs some tests again out of the one that ran all.
struct RerunCommand {
  var command: [String]
  /// The command of `laptime.toml` with `{tests}` in it, for runners that are not known.
  var template: String?
  var isFile: (String) -> Bool

  /// The command for the tests; nil where nobody knows how the runner takes them.
  func command(for tests: [TestIdentity], _ syntax: RunnerSyntax) -> [String]? {
    let names = tests.map { syntax.name(of: $0, isFile: isFile) }
    if let template {
      // As parameters, not as text: the names are strangers'.
      let text = template.split(separator: "{tests}", omittingEmptySubsequences: false)
        .joined(separator: "\"$@\"")
      return ["sh", "-c", text, "sh"] + names
    }
    switch syntax {
    case .pytest: return pytest(names)
    case .swift: return command + names.flatMap { ["--filter", $0] }
    case .go: return go(tests)
    case .ids: return nil
    }
  }

  /// Without the files and folders that the command names, which would bring their other tests along.
  private func pytest(_ ids: [String]) -> [String]? {
    guard let start = command.firstIndex(where: { $0 == "pytest" || $0.hasSuffix("/pytest") })
    else {
      return nil
    }
    let rest = command.indices.dropFirst(start + 1).filter { index in
      let word = command[index]
      let isValue = command[index - 1].hasPrefix("-") && !command[index - 1].contains("=")
      let path = String(word.prefix { $0 != ":" })
      return word.hasPrefix("-") || isValue && index > start + 1 || !isFile(path)
    }
    return Array(command[...start]) + rest.map { command[$0] } + ids
  }

  /// Sub-tests run with the test that holds them.
  private func go(_ tests: [TestIdentity]) -> [String]? {
    guard let verb = command.firstIndex(of: "test") else { return nil }
    var names: [String] = []
    for test in tests {
      let name = String(test.name.prefix { $0 != "/" })
      if !names.contains(name) { names.append(name) }
    }
    let pattern = "^(\(names.joined(separator: "|")))$"
    return Array(command[...verb]) + ["-run", pattern, "-count=1"] + command[(verb + 1)...]
  }
}
