public import Analysis
public import ArgumentParser
import History
import Presentation
import Runners
import Store

extension ShardSplit.Unit: ExpressibleByArgument {}

extension Laptime {
  /// `laptime split`: a suite in parts that take about the same.
  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "split",
      abstract: "Split a suite into shards that take about the same, by its history.",
      discussion: """
        laptime split --shards 4
        laptime split --shards 4 --index 2 > shard.txt && pytest @shard.txt
        laptime split --target 2m --format json

        What tests share is paid for in each shard that has any of them. The same history gives the same \
        shards, and few tests go elsewhere when it changes.

        The lists hold the tests that history knows: a new one is in none of them. laptime run --shard 2/4 -- \
        pytest runs a shard with the new tests, each of which is in exactly one.
        """)

    @Option(help: "How many shards.")
    var shards: Int?

    @Option(
      help: ArgumentHelp(
        "As many shards as it takes to keep each to this wall time.", valueName: "duration"))
    var target: DurationArgument?

    @Option(help: "Print the tests of this shard, from 1 on, as the runner takes them.")
    var index: Int?

    @Option(help: "What stays together: test (those that share a set-up), class or file.")
    var by = ShardSplit.Unit.test

    @Option(
      name: .customLong("as"), help: "pytest, swift, go or ids (else the runner of the newest run)."
    )
    var runner: RunnerArgument?

    @OptionGroup var newest: NewestRunsOptions
    @OptionGroup var filter: FilterOptions

    @Option(help: "text (a table, or with --index the tests) or json.")
    var format = OutputFormat.text

    @OptionGroup var store: StoreOptions

    func validate() throws {
      guard (shards == nil) != (target == nil) else {
        throw ValidationError("say how many: --shards 4, or --target 2m")
      }
      if let shards, !(1...1000 ~= shards) {
        throw ValidationError("--shards must be from 1 to 1000")
      }
      if let shards, let index, !(1...shards ~= index) {
        throw ValidationError("--index must be from 1 to \(shards), the number of --shards")
      }
    }

    func run() throws {
      let workspace = store.open(.read)
      let planned = try workspace.plannedRun(filter, last: newest.count(else: Plan.usualRuns))
      let list = try shardList(of: planned, in: workspace)
      if let index {
        guard list.shards.indices.contains(index - 1) else {
          throw ValidationError("--index must be from 1 to \(list.shards.count)")
        }
        if format == .text { return print(list.shards[index - 1].tests, planned, in: workspace) }
      }
      switch format {
      case .json: Terminal.print(list.json(only: index).document)
      case .markdown: Terminal.print(list.markdown())
      case .text: Terminal.print(list.text(width: Terminal.width()))
      }
    }

    private func print(_ tests: [TestIdentity], _ planned: PlannedRun, in workspace: Workspace) {
      let runner = runner?.runner ?? planned.runner
      let nameable = runner.nameable(tests, isFile: FileSearch.exists)
      let names = runner.names(of: nameable, isFile: FileSearch.exists)
      let harmless = names.filter { TerminalText.visible($0) == $0 }
      Terminal.print(harmless.map { $0 + "\n" }.joined())
      let missing = tests.count - nameable.count + names.count - harmless.count
      guard missing > 0 else { return }
      Terminal.warning([
        "\(Units.count(missing, "test")) left out, of names that no line can hold: --format json has them"
      ])
    }

    private func shardList(of planned: PlannedRun, in workspace: Workspace) throws -> ShardList {
      let suite = planned.measured.suite
      let identities = suite.tests.map { planned.identities[$0.test] ?? TestIdentity(name: "") }
      let names = identities.map(\.id)
      guard shards.map({ $0 <= names.count }) ?? true else {
        throw ValidationError(
          "\(Units.count(names.count, "test")) cannot fill \(shards ?? 0) shards")
      }
      let startUp = planned.measured.startUp.time(workers: 1)
      let split = try wanted(suite, names, startUp)
      var list = ShardList(suite: planned.run.suite, startUp: startUp)
      for (tests, time) in zip(split.shards, split.times) {
        list.shards.append(ShardList.Part(tests: tests.map { identities[$0] }, time: time))
      }
      return list
    }

    /// As many shards as are asked for, or as the target takes.
    private func wanted(_ suite: PlannedSuite, _ names: [String], _ startUp: Int64) throws
      -> ShardSplit
    {
      if let shards { return ShardSplit(suite, names: names, into: shards, by: by) }
      let target = target?.microseconds ?? 0
      var last: ShardSplit?
      for count in 1...min(Self.most, names.count) {
        let split = ShardSplit(suite, names: names, into: count, by: by)
        if (split.times.max() ?? 0) + startUp <= target { return split }
        last = split
      }
      throw ValidationError(
        "no number of shards keeps to \(Units.duration(target)): at best "
          + Units.duration((last?.times.max() ?? 0) + startUp))
    }

    private static let most = 64
  }
}
