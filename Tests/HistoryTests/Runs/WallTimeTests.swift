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

  private func measurement(_ wall: Int64, build: Int64? = nil, isUnseen: Bool = false)
    -> Measurement
  {
    Measurement(
      wall: wall, user: 0, system: 0, build: build, buildsUnseen: isUnseen,
      end: CommandEnd(code: 0, meaning: .passed))
  }

  @Test func `a build is none of the measured time, by the command's words or by the tests' span`()
  {
    func wall(_ measured: Measurement, _ reports: [ReportSummary] = []) -> WallTime? {
      WallTime.surest(option: nil, measured: measured, reports: reports, sumOfDurations: 9)
    }
    let told = wall(measurement(100, build: 60))
    #expect(told == WallTime(microseconds: 40, origin: .measured, build: 60))
    #expect(told?.withBuild == 100)
    let spanned = wall(
      measurement(100, isUnseen: true), [report(from: 0, wall: 30, isFromTests: true)])
    #expect(spanned == WallTime(microseconds: 30, origin: .measured, build: 70))
    // What cannot be is no build.
    #expect(wall(measurement(100, build: 200)) == WallTime(microseconds: 100, origin: .measured))
    #expect(wall(measurement(100, build: 0)) == WallTime(microseconds: 100, origin: .measured))
    #expect(
      wall(measurement(100, isUnseen: true), [report(from: 0, wall: 300)])
        == WallTime(microseconds: 100, origin: .measured))
    #expect(
      wall(measurement(100, isUnseen: true)) == WallTime(microseconds: 100, origin: .measured))
  }

  @Test func `the surest of what is known counts`() {
    let tests = report(from: 0, wall: 3, isFromTests: true)
    let own = report(from: 0, wall: 4)
    let sum = report(from: 0, wall: 5, isMeasured: false)
    func surest(_ option: Int64?, _ measured: Int64?, _ reports: [ReportSummary]) -> WallTime? {
      WallTime.surest(
        option: option, measured: measured.map { measurement($0) }, reports: reports,
        sumOfDurations: 9)
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
