import History

/// Failures that a report states in numbers and that none of its tests carries.
struct Shortfall {
  /// As stated.
  var failures: Int
  var errors = 0
  /// How many of them the tests show.
  var told: Int

  /// The error of the run that stands for them; `place` is the suite, the package or the file.
  func error(in place: String) -> RunError {
    var parts: [String] = []
    if failures > 0 { parts.append(Units.count(failures, "failure")) }
    if errors > 0 { parts.append(Units.count(errors, "error")) }
    let message =
      "the report counts \(parts.joined(separator: " and ")), its tests show \(told)"
    return RunError(name: BoundedName.of(place), failure: Failure(message: message))
  }
}
