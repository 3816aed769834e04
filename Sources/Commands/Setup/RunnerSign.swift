/// What shows in a folder that a test runner runs its tests: a file, and a text in it.
struct RunnerSign {
  /// Of signs of one language the first one that a folder has counts.
  enum Language: String, CaseIterable {
    case python, javascript, browser, swift, go, rust, jvm, native, php, ruby, dotnet, bats, perl,
      dart, robot
  }

  let language: Language
  /// The file's path in the folder; a star is any part of a name.
  let file: String
  /// What the file must hold, any of these; none for whatever it holds.
  let marks: [String]
  /// The command that the file speaks for.
  let command: [String]

  private init(_ language: Language, _ file: String, _ marks: [String] = [], _ command: String...) {
    self.language = language
    self.file = file
    self.marks = marks
    self.command = command
  }

  static let all: [RunnerSign] =
    python + javascript + compiled + [
      .init(.php, "phpunit.xml", [], "vendor/bin/phpunit"),
      .init(.php, "phpunit.xml.dist", [], "vendor/bin/phpunit"),
      .init(.php, "phpunit.dist.xml", [], "vendor/bin/phpunit"),
      .init(.php, "composer.json", ["phpunit"], "vendor/bin/phpunit"),
      .init(.php, "tests/*Test.php", ["PHPUnit"], "phpunit", "tests"),
      .init(.ruby, ".rspec", [], "rspec"), .init(.ruby, "spec/spec_helper.rb", [], "rspec"),
      .init(.ruby, "spec/*_spec.rb", [], "rspec"),
      .init(.bats, "test/*.bats", [], "bats", "test"),
      .init(.bats, "tests/*.bats", [], "bats", "tests"), .init(.bats, "*.bats", [], "bats", "."),
      .init(.perl, "t/*.t", [], "prove", "-lr", "t"),
      .init(.dart, "pubspec.yaml", ["flutter_test"], "flutter", "test"),
      .init(.dart, "pubspec.yaml", [], "dart", "test"),
      .init(.robot, "tests/*.robot", [], "robot", "tests"),
      .init(.robot, "*.robot", [], "robot", "."),
    ]

  private static let python: [RunnerSign] = [
    .init(.python, "pytest.ini", [], "pytest"), .init(.python, "conftest.py", [], "pytest"),
    .init(.python, "tests/conftest.py", [], "pytest"),
    .init(.python, "test/conftest.py", [], "pytest"),
    .init(.python, "pyproject.toml", ["pytest"], "pytest"),
    .init(.python, "setup.cfg", ["pytest"], "pytest"),
    .init(.python, "tox.ini", ["[pytest]"], "pytest"), .init(.python, "noxfile.py", [], "nox"),
    .init(.python, "tox.ini", [], "tox"), .init(.python, "tox.toml", [], "tox"),
    .init(.python, "pyproject.toml", ["tool.tox"], "tox"),
    .init(.python, "tests/test_*.py", ["import pytest"], "pytest"),
    .init(.python, "test_*.py", ["import pytest"], "pytest"),
    .init(.python, "manage.py", ["django"], "python", "manage.py", "test"),
    .init(
      .python, "tests/test*.py", ["unittest"], "python", "-m", "unittest", "discover", "-s", "tests"
    ),
    .init(
      .python, "test/test*.py", ["unittest"], "python", "-m", "unittest", "discover", "-s", "test"),
    .init(.python, "test*.py", ["unittest"], "python", "-m", "unittest"),
    .init(.python, "tests/test_*.py", [], "pytest"), .init(.python, "test_*.py", [], "pytest"),
  ]

  private static let javascript: [RunnerSign] = [
    .init(.browser, "playwright.config.*", [], "npx", "playwright", "test"),
    .init(.javascript, "package.json", ["\"vitest\""], "npx", "vitest", "run"),
    .init(.javascript, "vitest.config.*", [], "npx", "vitest", "run"),
    .init(.javascript, "package.json", ["\"jest\""], "npx", "jest"),
    .init(.javascript, "jest.config.*", [], "npx", "jest"),
    .init(.javascript, "package.json", ["\"mocha\""], "npx", "mocha"),
    .init(.javascript, ".mocharc.*", [], "npx", "mocha"),
    .init(.javascript, "package.json", ["node --test"], "node", "--test"),
    .init(.javascript, "package.json", ["bun test"], "bun", "test"),
    .init(.javascript, "package.json", ["\"test\":"], "npm", "test"),
    .init(.javascript, "deno.json", [], "deno", "test"),
    .init(.javascript, "deno.jsonc", [], "deno", "test"),
    .init(.javascript, "*.test.js", ["node:test"], "node", "--test"),
    .init(.javascript, "*.test.mjs", ["node:test"], "node", "--test"),
    .init(.javascript, "test/*js", ["node:test"], "node", "--test"),
    .init(.javascript, "test/*js", ["describe("], "npx", "mocha"),
  ]

  private static let compiled: [RunnerSign] = {
    let ctest = ["enable_testing", "include(CTest)", "add_test(", "gtest_discover_tests"]
    return [
      .init(.swift, "Package.swift", [], "swift", "test", "--parallel"),
      .init(.go, "go.mod", [], "go", "test", "./..."),
      .init(.rust, ".config/nextest.toml", [], "cargo", "nextest", "run"),
      .init(.rust, "Cargo.toml", [], "cargo", "test"), .init(.jvm, "pom.xml", [], "mvn", "test"),
      .init(.jvm, "build.gradle", [], "gradle", "test"),
      .init(.jvm, "build.gradle.kts", [], "gradle", "test"),
      .init(.jvm, "settings.gradle", [], "gradle", "test"),
      .init(.jvm, "settings.gradle.kts", [], "gradle", "test"),
      .init(.native, "CMakeLists.txt", ctest, "ctest", "--test-dir", "build"),
      .init(.native, "tests/CMakeLists.txt", ctest, "ctest", "--test-dir", "build"),
      .init(.native, "test/CMakeLists.txt", ctest, "ctest", "--test-dir", "build"),
      .init(.dotnet, "*.sln", [], "dotnet", "test"), .init(.dotnet, "*.slnx", [], "dotnet", "test"),
      .init(.dotnet, "*.csproj", ["Microsoft.NET.Test.Sdk"], "dotnet", "test"),
      .init(.dotnet, "*.fsproj", ["Microsoft.NET.Test.Sdk"], "dotnet", "test"),
    ]
  }()

  /// What `npm init` writes where nothing is tested.
  private static let untested = "no test specified"

  /// Whether a file of that text shows it.
  func isShown(by text: String?) -> Bool {
    guard !marks.isEmpty else { return true }
    guard let text, marks.contains(where: text.contains) else { return false }
    return command != ["npm", "test"] || !text.contains(Self.untested)
  }

  /// The command as a folder with these files has it: by its own wrapper, or by the packages that it pins.
  func command(in files: Set<String>) -> [String] {
    switch command.first {
    case "gradle" where files.contains("gradlew"): ["./gradlew"] + command.dropFirst()
    case "mvn" where files.contains("mvnw"): ["./mvnw"] + command.dropFirst()
    case "phpunit" where files.contains("composer.json"):
      ["vendor/bin/phpunit"] + command.dropFirst()
    case "rspec" where files.contains("Gemfile"): ["bundle", "exec"] + command
    default: command
    }
  }
}
