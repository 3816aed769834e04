import Analysis
import ArgumentParser
import History
import Host
import Presentation
import Runners
import Store

/// In which order `run` has tests run.
enum OrderArgument: String, ExpressibleByArgument, CaseIterable {
  case best
  case failFirst = "fail-first"
}

extension Laptime.Run {
  /// Refuses an order that nobody would hand to the runner.
  func checkOrder() throws {
    guard order == nil || (ask && report.isEmpty) else {
      throw ValidationError("--order needs laptime's recorder: leave --no-ask and --report out")
    }
  }

  /// What the runner is to make of its tests: those of the shard, in the order that was asked for; nil for all of
  /// them as they come.
  ///
  /// - Throws: `ValidationError` where the runner takes no order.
  func testList(in workspace: Workspace) throws -> TestList? {
    let shard = shardToRun
    guard order != nil || shard != nil else { return nil }
    guard let runner = RunnerList.runner(startedBy: command),
      let workers = runner.workers(of: command),
      workers.distribution.obeysOrder || order == nil
    else {
      guard order != nil else { return nil }
      throw ValidationError(
        "this command takes no order: pytest does, with --dist load or worksteal of pytest-xdist")
    }
    var list = TestList()
    list.shard = shard
    guard let planned = try plannedRun(in: workspace) else {
      Terminal.warn("laptime: the suite has no history yet to plan by\n")
      return shard == nil ? nil : list
    }
    var measured = planned.measured
    let names = { (tests: [PlannedSuite.Test]) in
      runner.names(
        of: tests.compactMap { planned.identities[$0.test] }, isFile: FileSearch.exists)
    }
    if let shard { list.left = narrow(&measured, to: shard, planned, names) }
    if let order {
      let first = order == .failFirst ? try likelyToFail(planned, in: workspace) : [:]
      list.order = names(ordered(measured, first, workers))
    } else {
      list.order = names(measured.suite.tests)
    }
    return list
  }

  /// The shard, where the command leaves the choice of its tests to us.
  private var shardToRun: Shard? {
    guard let shard = options.shard?.shard, shard.total > 1, ask, report.isEmpty,
      ChosenTests.words(in: command).isEmpty,
      !command.contains(where: { word in Self.shardOptions.contains { word.hasPrefix($0) } })
    else { return nil }
    return shard
  }

  /// Of pytest-split, pytest-shard, pytest-test-groups and pytest-parallel's kind.
  private static let shardOptions = [
    "--splits", "--group", "--num-shards", "--shard-id", "--test-group", "--shard",
  ]

  private func plannedRun(in workspace: Workspace) throws -> PlannedRun? {
    do {
      return try workspace.plannedRun(suite: options.suite, last: Laptime.Plan.usualRuns)
    } catch is NothingToPlan {
      return nil
    }
  }

  /// Leaves the tests of other shards out of the suite and gives their names.
  private func narrow(
    _ measured: inout MeasuredSuite, to shard: Shard, _ planned: PlannedRun,
    _ names: @escaping ([PlannedSuite.Test]) -> [String]
  ) -> Set<String> {
    let suite = measured.suite
    let ids = suite.tests.map { planned.identities[$0.test]?.id ?? "" }
    let split = ShardSplit(suite, names: ids, into: shard.total)
    let ours = split.shards[shard.index - 1].map { suite.tests[$0] }
    let others = split.shards.enumerated().filter { $0.offset + 1 != shard.index }
      .flatMap { $0.element.map { suite.tests[$0] } }
    measured.suite.tests = ours
    Terminal.warn(
      "laptime: shard \(shard.index) of \(shard.total), \(ours.count) of "
        + "\(Units.count(suite.tests.count, "test")), about "
        + "\(Units.duration(split.times[shard.index - 1])) in tests\n")
    return Set(names(others))
  }

  /// The order that ends soonest, behind the tests that are likely to fail.
  private func ordered(
    _ measured: MeasuredSuite, _ first: [TestID: Int], _ workers: CommandWorkers
  ) -> [PlannedSuite.Test] {
    let count = workers.workers ?? max(1, Int(measured.cores ?? 1))
    let suite = measured.stretched(for: count)
    func schedule(_ order: [Int]) -> WorkSchedule {
      workers.distribution.schedule(
        suite.ordered(order), workers: count, mostAtOnce: workers.mostAtOnce)
    }
    let natural = Array(suite.tests.indices)
    let best = TestOrder(
      best: suite, workers.distribution, workers: count, mostAtOnce: workers.mostAtOnce
    ).places
    let doubtful = best.filter { first[suite.tests[$0].test] != nil }.sorted {
      let (one, other) = (suite.tests[$0], suite.tests[$1])
      return (first[one.test] ?? 0, one.work, $0) < (first[other.test] ?? 0, other.work, $1)
    }
    let order = doubtful + best.filter { first[suite.tests[$0].test] == nil }
    Terminal.warn(
      "laptime: tests in an order for \(Units.count(count, "worker")): "
        + "\(Units.duration(schedule(order).makespan)) instead of "
        + "\(Units.duration(schedule(natural).makespan)) by history"
        + (first.isEmpty ? "" : ", \(Units.count(doubtful.count, "doubtful test")) first") + "\n")
    return order.map { measured.suite.tests[$0] }
  }

  /// The tests that failed when they were last seen, then those that failed lately.
  private func likelyToFail(_ planned: PlannedRun, in workspace: Workspace) throws -> [TestID: Int]
  {
    let table = try workspace.rows(
      of: "tests", where: ["suite": planned.run.suite, "limit": "-1"])
    let places = Dictionary(planned.identities.map { ($1.id, $0) }) { first, _ in first }
    var ranks: [TestID: Int] = [:]
    let well = ["passes", "new", "skipped"]
    let failures = Outcome.allCases.filter(\.isFailure).map(\.word)
    for ((id, lately), outcome) in zip(
      zip(table.texts("test"), table.texts("lately")), table.texts("last_outcome"))
    {
      guard let id, let test = places[id] else { continue }
      if let outcome, failures.contains(outcome) {
        ranks[test] = 0
      } else if let lately, !well.contains(lately) {
        ranks[test] = 1
      }
    }
    return ranks
  }
}
