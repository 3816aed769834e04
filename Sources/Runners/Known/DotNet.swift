public import History

/// `dotnet test`.
public struct DotNet: Runner {
  public let name = "dotnet"

  public init() {}

  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    kind == .tests ? ["TestResults/**/*.trx"] : []
  }
}
