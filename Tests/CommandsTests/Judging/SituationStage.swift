import Foundation
import TestSupport
import Testing

/// A folder in which a situation takes place, and what came of it.
struct SituationStage {
  let situation: Situation
  let sandbox = Sandbox()

  /// What was said, how it ended, and the verdicts that were stored of it, newest first: `pass/1/COMMIT`, where
  /// 0 stands for an incomplete run.
  struct Outcome {
    var result: ProgramResult
    var verdicts: [String]
    /// The commit that was to be judged.
    var commit: String
    /// Whether the store was left as it was.
    var storeIsUntouched: Bool
  }

  init(_ situation: Situation) throws {
    self.situation = situation
    try sandbox.run(["mkdir", "-p", sandbox.path("bin"), sandbox.path("now")])
    for file in situation.report.files { try sandbox.write(file.text, to: "now/\(file.name)") }
  }

  /// Sets the scene, plays, and tells how it ended.
  func play() throws -> Outcome {
    let commit = try SituationPast(sandbox: sandbox).prepareGit(situation.git)
    try SituationPast(sandbox: sandbox).record(situation.history, commit)
    let before = try verdicts().count
    try prepareStore()
    let store = storeName
    let bytes = sandbox.bytes(of: store)
    let result = try act(commit, store)
    let isUsable = situation.store == .fine
    return Outcome(
      result: result, verdicts: isUsable ? Array(try verdicts().dropLast(before)) : [],
      commit: commit,
      storeIsUntouched: isUsable || sandbox.bytes(of: store) == bytes)
  }

  /// Plays the same once more, and gives the exit code.
  func again() throws -> Int32 {
    try act(SituationPast(sandbox: sandbox).commit(situation.git), storeName).code
  }

  /// What the rules said, those that passed too; nothing where nothing was judged.
  func rules() throws -> String {
    try sandbox.laptime("verdicts", "--run", "latest", "--store", "history.db").output
  }

  private func act(_ commit: String, _ store: String) throws -> ProgramResult {
    let about = ["--store", store, "--commit", commit, "--branch", "main"]
    switch situation.command {
    case .run(let words, let end):
      try writeRunner(String(words.prefix { $0 != " " }), end)
      return try laptime(
        ["run", "--no-probe", "--gate"] + about + reports(of: words) + ["--"]
          + words.split(separator: " ").map(String.init))
    case .record:
      let recorded = try laptime(
        ["record"] + about + situation.report.files.map { "now/\($0.name)" })
      if recorded.code != 0 { return recorded }
      var judged = try laptime(["gate", "--store", store])
      judged.errors = recorded.errors + judged.errors
      return judged
    }
  }

  /// Runners whose reports are found by themselves need no option.
  private func reports(of words: String) -> [String] {
    if situation.report.files.count > 1 && !words.contains("coverage") {
      return situation.report.files.flatMap { ["--report", $0.name] }
    }
    return words.contains("junit") || words.hasPrefix("sh") ? [] : ["--report", "junit.xml"]
  }

  /// A program of that name, first on PATH, that leaves the reports and ends so.
  private func writeRunner(_ name: String, _ end: String) throws {
    let ending = Int(end) == nil ? "kill -s \(end) $$" : "exit \(end)"
    let text = """
      #!/bin/sh
      for file in now/*; do test -f "$file" && cp "$file" .; done
      echo 'the runner says why' >&2
      \(ending)

      """
    guard name != "missing-runner" else { return }
    if name == "sh" {
      try sandbox.write(text, to: "runner.sh")
    } else {
      try sandbox.write(text, to: "bin/\(name)")
      try sandbox.run(["chmod", "+x", sandbox.path("bin/\(name)")])
    }
  }

  private func laptime(_ arguments: [String]) throws -> ProgramResult {
    let usual = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    var variables = [
      "PATH": "\(sandbox.path("bin")):\(usual)", "COLUMNS": "2000",
    ]
    let ci: String? =
      switch situation.git {
      case .ci: SituationPast.commit
      case .ciElsewhere: SituationPast.other
      case .none, .head, .ahead: nil
      }
    if let ci {
      variables.merge([
        "GITHUB_ACTIONS": "true", "GITHUB_SHA": ci, "GITHUB_REF": "refs/heads/main",
        "GITHUB_EVENT_NAME": "push", "GITHUB_REF_TYPE": "branch",
      ]) { $1 }
    }
    return try sandbox.run([TestTools.laptime] + arguments, variables: variables)
  }

  /// The path of the store.
  private var storeName: String {
    switch situation.store {
    case .fine, .damaged, .newer: "history.db"
    case .unwritable: "/proc/no/history.db"
    case .folder: "folder"
    case .foreign: "notes.txt"
    }
  }

  /// Brings the store into its state.
  private func prepareStore() throws {
    let name = storeName
    switch situation.store {
    case .fine: break
    case .damaged: try overwrite(name, at: 100, with: [UInt8](repeating: 0xff, count: 4000))
    case .newer: try overwrite(name, at: 60, with: [0, 0, 0, 99])
    case .unwritable: break
    case .folder: try sandbox.run(["mkdir", sandbox.path(name)])
    case .foreign: try sandbox.write("somebody's notes, which are no store of anything", to: name)
    }
  }

  private func overwrite(_ name: String, at place: Int, with new: [UInt8]) throws {
    var bytes = try #require(sandbox.bytes(of: name))
    bytes.replaceSubrange(place..<(place + new.count), with: new)
    try Data(bytes).write(to: URL(fileURLWithPath: sandbox.path(name)))
  }

  private func verdicts() throws -> [String] {
    let rows = try sandbox.laptime(
      "query", "--store", "history.db", "--format", "csv",
      input: """
        SELECT verdict || '/' || is_complete || '/' || commit_hash
        FROM verdicts AS v JOIN runs AS r ON r.id = v.run_id ORDER BY v.id DESC
        """
    ).output
    return rows.split(separator: "\n").dropFirst().map(String.init)
  }
}
