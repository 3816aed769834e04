import Platform

/// The environment variables of this process.
public enum ProcessVariables {
  /// All of them by name; bytes that are no UTF-8 are replaced.
  public static func current() -> [String: String] {
    var variables: [String: String] = [:]
    guard var entry = environmentOfProcess else { return variables }
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return variables
  }

}
