import History

/// What no store would have written, and what no constraint of the store refuses.
extension RunContent {
  /// Names are cut at 4 KB when they are recorded; a few more are what marks a cut.
  private static let longestName = 8192

  /// - Throws: `BundleError.value`.
  func check() throws {
    guard self[.run].count == 1, runKey.utf8.count == 32, runKey.utf8.allSatisfy(\.isHexDigit)
    else {
      throw BundleError(.value("the key of the run"))
    }
    guard !self[.reports].isEmpty else { throw BundleError(.value("a run of no report")) }
    for name in ["project", "suite"] where run.text(name)?.isEmpty ?? true {
      throw BundleError(.value("the name of the \(name)"))
    }
    for test in tests {
      let parts = [test.file, test.container, test.className, test.name]
      guard parts.allSatisfy({ $0.map { $0.utf8.count <= Self.longestName } ?? true }) else {
        throw BundleError(.value("the name of a test"))
      }
    }
    for (a, b) in zip(tests, tests.dropFirst()) where !a.comesBefore(b) {
      throw BundleError(.value("tests out of order"))
    }
    var counts = [Int](repeating: 0, count: tests.count)
    for entry in attempts where tests.indices.contains(Int(entry.test)) {
      counts[Int(entry.test)] += 1
    }
    guard counts.allSatisfy({ $0 < UInt16.max }) else {
      throw BundleError(.value("more attempts of a test than are kept"))
    }
    try checkPlaces()
    try checkCoverage()
    guard self[.shards].all.allSatisfy(\.isPart) else {
      throw BundleError(.value("a part of a run"))
    }
  }

  private func checkPlaces() throws {
    let isInside =
      attempts.allSatisfy { (0..<tests.count).contains(Int($0.test)) }
      && timings.allSatisfy { (0..<attempts.count).contains(Int($0.attempt)) }
      && isInside(.failures, "attempt", attempts.count)
      && isInside(.failures, "message", self[.messages].count)
      && isInside(.errors, "message", self[.messages].count)
      && isInside(.errors, "test", tests.count, orNothing: true)
      && isInside(.benchmarks, "test", tests.count)
    guard isInside else { throw BundleError(.value("a place")) }
  }

  private func isInside(
    _ table: ContentTable, _ column: String, _ count: Int, orNothing isOptional: Bool = false
  ) -> Bool {
    guard let place = table.columns.firstIndex(of: column) else { return false }
    return self[table].column(place).allSatisfy { value in
      if isOptional, value == .null { return true }
      guard case .integer(let number) = value else { return false }
      return (0..<Int64(count)).contains(number)
    }
  }

  private func checkCoverage() throws {
    for row in self[.coverage].all {
      guard ReportedCoverage(row) != nil, row.text("path") != nil else {
        throw BundleError(.value("the coverage of a file"))
      }
    }
  }
}

extension [String: SQLValue] {
  fileprivate var isPart: Bool {
    guard let number = integer("number"), let total = integer("total") else { return false }
    return (1...10_000).contains(total) && (1...total).contains(number)
  }
}

extension UInt8 {
  var isHexDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}

extension ReportedCoverage {
  /// The coverage of a row of what travels; nil where it cannot be.
  init?(_ row: [String: SQLValue]) {
    var lines: [LineCoverage] = []
    switch (row["lines"], row["covered"]) {
    case (.blob(let set), .blob(let covered)):
      guard let known = PackedLines(lines: set, covered: covered).unpacked() else { return nil }
      lines = known
    case (.null, .null): break
    default: return nil
    }
    let counts = ["lines_covered", "lines_total", "branches_covered", "branches_total"].map {
      row.integer($0)
    }
    var totals: CoverageCounts?
    if let a = counts[0], let b = counts[1], let c = counts[2], let d = counts[3] {
      guard 0 <= a, a <= b, 0 <= c, c <= d, b < 1 << 40, d < 1 << 40 else { return nil }
      totals = CoverageCounts(
        linesCovered: a, linesTotal: b, branchesCovered: c, branchesTotal: d)
    }
    self.init(lines: lines, totals: totals, isApart: row.integer("is_apart") == 1)
  }
}
