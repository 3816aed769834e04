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

  /// What an element inside a `<testcase>` says of how it ended, by its name in lower case: what the word means as a
  /// result; an error where it is not known; nil where it is a remark.
  static func outcome(ofElement name: String) -> (outcome: Outcome, isKnown: Bool)? {
    guard !remarks.contains(name) else { return nil }
    let word = name.replacing("-", with: "")
    return outcome(word).map { ($0, true) } ?? (.errored, false)
  }

  /// Elements that say nothing of how a case ended: what it printed, what is known of it, what it left behind.
  private static let remarks: Set<String> = [
    "annotation", "annotations", "argument", "arguments", "artifact", "artifacts", "assertion",
    "assertions", "attachment", "attachments", "author", "benchmark", "categories", "category",
    "classname", "comment", "comments", "coverage", "custom", "data", "deprecation", "description",
    "details", "displayname", "documentation", "duration", "extension", "extensions", "file",
    "files",
    "id", "image", "images", "info", "information", "issue", "issues", "label", "labels", "line",
    "link", "links", "location", "log", "logs", "measurement", "measurements", "message",
    "messages",
    "meta", "metadata", "metric", "metrics", "name", "note", "notes", "notice", "output", "owner",
    "parameter", "parameters", "param", "params", "perf", "performance", "printed", "properties",
    "property", "requirement", "requirements", "risky", "screenshot", "screenshots", "source",
    "start",
    "statistics", "stats", "stderr", "stdout", "step", "steps", "stop", "summary", "system-err",
    "system-out", "system_err", "system_out", "tag", "tags", "testcaseid", "time", "timestamp",
    "title",
    "trait", "traits", "url", "video", "videos", "warning", "warnings",
  ]
}
