/// What a duet showed of a test: how long it takes on a commit beside its base, run in turn on one machine.
public struct DuetResult: Hashable, Sendable {
  /// The hash of the base.
  public var base: String
  /// How many times the base's time.
  public var ratio: Double
  /// The bounds of its 95 % interval; nil where too few runs have one.
  public var low: Double?
  public var high: Double?
  /// How much longer, in microseconds.
  public var extra: Int64
  public var pValue: Double
  /// Whether a slowdown was shown; nil where the time was over before that was settled.
  public var isSlower: Bool?
  /// How often it passed on either side.
  public var headRuns: Int
  public var baseRuns: Int
  /// The run before that it was made after, where it was another one; nil for the run's own.
  public var run: RunKey?

  /// What rounds on both sides showed; `extra` is microseconds.
  public init(
    base: String, ratio: Double, low: Double?, high: Double?, extra: Int64,
    pValue: Double, isSlower: Bool?, headRuns: Int, baseRuns: Int
  ) {
    self.base = base
    self.ratio = ratio
    self.low = low
    self.high = high
    self.extra = extra
    self.pValue = pValue
    self.isSlower = isSlower
    self.headRuns = headRuns
    self.baseRuns = baseRuns
  }
}
