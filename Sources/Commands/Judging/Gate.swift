import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime gate`: judges a run.
  struct Gate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "gate",
      abstract: "Judge the latest run; the exit code says pass, fail, inconclusive or no data.",
      discussion: """
        laptime gate
        laptime gate --suite unit --format json
        laptime gate --confirm
        laptime gate --commit 3f2a91c0

        Judges the newest run of the commit that is checked out, in CI of its commit; of another one where that has \
        none, but never in CI.

        Exit codes: 0 pass, 1 fail, 2 inconclusive (run again), 3 no or incomplete data.
        """)

    @OptionGroup var judged: JudgedRunOptions

    @Option(help: "The newest run of this commit: HEAD, a branch, a tag, a hash or its beginning.")
    var commit: CommitArgument?

    @Option(help: "text, json, markdown (the comment of a review), or as a CI takes it.")
    var format = GateFormat.text

    @Flag(help: "A test that may be slower keeps the run inconclusive until re-runs settle it.")
    var confirm = false

    @Flag(help: "A line for every rule, those that passed or judged nothing too.")
    var verbose = false

    @Option(
      help: ArgumentHelp(
        "No data until all so many shards of the run are there.", valueName: "n"))
    var expectShards: Int?

    @OptionGroup var workspace: WorkspaceOptions

    func validate() throws {
      guard (1...10_000).contains(expectShards ?? 1) else {
        throw ValidationError("--expect-shards is a number from 1 to 10000")
      }
      if judged.chosen.runName != nil && commit != nil {
        throw ValidationError("--run and --commit both choose the run; give one of them")
      }
    }

    func run() throws {
      let workspace = try workspace.open(.write)
      workspace.expectedShards = expectShards
      if confirm { try workspace.changePolicy { $0[DurationRegression.confirm] = .required } }
      do {
        var choice = judged.choice
        choice.commit = try commit.map(workspace.hash)
        let chosen = try choice.run(in: workspace)
        let warnings = try chosen.warnings + unknownTrunk(in: workspace)
        Terminal.warning(warnings)
        var report = try workspace.judge(chosen.run)
        report.warnings = warnings
        Terminal.print(try format.text(of: report, isVerbose: verbose, in: workspace))
        Terminal.exit(report.verdict.exitCode)
      } catch StoreError.missing(let path) {
        noData("no history at \(path)", in: workspace)
      } catch let error as NoRunOfCommit {
        noData(error.sentence, next: [.judge(run: error.newest.key)], in: workspace)
      } catch let error as NoRunOfProject {
        noData(error.sentence, next: [.judge(run: error.newest.key)], in: workspace)
      } catch let error as RunTakenOut {
        let run = error.run.key
        noData(error.sentence, next: [.judge(run: run), .include(run: run)], in: workspace)
      } catch RecordingError.noSuchRun(HistoryStore.latestRun) {
        noData(try nothingRecorded(in: workspace), in: workspace)
      }
    }

    /// What was asked for and is not there, with the names that there are.
    private func nothingRecorded(in workspace: Workspace) throws -> String {
      let choice = judged.choice
      let asked = [
        choice.suite.map { "suite \($0)" }, choice.branch.map { "branch \($0)" },
      ].compactMap(\.self)
      let of = asked.isEmpty ? "" : " of " + asked.joined(separator: " and ")
      let sentence = "no run\(of) is recorded in \(workspace.storePath)"
      let store = try workspace.store
      var others: [String] = []
      for (name, known) in [
        (choice.suite, try store.names(of: .suites)),
        (choice.branch, try store.names(of: .branches)),
      ] {
        guard let name, !known.contains(name) else { continue }
        others += Spelling.nearest(to: name, among: known, limit: 3)
      }
      return others.isEmpty
        ? sentence : "\(sentence); there are some of \(others.joined(separator: ", "))"
    }

    /// What is said where laptime.toml names a trunk that no run is of: runs of other branches are then judged
    /// against nothing.
    private func unknownTrunk(in workspace: Workspace) throws -> [String] {
      guard let trunk = try workspace.policy.trunk else { return [] }
      let branches = try workspace.store.names(of: .branches)
      guard !branches.isEmpty, !branches.contains(trunk) else { return [] }
      return [
        "laptime.toml says trunk = \"\(trunk)\", of which there is no run; there are some of "
          + branches.prefix(3).joined(separator: ", ")
      ]
    }

    /// An empty history is a verdict, not an error: nothing was shown to be well.
    private func noData(
      _ reason: String, next: [NextStep] = [], in workspace: Workspace
    ) -> Never {
      let known = workspace.recordingCommand(suite: judged.choice.suite)
      let next = [known] + next.map(\.command)
      Terminal.print(
        format.noData(
          reason,
          words: GateReport.noDataText(
            reason, next: next, width: Terminal.proseWidth(), style: Terminal.style())))
      Terminal.exit(ExitCodes.noData)
    }
  }
}

extension GateReport {
  /// The report for people, as wide as the terminal.
  func text(on descriptor: Int32 = 1, isVerbose: Bool = false) -> String {
    text(
      width: Terminal.proseWidth(of: descriptor), style: Terminal.style(of: descriptor),
      isVerbose: isVerbose)
  }
}
