public import History

/// What a past run found, and what had changed in it.
public struct PastRun: Sendable {
  public var ran: Set<TestID>
  /// The tests that failed and did not pass in another attempt.
  public var failed: Set<TestID>
  /// The tests that failed and passed.
  public var flaked: Set<TestID>
  /// The files that differ from the run before; empty where nobody knows.
  public var changed: Set<String>

  /// A run by the tests that ran, failed and flaked in it.
  public init(
    ran: Set<TestID>, failed: Set<TestID> = [], flaked: Set<TestID> = [], changed: Set<String> = []
  ) {
    self.ran = ran
    self.failed = failed
    self.flaked = flaked
    self.changed = changed
  }

  /// A run by what its tests did.
  public init(_ cells: RunCells, changed: Set<String>) {
    self.init(ran: [], changed: changed)
    for (place, test) in cells.tests.enumerated() where cells.outcomes[place] != .skipped {
      ran.insert(test)
      if cells.outcomes[place].isFailure { failed.insert(test) }
      if cells.isFlaky[place] { flaked.insert(test) }
    }
  }
}
