import History

/// The number of tests that a report states of itself.
enum StatedTests {
  /// The remark that it is not the number of those that are told.
  static func warning(_ stated: Int, told: Int) -> ReportEvent {
    .warning(ReportWarning("the report counts \(Units.count(stated, "test")) and tells of \(told)"))
  }
}
