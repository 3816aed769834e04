import History
import Runners
import Store

extension Workspace {
  /// What a command chooses of a suite, where the suite's largest run of late was made by other words; nil where it
  /// runs all of it, or nobody knows. What a CI runs is the suite, and what was chosen each time of late is what it
  /// has become.
  func part(chosenBy command: [String], of run: RunDescription) throws -> SuitePart? {
    let chosen = ChosenTests.words(in: command)
    guard run.kind == .local, run.shard.total == 1, !chosen.isEmpty,
      let whole = try store.largestRunOfLate(ofSuite: run.suite, project: run.project)
    else { return nil }
    let usual = try store.command(ofRun: whole.run)
    guard !usual.isEmpty, ChosenTests.words(in: usual) != chosen else { return nil }
    let part = SuitePart(words: chosen, suiteTests: whole.tests)
    let last = try store.partsOfLate(
      ofSuite: run.suite, project: run.project, last: Self.runsThatMakeASuite)
    let isUsual = last.allSatisfy { $0 != nil && $0 == part.text(having: 0) }
    return last.count == Self.runsThatMakeASuite && isUsual ? nil : part
  }

  private static let runsThatMakeASuite = 10
}
