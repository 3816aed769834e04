import History

/// On what a run ran, as far as the same code may behave otherwise there: a pass on another platform proves
/// nothing of this one.
enum RunPlatform {
  /// The text for a machine and labels, `key=value`, a line each; only those labels count that are dimensions.
  static func text(machine: String, labels: String?, dimensions: [String]) -> String {
    let pairs = (labels ?? "").split(separator: "\n").filter { pair in
      dimensions.contains { pair.hasPrefix($0 + "=") }
    }
    return ([machine] + pairs.sorted().map(String.init)).filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}
