import Testing

@testable import Analysis

struct RecentDurationsTests {
  @Test func `the median is of what was measured, and the halves are of all runs`() throws {
    let recent = try #require(RecentDurations([10, -1, 30, 100, 200]))
    #expect(recent.runs == 4 && recent.median == 65)
    #expect(recent.older == 10 && recent.newer == 100)
  }

  @Test func `nothing is known of what was never measured`() throws {
    #expect(RecentDurations([Int64]()) == nil && RecentDurations([-1, -1]) == nil)
    let once = try #require(RecentDurations([Int64(7)]))
    #expect(once.median == 7 && once.older == nil && once.newer == 7)
  }
}
