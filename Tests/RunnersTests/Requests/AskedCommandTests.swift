import Runners
import Testing

struct AskedCommandTests {
  private func asked(_ command: String, _ variables: [String: String] = [:]) -> AskedCommand {
    AskedCommand(
      command.split(separator: " ").map(String.init),
      in: RequestPlace(folder: "/f", variables: variables))
  }

  @Test(arguments: [
    ("swift test --parallel", "swift test --xunit-output /f/reports/swift.xml --parallel"),
    ("ctest --test-dir build", "ctest --output-junit /f/reports/ctest.xml --test-dir build"),
    (
      "cargo nextest run --release",
      "cargo nextest run --tool-config-file laptime:/f/nextest.toml --release"
    ),
    ("vendor/bin/phpunit tests", "vendor/bin/phpunit --log-junit /f/reports/phpunit.xml tests"),
    ("php phpunit.phar", "php phpunit.phar --log-junit /f/reports/phpunit.xml"),
    ("dotnet test My.sln", "dotnet test --logger trx My.sln"),
    ("go test -race ./...", "go test -json -race ./..."), ("go test", "go test -json"),
    ("deno test -A", "deno test --junit-path=/f/reports/deno.xml -A"),
    ("dart test -j 2", "dart test --file-reporter=json:/f/reports/dart.jsonl -j 2"),
    ("flutter test", "flutter test --file-reporter=json:/f/reports/dart.jsonl"),
    ("bun test", "bun test --reporter=junit --reporter-outfile=/f/reports/bun.xml"),
    (
      "node --test a.js",
      "node --test-reporter=/f/node/as-before.mjs --test-reporter-destination=stdout "
        + "--test-reporter=/f/node/junit.mjs --test-reporter-destination=/f/reports/node.xml --test a.js"
    ),
  ])
  func `a runner in sight is asked by an option of its own`(command: String, with: String) {
    let asked = asked(command)
    #expect(asked.command.joined(separator: " ") == with)
    #expect(asked.variables.isEmpty && asked.requests.count == 1)
  }

  @Test(arguments: [
    ("pytest -n 4", "PYTHONPATH", "/f/python"),
    ("python3.12 -m pytest", "PYTHONPATH", "/f/python"),
    ("uv run pytest", "PYTHONPATH", "/f/python"),
    ("python -m unittest", "PYTHONPATH", "/f/python"),
    ("npx jest --ci", "NODE_OPTIONS", "--require \"/f/node/laptime.cjs\""),
    ("npx vitest run", "NODE_OPTIONS", "--require \"/f/node/laptime.cjs\""),
    ("mocha", "NODE_OPTIONS", "--require \"/f/node/laptime.cjs\""),
    ("npx playwright test", "NODE_OPTIONS", "--require \"/f/node/laptime.cjs\""),
    ("bundle exec rspec", "SPEC_OPTS", "--require /f/ruby/laptime_rspec.rb"),
    ("behave features", "PYTHONPATH", "/f/python"),
    ("prove -l", "PERL5OPT", "-I/f/perl -MLaptime"),
    ("bats test", "BASH_ENV", "/f/bash/laptime.bash"),
  ])
  func `or by a variable, and its words stay`(command: String, name: String, value: String) {
    let asked = asked(command)
    #expect(asked.command.joined(separator: " ") == command)
    #expect(asked.variables == [name: value])
    #expect(asked.requests.count == 1 && !asked.files.isEmpty)
  }

  @Test(arguments: [
    "make test", "tox", "nox", "npm test", "poetry run task", "./run-tests", "sh -c 'pytest -q'",
    "make ctest", "python manage.py test",
  ])
  func `behind a shell or a build tool all are asked that the environment reaches`(command: String)
  {
    let asked = asked(command)
    #expect(asked.command.joined(separator: " ") == command)
    #expect(
      Set(asked.variables.keys) == [
        "PYTHONPATH", "NODE_OPTIONS", "SPEC_OPTS", "PERL5OPT", "GTEST_OUTPUT",
        "TOX_OVERRIDE", "BASH_ENV", "PHP_INI_SCAN_DIR",
      ])
  }

  @Test(arguments: [
    "pytest --junit-xml=junit.xml", "pytest --report-log=log.jsonl", "go test -json ./...",
    "swift test --xunit-output x.xml", "ctest --output-junit x.xml", "jest --outputFile=x.json",
    "phpunit --log-junit x.xml", "sh -c 'pytest --junitxml=x.xml'",
    "node --test --test-reporter=junit --test-reporter-destination=x.xml",
    "bats --report-formatter junit t", "swift test list", "ctest -N", "dotnet test --logger trx",
  ])
  func `who asks already, or runs no tests, is left alone`(command: String) {
    let asked = asked(command)
    #expect(asked.command.joined(separator: " ") == command)
    #expect(asked.variables.isEmpty && asked.files.isEmpty)
  }

  @Test func `what a runner prints is read where it writes no file`() {
    #expect(asked("go test -run X").printed == .goEvents(isVerbose: false, isLocal: true))
    #expect(asked("go test -v ./a").printed == .goEvents(isVerbose: true, isLocal: false))
    #expect(asked("cargo test --workspace").printed == .cargo)
    #expect(asked("swift test -c release").printed == .xctest)
    #expect(asked("swift test --parallel").printed == nil)
    #expect(asked("swift test --disable-xctest").printed == nil)
    #expect(asked("cargo test --no-run").printed == nil)
    #expect(asked("make test").printed == .cargo)
    #expect(asked("pytest").printed == nil)
  }

  @Test func `what PHP reads besides is read before what asks it`() {
    let usual = asked("make test")
    #expect(usual.variables["PHP_INI_SCAN_DIR"] == ":/f/php")
    #expect(usual.files["php/laptime.ini"] == "auto_prepend_file = \"/f/php/laptime.php\"\n")
    let own = asked("composer test", ["PHP_INI_SCAN_DIR": "/etc/own"])
    #expect(own.variables["PHP_INI_SCAN_DIR"] == "/etc/own:/f/php")
  }

  @Test func `of what is out of sight the texts that people see are read`() {
    let texts = asked("make test").texts
    #expect(texts.map(\.printed) == [.cargo, .ctest, .xctestAlone])
    #expect(Set(texts.map(\.report)).count == 3)
    #expect(asked("ctest").texts.isEmpty)
  }

  @Test func `so is who asks through the environment`() {
    #expect(asked("pytest", ["PYTEST_ADDOPTS": "--junitxml=x.xml"]).requests.isEmpty)
    #expect(asked("make test", ["GTEST_OUTPUT": "xml:x.xml"]).variables["GTEST_OUTPUT"] == nil)
  }

  @Test func `what a variable held stays behind what is added, and is noted`() {
    let asked = asked("pytest", ["PYTHONPATH": "src"])
    #expect(asked.variables == ["PYTHONPATH": "/f/python:src"])
    #expect(asked.files["variables/PYTHONPATH"] == "/f/python:src")
    #expect(asked.files["variables/PYTHONPATH.before"] == "src")
  }

  @Test func `a line says what was asked for and how`() {
    #expect(
      asked("pytest").requests.map(\.line) == ["report: report-log, asked for through PYTHONPATH"])
    #expect(
      asked("phpunit").requests.map(\.line) == ["report: JUnit XML, asked for through --log-junit"])
    #expect(asked("cargo test").requests.map(\.line) == ["report: the text that it prints"])
    #expect(
      asked("mvn -q test").requests.map(\.line) == ["report: its own JUnit XML"])
  }
}
