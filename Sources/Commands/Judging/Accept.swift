import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime accept`: takes a loss on purpose.
  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept",
      abstract: "Take a slowdown, a coverage drop or removed tests on purpose.",
      discussion: """
        laptime accept tests.unit.test_cart::test_total --why "more currencies"
        laptime accept --rule coverage-drop --why "generated code came in"
        laptime accept --rule missing-tests --why "the old importer went"

        From the run on, a test is judged by what it takes since, suite and classes by the runs since, and \
        coverage by what that run had of it; tests that are gone or skipped are not missed: the one that is \
        named, else all that the run lacks. The verdict says what was taken, why and by whom. What the run did not \
        lose cannot be taken (exit code 66).
        """)

    @Argument(help: "The test: its id, or a part of it that only one test has.")
    var test: String?

    @Option(
      help: ArgumentHelp(
        "\(Laptime.Accept.rules.joined(separator: ", ")) (else \(DurationRegression.name), of a test).",
        valueName: "rule"))
    var rule: String?

    @Option(help: "The reason, which is stored.")
    var why: String

    @Option(help: "Who takes it (else $USER).")
    var author: String?

    @OptionGroup var chosen: ChosenRunOptions

    @OptionGroup var workspace: WorkspaceOptions

    /// The rules whose losses can be taken.
    private static var rules: [String] {
      GateRules.all.filter { $0.acceptance != nil }.map { $0.name.rawValue }
    }

    func validate() throws {
      if why.allSatisfy(\.isWhitespace) { throw ValidationError("--why must say why") }
      guard let taken = accepted, let scope = taken.acceptance else {
        let near = ErrorText.guess(name, among: Self.rules).map { "\($0) " } ?? ""
        throw ValidationError("\(near)--rule is one of \(Self.rules.joined(separator: ", "))")
      }
      if test != nil && scope == .run {
        throw ValidationError("\(name) is of a run, not of a test")
      }
      if test == nil && scope == .test {
        throw ValidationError("name the test, or another --rule")
      }
    }

    /// What is taken where no rule is named is a slowdown.
    private var accepted: (any Rule.Type)? {
      guard let rule else { return DurationRegression.self }
      return GateRules.named(rule)
    }
    private var name: String { rule ?? DurationRegression.name.rawValue }

    func run() throws {
      guard let rule = accepted else { return }
      let workspace = try workspace.open(.write)
      let store = try workspace.store
      let run = try store.summary(
        ofRun: workspace.run(chosen.choice))
      let named = try test.map { try workspace.test(named: $0, suite: run.suite) }
      let losses = OpenLosses(run: run, rule: rule, workspace: workspace)
      let tests = try losses.open(named: named)
      try store.accept(
        rule.name, tests: tests, fromRun: run.id, reason: why,
        author: author ?? workspace.user ?? "unknown", at: workspace.now)
      let identities = try store.identities(
        of: (tests.isEmpty ? [named] : tests).compactMap(\.self))
      let names = identities.values.map { TerminalText.visible(workspace.located($0).shown) }
      let what =
        switch names.count {
        case 0: ""
        case 1: " of \(names[0])"
        default: " of \(Units.count(names.count, "test"))"
        }
      Terminal.print(
        tests.isEmpty
          ? "\(name)\(what) was accepted from run \(run.key.short) on already; nothing was changed\n"
          : "accepted \(name)\(what) from run \(run.key.short) on\n")
    }
  }
}
