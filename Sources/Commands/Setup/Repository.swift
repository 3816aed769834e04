import Runners

/// What a checkout shows of how its tests are run: by its files alone.
struct Repository {
  /// Tests that one command runs, in a folder of the checkout.
  struct Suite: Equatable {
    /// Nil where all tests of the repository are one suite.
    var name: String?
    /// Empty for that of the repository.
    var folder: String
    var command: [String]
    /// The file that says so.
    var evidence: String
    /// Folders of it that may be suites with a budget of their own.
    var parts: [Part] = []
  }

  /// A folder of tests that may be a suite of its own.
  struct Part: Equatable {
    var name: String
    var folder: String
  }

  private(set) var suites: [Suite] = []
  private(set) var ci: [CISystem] = []
  /// Files of CI systems that record runs already.
  private(set) var recording: [String] = []
  /// What the first matrix of a CI file tells jobs apart by.
  private(set) var dimension: String?

  private let files: Set<String>
  private let text: (String) -> String?

  /// `files`: the paths in it. `text`: what a file holds.
  init(files: [String], text: @escaping (String) -> String?) {
    self.files = Set(files)
    self.text = text
    ci = CISystem.allCases.filter { system in files.contains(where: system.isShown) }
    let folders = Set(files.flatMap(Self.folders)).sorted {
      ($0.split(separator: "/").count, $0) < ($1.split(separator: "/").count, $1)
    }
    for folder in folders { find(in: folder, of: files) }
    for file in files where ci.contains(where: { $0.isShown(by: file) }) { hear(file) }
    name()
  }

  /// The folders that a file is in, the checkout aside where it is not one of them.
  private static func folders(of path: String) -> [String] {
    let parts = path.split(separator: "/").dropLast()
    return (0...parts.count).map { parts.prefix($0).joined(separator: "/") }
  }

  /// Folders that belong to the project around them.
  private static let belonging: Set<String> = [
    "test", "tests", "spec", "specs", "t", "testing", "testdata", "fixtures", "doc", "docs",
    "example", "examples", "sample", "samples", "benchmark", "benchmarks",
  ]

  private mutating func find(in folder: String, of all: [String]) {
    let parts = folder.split(separator: "/")
    guard !parts.contains(where: { Self.belonging.contains($0.lowercased()) || $0.hasPrefix(".") })
    else { return }
    let start = folder.isEmpty ? "" : folder + "/"
    let own = all.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
      .filter { $0.split(separator: "/").count <= 2 }
    for language in RunnerSign.Language.allCases where !isCovered(folder, language) {
      let shown = RunnerSign.all.filter { $0.language == language }.compactMap { sign in
        own.sorted().first {
          Self.matches($0, sign.file) && sign.isShown(by: text(start + $0))
        }.map { (sign, $0) }
      }
      // What CI starts now is what people know.
      let said = shown.first { pair in
        ["tox", "nox"].contains(pair.0.command.first) && isSaidByCI(pair.0.command[0])
      }
      guard let (sign, file) = said ?? shown.first else { continue }
      languages.append((folder, language))
      var suite = Suite(
        folder: folder, command: sign.command(in: Set(own)), evidence: start + file)
      if suite.command == ["pytest"] { complete(&suite, start) }
      suites.append(suite)
    }
  }

  /// Where which language was found already.
  private var languages: [(folder: String, language: RunnerSign.Language)] = []

  /// Whether a project above runs the tests of a folder too. Modules of Go end where the next begins.
  private func isCovered(_ folder: String, _ language: RunnerSign.Language) -> Bool {
    language != .go
      && languages.contains { known in
        known.language == language && (known.folder.isEmpty || folder.hasPrefix(known.folder + "/"))
      }
  }

  /// Adds coverage where it is in use, and the folders that are suites by habit.
  private func complete(_ suite: inout Suite, _ start: String) {
    let hasCoverage =
      files.contains(start + ".coveragerc")
      || ["pyproject.toml", "setup.cfg", "tox.ini"].contains {
        text(start + $0).map { $0.contains("pytest-cov") || $0.contains("[tool.coverage") } ?? false
      }
    if hasCoverage { suite.command = ["pytest", "--cov", "--cov-report=xml"] }
    suite.parts = ["unit", "integration", "e2e"].compactMap { name in
      ["tests/\(name)", "test/\(name)"].first { folder in
        files.contains { $0.hasPrefix("\(start)\(folder)/") }
      }.map { Part(name: name, folder: $0) }
    }
  }

  /// Takes over how CI starts the tests now, where it is clear which suite that is.
  private mutating func hear(_ file: String) {
    guard let text = text(file) else { return }
    let script = CIScript(text)
    if script.hasLaptime { recording.append(file) }
    dimension = dimension ?? script.dimension
    for words in script.commands {
      guard let runner = RunnerList.runner(startedBy: words)?.name else { continue }
      let same = suites.indices.filter {
        RunnerList.runner(startedBy: suites[$0].command)?.name == runner
      }
      guard same.count == 1, suites[same[0]].folder.isEmpty, !isHeard.contains(same[0]) else {
        continue
      }
      isHeard.insert(same[0])
      suites[same[0]].command = words
      suites[same[0]].evidence = file
    }
  }

  /// The suites whose commands CI said.
  private var isHeard: Set<Int> = []

  private func isSaidByCI(_ word: String) -> Bool {
    files.contains { path in
      ci.contains { $0.isShown(by: path) } && text(path)?.contains(word) == true
    }
  }

  /// Several suites are called by their folders, those of one folder by their programs too.
  private mutating func name() {
    guard suites.count > 1 else { return }
    for index in suites.indices {
      let suite = suites[index]
      let alike = suites.count { $0.folder == suite.folder } > 1
      let folder = suite.folder.split(separator: "/").joined(separator: "-")
      let program =
        suite.command.last { !$0.hasPrefix("-") && Self.programs.contains($0) }
        ?? suite.command[0]
      suites[index].name = [folder, alike || folder.isEmpty ? program : ""]
        .filter { !$0.isEmpty }.joined(separator: "-")
    }
  }

  /// What starts them does not name a suite.
  private static let programs: Set<String> = [
    "pytest", "unittest", "phpunit", "rspec", "vitest", "jest", "mocha", "playwright",
  ]

  /// Whether a path is like a pattern, whose star is any part of a name.
  static func matches(_ path: String, _ pattern: String) -> Bool {
    guard let star = pattern.firstIndex(of: "*") else { return path == pattern }
    let (front, back) = (pattern[..<star], pattern[pattern.index(after: star)...])
    guard path.count >= front.count + back.count, path.hasPrefix(front), path.hasSuffix(back) else {
      return false
    }
    return !path.dropFirst(front.count).dropLast(back.count).contains("/")
  }
}
