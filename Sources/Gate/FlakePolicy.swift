public import Analysis

/// What is believed and allowed of flaky tests.
public struct FlakePolicy: Sendable {
  public var priors = FlakePriors()
  /// Share of good runs that flakes may block.
  public var alpha = 0.01
  /// Attempts that every failing test may have at the least, the first included.
  public var attempts = 3
  /// Whether a first flake of an old test keeps the run from passing until more attempts settle it.
  public var confirms = false

  public init() {}

  public var model: FlakeModel { FlakeModel(priors: priors) }
}
