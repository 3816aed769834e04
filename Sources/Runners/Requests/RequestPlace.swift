/// Where a runner is asked for a report: a folder of this run's own, and the variables that it will have.
public struct RequestPlace: Sendable {
  /// The absolute path of the folder.
  public var folder: String
  /// The environment as it is.
  public var variables: [String: String]

  /// A folder for reports and hooks, and the variables that the command has.
  public init(folder: String, variables: [String: String]) {
    self.folder = folder
    self.variables = variables
  }

  /// The path of a report in the folder.
  func report(_ name: String) -> String { "\(folder)/\(Self.reports)/\(name)" }

  /// The name of the folder of the reports, below the folder.
  static let reports = "reports"

  /// A list that a variable holds, with one more at its front.
  func prepending(_ value: String, to name: String, separator: String) -> [String: String] {
    let before = variables[name].flatMap { $0.isEmpty ? nil : separator + $0 } ?? ""
    return [name: value + before]
  }
}
