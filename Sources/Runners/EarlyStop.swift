/// Why a runner stops before all tests were run, and how it would not.
public struct EarlyStop: Hashable, Sendable {
  /// The words of the command that have it stop, `-x`; nil where it does so by itself.
  public var option: String?
  /// The option with which it goes on, where it stops by itself: `--no-fail-fast`.
  public var remedy: String?
  /// The command that goes on; empty where something else starts the runner, with words that nobody sees.
  public var whole: [String]
}

extension EarlyStop {
  /// By the words of a command and what it printed last; nil where neither shows that it stops.
  ///
  /// `words`: the last lines that it printed.
  public init?(of command: [String], saying words: [String] = []) {
    let launcher = Launcher(command)
    let runner = RunnerList.runner(namedIn: command)
    if runner is Cargo || words.contains(where: { $0.contains(EarlyStops.cargoStop) }),
      EarlyStops.first(in: [EarlyStops.cargoStop], of: CommandWords.withScripts(command)) != nil
    {
      let verbs: Set<String> = ["test", "t", "run", "r"]
      let verb = command[launcher.place...].firstIndex(where: verbs.contains)
      self.init(option: nil, remedy: "--no-fail-fast", whole: [])
      if launcher.runner is Cargo, let verb {
        let rest = command[(verb + 1)...].filter { $0 != "--fail-fast" }
        whole = command[...verb] + ["--no-fail-fast"] + rest
      }
      return
    }
    let all = CommandWords.withScripts(command)
    guard let place = all.indices.first(where: { Self.stops(all, at: $0, runner) }) else {
      return nil
    }
    let (option, _) = CommandWords.split(all[place])
    let isNumber = all.indices.contains(place + 1) && Int(all[place + 1]) != nil
    let takes = option == "--maxfail" || option == "--bail" || option == "--max-failures"
    let length = !all[place].contains("=") && isNumber && takes ? 2 : 1
    self.init(
      option: all[place..<(place + length)].joined(separator: " "), remedy: nil, whole: [])
    guard all == command else { return }
    let kept = Self.rest(of: all[place])
    whole = command[..<place] + (kept.map { [$0] } ?? []) + command[(place + length)...]
  }

  private static func stops(_ words: [String], at place: Int, _ runner: (any Runner)?) -> Bool {
    let (option, value) = CommandWords.split(words[place])
    if value == "0" || value == "false" { return false }
    if EarlyStops.options.contains(option) || runner?.stopOptions.contains(option) == true {
      return true
    }
    if runner is Pytest {
      return ofPytest.contains(option) || rest(of: option) != nil || option == "-x"
    }
    if runner is Playwright { return option == "-x" || option == "--max-failures" }
    return false
  }

  private static let ofPytest: Set<String> = [
    "-x", "--exitfirst", "--maxfail", "--sw", "--stepwise",
  ]

  /// What is left of short options of pytest in one word, `-vv` of `-xvv`; nil where the word is no such.
  private static func rest(of word: String) -> String? {
    let letters = word.dropFirst()
    guard word.hasPrefix("-"), letters.count > 1, letters.contains("x"),
      letters.allSatisfy("xvqsl".contains)
    else { return nil }
    return "-" + letters.filter { $0 != "x" }
  }
}
