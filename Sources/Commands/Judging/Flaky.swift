import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime flaky`: which tests are flaky, which are broken, and what they cost.
  struct Flaky: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "flaky",
      abstract: "Tell flaky tests from broken ones, those that cost most first.",
      discussion: """
        laptime flaky
        laptime flaky test_cache_is_warm --format json

        Looks at every attempt of the last 90 days before the suite's newest run, at most 500 sources. \
        In a history a dot is a source that passed, F one that failed, x one that did both. Of one test \
        it tells all that is known.
        """)

    @Argument(help: "A test's id, or a part of it (else every test that is not healthy).")
    var test: String?

    @Option(help: "The suite (else the one that ran last).")
    var suite: String?

    @Option(help: "How many tests; 0 for all, as data have without it.")
    var limit: Int?

    @Flag(help: "Healthy tests too.")
    var all = false

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: WorkspaceOptions

    /// More tests are a matter for programs.
    private static let shown = 20

    func validate() throws {
      if let limit, limit < 0 { throw ValidationError("--limit must be at least 0") }
    }

    func run() throws {
      let triage = try Triage(workspace.open(.read), suite: suite)
      let usual = format == .json ? Int.max : Self.shown
      let limit = self.limit.map { $0 == 0 ? .max : $0 } ?? usual
      let list =
        try test.map { try triage.list(ofTest: $0, limit: limit) }
        ?? triage.list(limit: limit) { all || $0.assessment.state.deservesAttention }
      switch format {
      case .text: Terminal.print(list.text(width: Terminal.proseWidth(), style: Terminal.style()))
      case .json: Terminal.print(list.json.document)
      case .markdown: Terminal.print(list.markdown())
      }
    }
  }
}

extension TestState {
  /// Whether somebody should look at the test.
  var deservesAttention: Bool {
    isBroken || isKnownToFlake || self == .failingUnconfirmed
  }
}
