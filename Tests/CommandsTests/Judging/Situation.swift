import Testing

/// What a gate may meet, and what it has to say of it.
struct Situation: CustomTestStringConvertible, Sendable {
  var command: Command
  var report: SampleReport
  var history: Past
  var store: Store
  var git: Git
  /// What the store keeps of the judgement; nil where nothing was judged.
  var verdict: String?
  var code: Int32
  /// A part of what is said.
  var says: String

  /// Who ran the tests, and how they ended.
  enum Command: Sendable {
    /// `run --gate` with the words of a command; the first is a program that writes the report and then ends
    /// as the second says: an exit code, or the name of a signal.
    case run(String, ends: String)
    /// `record`, and `gate` where that succeeded.
    case record

    /// The code with which a shell tells how the command ended; nil where there is no command.
    var ownCode: Int32? {
      guard case .run(_, let end) = self else { return nil }
      let signals: [String: Int32] = ["INT": 2, "KILL": 9, "SEGV": 11, "TERM": 15]
      return Int32(end) ?? signals[end].map { 128 + $0 }
    }

    static func sh(_ end: String) -> Command { .run("sh runner.sh", ends: end) }
    static func pytest(_ end: String) -> Command {
      .run("pytest --junitxml=junit.xml", ends: end)
    }
    static func pytestCov(_ end: String) -> Command {
      .run("pytest --junitxml=junit.xml --cov --cov-report=xml:coverage.xml", ends: end)
    }
    static func go(_ end: String) -> Command { .run("go test ./...", ends: end) }
    static func cargo(_ end: String) -> Command { .run("cargo test", ends: end) }
    static func ctest(_ end: String) -> Command {
      .run("ctest --output-junit junit.xml", ends: end)
    }
  }

  /// The runs recorded before, all of the branch main.
  enum Past: String, Sendable {
    case none
    /// Three green runs of other commits.
    case green
    /// The commit at hand passed before.
    case sameGreen
    /// The commit at hand failed before.
    case sameRed
    /// The failing test failed at other commits, which the trunk recorded.
    case redMain
    /// The failing test is in quarantine after a flake of another commit.
    case quarantined
    /// All tests are in quarantine.
    case allQuarantined
    /// The quarantine cannot be read.
    case badQuarantine
    /// The configuration cannot be read.
    case badConfiguration
    /// Three green runs with coverage.
    case covered
    /// A green run of twice the tests.
    case larger
    /// The same, and a run that lost half of them.
    case alreadyLost
    /// A run of twice the tests, and two that lack half of them, which nobody judged.
    case lostUnjudged
    /// Runs that lost a test each, the last of them as many as the one at hand, which nobody judged.
    case lostInSteps
    /// Green runs with coverage, and two without most of it, which nobody judged.
    case uncoveredUnjudged
    /// An interrupted run of twice the tests after green ones.
    case interrupted
    /// Green runs, and one of the commit at hand that somebody took out.
    case excluded
    /// A run of twice the tests, which somebody took out.
    case excludedTrunk
  }

  enum Store: String, Sendable {
    /// As the runs of the past left it.
    case fine
    case damaged, newer, unwritable, folder, foreign
  }

  enum Git: String, Sendable {
    case none
    /// The commit recorded is the one checked out.
    case head
    /// The checkout is a commit ahead of the one recorded.
    case ahead
    /// CI's variables name the commit recorded.
    case ci
    /// CI's variables name another commit.
    case ciElsewhere
  }

  init(
    _ command: Command, _ report: SampleReport, after history: Past = .none, store: Store = .fine,
    git: Git = .none, _ verdict: String?, _ code: Int32, _ says: String
  ) {
    self.command = command
    self.report = report
    self.history = history
    self.store = store
    self.git = git
    self.verdict = verdict
    self.code = code
    self.says = says
  }

  var testDescription: String {
    let who =
      switch command {
      case .run(let words, let end): "run \(words) → \(end)"
      case .record: "record, gate"
      }
    return
      "\(who); report \(report.rawValue); history \(history.rawValue); store \(store.rawValue); "
      + "git \(git.rawValue): \(code) \(says)"
  }
}
