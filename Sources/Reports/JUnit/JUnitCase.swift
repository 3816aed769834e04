import History

/// One `<testcase>` while it is read.
struct JUnitCase {
  /// An attempt told by a `flaky…` or `rerun…` child.
  struct Repeat {
    var outcome: Outcome
    var isFlaky: Bool
    var duration: Int64?
    var start: Instant?
    var failure: Failure
  }

  /// The attempt that the case itself reports; its outcome is known when the case ends.
  var own = ReportedAttempt(test: TestIdentity(name: ""), outcome: .passed)
  /// The words of `status` and `result`, lower case.
  var status: String?
  var result: String?
  var hasError = false
  var hasFailure = false
  var skip: Skip?
  /// How many assertions it checked, as it says.
  var assertions = 0
  /// How many children tell of failures, of earlier attempts or of this one.
  var brokenCount = 0
  var repeats: [Repeat] = []
  /// What elements that are none of JUnit's say of how it ended.
  private var marks: [Outcome] = []
  /// The first word for how it ended that nobody knows.
  private(set) var unknownMark: String?

  /// Takes the name of an element inside it that is none of JUnit's.
  mutating func take(element name: String) {
    guard let told = JUnitResult.outcome(ofElement: name) else { return }
    if marks.count < 16 { marks.append(told.outcome) }
    if !told.isKnown, unknownMark == nil { unknownMark = "<\(name)>" }
  }

  /// Takes the word of an attribute that few tools have, where it says of a failure.
  mutating func take(word: String) {
    guard let told = JUnitResult.outcome(word), told.isFailure, marks.count < 16 else { return }
    marks.append(told)
  }

  enum Skip {
    case plain, expectedFailure, todo
    /// It may fail, or must, whatever it did.
    case mayFail
  }

  /// The outcome by the children, and where there are none by the attributes.
  private var outcome: Outcome {
    if skip == .todo { return .skipped }
    if skip == .mayFail { return hasError || hasFailure ? .xfailed : .passed }
    if hasError || hasFailure {
      return special ?? (hasError ? .errored : .failed)
    }
    if let broken = marks.filter(\.isFailure).max() { return broken }
    switch skip {
    case .expectedFailure: return .xfailed
    case .plain, .todo, .mayFail: return .skipped
    case nil: break
    }
    let told = [status, result].compactMap { $0 }.map { JUnitResult.outcome($0) ?? .errored }
    return (told + marks).max { $0.weight < $1.weight } ?? .passed
  }

  /// The word for how it ended that is not known, where nothing else says it.
  var unknownResult: String? {
    guard !hasError, !hasFailure else { return nil }
    if let unknownMark { return unknownMark }
    guard skip == nil else { return nil }
    return [status, result].compactMap { $0 }.first { JUnitResult.outcome($0) == nil }
  }

  /// Whether nothing but its own name says where it belongs.
  var isUnclassed = false
  var isUnnamed = false

  /// Whether it failed and nothing but its output can say why (CTest writes "Failed" of every test).
  var wantsOutput: Bool {
    guard hasFailure || hasError, own.failures.count < 2 else { return false }
    guard let failure = own.failures.first else { return true }
    return failure.detail == nil && (failure.message.map(TellingLine.saysNothing) ?? true)
  }

  /// Takes what the failed test printed for the text of its failure.
  mutating func take(output: String?) {
    guard let output else { return }
    if own.failures.isEmpty { own.failures.append(Failure()) }
    own.failures[0].detail = output
  }

  /// What the words of a failure say beyond that it is one.
  private var special: Outcome? {
    for failure in own.failures {
      if let special = failure.impliedOutcome { return special }
    }
    return nil
  }

  /// Settles the outcome once all children are known.
  mutating func conclude() {
    own.outcome = outcome
    own.isStated = own.outcome != .passed || status == "passed" || status == "success"
    // A worker that died leaves a zero where the time should be.
    if own.outcome == .crashed, own.duration == 0 { own.duration = nil }
  }

  /// What it adds to the totals of its suite; `isTest` is false where it stands for something else.
  func told(isTest: Bool) -> JUnitTold {
    JUnitTold(
      cases: 1, broken: max(brokenCount, own.outcome.isFailure ? 1 : 0),
      uncounted: !isTest || own.outcome == .skipped ? 1 : 0, assertions: assertions)
  }

  /// All attempts in the order in which they were made.
  ///
  /// A case's own result is its last attempt if it passed or flaky children stand beside it
  /// (surefire, Gradle, nextest: they tell of the attempts before), and the first one beside rerun
  /// children.
  var attempts: [ReportedAttempt] {
    var own = own
    let before = repeats.filter { $0.isFlaky || !own.outcome.isFailure }.map(attempt)
    let after = repeats.filter { !$0.isFlaky && own.outcome.isFailure }.map(attempt)
    own.isStated = true
    var all = before + [own] + after
    for index in all.indices.dropFirst() { all[index].isRetry = true }
    return all
  }

  private func attempt(_ told: Repeat) -> ReportedAttempt {
    let outcome = told.failure.impliedOutcome ?? told.outcome
    var attempt = ReportedAttempt(test: own.test, outcome: outcome, duration: told.duration)
    attempt.worker = own.worker
    attempt.start = told.start
    attempt.failures = [told.failure]
    return attempt
  }
}

extension Outcome {
  /// Of two words about one case the heavier one holds; a skip is heavier than a pass.
  fileprivate var weight: Int { self == .passed ? -1 : Int(rawValue) }
}

extension Failure {
  /// A time-out or a crash, where runners say so in fixed words: nextest in the type, CTest and
  /// pytest's plugins (xdist, timeout) in the message.
  var impliedOutcome: Outcome? {
    if type == "test timeout" || message == "Timeout" { return .timedOut }
    if type?.hasPrefix("test abort") == true { return .crashed }
    guard let message else { return nil }
    if message.hasPrefix("Failed: Timeout") { return .timedOut }
    if message == "SEGFAULT" {
      return .crashed
    }
    let isOfWorker = ["worker '", "failed on setup with \"worker '"].contains {
      message.hasPrefix($0)
    }
    return isOfWorker && message.contains("' crashed while running") ? .crashed : nil
  }
}
