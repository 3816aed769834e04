public import History

/// `node --test`.
public struct NodeTest: Runner {
  public let name = "node"
  public let dialects: Set<Dialect> = [.node]
  public let reportOptions: Set<String> = ["--test-reporter-destination"]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "node", verb: ["--test"], in: words)
  }

  public func meaning(ofExitCode code: Int32) -> ExitCodeMeaning {
    code == 1 ? .testsFailed : .other
  }
}
