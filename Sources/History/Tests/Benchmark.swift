/// The result of one benchmark. Times in nanoseconds, as fractions where the report has them.
public struct Benchmark: Hashable, Sendable {
  public var test: TestIdentity
  /// The benchmark's group in the report, if any.
  public var group: String?
  public var minimum: Double
  public var maximum: Double
  public var mean: Double
  public var median: Double
  public var standardDeviation: Double
  public var firstQuartile: Double?
  public var thirdQuartile: Double?
  public var rounds: Int64
  public var iterations: Int64

  /// The times of a benchmark, in nanoseconds.
  public init(
    test: TestIdentity, group: String? = nil, minimum: Double, maximum: Double, mean: Double,
    median: Double, standardDeviation: Double, firstQuartile: Double? = nil,
    thirdQuartile: Double? = nil, rounds: Int64, iterations: Int64
  ) {
    self.test = test
    self.group = group
    self.minimum = minimum
    self.maximum = maximum
    self.mean = mean
    self.median = median
    self.standardDeviation = standardDeviation
    self.firstQuartile = firstQuartile
    self.thirdQuartile = thirdQuartile
    self.rounds = rounds
    self.iterations = iterations
  }
}
