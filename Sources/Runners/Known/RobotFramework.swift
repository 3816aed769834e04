public import History

/// Robot Framework.
public struct RobotFramework: Runner {
  public let name = "robot"
  public let dialects: Set<Dialect> = [.robot]

  public init() {}

  /// The name of the file is another one where `--output` says so, and may bear the time.
  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    guard option == "--outputdir" else { return [] }
    let folder = value.hasSuffix("/") ? String(value.dropLast()) : value
    return [NamedReport(["\(folder)/output.xml", "\(folder)/*.xml"], .tests)]
  }

  /// It writes its output unless it is told not to.
  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    kind == .tests ? ["output.xml"] : []
  }

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["robot", "pabot"], in: words)
  }

  /// The number of tests that failed, 250 at the most; 251 help, 252 wrong data, 253 stopped, 255 broken.
  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    switch code {
    case 1...250: .testsFailed
    case 253: .interrupted
    default: .other
    }
  }
}
