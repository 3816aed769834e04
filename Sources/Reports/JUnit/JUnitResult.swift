import History

/// What the words of `status` and `result` on a `<testcase>` mean, which tools choose freely.
enum JUnitResult {
  /// The outcome of a word in lower case; nil where it is not known.
  static func outcome(_ word: String) -> Outcome? {
    switch word {
    case "", "run", "passed", "pass", "success", "successful", "succeeded", "ok", "completed",
      "complete", "done", "finished", "executed", "fixed", "expected", "flaky":
      .passed
    case "disabled", "notrun", "notexecuted", "not_run", "skipped", "skip", "ignored", "ignore",
      "pending", "suppressed", "todo", "inconclusive", "excluded", "filtered":
      .skipped
    case "failed", "failure", "fail", "unexpected", "regression": .failed
    case "timeout", "timedout", "timed_out": .timedOut
    case "crashed", "crash": .crashed
    case "error", "errored", "broken", "aborted", "cancelled", "canceled", "incomplete",
      "interrupted", "notrunnable", "invalid", "undefined":
      .errored
    default: nil
    }
  }
}
