/// The words of a command that choose some of a runner's tests.
public enum ChosenTests {
  /// The words, each option with its value; empty where all tests are run, or nobody knows.
  public static func words(in command: [String]) -> [String] {
    guard let runner = RunnerList.runner(startedBy: command),
      let program = runner.program(in: command)
    else { return [] }
    let options = options[runner.name] ?? usualOptions
    var chosen: [String] = []
    var rest = command[(program + 1)...]
    while let word = rest.popFirst() {
      let (option, attached) = CommandWords.split(word)
      if flags.contains(option) {
        chosen.append(option)
      } else if options.contains(option) {
        guard let value = attached ?? rest.popFirst() else { continue }
        chosen.append("\(option) \(value)")
      } else if word.hasPrefix("-Dtest=") || isPlace(word) {
        chosen.append(word.hasSuffix("/") ? String(word.dropLast()) : word)
      }
    }
    return chosen
  }

  /// The words of a command that another one of the same runner does not have, options with their values and numbers
  /// aside; where no runner is seen, those that were only added. They may choose tests as nobody here knows.
  public static func otherWords(of command: [String], than usual: [String]) -> [String] {
    let (words, known) = (CommandWords.withScripts(command), CommandWords.withScripts(usual))
    let runner = RunnerList.runner(namedIn: command)?.name
    let isSame = runner == RunnerList.runner(namedIn: usual)?.name
    guard isSame, runner != nil || Set(known).isSubset(of: words) else { return [] }
    return words.indices.filter { index in
      let word = words[index]
      guard !known.contains(word), !word.hasPrefix("-"), !word.contains("="),
        word.contains(where: { !$0.isNumber })
      else { return false }
      let before = index > 0 ? words[index - 1] : ""
      return !before.hasPrefix("-") || before == "--" || choosing.contains(before)
    }.map { words[$0] }
  }

  /// Options by whose values tests are chosen, whatever has them.
  private static let choosing: Set<String> = [
    "-g", "-k", "-m", "-t", "-e", "-f", "--grep", "--filter",
  ]

  /// What runs what failed last, or what changed.
  private static let flags: Set<String> = [
    "--lf", "--last-failed", "--sw", "--stepwise", "--rerun-failed", "--only-failures",
    "--onlyChanged", "--onlyFailures", "--changed",
    // cargo
    "--lib", "--bins", "--doc", "--ignored",
  ]

  /// Those that mean the same to all that have them.
  private static let usualOptions: Set<String> = [
    "--filter", "--grep", "--tests", "--gtest_filter", "--test",
  ]

  /// By runner, where a short option means something else to another.
  private static let options: [String: Set<String>] = [
    "pytest": ["-k", "-m", "--deselect", "--ignore", "--ignore-glob"],
    "unittest": ["-k"],
    "swift": ["--filter", "--skip"],
    "go": ["-run", "--run", "-skip", "--skip"],
    "cargo": ["--test", "--bin", "-p", "--package", "-E"],
    "ctest": ["-R", "-E", "-L", "-LE", "-I"],
    "jest": ["-t", "--testNamePattern", "--testPathPattern", "--testPathPatterns"],
    "mocha": ["-g", "--grep", "-f", "--fgrep"],
    "playwright": ["-g", "--grep", "--project"],
    "rspec": ["-e", "--example", "-t", "--tag"],
    "phpunit": ["--filter", "--group", "--testsuite"],
    "robot": ["-t", "--test", "-s", "--suite", "-i", "--include"],
    "bats": ["-f", "--filter"],
  ]

  /// Whether a word names a file or folder of tests, and no report or configuration.
  private static func isPlace(_ word: String) -> Bool {
    guard !word.hasPrefix("-"), !word.contains("=") else { return false }
    if word.contains("::") { return true }
    let last = word.split(separator: "/").last ?? ""
    let ending = last.lastIndex(of: ".").map { String(last[$0...]) }
    if let ending, sources.contains(ending) { return true }
    return word.contains("/") && (ending == nil || ending == "." || last == "...")
  }

  private static let sources: Set<String> = [
    ".py", ".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx", ".rb", ".php", ".robot", ".bats",
  ]
}
