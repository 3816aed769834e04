import Analysis
import History
import Store

/// A project's quarantine with the file that it is in.
struct QuarantineFile {
  /// The file's name in a project.
  static let usualName = "quarantine.txt"

  var path: String
  var quarantine: Quarantine
  var problems: [Quarantine.Problem]

  /// The quarantine of a file, else of the nearest `quarantine.txt`; nil where there is none.
  ///
  /// - Throws: `QuarantineFileError` where the named file cannot be read.
  static func load(_ file: String?) throws -> QuarantineFile? {
    guard let path = file ?? FileSearch.upward(usualName) else { return nil }
    guard let text = FileSearch.text(of: path) else {
      throw QuarantineFileError.unreadable(path: path)
    }
    let (quarantine, problems) = Quarantine.parse(text)
    return QuarantineFile(path: path, quarantine: quarantine, problems: problems)
  }

  /// The quarantine to be changed: an empty one where there is none.
  ///
  /// - Throws: `QuarantineFileError` where a line cannot be read, since writing the file would lose it.
  static func loadToChange(_ file: String?) throws -> QuarantineFile {
    let path = file ?? FileSearch.upward(usualName) ?? usualName
    guard FileSearch.exists(path), let loaded = try load(path) else {
      return QuarantineFile(path: path, quarantine: Quarantine(), problems: [])
    }
    if let problem = loaded.problems.first {
      throw QuarantineFileError.malformed(path: path, problem)
    }
    return loaded
  }

  /// Whether a line is limited to a fingerprint.
  var hasFingerprints: Bool { quarantine.entries.contains { $0.fingerprint != nil } }

  /// Writes the file, tidy and in order.
  func save() throws { try FileSearch.write(quarantine.formatted(), to: path) }

  /// The quarantine with what is to be said against its entries now.
  func reviewed(in store: HistoryStore, suite: String, trunk: String, now: Instant) throws
    -> ReviewedQuarantine
  {
    let known = try identified(in: store)
    let flakes =
      known.isEmpty ? nil : SuiteFlakes(try store.attempts(ofSuite: suite, days: 90), trunk: trunk)
    let states = Dictionary(
      (flakes?.entries ?? []).map { ($0.test, $0.assessment.state) }, uniquingKeysWith: { $1 })
    let seen = try known.mapValues { try store.lastSeen($0) }
    return ReviewedQuarantine(
      path: path, quarantine: quarantine, problems: problems,
      review: QuarantineReview(
        quarantine, now: now, tests: flakes?.entries.count ?? 0,
        state: { known[$0].flatMap { states[$0] } }, lastSeen: { seen[$0] ?? nil }))
  }

  /// The tests of the entries that the store knows, by their ids.
  private func identified(in store: HistoryStore) throws -> [String: TestID] {
    var known: [String: TestID] = [:]
    for id in Set(quarantine.entries.map(\.test)) {
      guard let test = try store.tests(like: id, suite: nil).first,
        try store.identities(of: [test])[test]?.id == id
      else { continue }
      known[id] = test
    }
    return known
  }
}

/// What is wrong with a quarantine file.
enum QuarantineFileError: Error {
  case unreadable(path: String)
  case malformed(path: String, Quarantine.Problem)
  /// No line names the test.
  case noEntry(path: String, test: String)
}
