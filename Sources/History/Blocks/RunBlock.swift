/// What the tests of a run did, column by column: the results of one run as they are read together.
///
/// Nearly every test has one attempt, which the suite made; only of the others the attempts are kept one by one.
public struct RunBlock: Hashable, Sendable {
  /// A test with several attempts, or whose only one was none of the suite's.
  public struct Tried: Hashable, Sendable {
    /// The place of the test among `tests`.
    public var place: Int
    /// All its attempts, in order.
    public var attempts: [Attempt]
  }

  /// What stands for the duration of an attempt that nobody measured.
  public static let unmeasured = Int64.min

  /// In ascending order.
  public internal(set) var tests: [TestID] = []
  /// By test: how its first attempt ended.
  public internal(set) var outcomes: [Outcome] = []
  /// By test: what its first attempt took, in microseconds, or `unmeasured`.
  public internal(set) var durations: [Int64] = []
  /// In the order of the tests.
  public internal(set) var tried: [Tried] = []

  /// The block of a run without tests.
  public init() {}

  /// Adds an attempt. They come by test in ascending order, those of one test in the order in which they were made.
  public mutating func add(_ attempt: Attempt, of test: TestID) {
    guard test == tests.last else {
      tests.append(test)
      outcomes.append(attempt.outcome)
      durations.append(attempt.duration ?? Self.unmeasured)
      if attempt.mode != .suite {
        tried.append(Tried(place: tests.count - 1, attempts: [attempt]))
      }
      return
    }
    let place = tests.count - 1
    if tried.last?.place != place {
      tried.append(Tried(place: place, attempts: [first(at: place)]))
    }
    tried[tried.count - 1].attempts.append(attempt)
  }

  /// Calls with each test in order and its attempts where they are more than one of the suite's.
  public func forEach(_ body: (_ place: Int, _ tried: [Attempt]?) throws -> Void) rethrows {
    var next = 0
    for place in tests.indices {
      guard next < tried.count, tried[next].place == place else {
        try body(place, nil)
        continue
      }
      try body(place, tried[next].attempts)
      next += 1
    }
  }

  /// The first attempt of a test that the suite ran once.
  public func first(at place: Int) -> Attempt {
    let duration = durations[place]
    return Attempt(
      outcome: outcomes[place], duration: duration == Self.unmeasured ? nil : duration)
  }
}
