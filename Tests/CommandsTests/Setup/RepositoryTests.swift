import Testing

@testable import Commands

/// What `laptime init` makes of the files of a checkout.
struct RepositoryTests {
  /// The repository of some files with what they hold.
  private func repository(_ files: [String: String]) -> Repository {
    Repository(files: files.keys.sorted(), text: { files[$0] })
  }

  private static let runners: [(files: [String: String], command: String)] = [
    (["pyproject.toml": "[tool.pytest.ini_options]"], "pytest"),
    (["tests/conftest.py": ""], "pytest"), (["tests/test_a.py": "import pytest"], "pytest"),
    (
      ["setup.py": "", "tests/test_a.py": "import unittest"], "python -m unittest discover -s tests"
    ),
    (["test_a.py": "from unittest import TestCase"], "python -m unittest"),
    (["manage.py": "import django"], "python manage.py test"),
    (["tox.ini": "[tox]\n[testenv]\ncommands = pytest"], "tox"), (["noxfile.py": ""], "nox"),
    (["tox.ini": "[pytest]"], "pytest"),
    (
      ["tox.ini": "[tox]", "pytest.ini": "", ".travis.yml": "script: tox"], "tox"
    ),
    (["package.json": #"{"devDependencies": {"vitest": "1"}}"#], "npx vitest run"),
    (["package.json": #"{"devDependencies": {"jest": "1"}}"#], "npx jest"),
    (["package.json": #"{"devDependencies": {"mocha": "1"}}"#], "npx mocha"),
    (["package.json": #"{"scripts": {"test": "node --test"}}"#], "node --test"),
    (["package.json": #"{"scripts": {"test": "make check"}}"#], "npm test"),
    (["playwright.config.ts": ""], "npx playwright test"), (["deno.json": "{}"], "deno test"),
    (["Package.swift": ""], "swift test --parallel"), (["go.mod": ""], "go test ./..."),
    (["Cargo.toml": ""], "cargo test"),
    (["Cargo.toml": "", ".config/nextest.toml": ""], "cargo nextest run"),
    (["pom.xml": ""], "mvn test"), (["pom.xml": "", "mvnw": ""], "./mvnw test"),
    (["build.gradle.kts": "", "gradlew": ""], "./gradlew test"),
    (["build.gradle": ""], "gradle test"),
    (["CMakeLists.txt": "enable_testing()"], "ctest --test-dir build"),
    (
      ["CMakeLists.txt": "project(a)", "tests/CMakeLists.txt": "add_test(a a)"],
      "ctest --test-dir build"
    ),
    (["phpunit.xml.dist": ""], "vendor/bin/phpunit"),
    (["composer.json": #"{"require-dev": {"phpunit/phpunit": "*"}}"#], "vendor/bin/phpunit"),
    ([".rspec": "", "Gemfile": ""], "bundle exec rspec"), (["spec/spec_helper.rb": ""], "rspec"),
    (["Shop.sln": ""], "dotnet test"),
    (
      ["Shop.Tests.csproj": "<PackageReference Include=\"Microsoft.NET.Test.Sdk\"/>"], "dotnet test"
    ),
    (["test/a.bats": ""], "bats test"), (["t/01-a.t": ""], "prove -lr t"),
    (["pubspec.yaml": "dev_dependencies:\n  flutter_test:"], "flutter test"),
    (["pubspec.yaml": "dev_dependencies:\n  test: any"], "dart test"),
    (["tests/a.robot": ""], "robot tests"), (["spec/cart_spec.rb": ""], "rspec"),
    (["tests/CartTest.php": "use PHPUnit\\Framework\\TestCase;"], "phpunit tests"),
    (["sum.test.mjs": "import test from 'node:test'"], "node --test"),
    (["test/sum.js": "describe('sum', () => {})"], "npx mocha"),
    (
      [
        "pytest.ini": "",
        ".github/workflows/a.yml": "      - run: python -m pytest -q -n 4 tests\n",
      ],
      "python -m pytest -q -n 4 tests"
    ),
    (
      ["go.mod": "", ".gitlab-ci.yml": "  script:\n    - cd . && go test -race ./...\n"],
      "go test -race ./..."
    ),
    (
      ["pytest.ini": "", ".gitlab-ci.yml": "  script:\n    - pytest $OPTIONS\n    # pytest -x\n"],
      "pytest"
    ),
  ]

  @Test func `each runner is known by its files, as one suite without a name`() {
    for (files, command) in Self.runners {
      let suites = repository(files).suites
      #expect(suites.map { $0.command.joined(separator: " ") } == [command], "\(files.keys)")
      #expect(suites.allSatisfy { $0.name == nil && $0.folder.isEmpty })
    }
  }

  @Test func `what tests nothing is no runner`() {
    for files in [
      ["package.json": #"{"scripts": {"test": "echo \"Error: no test specified\" && exit 1"}}"#],
      ["CMakeLists.txt": "project(a)"], ["Lib.csproj": "<Project/>"], ["README.md": "pytest"],
    ] { #expect(repository(files).suites.isEmpty, "\(files)") }
  }

  @Test func `several projects in folders are suites of their own, called by them`() {
    let suites = repository([
      "pyproject.toml": "pytest", "web/package.json": "\"jest\"", "web/playwright.config.ts": "",
      "services/api/go.mod": "", "services/api/tools/go.mod": "", "services/mail/pom.xml": "",
      "services/mail/core/pom.xml": "", "docs/conftest.py": "", "tests/unit/conftest.py": "",
    ]).suites
    #expect(
      suites.map { "\($0.name ?? "") \($0.folder) \($0.command.joined(separator: " "))" } == [
        "pytest  pytest", "web-jest web npx jest", "web-playwright web npx playwright test",
        "services-api services/api go test ./...", "services-mail services/mail mvn test",
        "services-api-tools services/api/tools go test ./...",
      ])
  }

  private static let systems: [(file: String, system: CISystem, parts: [String])] = [
    (".github/workflows/test.yml", .github, ["actions/cache/restore@v4", "- run: laptime run"]),
    (".gitlab-ci.yml", .gitlab, ["key: laptime", "script: laptime run"]),
    (".circleci/config.yml", .circle, ["restore_cache", "save_cache", "- run: laptime run"]),
    ("azure-pipelines.yml", .azure, ["persistCredentials", "- script: laptime run --gate --sync"]),
    ("Jenkinsfile", .jenkins, ["sh 'laptime run --gate --sync"]),
    (".travis.yml", .travis, ["directories: [.laptime]", "- laptime run"]),
    ("bitbucket-pipelines.yml", .bitbucket, ["- laptime run --gate --sync"]),
    (".buildkite/pipeline.yml", .buildkite, ["- laptime run --gate --sync"]),
  ]

  @Test func `each CI system is known by its file and has lines of its own, with --confirm`() {
    for (file, system, parts) in Self.systems {
      let found = repository([file: "", "go.mod": "", "web/package.json": "\"jest\""])
      #expect(found.ci == [system])
      let one = CISnippets(suites: [found.suites[0]]).text(for: system)
      for part in parts + ["--confirm -- go test ./..."] {
        #expect(one.contains(part), "\(part): \(one)")
      }
      let both = CISnippets(suites: found.suites)
      let lines = both.text(for: system).split(separator: "\n").filter {
        $0.contains("laptime run")
      }
      #expect(lines.count == 2 && lines[1].contains("--suite web"), "\(lines)")
      #expect((!both.remarks(on: system).isEmpty) == lines[0].contains("--sync"))
    }
  }

  @Test func `where nothing is recognised it says what it looked for and what to type`() {
    let sentence = repository(["README.md": ""]).sentence
    for part in ["pytest.ini", "package.json", "go.mod", "phpunit.xml", "laptime run -- make test"]
    {
      #expect(sentence.contains(part.split(separator: " ")[0]), "\(part): \(sentence)")
    }
  }

  @Test func `a CI that records already, and what a matrix tells jobs apart by, are seen`() {
    let files = [
      "pytest.ini": "",
      ".github/workflows/a.yml": "  - run: laptime run --label py=${{ matrix.py }} -- pytest\n",
    ]
    let seen = repository(files)
    #expect(seen.recording == [".github/workflows/a.yml"])
    #expect(seen.dimension == "py")
    #expect(repository(["pytest.ini": ""]).recording.isEmpty)
  }
}
