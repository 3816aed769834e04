public import History

extension HistoryStore {
  /// When each worker of a run was at work, by the names of the workers; empty where that is not known of all their
  /// tests, and in several parts of a run, where one name may stand for several workers.
  ///
  /// What was skipped or repeated is left out.
  public func workers(ofRun id: RunID) throws -> [WorkerTime] {
    let statement = try connection.statement(.startsOfRun)
    statement.bind(Parameters.StartsOfRun.run, id.rawValue)
    defer { statement.reset() }
    guard try statement.step() else { return [] }
    let block = try blocks.block(of: id)
    var tests = block.tests[...]
    var tried = block.tried[...]
    var work: [String: [Range<Int64>]] = [:]
    repeat {
      let test = TestID(statement.integer(Columns.StartsOfRun.testID))
      tests = tests.drop { $0 < test }
      guard tests.first == test else { continue }
      tried = tried.drop { $0.place < tests.startIndex }
      let number = statement.integer(Columns.StartsOfRun.attempt)
      let attempts = tried.first?.place == tests.startIndex ? tried.first?.attempts : nil
      let attempt =
        attempts.map { (1...Int64($0.count)).contains(number) ? $0[Int(number - 1)] : nil }
        ?? block.first(at: tests.startIndex)
      guard let attempt, attempt.mode == .suite, attempt.outcome != .skipped else { continue }
      guard let start = statement.optionalInteger(Columns.StartsOfRun.startedUs),
        let took = statement.optionalInteger(Columns.StartsOfRun.tookUs) ?? attempt.duration
      else { return [] }
      let (end, isTooLate) = start.addingReportingOverflow(max(0, took))
      guard !isTooLate else { return [] }
      work[statement.text(Columns.StartsOfRun.worker), default: []].append(start..<end)
    } while try statement.step()
    return work.sorted { $0.key < $1.key }.compactMap { WorkerTime($0.value) }
  }
}

extension WorkerTime {
  /// The runner's own work between two tests counts up to a tenth of a second.
  private static let longestGap: Int64 = 100_000

  /// `work`: when each test was on the worker, in microseconds, in any order; nil for none.
  fileprivate init?(_ work: [Range<Int64>]) {
    let sorted = work.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    guard let first = sorted.first, let end = sorted.map(\.upperBound).max() else { return nil }
    var (busy, before) = (Int64(0), first.lowerBound)
    for test in sorted {
      busy &+= test.upperBound &- test.lowerBound
      busy &+= max(0, min(Self.longestGap, test.lowerBound &- before))
      before = test.upperBound
    }
    self.init(start: first.lowerBound, end: end, busy: busy)
  }
}
