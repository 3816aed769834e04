import ArgumentParser
import History

/// What `record` and `run` can be told of a run. What is not given comes from the CI's variables, from
/// git and from the report, in this order.
struct RunOptions: ParsableArguments {
  @Option(
    name: .customLong("suite"), help: "The suite that was run (else full, or that of --attempt-of)."
  )
  var statedSuite: String?

  var suite: String { statedSuite ?? "full" }

  @Option(help: "The project (else laptime.toml, else the store's only one, else git's).")
  var project: String?

  @Option(help: "The commit that was run, by any name that git knows.")
  var commit: CommitArgument?

  @Option(help: "The branch.")
  var branch: String?

  @Option(help: "trunk, pull-request, merge-queue or local.")
  var kind: KindArgument?

  @Option(help: ArgumentHelp("When the run began (ISO 8601).", valueName: "time"))
  var startedAt: InstantArgument?

  @Option(help: ArgumentHelp("How long it took by the clock (118.4s, 2m).", valueName: "duration"))
  var wall: DurationArgument?

  @Option(help: "How many workers ran the tests.")
  var workers: Int?

  @Option(
    help: ArgumentHelp("A label of the run, such as db=sqlite; repeatable.", valueName: "key=value")
  )
  var label: [PairArgument] = []

  @Option(
    help: ArgumentHelp("What tells this run from others of the commit.", valueName: "key"))
  var runKey: String?

  @Option(help: ArgumentHelp("Which part of the run this is.", valueName: "i/n"))
  var shard: ShardArgument?

  @Option(help: ArgumentHelp("Where to read about the build.", valueName: "url"))
  var buildLink: String?

  @Option(
    help: ArgumentHelp("Add attempts to this run instead of making one.", valueName: "run"))
  var attemptOf: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Take tokens, keys and passwords out of what is stored (on, unless laptime.toml says no)."
  )
  var redact: Bool?

  mutating func validate() throws {
    if let workers, !(1...100_000).contains(workers) {
      throw ValidationError("--workers must be at least 1")
    }
    if suite.isEmpty { throw ValidationError("--suite must not be empty") }
  }
}
