import History

/// One level of sub-tests of a TAP stream.
struct TAPLevel {
  /// Points whose place in the tree is not known before the point that holds them came.
  var held: [ReportedAttempt] = []
  var planned: Int?
  var numbers = TAPNumbers()
  /// Whether all its points are called as pytest calls tests. Its plugin counts subtests and tells of none that
  /// passed, so that numbers are left out though all came that were planned.
  var isOfPytest = true

  /// Compares its tests with the plan and their numbers with one another, and tells what does not fit.
  ///
  /// `name`: the point that holds the level; nil for the outermost one.
  /// - Returns: whether tests were kept from running or from being told.
  func lacksTests(in name: String?, _ warnings: inout WarningTally) -> Bool {
    let place = name.map { " in \($0)" } ?? ""
    if let planned, planned != numbers.count, name == nil || planned > numbers.count {
      warnings.add(
        "plans do not hold",
        example: "\(planned) tests planned and \(numbers.count) reported\(place)")
    }
    if let repeated = numbers.repeated {
      warnings.add("numbers of tests come twice", example: "\(repeated)\(place)")
    }
    if let misplaced = numbers.misplaced {
      warnings.add("tests are not in the order of their numbers", example: "\(misplaced)\(place)")
    }
    if isOfPytest, let planned, numbers.count >= planned { return false }
    let missing = numbers.missing(of: planned)
    guard !missing.isEmpty else { return false }
    warnings.add(
      "numbers of tests are missing", count: missing.reduce(0) { min($0 + $1.count, 1 << 40) },
      example: TAPNumbers.text(missing) + place)
    return true
  }
}
