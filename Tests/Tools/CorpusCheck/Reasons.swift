/// Why Laptime counts differently from the manifest of a corpus, where it does so on purpose.
enum Reasons {
  /// The reason for a difference; nil where none is known.
  static func reason(for row: Manifest.Row, _ reading: Reading) -> String? {
    guard let wanted = row.counts else { return nil }
    let ours = reading.counts
    if wanted.cases == 0 && row.note.contains("WANT ok") { return "the note wants it read" }
    if reading.runErrors > 0, ours.cases - reading.runErrors == wanted.cases {
      return "what broke outside any test is an error of the run, beside the tests"
    }
    if reading.runErrors > 0, ours.cases == wanted.cases,
      ours.failed + ours.errors == wanted.failed + wanted.errors
    {
      return "a case without a name, or for a whole suite, is an error of the run"
    }
    return reason(ofFormat: reading.format, ours, wanted)
  }

  private static func reason(ofFormat format: String, _ ours: Counts, _ wanted: Counts) -> String? {
    let merged = wanted.cases - ours.cases
    switch format {
    case "junit"
    where merged > 0 && ours.errors == wanted.errors && ours.failed + merged == wanted.failed:
      return "a failed test and the error of its teardown are one attempt that errored"
    case "junit" where merged == 0 && ours.failed < wanted.failed && ours.skipped > wanted.skipped:
      return "a failing todo of node:test is skipped"
    case "junit" where merged == 0 && ours.skipped > wanted.skipped:
      return "status= counts where a case has no child, a failing todo is skipped"
    case "pytest-reportlog" where merged < 0 && ours.failed + ours.errors == 0:
      return "each worker of --dist=each executes the test for itself"
    case "pytest-reportlog"
    where merged == 0 && ours.skipped == wanted.skipped
      && ours.passed <= wanted.passed && ours.errors > wanted.errors:
      return
        "an error of setup or teardown outweighs the call; a test is passed if its last attempt is"
    case "pytest-json-report"
    where merged == 0 && ours.passed == wanted.passed
      && ours.errors == wanted.errors:
      return "a test that was rerun and failed has failed"
    case "pytest-json-report"
    where merged == 0 && ours.failed + ours.errors == wanted.failed + wanted.errors:
      return "a worker that crashed is an error"
    case "ctrf" where ours.passed == wanted.passed && ours.skipped == wanted.skipped:
      return "a raw status of error is an error"
    case "go-test"
    where ours.passed == wanted.passed && ours.skipped == wanted.skipped && merged < 0:
      return "a test without an end crashed or timed out"
    case "go-test" where merged < 0 && ours.failed + ours.errors >= wanted.failed:
      return "a test whose own output swallowed its end counts too"
    case "tap" where merged < 0 && ours.failed == wanted.failed:
      return "the points of sub-tests count, not those of their parents"
    case "tap" where merged == 0 && ours.failed == wanted.failed && ours.passed > wanted.passed:
      return "what is marked TODO and is ok passed unexpectedly"
    case "nunit2", "nunit3":
      return ours.passed == wanted.passed && merged <= 0
        ? "a test that could not be run (Invalid, NotRunnable) is an error" : nil
    default: return nil
    }
  }
}
