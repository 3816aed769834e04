import Analysis
import Testing

struct CoFailuresTests {
  @Test func `tests that share half of their failing sources are one cluster`() {
    let failing: [[Int32]] = [
      [1, 2, 3, 4], [10], [2, 3, 4, 5], [1, 2, 3, 4], [], [3, 4, 5, 6], [10, 11, 12], [20],
    ]
    #expect(CoFailures.clusters(failing) == [[0, 2, 3, 5]])
    #expect(CoFailures.clusters([[1], [1, 2]]) == [[0, 1]])
    #expect(CoFailures.clusters([[1], [1, 2, 3]]) == [])
    #expect(CoFailures.clusters([]) == [])
  }

  @Test func `a source on which everything failed costs little`() {
    let same = [[Int32]](repeating: Array(0..<50), count: 20_000)
    #expect(CoFailures.clusters(same).first?.count == 20_000)
    let different = (0..<5_000).map { [Int32(0), Int32($0 + 1), Int32($0 + 5_001)] }
    #expect(CoFailures.clusters(different).isEmpty)
  }
}
