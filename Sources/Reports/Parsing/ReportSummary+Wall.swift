import History

extension ReportSummary {
  /// Takes the time from `start` to `end` for the wall time, if it is one: not below zero and not
  /// over a year.
  mutating func measureWall() {
    guard let start, let end else { return }
    let (wall, isTooLarge) =
      end.microseconds.subtractingReportingOverflow(start.microseconds)
    guard !isTooLarge, (0...31_536_000_000_000).contains(wall) else { return }
    self.wall = wall
    wallIsMeasured = true
    wallIsFromTests = true
  }
}
