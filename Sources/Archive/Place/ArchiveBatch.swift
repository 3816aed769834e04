import History
import Host
import Store

/// The rows of several runs, sent together: many small blocks are what these servers bear worst.
struct ArchiveBatch {
  let place: ArchivePlace
  private var rows = [RowBinary](repeating: RowBinary(), count: ArchiveTable.all.count)
  private var bytes = 0
  private var months: Set<Int64> = []
  /// Of how many months the rows are that are sent at once: servers refuse blocks of more than a hundred parts.
  private static let mostMonths = 60
  private static let month: Int64 = 28 * 86_400_000_000
  /// The tests of each suite that the server has.
  private var known: [UInt64: Set<UInt64>] = [:]
  private var messages: Set<Int64> = []

  init(place: ArchivePlace) { self.place = place }

  /// Adds the rows of a run as a store has it; a run that it does not have adds none.
  mutating func add(_ run: String, from store: HistoryStore, version: Int) throws {
    guard let suite = try store.archivedSuite(ofRun: run) else { return }
    if known[suite] == nil { known[suite] = try place.knownTests(of: suite) }
    for (index, (table, kind)) in ArchiveTable.all.enumerated() {
      let before = rows[index].bytes.count
      try store.forEachArchived(kind, ofRun: run, version: version) { cells in
        if isThere(cells, kind, suite) { return }
        if kind == .runs, case .integer(let start) = cells[1] { months.insert(start / Self.month) }
        for (cell, column) in zip(cells, table.columns) {
          rows[index].append(cell, as: column.type)
        }
      }
      bytes += rows[index].bytes.count - before
    }
    if bytes > ArchivePlace.largestBatch || months.count >= Self.mostMonths { try send() }
  }

  /// Whether a row of a catalogue was sent before.
  private mutating func isThere(_ cells: [ResultTable.Cell], _ kind: ArchivedRows, _ suite: UInt64)
    -> Bool
  {
    switch (kind, cells.first, cells.dropFirst().first) {
    case (.tests, _, .integer(let key)):
      !(known[suite, default: []].insert(UInt64(bitPattern: key)).inserted)
    case (.messages, .integer(let key), _): !messages.insert(key).inserted
    default: false
    }
  }

  /// Sends what was added, the runs themselves last.
  mutating func send() throws {
    for (index, (table, _)) in ArchiveTable.all.enumerated() {
      try place.send(rows[index].bytes, to: table.name, table.columns.map(\.name))
      rows[index] = RowBinary()
    }
    bytes = 0
    months = []
  }
}

extension ArchivePlace {
  /// The tests of a suite that are in the catalogue.
  func knownTests(of suite: UInt64) throws(SharedPlaceError) -> Set<UInt64> {
    var reader = RowBinaryReader(
      try answer(.knownTests, ["suite": .unsigned(suite)], isOfWriting: true))
    var tests: Set<UInt64> = []
    while let test = reader.unsigned() { tests.insert(test) }
    return tests
  }
}
