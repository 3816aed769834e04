/// What the attempts of one test on one source say: how many of them failed.
///
/// A source is what the code was (tree hash with the dirty flag, in one environment); whatever ran
/// on it, in however many runs and jobs, is one piece of evidence.
public struct SourceTally: Hashable, Sendable {
  /// Attempts that failed, and attempts in all that passed or failed.
  public var failed: Int32
  public var attempts: Int32
  /// The same of first attempts alone. Retries share a process with the attempt before them, so
  /// they are less independent than their number suggests.
  public var firstFailed: Int32
  public var firstAttempts: Int32
  /// Whether the trunk had this source; new sources of pull requests break tests more often.
  public var isTrunk: Bool
  /// The source's place in its `SourceWindow`, 0 the oldest.
  public var position: Int32
  /// Chance that a test failed on this source at first for a cause that several tests shared, as
  /// `FlakeSurvey` found it; 0 where there was none.
  public var shared: Float = 0
  /// How often the test's file had changed by this source, as far as is known.
  public var version: Int32 = 0

  /// So many attempts on one source, of which some failed.
  public init(failed: Int, attempts: Int, isTrunk: Bool = true, position: Int = 0) {
    self.failed = Int32(clamping: failed)
    self.attempts = Int32(clamping: attempts)
    self.firstFailed = failed > 0 ? 1 : 0
    self.firstAttempts = attempts > 0 ? 1 : 0
    self.isTrunk = isTrunk
    self.position = Int32(clamping: position)
  }

  /// Failures that are evidence by themselves, and those that came right after another failure.
  var ownFailures: Int32 { failed == 0 ? 0 : max(1, min(firstFailed, failed)) }
  var repeatedFailures: Int32 { failed - ownFailures }

  /// The part of `shared` that is no break of the source. What failed throughout may as well be broken
  /// by a change that several tests feel.
  var sharedByOutage: Float { isAllFail ? shared / 2 : shared }

  /// Whether no attempt passed.
  public var isAllFail: Bool { failed == attempts }

  /// Whether no attempt failed.
  public var isClean: Bool { failed == 0 }

  /// Whether the same source both passed and failed.
  public var isContradiction: Bool { failed > 0 && failed < attempts }

  /// The same evidence as if nothing had been tried again.
  public var firstAttemptsOnly: SourceTally {
    var first = self
    (first.failed, first.attempts) = (firstFailed, firstAttempts)
    return first
  }
}
