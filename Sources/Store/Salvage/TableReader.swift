import History

/// Reads all rows of a table that can be read: from its beginning, from its end, and around what cannot be.
struct TableReader {
  let connection: Connection
  let name: String
  let columns: [String]
  /// The columns that its rows lie in the order of; `rowid` for those of a table that has row numbers.
  let keys: [String]
  /// How many of these, from the first on, are whole numbers.
  let numbers: Int
  let usesRowNumbers: Bool

  /// Stretches that could not be read.
  private(set) var holes = 0
  /// The first numbers of the rows on both sides of a stretch that could not be read.
  private(set) var broken: [ClosedRange<Int64>] = []
  /// Whether nothing could be read, though there is something.
  private(set) var isLost = false
  /// How many more times something is looked for where nothing could be read.
  private var probes = 6000

  init(
    _ name: String, columns: [String], keys: [String], numbers: Int, usesRowNumbers: Bool,
    on connection: Connection
  ) {
    (self.name, self.columns, self.keys) = (name, columns, keys)
    (self.numbers, self.usesRowNumbers) = (numbers, usesRowNumbers)
    self.connection = connection
  }

  /// A stretch of the table: rows that share their first numbers, between two of the next one.
  private struct Stretch {
    var shared: [Int64] = []
    var range = StoredRange.ofRow
  }

  /// Calls with the values of each row, of which some may come twice.
  mutating func read(_ body: ([SQLValue]) throws -> Void) throws {
    guard numbers > 0 else { return try readWithoutNumbers(body) }
    var rows = 0
    var rest = [Stretch()]
    var next = 0
    while next < rest.count {
      let stretch = rest[next]
      next += 1
      guard probes > 0 else {
        note(stretch, stretch.range)
        continue
      }
      let up = try walk(stretch, upwards: true, &rows, body)
      guard !up.isWhole else { continue }
      let down = try walk(stretch, upwards: false, &rows, body)
      guard !down.isWhole else { continue }
      let level = stretch.shared.count
      // Of rows that share a number some may be read, and others not.
      let step: Int64 = usesRowNumbers || level + 1 == keys.count ? 1 : 0
      let first = up.last.map { $0 + step } ?? stretch.range.lowerBound
      let last = down.last.map { $0 - step } ?? stretch.range.upperBound
      guard first <= last else { continue }
      if first < last {
        let middle = Self.middle(first, last)
        rest.append(Stretch(shared: stretch.shared, range: first...middle))
        rest.append(Stretch(shared: stretch.shared, range: middle + 1...last))
      } else if step == 0, level + 1 < numbers {
        rest.append(Stretch(shared: stretch.shared + [first]))
      } else {
        note(stretch, first...last)
      }
    }
    isLost = rows == 0 && holes > 0
  }

  private mutating func note(_ stretch: Stretch, _ range: ClosedRange<Int64>) {
    let first = stretch.shared.first.map { $0...$0 } ?? range
    if let last = broken.last, first.lowerBound <= last.upperBound + 1,
      first.lowerBound >= last.lowerBound
    {
      broken[broken.count - 1] = last.lowerBound...max(last.upperBound, first.upperBound)
    } else {
      holes += 1
      broken.append(first)
    }
  }

  /// Between numbers that differ by much half of the digits, since nobody knows how far they go.
  private static func middle(_ first: Int64, _ last: Int64) -> Int64 {
    let low = max(first, 1)
    guard last / 4 > low else { return first + (last - first) / 2 }
    let middle = Int64((Double(low) * Double(last)).squareRoot())
    return min(max(middle, first), last - 1)
  }

  /// Walks from one end of a stretch as far as it can be read.
  private mutating func walk(
    _ stretch: Stretch, upwards: Bool, _ rows: inout Int, _ body: ([SQLValue]) throws -> Void
  ) throws -> (isWhole: Bool, last: Int64?) {
    probes -= 1
    let level = stretch.shared.count
    let shared = (0..<level).map { "\(TextPlaces.quoted(keys[$0])) = ?\($0 + 1) AND " }.joined()
    let key = usesRowNumbers ? "rowid" : TextPlaces.quoted(keys[level])
    let order = (usesRowNumbers ? ["rowid"] : keys.map(TextPlaces.quoted)).map {
      upwards ? $0 : "\($0) DESC"
    }
    let list = ([key] + columns.map(TextPlaces.quoted)).joined(separator: ", ")
    let text = """
      SELECT \(list) FROM \(TextPlaces.quoted(name)) NOT INDEXED
      WHERE \(shared)\(key) BETWEEN ?\(level + 1) AND ?\(level + 2) ORDER BY \(order.joined(separator: ", "))
      """
    var last: Int64?
    do {
      let statement = try Statement(text, on: connection)
      for (place, number) in stretch.shared.enumerated() {
        statement.bind(Int32(place + 1), number)
      }
      statement.bind(Int32(level + 1), stretch.range.lowerBound)
      statement.bind(Int32(level + 2), stretch.range.upperBound)
      while try statement.step() {
        if case .integer(let number) = statement.value(0) { last = number }
        let values = (1...columns.count).map { statement.value(Int32($0)) }
        rows += 1
        try forward(values, body)
      }
      return (true, last)
    } catch let error as RowFault {
      throw error.error
    } catch is StoreError {
      return (false, last)
    }
  }

  /// What the receiver of rows throws is no fault of the table.
  private struct RowFault: Error { var error: any Error }

  private func forward(_ values: [SQLValue], _ body: ([SQLValue]) throws -> Void) throws {
    do { try body(values) } catch { throw RowFault(error: error) }
  }

  /// A table whose rows lie in the order of texts: from both ends.
  private mutating func readWithoutNumbers(_ body: ([SQLValue]) throws -> Void) throws {
    var rows = 0
    for isUpwards in [true, false] {
      let order = keys.map { TextPlaces.quoted($0) + (isUpwards ? "" : " DESC") }
      let list = columns.map(TextPlaces.quoted).joined(separator: ", ")
      do {
        let statement = try Statement(
          "SELECT \(list) FROM \(TextPlaces.quoted(name)) NOT INDEXED ORDER BY \(order.joined(separator: ", "))",
          on: connection)
        while try statement.step() {
          rows += 1
          try forward((0..<columns.count).map { statement.value(Int32($0)) }, body)
        }
        return
      } catch let error as RowFault {
        throw error.error
      } catch is StoreError {
        if !isUpwards {
          holes += 1
          isLost = rows == 0
        }
      }
    }
  }
}
