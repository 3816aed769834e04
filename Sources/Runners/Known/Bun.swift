import History

/// `bun test`.
public struct Bun: Runner {
  public let name = "bun"
  public let reportOptions: Set<String> = ["--reporter-outfile"]

  public init() {}
}
