public import History

/// Robot Framework.
public struct RobotFramework: Runner {
  public let name = "robot"
  public let dialects: Set<Dialect> = [.robot]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["robot", "pabot"], in: words)
  }

  /// The number of tests that failed, 250 at the most; 251 help, 252 wrong data, 253 stopped, 255 broken.
  public func meaning(ofExitCode code: Int32) -> ExitCodeMeaning {
    switch code {
    case 1...250: .testsFailed
    case 253: .interrupted
    default: .other
    }
  }
}
