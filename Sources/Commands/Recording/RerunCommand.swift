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
    let names = syntax.names(of: tests, isFile: isFile)
    if let template {
      // As parameters, not as text: the names are strangers'.
      let text = template.split(separator: "{tests}", omittingEmptySubsequences: false)
        .joined(separator: "\"$@\"")
      return ["sh", "-c", text, "sh"] + names
    }
    switch syntax {
    case .pytest: return pytest(names)
    case .swift: return swift(names)
    case .go: return go(names, packages: tests.compactMap(\.group))
    case .ids: return nil
    }
  }

  /// Without the files and folders that the command names, which would bring their other tests along,
  /// and without an end at the first failure.
  private func pytest(_ ids: [String]) -> [String]? {
    let names: Set = ["pytest", "py.test"]
    let start = command.firstIndex { names.contains(String($0.split(separator: "/").last ?? "")) }
    guard let start else { return nil }
    var kept: [String] = []
    var rest = command[(start + 1)...]
    while let word = rest.popFirst() {
      if ["-x", "--exitfirst"].contains(word) || word.hasPrefix("--maxfail=") { continue }
      if word == "--maxfail" {
        rest = rest.dropFirst()
        continue
      }
      if word.hasPrefix("-") {
        kept.append(word)
        if Self.pathOptions.contains(word), let value = rest.popFirst() { kept.append(value) }
      } else if !isFile(String(word.prefix { $0 != ":" })) {
        kept.append(word)
      }
    }
    return Array(command[...start]) + kept + ids
  }

  /// pytest's options whose value, as a word of its own, may be a path.
  private static let pathOptions: Set<String> = [
    "-c", "--config-file", "--rootdir", "--confcutdir", "--basetemp", "--ignore", "--ignore-glob",
    "--deselect", "-p", "-k", "-m", "-o", "-W", "--junit-xml", "--junitxml", "--report-log",
    "--json-report-file", "--benchmark-json", "--html", "--log-file", "--cov", "--cov-config",
    "--cov-report", "--import-mode", "--durations-path", "--splitting-algorithm",
  ]

  private func swift(_ patterns: [String]) -> [String] {
    without(["--filter"], in: command) + patterns.flatMap { ["--filter", $0] }
  }

  /// With the packages that hold the tests instead of those that the command names.
  private func go(_ patterns: [String], packages: [String]) -> [String]? {
    let flags = ["-run"] + patterns + ["-count=1"]
    var unique: [String] = []
    for package in packages where !unique.contains(package) { unique.append(package) }
    func own(_ words: [String]) -> [String] {
      let kept = without(["-run", "--run", "-count", "--count"], in: words)
      let isNamed = { (word: String) in word.hasPrefix(".") || word.hasSuffix("...") }
      return unique.isEmpty ? kept : kept.filter { !isNamed($0) } + unique
    }
    if command.first?.hasSuffix("gotestsum") == true {
      let mark = command.firstIndex(of: "--") ?? command.count
      return Array(command[..<mark]) + ["--"] + flags + own(Array(command[mark...].dropFirst()))
    }
    guard let verb = command.firstIndex(of: "test") else { return nil }
    return Array(command[...verb]) + flags + own(Array(command[(verb + 1)...]))
  }

  /// The words without some options and their values, in either form.
  private func without(_ options: [String], in words: [String]) -> [String] {
    var kept: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if options.contains(word) {
        rest = rest.dropFirst()
      } else if !options.contains(where: { word.hasPrefix($0 + "=") }) {
        kept.append(word)
      }
    }
    return kept
  }
}
