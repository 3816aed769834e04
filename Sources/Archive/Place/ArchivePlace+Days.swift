import History
public import Host

/// What each test came to by day, which stays when the results of old runs are gone.
extension ArchivePlace {
  private static let rolled = (
    table: "rolled",
    columns: [("suite", ArchiveType.unsigned(8)), ("day", .unsigned(2)), ("bundles", .unsigned(8))]
  )

  /// Sums up the days that are over, those aside that were and of which nothing came since.
  ///
  /// A day is noted once its sums are there, and sums replace those made before, so that it makes no difference where
  /// this is stopped.
  ///
  /// - Returns: how many days, each of a suite.
  @discardableResult
  public func rollUp() throws(SharedPlaceError) -> Int {
    var days: [UInt64: [(day: UInt64, bundles: UInt64)]] = [:]
    for line in try lines(.daysToRoll, isOfProjects, isOfWriting: true) {
      let numbers = line.split(separator: "\t").compactMap { UInt64($0) }
      if numbers.count == 3 { days[numbers[0], default: []].append((numbers[1], numbers[2])) }
    }
    for (suite, all) in days.sorted(by: { $0.key < $1.key }) {
      for part in Self.parts(of: all, 400) {
        _ = try answer(
          .rollUp, ["suite": .unsigned(suite), "days": .unsigneds(part.map(\.day))],
          isOfWriting: true)
        var rows = RowBinary()
        for (day, bundles) in part {
          for (value, column) in zip([suite, day, bundles], Self.rolled.columns) {
            rows.append(.integer(Int64(bitPattern: value)), as: column.1)
          }
        }
        try send(rows.bytes, to: Self.rolled.table, Self.rolled.columns.map(\.0))
      }
    }
    return days.values.reduce(0) { $0 + $1.count }
  }
}
