import Foundation
import TestSupport

/// The demo project's twelve real runs, recorded once for all tests that only ask.
enum RecordedHistory {
  /// A folder with a store of its own that holds them.
  static func sandbox() throws -> Sandbox {
    let sandbox = Sandbox()
    let recorded = try recorded.get()
    try sandbox.run(["cp", "-R", recorded.path(".laptime"), sandbox.path(".laptime")])
    return sandbox
  }

  private static let recorded = Result {
    let sandbox = Sandbox()
    for number in 1...12 { try record(number, in: sandbox) }
    return sandbox
  }

  /// Records one of the runs, under the commit `cN`.
  static func record(_ number: Int, in sandbox: Sandbox) throws {
    let folder = Project.fixture("History/\(number < 10 ? "0" : "")\(number)")
    try sandbox.laptime(
      "record", "\(folder)/reportlog.jsonl.gz", "\(folder)/coverage.xml.gz", "--commit",
      "c\(number)", "--branch", "main")
  }

  /// The id of the run of a commit.
  static func run(of commit: String, in sandbox: Sandbox) throws -> String {
    let rows = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT key FROM runs WHERE commit_hash = '\(commit)'"
    ).output
    return String(rows.split(separator: "\n").last ?? "")
  }
}

/// A document that a command printed.
func document(_ text: String) throws -> [String: Any] {
  try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
}
