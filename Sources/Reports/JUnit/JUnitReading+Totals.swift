import History

extension JUnitReading {
  /// Compares what the root states with what was told, and says where they differ.
  ///
  /// - Returns: whether tests are missing.
  mutating func compareTotals() throws -> Bool {
    let place = evidence.rootName.flatMap { $0.isEmpty ? nil : $0 } ?? "the report"
    if let error = suites.told.shortfall(of: suites.rootStated, in: place) {
      try receive(.runError(error))
    }
    let (told, dialect) = (suites.told.cases, dialect ?? evidence.dialect)
    guard !dialect.countsAssertions,
      let stated = suites.rootStated.tests
        ?? suites.stated.tests.map({ max($0, told + suites.lostTests) }),
      stated != told,
      !areAssertions(stated, dialect)
    else { return false }
    if stated < told {
      // Suites inside suites and cases outside them are in no sum over suites.
      let isSum = suites.rootStated.tests != nil || suites.areFlat
      if dialect.countsAllCases, isSum, stated < told - suites.told.uncounted {
        try receive(StatedTests.warning(stated, told: told))
      }
      return false
    }
    // As every healthy report with subtests has it.
    if told > 0, mayCountSubtests(dialect) { return false }
    try receive(StatedTests.warning(stated, told: told))
    return true
  }

  /// Whether tests that are counted and not told may be subtests that passed: pytest counts them and writes no case
  /// for them. It has had subtests of its own since it writes this name into the root; a suite without what it
  /// always writes there was put together by something else.
  private func mayCountSubtests(_ dialect: Dialect) -> Bool {
    dialect == .pytest && evidence.rootName == "pytest tests"
      && ["skipped", "timestamp", "hostname"].allSatisfy(evidence.suiteAttributes.contains)
  }

  /// Whether what a tool that nobody knows states as tests are the assertions of its cases.
  private func areAssertions(_ stated: Int, _ dialect: Dialect) -> Bool {
    dialect == .generic && stated > suites.told.cases && stated == suites.told.assertions
  }
}
