public import History

/// A test that grew slower little by little, with no change that a commit could be blamed for.
public struct SuiteCreep: Sendable {
  /// The test; nil for a bare series.
  public var test: TestID?
  public var creep: Creep
  /// One value a run, in seconds for a test, the machine divided out; NaN where a run has none.
  public var series: [Double]
  /// The steps in which the durations of the suite's tests were written.
  public var resolution = DurationResolution.unknown

  /// A creep of a test, of the whole run where there is none, within its series.
  public init(test: TestID?, creep: Creep, series: [Double]) {
    self.test = test
    self.creep = creep
    self.series = series
  }
}
