import ArgumentParser
import History
import Presentation
import Runners
import Store

extension Laptime.Run {
  /// Leaves tests of other tiers out of the command, and calls the suite by the tiers: that tests are left out
  /// is no loss of the suite.
  mutating func narrow(to tier: TierList) throws {
    let workspace = try workspace.open(.read)
    let store = try workspace.store
    let run = try store.run(
      named: HistoryStore.latestRun, suite: options.suite, isWhole: true)
    var selection = Selection()
    try selection.add(tiers: tier.tiers, states: [], ofRun: run, in: workspace)
    let identities = try store.identities(of: selection.others)
    let runner = RunnerList.runner(startedBy: command)
    let named = selection.others.compactMap { identities[$0] }
    // What cannot be named runs, which nobody is hurt by.
    let others = runner?.nameable(named, isFile: FileSearch.exists) ?? named
    guard let narrowed = runner?.command(command, without: others, isFile: FileSearch.exists) else {
      throw ValidationError(
        "this runner cannot be told which tests to leave out; laptime select --tier prints those to run"
      )
    }
    command = narrowed
    let name = tier.words.joined(separator: "-")
    options.statedSuite = options.statedSuite == nil ? name : "\(options.suite)-\(name)"
    Terminal.warn(
      "laptime: suite \(TerminalText.visible(options.suite)), without "
        + "\(Units.count(others.count, "test")) of other tiers\n")
  }
}

extension Laptime.Run {
  /// What the command chooses of a suite, where the suite's largest run of late was made by other words; nil where it
  /// runs all of it, or nobody knows. What a CI runs is the suite, tests of some tiers are one of their own, and what
  /// was chosen each time of late is what it has become.
  func part(of run: RunDescription, in workspace: Workspace) throws -> SuitePart? {
    guard tier == nil, run.kind == .local, run.shard.total == 1 else { return nil }
    let store = try workspace.store
    guard let whole = try store.largestRunOfLate(ofSuite: run.suite, project: run.project) else {
      return nil
    }
    guard var part = try choice(from: whole, in: workspace) else { return nil }
    // A shell may have made thousands of words of one.
    let left = part.words.count - Self.wordsTold
    part.words = part.words.prefix(Self.wordsTold).map { String($0.prefix(Self.longestWord)) }
    if left > 0 { part.words.append("and \(left) more") }
    let last = try store.partsOfLate(
      ofSuite: run.suite, project: run.project, last: Self.runsThatMakeASuite)
    let isUsual = last.allSatisfy { $0 != nil && $0 == part.text(having: 0) }
    return last.count == Self.runsThatMakeASuite && isUsual ? nil : part
  }

  private static let runsThatMakeASuite = 10
  private static let (wordsTold, longestWord) = (5, 200)

  /// By what the command differs from that of a run of the whole suite: by words that choose, by the folder, or by
  /// words that are not known, where all that runs is of that suite.
  private func choice(from whole: (run: RunID, tests: Int), in workspace: Workspace) throws
    -> SuitePart?
  {
    let store = try workspace.store
    let usual = try store.command(ofRun: whole.run)
    guard !usual.isEmpty else { return nil }
    let chosen = ChosenTests.words(in: command)
    if !chosen.isEmpty, chosen != ChosenTests.words(in: usual) {
      return SuitePart(words: chosen, suiteTests: whole.tests)
    }
    if let here = workspace.folder, let there = try store.folder(ofRun: whole.run), here != there {
      return SuitePart(words: ["in", here], suiteTests: whole.tests)
    }
    let others = ChosenTests.otherWords(of: command, than: usual)
    return others.isEmpty
      ? nil : SuitePart(words: others, suiteTests: whole.tests, isWithin: whole.run)
  }
}
