import History

/// `deno test`.
public struct Deno: Runner {
  public let name = "deno"
  public let reportOptions: Set<String> = ["--junit-path"]

  public init() {}
}
