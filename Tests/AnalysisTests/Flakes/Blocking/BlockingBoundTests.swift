import Analysis
import TestSupport
import Testing

struct BlockingBoundTests {
  private func bound(_ tests: [[SourceTally]], attempts: Int) -> Double {
    let survey = FlakeSurvey(tests, from: FlakePriors())
    return BlockingBound(tests, survey).bound { _ in attempts }
  }

  /// Twenty of two hundred tests fail once in twenty attempts, and retries with the given chance more.
  private func suite(_ dependence: Double, _ generator: inout Generator) -> [[SourceTally]] {
    (0..<200).map { test in
      let rate = test < 20 ? 0.05 : 0
      return (0..<200).map { place in
        var (failed, attempts) = (0, 1)
        var fails = generator.uniform() < rate
        while fails {
          failed += 1
          guard attempts < 3 else { break }
          attempts += 1
          fails = generator.uniform() < dependence || generator.uniform() < rate
        }
        return SourceTally(failed: failed, attempts: attempts, position: place)
      }
    }
  }

  /// Of two hundred runs those in which a test failed all its attempts.
  private func blocked(_ tests: [[SourceTally]]) -> Double {
    let runs = (0..<200).filter { run in tests.contains { $0[run].isAllFail } }
    return Double(runs.count) / 200
  }

  @Test(arguments: [0, 0.5])
  func `what is printed is what a reader counts, and little more`(dependence: Double) {
    var generator = Generator(seed: 5)
    var (seen, printed) = (0.0, 0.0)
    for _ in 0..<5 {
      let tests = suite(dependence, &generator)
      seen += blocked(tests) / 5
      printed += bound(tests, attempts: 3) / 5
    }
    #expect(seen <= printed && printed <= 5 * seen + 0.02)
  }

  @Test func `it is a share of runs, smaller the more attempts there are`() {
    let tests = Array(repeating: SampleHistory("(P FP)*20").sources, count: 50)
    let bounds = (1...4).map { bound(tests, attempts: $0) }
    #expect(bounds.allSatisfy { (0...1).contains($0) })
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 > $1 })
    #expect(bound([], attempts: 3) == 0)
  }
}
