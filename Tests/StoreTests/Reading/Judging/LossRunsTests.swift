import History
import Testing

@testable import Store

/// The runs of the trunk, newest first, as `source job labels`; a draft's source ends in `*`.
struct LossRunsTests {
  private func rows(_ texts: [String]) -> [LossRuns.Row] {
    texts.enumerated().map { index, text in
      let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let labels = parts.dropFirst(2).map { $0.split(separator: "=").map(String.init) }
      return LossRuns.Row(
        id: RunID(Int64(100 - index)), source: SourceKey(parts[0].filter { $0 != "*" }),
        labels: Dictionary(uniqueKeysWithValues: labels.map { ($0[0], $0[1]) }),
        job: parts.count > 1 && parts[1] != "-" ? parts[1] : nil, isDraft: parts[0].hasSuffix("*"))
    }
  }

  /// The places of the runs that the first one's losses are seen by, and of those that run beside each other.
  private func chosen(_ texts: [String], dimensions: [String] = []) -> [[Int64]] {
    let rows = rows(texts)
    let found = LossRuns(
      of: rows[0], among: Array(rows.dropFirst()), dimensions: dimensions, limit: 50)
    return [found.runs, found.streams].map { $0.map { 100 - $0.rawValue } }
  }

  @Test func `runs without labels or jobs are all of one`() {
    #expect(chosen(["c", "b", "b", "a"]) == [[1, 2, 3], []])
    #expect(chosen(["b", "b", "a"]) == [[2], []])
  }

  @Test func `a run of a work tree is no reference where a commit's is`() {
    #expect(chosen(["c", "b*", "a"]) == [[2], []])
    #expect(chosen(["c*", "b*", "a*"]) == [[1, 2], []])
  }

  @Test func `jobs and values that run beside each other lose nothing of each other`() {
    #expect(chosen(["b win", "b lin", "a win", "a lin"]) == [[2], []])
    #expect(chosen(["b win", "a win", "a lin"]) == [[1], []])
    #expect(chosen(["b - os=w", "b - os=l", "a - os=w", "a - os=l"]) == [[2], []])
  }

  @Test func `what ended before a job began is its past`() {
    #expect(chosen(["d new", "c new", "b old", "a old"]) == [[1, 2, 3], []])
    #expect(chosen(["c new", "b old", "a old"]) == [[1, 2], []])
    #expect(chosen(["d - v=2", "c - v=2", "b - v=1", "a - v=1"]) == [[1, 2, 3], []])
  }

  @Test func `a value without a past is compared with what all that run now have`() {
    let past = ["b - v=1", "b - v=2", "a - v=1", "a - v=2"]
    #expect(chosen(["b - v=3"] + past, dimensions: ["v"]) == [[3, 4], []])
    #expect(chosen(["c - v=3"] + past, dimensions: ["v"]) == [[1, 2, 3, 4], [1, 2]])
  }

  @Test func `a value that ended long ago, and one run alone, take nothing off`() {
    let ended = ["g - v=1", "f - v=1", "e - v=1", "d - v=1", "b - v=2", "a - v=2"]
    #expect(chosen(["h - v=3"] + ended, dimensions: ["v"])[1] == [])
    #expect(chosen(["h - v=3", "g - v=1", "f - v=1", "e - v=2"], dimensions: ["v"])[1] == [])
    #expect(chosen(["d x3", "c x2", "b x1"])[1] == [])
  }

  @Test func `the number of a build tells nothing apart`() {
    #expect(chosen(["c - n=3", "b - n=2", "a - n=1"]) == [[1, 2], []])
  }
}
