import History

extension HistoryStore {
  /// Keeps how long any part of a run in several was under way; nothing of a run in one, or where it is not known
  /// when they were.
  func keepWall(of run: RunID) throws {
    let parts = try connection.rows(.reportSpanOfRun, ["run": .id(run)]) {
      (
        began: $0.optionalInteger(Columns.ReportSpanOfRun.beganAt),
        wall: $0.optionalInteger(Columns.ReportSpanOfRun.wallUs),
        source: $0.optionalText(Columns.ReportSpanOfRun.wallSource)
      )
    }
    guard parts.count > 1 else { return }
    var wall: Int64? = 0
    var end = Int64.min
    for part in parts {
      guard let began = part.began, let took = part.wall,
        part.source != WallTime.Origin.sum.rawValue,
        case let (ended, isOver) = began.addingReportingOverflow(took), !isOver
      else {
        wall = nil
        break
      }
      wall = wall.map { $0 + max(0, ended - max(began, end)) }
      end = max(end, ended)
    }
    try connection.run(.setWallOfRun, ["run": .id(run), "wall_us": .integer(wall)])
  }
}
