import Testing

@testable import Analysis

struct ChainedTotalTests {
  private let gone = Double.nan

  private func totals(_ series: [[Double]], probes: [Double?]? = nil) -> [Double] {
    let matrix = TestsByRuns(series)
    return ChainedTotal.seconds(
      of: matrix, probes: probes ?? Array(repeating: 1, count: matrix.runs))
  }

  @Test func `a fixed set of tests has its plain sums`() {
    #expect(totals([[1, 2, 3], [10, 10, 10]]) == [11, 12, 13])
  }

  @Test func `tests that come and go change nothing`() {
    let series: [[Double]] = [
      [10, 10, 10, 10], [5, 5, gone, gone], [gone, 8, 8, 8], [2, 2, 2, 2],
    ]
    let furthest = totals(series).map { abs($0 - 20) }.max() ?? .infinity
    #expect(furthest < 1e-9)
  }

  @Test func `a slowdown is as great as it is in the tests that both sides have`() {
    let series: [[Double]] = [[10, 10, 20], [gone, 30, 30], [10, 10, 10]]
    let found = totals(series)
    #expect(abs(found[1] / found[0] - 1) < 1e-9)
    #expect(abs(found[2] / found[1] - 1.2) < 1e-9)
  }

  @Test func `the probe divides a slower machine out, and a run without one has no total`() {
    #expect(totals([[10, 20, 10]], probes: [1, 2, 1]) == [10, 10, 10])
    let missing = totals([[10, 20, 10]], probes: [1, nil, 1])
    #expect(missing[0] == 10 && missing[1].isNaN && missing[2] == 10)
    #expect(totals([[10, 20]], probes: [nil, nil]).filter { !$0.isNaN } == [])
  }

  @Test func `a run without most of the tests is passed over`() {
    let series: [[Double]] = [[10, gone, 20], [10, gone, 20], [10, 10, 10]]
    let found = totals(series)
    #expect(found[1].isNaN && abs(found[2] / found[0] - 50.0 / 30) < 1e-9)
  }

  @Test func `a suite of other tests begins a new past`() {
    let series: [[Double]] = [[10, gone, gone], [10, gone, gone], [gone, 7, 7], [gone, 8, 8]]
    let found = totals(series)
    #expect(found[0].isNaN && found[1] == 15 && found[2] == 15)
  }

  @Test func `nothing at all is answered`() { #expect(totals([]).isEmpty) }
}
