import History
import Host
import Runners
import Store

/// One of the two checkouts, in which tests are run by name.
struct DuetSide {
  /// What people call it.
  var name: String
  /// The current folder of the command, and the checkout's root.
  var folder: String
  var root: String
  var command: [String]
  /// The reports that the command writes, as the user named them.
  var reports: [String]
  /// The project's own command for some tests.
  var template: String?
  var runner: any Runner
  /// Variables for the command.
  var variables: [String: String] = [:]

  /// What a run showed.
  struct Times {
    /// By id what each test took that passed, in microseconds, at its first attempt.
    var durations: [String: Int64] = [:]
    /// By id all tests that were there.
    var tests: [String: TestIdentity] = [:]
    /// Microseconds of the command, its build left out.
    var wall: Int64 = 0
    /// What the command said last, and its exit code.
    var words: [String] = []
    var code = 0
    /// Whether it was ended as it took too long.
    var isCut = false

    /// Whether the command ran no tests, by no lack of a test that it was to run: it says so by its name.
    func isBroken(for test: TestIdentity) -> Bool {
      tests.isEmpty && code != 0 && !words.contains { $0.contains(test.name) }
    }

    mutating func add(_ other: Times) {
      durations.merge(other.durations) { $1 }
      tests.merge(other.tests) { $1 }
      wall += other.wall
      if !other.words.isEmpty { words = other.words }
      isCut = isCut || other.isCut
    }
  }

  /// Runs some tests, or all.
  ///
  /// `limit`: after how many microseconds it is ended; nil for never.
  /// - Throws: `CannotNameTests`, `SpawnError`.
  func run(_ tests: [TestIdentity]?, within limit: Int64?) throws -> Times {
    guard let scratch = ScratchFolder() else { throw NoScratchFolder() }
    defer { scratch.remove() }
    return try Quietly.run(in: folder, setting: variables) {
      var words = command
      if let tests {
        let rerun = RerunCommand(command: command, template: template, isFile: FileSearch.exists)
        guard let some = rerun.command(for: tests, runner) else { throw CannotNameTests() }
        words = some
      }
      let run = try ScratchRun(
        words, reports: reports, in: scratch, root: root, apart: ApartGroup(limit: limit))
      var outcome = try outcome(of: run)
      outcome.isCut = run.measured.usage.wall >= limit ?? .max
      return outcome
    }
  }

  private func outcome(of run: ScratchRun) throws -> Times {
    var outcome = Times()
    outcome.wall = run.measured.usage.wall - (run.measured.build ?? 0)
    (outcome.words, outcome.code) = (run.measured.end.lastWords, run.measured.end.code)
    // Of several reports of one run the richest tells of a test.
    for report in run.reports.sorted(by: { $0.rank > $1.rank }) {
      var seen: Set<String> = []
      _ = try report.read { event in
        guard case .attempt(let attempt) = event else { return }
        let id = attempt.test.id
        guard outcome.tests[id] == nil, seen.insert(id).inserted else { return }
        if attempt.outcome == .passed { outcome.durations[id] = attempt.duration }
        outcome.tests[id] = attempt.test
      }
    }
    return outcome
  }

  /// A command as the other checkout starts it: the programs of a virtual environment that this one has alone,
  /// which say nothing of the code, are those of this one.
  static func command(_ command: [String], of folder: String, in other: String) -> [String] {
    command.map { word in
      guard word.contains("/"), !word.hasPrefix("/"), !FileSearch.exists("\(other)/\(word)"),
        FileSearch.exists("\(folder)/\(word)"),
        FileSearch.exists("\(FileSearch.folder(of: "\(folder)/\(word)"))/../pyvenv.cfg")
      else { return word }
      return "\(folder)/\(word)"
    }
  }

  /// The variables by which Python finds the packages of a checkout in it, though the other one may be installed.
  static func pythonPath(in root: String) -> [String: String] {
    let known = Terminal.variable("PYTHONPATH").map { [$0] } ?? []
    let source = FileSearch.isFolder("\(root)/src") ? ["\(root)/src"] : []
    return ["PYTHONPATH": (source + [root] + known).joined(separator: ":")]
  }
}
