import RealModule
import Statistics

/// Decides whether flakes of a run are the doing of its change.
///
/// In a large suite some old test flakes for the first time in most weeks, so that a first flake
/// alone proves nothing about the change.
public enum FlakeBlame {
  /// Why a test that flaked is looked at.
  public enum Origin: Sendable {
    /// It has no baseline, or the change touches its file.
    case introduced
    /// It is flaky or suspect, is quarantined, or has flaked in the window.
    case known
    /// It is old and untouched and was never seen to flake.
    case newlyObserved
  }

  /// What the gate does about a newly observed flake.
  public enum Decision: String, Sendable {
    case block
    /// More attempts would settle it.
    case confirm
    case warn
  }

  /// Where a flake of a run comes from.
  public static func origin(
    hasBaseline: Bool, isTouched: Bool, isKnownToFlake: Bool
  ) -> Origin {
    if !hasBaseline || isTouched { return .introduced }
    return isKnownToFlake ? .known : .newlyObserved
  }

  /// The chance that an innocent run holds at least one first flake of an old test: of n tests seen
  /// to flake on exactly one of the last N sources, n/N first flakes are expected in the next
  /// (I. J. Good, "The Population Frequencies of Species", 1953). 1 without a baseline.
  public static func falseAlarm(testsWithOneFlake: Int, baselineSources: Int) -> Double {
    guard baselineSources > 0 else { return 1 }
    return 1 - .exp(-Double(testsWithOneFlake) / Double(baselineSources))
  }

  /// Ten attempts confirm or clear a newly observed flake.
  public static let confirmationAttempts = 10

  /// Attempts made to confirm a newly observed flake; the flake that gave rise to them is not among
  /// them.
  public struct ConfirmingAttempts: Sendable {
    public var failed: Int
    public var attempts: Int
    public var baselineFailed: Int
    public var baselineAttempts: Int

    /// The attempts since the flake, beside the first attempts of the trunk before it.
    public init(failed: Int, attempts: Int, baselineFailed: Int = 0, baselineAttempts: Int) {
      self.failed = failed
      self.attempts = attempts
      self.baselineFailed = baselineFailed
      self.baselineAttempts = baselineAttempts
    }
  }

  /// What is to be done about the newly observed flakes of a run, in their order: all block where
  /// false alarms are rarer than alpha; else each blocks if its confirmation fails significantly
  /// more often than its baseline, Holm's adjustment made for their number.
  public static func decideNewlyObserved(
    _ confirmations: [ConfirmingAttempts], falseAlarm: Double, alpha: Double = 0.01
  ) -> [Decision] {
    if falseAlarm <= alpha { return confirmations.map { _ in .block } }
    let pValues = confirmations.map {
      FisherExact.greater(
        failed: $0.failed, of: $0.attempts, baselineFailed: $0.baselineFailed,
        of: $0.baselineAttempts)
    }
    return zip(confirmations, FamilyWiseError.holm(pValues)).map { confirmation, p in
      if p <= 0.01 { return .block }
      return confirmation.attempts < confirmationAttempts ? .confirm : .warn
    }
  }
}
