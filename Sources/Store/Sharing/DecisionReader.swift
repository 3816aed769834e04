import History

/// Reads what was decided of the suites of a store.
struct DecisionReader {
  let connection: Connection

  /// All decisions, those of one subject once: as they stand.
  func all() throws -> [SuiteDecision] {
    try pins() + exclusions() + renames() + acceptances() + withdrawals() + removals()
  }

  private func pins() throws -> [SuiteDecision] {
    try connection.rows(.pinsToTake) { row in
      var pin = try decision(.pin, row)
      pin.name = try row.text("name")
      pin.run = try row.text("run")
      pin.improve = try row.optionalReal("improve")
      return pin
    }
  }

  private func exclusions() throws -> [SuiteDecision] {
    try connection.rows(.exclusionsToTake) { row in
      var exclusion = try decision(.exclusion, row)
      exclusion.run = try row.text("run")
      exclusion.why = try row.text("why")
      return exclusion
    }
  }

  private func renames() throws -> [SuiteDecision] {
    let rows = try connection.rows(.renamesToTake) { row in
      (
        decision: try decision(.rename, row), old: try row.integer("old_test_id"),
        new: try row.integer("new_test_id"), proof: try row.optionalText("proof")
      )
    }
    return try rows.map { row in
      var rename = row.decision
      rename.test = try identity(of: row.old)
      rename.newTest = try identity(of: row.new)
      rename.why = row.proof
      return rename
    }
  }

  private func acceptances() throws -> [SuiteDecision] {
    let rows = try connection.rows(.acceptancesToTake) { row in
      var acceptance = try decision(.acceptance, row)
      acceptance.run = try row.text("run")
      acceptance.name = try row.text("rule")
      acceptance.why = try row.text("reason")
      return (acceptance: acceptance, test: try row.optionalInteger("test_id"))
    }
    return try rows.map { row in
      var acceptance = row.acceptance
      acceptance.test = try row.test.flatMap { try identity(of: $0) }
      return acceptance
    }
  }

  private func withdrawals() throws -> [SuiteDecision] {
    try connection.rows(.withdrawalsToTake) { row in
      let kind = try row.text("kind")
      let subject = try row.text("subject")
      switch kind {
      case "pin":
        var unpin = try decision(.unpin, row)
        unpin.name = subject
        return unpin
      case "exclusion":
        var inclusion = try decision(.inclusion, row)
        inclusion.run = subject
        return inclusion
      default:
        var unrename = try decision(.unrename, row)
        unrename.test = SuiteDecision.identity(subject)
        return unrename
      }
    }
  }

  private func decision(_ kind: SuiteDecision.Kind, _ row: Statement) throws -> SuiteDecision {
    SuiteDecision(
      kind, project: try row.text("project"), suite: try row.text("suite"),
      at: try row.integer("at"), author: try row.optionalText("author"))
  }

  private func identity(of test: Int64) throws -> TestIdentity? {
    try connection.first(.identity, ["test": .integer(test)]) { try TestIdentity(row: $0) }
  }
}

extension SuiteDecision {
  /// A test as one text: its parts with a line end between them.
  static func subject(_ test: TestIdentity) -> String {
    [test.file ?? "", test.container ?? "", test.className ?? "", test.name].joined(separator: "\n")
  }

  static func identity(_ subject: String) -> TestIdentity {
    let parts = subject.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
      .map { $0.isEmpty ? nil : String($0) }
    guard parts.count == 4 else { return TestIdentity(name: subject) }
    return TestIdentity(
      file: parts[0], container: parts[1], className: parts[2], name: parts[3] ?? "")
  }
}
