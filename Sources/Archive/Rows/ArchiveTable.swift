import Store

/// A table that rows are made for out of bundles: its columns in the order in which they are sent.
struct ArchiveTable: Sendable {
  let name: String
  let columns: [(name: String, type: ArchiveType)]

  private static let place: [(String, ArchiveType)] = [
    ("suite", .unsigned(8)), ("test", .unsigned(8)), ("started", .unsigned(4)),
    ("run", .unsigned(8)), ("attempt", .unsigned(2)), ("version", .unsigned(4)),
  ]

  static let tests = ArchiveTable(
    name: "tests",
    columns: [
      ("suite", .unsigned(8)), ("test", .unsigned(8)), ("id", .text), ("file", .nullable(.text)),
      ("class", .nullable(.text)), ("name", .text),
    ])

  static let messages = ArchiveTable(
    name: "messages",
    columns: [("key", .integer), ("message", .nullable(.text)), ("cause", .text)])

  static let results = ArchiveTable(
    name: "results",
    columns: place + [
      ("outcome", .unsigned(1)), ("result", .unsigned(1)), ("mode", .unsigned(1)),
      ("us_high", .unsigned(4)), ("us_low", .unsigned(2)),
    ])

  static let timings = ArchiveTable(
    name: "timings",
    columns: place + [
      ("setup_us", .nullable(.integer)), ("call_us", .nullable(.integer)),
      ("teardown_us", .nullable(.integer)), ("worker", .nullable(.text)),
    ])

  static let failures = ArchiveTable(
    name: "failures",
    columns: [
      ("suite", .unsigned(8)), ("started", .unsigned(4)), ("run", .unsigned(8)),
      ("test", .unsigned(8)), ("attempt", .unsigned(2)), ("is_error", .unsigned(1)),
      ("version", .unsigned(4)), ("name", .text), ("outcome", .unsigned(1)),
      ("duration_us", .nullable(.integer)), ("message", .nullable(.integer)),
    ])

  static let runs = ArchiveTable(
    name: "runs",
    columns: [
      ("suite", .unsigned(8)), ("started_at", .integer), ("id", .unsigned(8)),
      ("version", .unsigned(4)), ("run", .text), ("project", .text), ("suite_name", .text),
      ("source", .text), ("commit_hash", .nullable(.text)), ("subject", .nullable(.text)),
      ("branch", .nullable(.text)), ("kind", .text), ("build_url", .nullable(.text)),
      ("labels", .texts), ("is_complete", .unsigned(1)), ("excluded_why", .nullable(.text)),
      ("verdict", .nullable(.text)), ("wall_us", .nullable(.integer)),
      ("tests", .nullable(.integer)), ("passed", .nullable(.integer)),
      ("failed", .nullable(.integer)), ("skipped", .nullable(.integer)),
      ("flaky", .nullable(.integer)), ("tests_us", .nullable(.integer)),
      ("coverage_percent", .nullable(.real)), ("efficiency_percent", .nullable(.real)),
      ("busy_percent", .nullable(.real)),
    ])

  /// What a store has for each, in the order in which they are written: a run's own row is last, so that a run that
  /// has one has all that belongs to it.
  static let all: [(table: ArchiveTable, rows: ArchivedRows)] = [
    (tests, .tests), (messages, .messages), (results, .results), (timings, .timings),
    (failures, .failures), (runs, .runs),
  ]
}
