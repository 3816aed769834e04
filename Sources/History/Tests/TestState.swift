/// What a test is in the light of its history.
public enum TestState: String, CaseIterable, Sendable {
  /// It ran on the baseline and is not in a complete run.
  case missing
  /// It ran on the baseline and was skipped in a complete run.
  case skipped
  /// It is broken and never passed.
  case bornFailing = "born failing"
  /// It is broken on three sources or more.
  case broken
  /// It is broken on the newest source or two.
  case newlyFailing = "newly failing"
  /// Every attempt on the newest source failed; more attempts would tell whether it is broken.
  case failingUnconfirmed = "failing, unconfirmed"
  case flaky
  /// It was broken and passes again, for fewer than 20 sources.
  case fixed
  /// It was flaky and has passed for so long that it would hardly have done so unless it was fixed.
  case recovered
  /// It has shown signs of flakiness.
  case suspect
  /// It has run on fewer than ten sources.
  case new
  case healthy

  /// Whether the newest source is taken to break the test.
  public var isBroken: Bool {
    self == .bornFailing || self == .broken || self == .newlyFailing
  }

  /// Whether a flake of the test is no news.
  public var isKnownToFlake: Bool { self == .flaky || self == .suspect }
}
