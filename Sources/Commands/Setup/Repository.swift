import Runners

/// What a checkout shows of how its tests are run: by its files alone.
struct Repository {
  /// A folder of tests that may be a suite of its own.
  struct Suite: Equatable {
    var name: String
    var folder: String
  }

  /// The command that runs the tests; nil where no runner is seen.
  var command: [String]?
  /// The files that say so.
  var evidence: [String] = []
  var suites: [Suite] = []
  var ci: CISystem?
  /// Whether it measures coverage.
  var hasCoverage = false

  /// `isFile`: whether there is such a file or folder. `text`: what a file holds.
  init(isFile: (String) -> Bool, text: (String) -> String?) {
    for (file, mark, command) in Self.runners where isFile(file) {
      guard mark.isEmpty || text(file)?.contains(mark) == true else { continue }
      self.command = command
      evidence = [file]
      break
    }
    if command == ["pytest"] {
      hasCoverage =
        isFile(".coveragerc")
        || ["pyproject.toml", "setup.cfg", "tox.ini"].contains {
          text($0).map { $0.contains("pytest-cov") || $0.contains("[tool.coverage") } ?? false
        }
      if hasCoverage { command = ["pytest", "--cov", "--cov-report=xml"] }
      suites = ["unit", "integration", "e2e"].compactMap { name in
        ["tests/\(name)", "test/\(name)"].first(where: isFile).map { Suite(name: name, folder: $0) }
      }
    }
    ci = CISystem.allCases.first { isFile($0.file) }
  }

  /// A file, a text in it, and the command that it speaks for; the first that is there counts.
  private static let runners: [(file: String, mark: String, command: [String])] = [
    ("pytest.ini", "", ["pytest"]), ("conftest.py", "", ["pytest"]),
    ("tests/conftest.py", "", ["pytest"]), ("pyproject.toml", "pytest", ["pytest"]),
    ("setup.cfg", "pytest", ["pytest"]), ("tox.ini", "pytest", ["pytest"]),
    ("Package.swift", "", ["swift", "test", "--parallel"]),
    ("go.mod", "", ["go", "test", "-json", "./..."]), ("Cargo.toml", "", ["cargo", "test"]),
    ("package.json", "vitest", ["npx", "vitest", "run"]),
    ("package.json", "jest", ["npx", "jest"]),
    ("package.json", "mocha", ["npx", "mocha"]), ("package.json", "\"test\"", ["npm", "test"]),
    ("pom.xml", "", ["mvn", "test"]), ("build.gradle", "", ["./gradlew", "test"]),
    ("build.gradle.kts", "", ["./gradlew", "test"]),
    ("CMakeLists.txt", "", ["ctest", "--test-dir", "build"]),
  ]
}

/// A CI system that keeps its configuration in the repository.
enum CISystem: CaseIterable {
  case github, gitlab

  /// The file or folder that shows it.
  var file: String {
    switch self {
    case .github: ".github/workflows"
    case .gitlab: ".gitlab-ci.yml"
    }
  }

  var name: String {
    switch self {
    case .github: "GitHub Actions"
    case .gitlab: "GitLab CI"
    }
  }
}
