import History

/// Why Laptime counts differently from the manifest of a corpus, where it does so on purpose.
enum Reasons {
  /// Why something was read without a remark that the manifest would like; nil where no reason is known.
  static func ofSilence(_ row: ManifestRow, _ reading: Reading) -> String? {
    if reading.counts.cases == 0 { return "that a report has no tests is for the recorder to say" }
    return row.isReadable ? nil : "blank lines before the declaration are forgiven in silence"
  }

  /// The reason for a difference; nil where none is known.
  static func ofDifference(
    _ row: ManifestRow, _ reading: Reading, _ wanted: Counts
  ) -> String? {
    let ours = reading.counts
    if reading.runErrors > 0 {
      if ours == wanted { return "what broke outside any test is an error of the run besides" }
      var all = ours
      all.cases += reading.runErrors
      let nameless = wanted.passed - ours.passed + wanted.skipped - ours.skipped
      all.cases += nameless
      if all.cases == wanted.cases, nameless == 0 || ours.cases == 0 {
        return
          "a case that names no test (of a collection, of a suite's set-up) is an error of the run"
      }
    }
    switch reading.format {
    case "junit": return ofJUnit(reading, Difference(ours, wanted))
    case "pytest-reportlog": return ofReportlog(reading, wanted, Difference(ours, wanted))
    case "pytest-json-report": return ofJSONReport(reading, Difference(ours, wanted))
    case "go-test": return ofGo(reading, Difference(ours, wanted))
    case "tap": return ofTAP(reading, Difference(ours, wanted))
    case "ctrf":
      return Difference(ours, wanted).isOnlyOf(\.failed, \.errors)
        ? "a raw status of error is an error" : nil
    case "nunit2":
      let more = Difference(ours, wanted)
      if more.isOnlyOf(\.passed, \.errors) {
        return "a success that is neither True nor False is an error"
      }
      return more.isOnlyOf(\.skipped, \.errors) ? "a test that is not runnable is an error" : nil
    case "cucumber":
      return Difference(ours, wanted).isOnlyOf(\.skipped, \.errors)
        ? "a step that nobody defined is an error" : nil
    case "playwright":
      return reading.retries > 0 ? "attempts of one test are one test" : nil
    case "nunit3":
      return Difference(ours, wanted).isOnlyOf(\.failed, \.errors)
        ? "a test that is invalid (its fixture is broken) is an error" : nil
    default: return nil
    }
  }

  private static func ofJUnit(_ reading: Reading, _ more: Difference) -> String? {
    switch reading.dialect {
    case .pytest where more.cases < 0 && more == Difference(cases: more.cases, failed: more.cases):
      "a failed test and the error of its teardown are one attempt that errored"
    case .node where more.isOnlyOf(\.failed, \.skipped):
      "a todo of node:test that fails is skipped"
    case nil where more.isOnlyOf(\.passed, \.skipped):
      "status=\"disabled\" is a skip where a case has no child"
    default: nil
    }
  }

  private static func ofReportlog(
    _ reading: Reading, _ wanted: Counts, _ more: Difference
  ) -> String? {
    if more.isOnlyOf(\.passed, \.errors), more.errors > 0 {
      return reading.outcomes[.crashed, default: 0] == more.errors
        ? "a test that has no end crashed" : "an error of the teardown outweighs a call that passed"
    }
    guard wanted.cases > 0, more.cases > 0, more.cases % wanted.cases == 0 else { return nil }
    return more.passed == more.cases ? "with --dist=each every worker executes every test" : nil
  }

  private static func ofJSONReport(_ reading: Reading, _ more: Difference) -> String? {
    if more.isOnlyOf(\.failed, \.errors), reading.outcomes[.crashed] == more.errors {
      return "a test whose worker died crashed"
    }
    return more.isOnlyOf(\.passed, \.skipped) && more.passed == reading.retries
      ? "a test that was rerun and passed has passed" : nil
  }

  private static func ofGo(_ reading: Reading, _ more: Difference) -> String? {
    let unended = reading.outcomes[.timedOut, default: 0] + reading.outcomes[.crashed, default: 0]
    if more.cases < 0, more.passed <= 0, more.failed <= 0, more.errors == 0, more.skipped == 0 {
      return "a test that has sub-tests is no test"
    }
    if more.cases == unended, more.failed + more.errors == unended, more.passed == 0 {
      return "a test that has no end timed out or crashed"
    }
    return more.cases > 0 && more == Difference(cases: more.cases, passed: more.cases)
      ? "a test whose own output swallowed its end counts too" : nil
  }

  private static func ofTAP(_ reading: Reading, _ more: Difference) -> String? {
    if more.isOnlyOf(\.passed, \.skipped), more.passed == reading.outcomes[.xpassed] {
      return "what is marked TODO and is ok passed unexpectedly"
    }
    return more.cases > 0 && more.failed == 0 && more.errors == 0
      ? "sub-tests count, not the points that hold them" : nil
  }
}
