import Analysis
import ArgumentParser
import Gate
import History
import Runners
import Store

/// A runner by the name that `select --as` takes.
struct RunnerArgument: ExpressibleByArgument {
  static let allValueStrings = RunnerList.takingTests.map(\.name)

  let runner: any Runner

  init?(argument: String) {
    guard let runner = RunnerList.takingTests.first(where: { $0.name == argument }) else {
      return nil
    }
    self.runner = runner
  }
}

extension Laptime {
  /// `laptime select`: prints tests as their runner takes them.
  struct Select: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "select",
      abstract: "Print tests as their runner takes them.",
      discussion: """
        laptime select --needs-attempts > again.txt
        laptime run --attempt-of latest -- pytest --junitxml=again.xml @again.txt
        swift test --filter "$(laptime select --suspects)"
        go test -run "$(laptime select --suspects --as go)" ./...

        Node ids of pytest and ids stand one a line; swift and go take one pattern for all.
        `laptime run --retry` and `--confirm` do all of this by themselves.
        """)

    @Flag(help: "The tests of the run that may have become slower.")
    var suspects = false

    @Flag(help: "The tests of the run that failed and have no pass on this source.")
    var needsAttempts = false

    @Option(
      name: .customLong("run"), help: "The run: its id, the beginning of it, latest, or a pin.")
    var runID = "latest"

    @Option(help: "The suite that latest is of.")
    var suite: String?

    @Option(
      name: .customLong("as"),
      help: "pytest, swift, go or ids (else what the run's reports show).")
    var runner: RunnerArgument?

    @OptionGroup var workspace: WorkspaceOptions

    func validate() throws {
      guard suspects || needsAttempts else {
        throw ValidationError("say which: --suspects or --needs-attempts")
      }
    }

    func run() throws {
      let workspace = try workspace.open(.read)
      let store = try workspace.store
      let row = try store.run(named: runID, suite: suite)
      let report = try workspace.report(of: row)
      let runner = try runner?.runner ?? RunnerList.runner(of: store.dialect(ofRun: row))
      var wanted = suspects ? report.suspects : []
      if needsAttempts { wanted += report.needingAttempts.filter { !wanted.contains($0) } }
      let names = runner.names(
        of: wanted.compactMap { report.history.identities[$0] }, isFile: FileSearch.exists)
      // A line is a test: what would begin another one cannot be named on a command line anyway.
      for name in names where !name.contains(where: \.isNewline) { Terminal.print(name + "\n") }
    }
  }
}
