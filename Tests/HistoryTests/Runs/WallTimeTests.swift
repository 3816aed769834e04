import History
import Testing

struct WallTimeTests {
  private func report(
    from start: Int64?, wall: Int64?, isMeasured: Bool = true, isFromTests: Bool = false
  ) -> ReportSummary {
    var summary = ReportSummary(format: "junit")
    summary.start = start.map { Instant(microseconds: $0) }
    summary.wall = wall
    summary.wallIsMeasured = isMeasured
    summary.wallIsFromTests = isFromTests
    return summary
  }

  @Test func `the surest of what is known counts`() {
    let tests = report(from: 0, wall: 3, isFromTests: true)
    let own = report(from: 0, wall: 4)
    let sum = report(from: 0, wall: 5, isMeasured: false)
    func surest(_ option: Int64?, _ measured: Int64?, _ reports: [ReportSummary]) -> WallTime? {
      WallTime.surest(option: option, measured: measured, reports: reports, sumOfDurations: 9)
    }
    #expect(surest(1, 2, [tests]) == WallTime(microseconds: 1, origin: .option))
    #expect(surest(nil, 2, [tests]) == WallTime(microseconds: 2, origin: .measured))
    #expect(surest(nil, nil, [own, tests]) == WallTime(microseconds: 3, origin: .timestamps))
    #expect(surest(nil, nil, [own, sum]) == WallTime(microseconds: 4, origin: .report))
    #expect(surest(nil, nil, [sum]) == WallTime(microseconds: 9, origin: .sum))
    #expect(
      WallTime.surest(option: nil, measured: nil, reports: [sum], sumOfDurations: nil) == nil)
  }

  @Test func `reports one after the other add up, those at the same time do not`() {
    func wall(_ reports: [ReportSummary]) -> Int64? {
      WallTime.surest(option: nil, measured: nil, reports: reports, sumOfDurations: nil)?
        .microseconds
    }
    #expect(wall([report(from: 0, wall: 10), report(from: 10, wall: 10)]) == 20)
    #expect(wall([report(from: 0, wall: 10), report(from: 2, wall: 10)]) == 12)
    #expect(wall([report(from: 0, wall: 10), report(from: 500, wall: 10)]) == 20)
    #expect(wall([report(from: nil, wall: 10), report(from: 2, wall: 10)]) == 20)
  }
}
