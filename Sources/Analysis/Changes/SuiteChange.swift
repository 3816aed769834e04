public import History

/// A lasting change of what was measured of a suite, with the runs between which it happened.
public struct SuiteChange: Sendable {
  /// What changed.
  public enum Subject: Hashable, Sendable {
    /// The duration of a test, in seconds.
    case test(TestID)
    /// What the suite's tests take together, in seconds.
    case total
    /// A benchmark's median, in nanoseconds.
    case benchmark(TestID)
    /// Coverage in percent.
    case coverage
    /// A series from anywhere, in a unit of its own.
    case series
  }

  public var subject: Subject
  public var change: ChangePoint
  /// The series that it was found in, one value a run, the machine divided out where it was; NaN where
  /// a run has none.
  public var series: [Double]
  /// Whether a later change took the level back to what it was before this one, or this one did that.
  public var isResolved: Bool
  /// The runs at another level, after which it went back, where this change begins or ends them.
  public var excursion: Range<Int>?
  /// The steps in which the durations of the suite's tests were written.
  public var resolution = DurationResolution.unknown
  /// Whether it is as sure as is promised to those who look again and again.
  public var isSure = false

  /// A change of a subject within the whole series that it was found in.
  public init(subject: Subject, change: ChangePoint, series: [Double], isResolved: Bool = false) {
    self.subject = subject
    self.change = change
    self.series = series
    self.isResolved = isResolved
  }

  /// The test or benchmark that changed; nil for what is no test's.
  public var test: TestID? {
    switch subject {
    case .test(let id), .benchmark(let id): id
    case .total, .coverage, .series: nil
    }
  }

  /// How many more seconds a run takes since; negative where it is faster, zero for what takes no part
  /// in a run's time.
  public var secondsPerRun: Double {
    switch subject {
    case .test, .total: change.after - change.before
    case .benchmark, .coverage, .series: 0
    }
  }

  /// Whether it is for the worse; of a bare series nobody knows.
  public var isLoss: Bool {
    switch subject {
    case .test, .total, .benchmark: change.after > change.before
    case .coverage: change.after < change.before
    case .series: true
    }
  }
}
