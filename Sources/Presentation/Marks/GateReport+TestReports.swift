public import History

/// The rules as the tests of a report, for whatever reads such reports.
extension GateReport {
  /// More findings of a rule are counted alone: GitLab refuses files over 30 MB.
  private static let mostFindings = 1000

  /// JUnit's XML.
  public var junit: String {
    let rules = rulesAndReasons
    func count(_ status: RuleStatus) -> Int { rules.count { $0.status == status } }
    let (failed, errors) = (count(.fail), count(.inconclusive))
    let counts: XML =
      "tests=\"\(rules.count)\" failures=\"\(failed)\" errors=\"\(errors)\" time=\"0\""
    // Jenkins refuses a number of skipped tests of all suites.
    let skipped: XML = "skipped=\"\(count(.skipped))\""
    var text: XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"laptime gate\" \(counts)>\n"
    text += "  <testsuite name=\"laptime gate of \(history.run.suite)\" \(counts) \(skipped)>\n"
    text += rules.map(junit).joined()
    text += "  </testsuite>\n</testsuites>\n"
    return text.text
  }

  private func junit(_ rule: RuleReport) -> XML {
    let start: XML =
      "    <testcase classname=\"laptime.gate\" name=\"\(rule.rule.rawValue)\" time=\"0\""
    let told = lines(of: rule).joined(separator: "\n")
    let inside: XML =
      switch rule.status {
      case .pass: ""
      case .fail: "<failure message=\"\(sentence(of: rule))\">\(told)</failure>"
      case .inconclusive: "<error message=\"\(sentence(of: rule))\">\(told)</error>"
      case .skipped: "<skipped message=\"\(sentence(of: rule))\"/>"
      case .warn: "<system-out>\("warning: \(sentence(of: rule))\n\(told)")</system-out>"
      }
    return inside.text.isEmpty ? "\(start)/>\n" : "\(start)>\(inside)</testcase>\n"
  }

  /// The Common Test Report Format (ctrf.io).
  public var ctrf: JSON {
    let rules = rulesAndReasons
    func count(_ statuses: RuleStatus...) -> JSON {
      .integer(rules.count { statuses.contains($0.status) })
    }
    let start = history.run.startedAt.microseconds / 1000
    let stop = start + (history.run.wall?.microseconds ?? 0) / 1000
    return .object([
      ("reportFormat", .string("CTRF")), ("specVersion", .string("0.0.0")),
      (
        "results",
        .object([
          ("tool", .object([("name", .string("laptime gate"))])),
          (
            "summary",
            .object([
              ("tests", .integer(rules.count)), ("passed", count(.pass, .warn)),
              ("failed", count(.fail)), ("pending", .integer(0)), ("skipped", count(.skipped)),
              ("other", count(.inconclusive)), ("start", .integer(start)), ("stop", .integer(stop)),
            ])
          ),
          ("tests", .array(rules.map(ctrf))),
        ])
      ),
    ])
  }

  private func ctrf(_ rule: RuleReport) -> JSON {
    let status =
      switch rule.status {
      case .pass, .warn: "passed"
      case .fail: "failed"
      case .skipped: "skipped"
      case .inconclusive: "other"
      }
    let told = lines(of: rule)
    return .object(
      [
        ("name", .string(rule.rule.rawValue)), ("status", .string(status)),
        ("duration", .integer(0)), ("rawStatus", .string(rule.status.rawValue)),
        ("message", .string(sentence(of: rule))),
      ] + (told.isEmpty ? [] : [("trace", .string(told.joined(separator: "\n")))]))
  }

  /// What a rule found, a line each, and its notes.
  private func lines(of rule: RuleReport) -> [String] {
    let told = rule.told
    var lines = told.prefix(Self.mostFindings).map { finding in
      (finding.test.flatMap { history.identities[$0]?.shown }.map { "\($0): " } ?? "")
        + ([finding.sentence] + finding.evidence).joined(separator: "; ")
    }
    if told.count > lines.count { lines.append("and \(told.count - lines.count) more") }
    return lines + rule.notes
  }
}
