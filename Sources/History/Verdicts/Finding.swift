/// What a rule has to say, and of what.
public struct Finding: Sendable {
  /// What a finding speaks of.
  public enum Subject: Hashable, Sendable {
    case test(TestID)
    /// A file of the project, by its path.
    case file(String)
    /// The command that ran the tests.
    case command
    /// The run as a whole, or a part of it that has no id of its own.
    case run
  }

  /// Why a failure is none.
  public enum Forgiveness: Sendable {
    /// The test passed in the end.
    case pass
    case quarantine
  }

  public var subject: Subject
  /// One line without the subject's name.
  public var summary: String
  public var figures: [(name: String, value: Figure)]
  /// What it rests on: runs, messages, commits; a line each.
  public var evidence: [String]
  /// What to type next, if there is something.
  public var next: NextStep?
  /// What forgives the failure that it tells of; nil where nothing does.
  public var forgiven: Forgiveness?
  /// Whose a failure is; nil where nobody asked.
  public var whose: Whose?
  /// Whether people are told; a document has all findings.
  public var isTold = true

  /// A finding of the run where no subject is given.
  public init(
    _ subject: Subject = .run, summary: String, figures: [(name: String, value: Figure)] = [],
    evidence: [String] = [],
    next: NextStep? = nil
  ) {
    self.subject = subject
    self.summary = summary
    self.figures = figures
    self.evidence = evidence
    self.next = next
  }

  /// The summary, and whose a failure is.
  public var sentence: String {
    @inline(never) get { whose?.words.map { "\(summary); \($0)" } ?? summary }
  }

  /// The test that it speaks of; nil where it speaks of none.
  public var test: TestID? {
    // Inlined into another module it makes the optimiser of Swift 6.3 fail.
    @inline(never) get { if case .test(let test) = subject { test } else { nil } }
  }

  /// The file that it speaks of; nil where it speaks of none.
  public var file: String? {
    @inline(never) get { if case .file(let file) = subject { file } else { nil } }
  }
}
