import Analysis
import Gate
import History
import Host
import Quarantine
import Store

/// A project's quarantine with the file that it is in.
struct QuarantineFile {
  /// The file's name in a project.
  static let usualName = "quarantine.txt"

  var path: String
  var quarantine: QuarantinedTests
  var problems: [QuarantinedTests.Problem]
  /// The revision that has it; nil for the file as it lies here.
  var source: GitFile?

  /// What a file holds.
  init(path: String, text: String) {
    self.path = path
    (quarantine, problems) = QuarantinedTests.parse(text)
  }

  /// The quarantine of a file, else of the nearest `quarantine.txt`; nil where there is none.
  ///
  /// `source`: the revision that has it; nil for the file as it lies here.
  ///
  /// - Throws: `QuarantineFileError` where the named file cannot be read, `UnknownPolicySource`.
  static func load(_ file: String?, from source: PolicySource? = nil) throws -> QuarantineFile? {
    if let source {
      let found = try source.file(file, usually: usualName)
      guard let text = found.text else { return nil }
      var quarantine = QuarantineFile(
        path: file ?? FileSearch.upward(usualName) ?? usualName, text: text)
      quarantine.source = found
      return quarantine
    }
    guard let path = file ?? FileSearch.upward(usualName) else { return nil }
    guard let text = FileSearch.text(of: path, isNamed: file != nil) else {
      throw QuarantineFileError.unreadable(path: path)
    }
    return QuarantineFile(path: path, text: text)
  }

  /// Changes the quarantine, an empty one where there is none, and writes it, tidy and in order.
  ///
  /// - Throws: `QuarantineFileError` where a line cannot be read, since writing the file would lose it.
  static func change(
    _ file: String?, _ body: (inout QuarantineFile) throws -> Void
  ) throws -> QuarantineFile {
    let path = file ?? FileSearch.upward(usualName) ?? usualName
    return try FileSearch.changing(path) {
      var file = try loadToChange(path)
      try body(&file)
      try FileSearch.write(file.quarantine.formatted(), to: path)
      return file
    }
  }

  private static func loadToChange(_ path: String) throws -> QuarantineFile {
    guard FileSearch.exists(path), let loaded = try load(path) else {
      return QuarantineFile(path: path, text: "")
    }
    if let problem = loaded.problems.first {
      throw QuarantineFileError.malformed(path: path, problem)
    }
    return loaded
  }

  private func lineDates(by git: GitCheckout?) -> [Int: Instant] {
    guard let source else { return git?.lineDates(of: path) ?? [:] }
    return source.file.flatMap { git?.lineDates(of: $0.path, at: source.revision) } ?? [:]
  }

  /// The file without the lines that were added on a later day.
  func known(at moment: Instant) -> QuarantineFile {
    var file = self
    file.quarantine.entries.removeAll { $0.added.map { $0 > moment } ?? false }
    return file
  }

  /// The quarantine with what is to be said against its entries after a run, by what was known then.
  ///
  /// `now`: the day by which lines are over.
  func reviewed(
    in store: HistoryStore, run: RunID, trunk: String, policy: Policy, now: Instant,
    git: GitCheckout?
  ) throws -> ReviewedQuarantine {
    let names = Set(quarantine.entries.map(\.test))
    let known = try store.tests(named: names, upToRun: run)
    let seen = try store.seen(names.subtracting(known.keys))
    let flakes =
      known.isEmpty
      ? nil
      : SuiteFlakes(
        try store.attempts(upToRun: run), trunk: trunk, priors: policy.flakePriors)
    let states = Dictionary(
      (flakes?.entries ?? []).map { ($0.test, $0.assessment.state) },
      uniquingKeysWith: { $0.isBroken ? $0 : $1 })
    // What git knows of the lines is asked for only where it is wanted.
    let isDated = quarantine.entries.allSatisfy { $0.added != nil }
    let dates = isDated ? [:] : lineDates(by: git)
    return try ReviewedQuarantine(
      path: path, quarantine: quarantine, problems: problems,
      review: QuarantineReview(
        quarantine, now: now, ran: store.facts(ofRun: run).startedAt,
        tests: flakes?.entries.count ?? 0,
        limits: QuarantineUpkeep.limits(by: policy),
        state: { known[$0].flatMap { states[$0.test] } }, lastSeen: { known[$0]?.lastRan },
        isSeen: { known[$0] != nil || seen.contains($0) },
        written: { dates[$0.line] }))
  }
}

/// What is wrong with a quarantine file.
enum QuarantineFileError: Error {
  case unreadable(path: String)
  case malformed(path: String, QuarantinedTests.Problem)
  /// No line names the test; with those that lines name.
  case noEntry(path: String, test: String, known: [String])
}
