import Statistics
import Testing

struct FisherExactTests {
  @Test(arguments: [
    (4, 20, 5, 200, 0.0047), (3, 20, 5, 200, 0.027), (2, 10, 0, 100, 0.0075),
    (2, 10, 0, 200, 0.0021), (1, 10, 0, 200, 0.048), (0, 10, 0, 200, 1),
  ])
  func `worked examples come out as stated`(
    failed: Int, attempts: Int, baselineFailed: Int, baselineAttempts: Int, expected: Double
  ) {
    let p = FisherExact.greater(
      failed: failed, of: attempts, baselineFailed: baselineFailed, of: baselineAttempts)
    #expect(abs(p - expected) < 0.03 * expected)
  }

  /// From tea-tasting: three of four cups right.
  @Test func `the lady tasting tea`() {
    let p = FisherExact.greater(failed: 3, of: 4, baselineFailed: 1, of: 4)
    #expect(abs(p - 17.0 / 70) < 1e-12)
  }

  @Test func `all there is and all that cannot be`() {
    #expect(FisherExact.greater(failed: 0, of: 0, baselineFailed: 0, of: 0) == 1)
    #expect(FisherExact.greater(failed: 5, of: 5, baselineFailed: 5, of: 5) == 1)
    #expect(FisherExact.greater(failed: 2, of: 1, baselineFailed: 0, of: 5).isNaN)
    #expect(FisherExact.greater(failed: -1, of: 1, baselineFailed: 0, of: 5).isNaN)
  }

  @Test func `Holm multiplies the smallest most and keeps the order`() {
    let adjusted = FamilyWiseError.holm([0.01, 0.04, 0.03, 0.005])
    let expected = [0.03, 0.06, 0.06, 0.02]
    #expect(zip(adjusted, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(FamilyWiseError.holm([]) == [])
    #expect(FamilyWiseError.holm([0.9, 0.8]) == [1, 1])
  }
}
