import History

extension TAPPoint {
  /// A point without name or number goes by its place, as the protocol has it.
  func attempt(number: Int, checkout: String?) -> ReportedAttempt {
    let outcome: Outcome =
      switch directive {
      case .skip: .skipped
      case .todo: isOK ? .xpassed : .xfailed
      case nil: isOK ? .passed : .failed
      }
    var attempt = ReportedAttempt(
      test: Self.identity(name.isEmpty ? "\(number)" : name, checkout: checkout),
      outcome: outcome, duration: duration)
    if !reason.isEmpty { attempt.failures = [Failure(message: String(reason))] }
    return attempt
  }

  /// pytest's plugin writes node ids, node the path of a file that died.
  private static func identity(_ name: String, checkout: String?) -> TestIdentity {
    if let colons = name.firstRange(of: ".py::"), !name[..<colons.lowerBound].contains(" ") {
      return TestIdentity(pytestNodeID: name)
    }
    guard ReportedPath.isAbsolute(name) else { return TestIdentity(name: BoundedName.of(name)) }
    return TestIdentity(name: BoundedName.of(ReportedPath.relative(name, checkout: checkout)))
  }
}
