/// How a command that ran tests ended, and what explains it.
public struct CommandEnd: Hashable, Sendable {
  /// The code that it ended with, 128 + the signal's number where a signal ended it.
  public var code: Int
  /// The signal that ended it; nil where none did.
  public var signal: Int?
  public var meaning: ExitMeaning
  /// The last lines that it wrote to standard error, else to standard output.
  public var lastWords: [String] = []
  /// What it printed of a demand beside its tests that was not met, such as `--cov-fail-under`; nil where
  /// it printed nothing of the kind.
  public var unmet: String?
  /// How many attempts failed and errors happened in this execution alone, by its own reports.
  public var failures = 0
  /// After how many failures it stops by its own words, where it does not say whether it did; nil where it
  /// goes on. Of use only until the failures are known.
  public var stopsAfter: Int?

  /// Whether it succeeded and printed that something ended what it ran, as a shell does that hides the code. Of use
  /// only until it is known whether its reports were cut.
  public var tellsOfInterruption = false

  /// An end by an exit code, or by a signal that the code stands for.
  public init(code: Int, signal: Int? = nil, meaning: ExitMeaning) {
    self.code = code
    self.signal = signal
    self.meaning = meaning
  }

  /// Whether it put an end to the tests before they were done.
  public var isCutShort: Bool { meaning == .interrupted }

  /// What it comes to once its reports were read: where so many tests failed that it stopped, those behind
  /// them were not run.
  public func knowing(failures: Int) -> CommandEnd {
    var end = self
    end.failures = failures
    if let limit = stopsAfter, meaning == .testsFailed, failures >= limit {
      end.meaning = .interrupted
    }
    return end
  }

  /// Whether failed tests, which have a rule of their own, are all that it complained of. The code of a signal is
  /// none that a runner gives for failed tests, and no interruption explains those beside it.
  public var isExplained: Bool {
    switch meaning {
    case .passed, .noTests: unmet == nil
    case .interrupted: unmet == nil && (failures == 0 || code < 126)
    case .testsFailed: failures > 0 && unmet == nil
    case .other: false
    }
  }
}
