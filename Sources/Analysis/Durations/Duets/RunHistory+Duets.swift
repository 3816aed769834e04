public import History
import RealModule

extension RunHistory {
  /// What duets show of the run's tests: its own and those of its source; and where these settled nothing, what one of
  /// an earlier run of the branch found slower, as long as the test was nearer to that than to the base ever since.
  public var duetsInForce: [TestID: DuetResult] {
    var duets = duets
    var now: [TestID: Int64] = [:]
    for (place, earlier) in earlierRuns.enumerated() where earlier.run.source != run.source {
      for (test, duet) in earlier.duets
      where duet.isSlower == true && duets[test]?.isSlower == nil {
        if now.isEmpty {
          for result in results where result.firstOutcome == .passed {
            now[result.test] = result.duration
          }
        }
        guard let then = earlier.durations.duration(of: test), let took = now[test],
          ([took] + earlierRuns[..<place].compactMap { $0.durations.duration(of: test) })
            .allSatisfy({ duet.isNearer($0, than: then) })
        else { continue }
        duets[test] = duet
        duets[test]?.run = earlier.run.key
      }
    }
    return duets
  }
}

extension RunDurations {
  /// What a test took, in microseconds; nil where that is not known.
  fileprivate func duration(of test: TestID) -> Int64? {
    tests.firstIndex(of: test).map { microseconds[$0] }
  }
}

extension DuetResult {
  /// Whether a duration is nearer to what a test took when it was found slower than to what it took on the base, by
  /// the ratio.
  fileprivate func isNearer(_ microseconds: Int64, than slow: Int64) -> Bool {
    Double(microseconds) >= Double(slow) / ratio.squareRoot()
  }
}
