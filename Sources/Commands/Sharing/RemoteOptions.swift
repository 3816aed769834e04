import ArgumentParser
import History
import Host
import Presentation

/// Where bundles travel to and from.
struct RemoteOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "git+REMOTE, a folder, s3://BUCKET/PREFIX or clickhouse+https://HOST/DATABASE (else [remote] url of laptime.toml).",
      valueName: "remote"))
  var remote: String?

  @OptionGroup var workspace: ConfiguredOptions
}

/// Which runs are taken over.
struct PullOptions: ParsableArguments {
  @Option(help: "Runs of this suite alone.")
  var suite: String?

  @Option(help: "Runs of this branch alone.")
  var branch: String?

  @Option(help: "The newest so many runs alone.")
  var runs: Int?

  func validate() throws {
    guard (1...1_000_000).contains(runs ?? 1) else {
      throw ValidationError("--runs is a number from 1 on")
    }
  }

  /// Takes over what a remote has of them, and says what came of it. Gives the exit code.
  func pull(from place: any SharedPlace, into workspace: Workspace) throws -> Int32 {
    let choice = SharedChoice(suite: suite, branch: branch, runs: runs)
    let (outcome, failure) = try workspace.pull(from: place, choice)
    Terminal.warning(outcome.warnings)
    Terminal.print(outcome.text(of: "bundle"))
    return failure ?? (outcome.conflicts.isEmpty ? ExitCodes.pass : ExitCodes.badReport)
  }
}
