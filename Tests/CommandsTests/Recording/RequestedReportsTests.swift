import Foundation
import TestSupport
import Testing

/// `run` asks the runner for its report: what comes of it, and that nothing else changes.
struct RequestedReportsTests {
  private let tests = """
    import os, subprocess, sys, pytest
    @pytest.fixture
    def shop(): return 1
    def test_total(shop): assert shop == 1
    def test_wrong(shop): assert shop == 2, "wrong"
    @pytest.mark.skip(reason="later")
    def test_later(): pass
    @pytest.mark.xfail(reason="known")
    def test_known(): assert 0
    def test_inner(tmp_path):
        (tmp_path / "test_in.py").write_text("def test_in(): pass")
        subprocess.run([sys.executable, "-m", "pytest", "-q", str(tmp_path)], stdout=subprocess.DEVNULL)
        assert "laptime" not in os.environ.get("PYTHONPATH", "")
        assert not [place for place in sys.path if os.path.exists(os.path.join(place, "sitecustomize.py"))]
    """

  private func run(
    _ sandbox: Sandbox, _ command: [String], _ options: [String] = [],
    variables: [String: String] = ["PYTHONDONTWRITEBYTECODE": "1"]
  ) throws -> ProgramResult {
    try sandbox.run(
      [TestTools.laptime, "run", "--no-probe"] + options + ["--"] + command, variables: variables)
  }

  private func rows(_ sandbox: Sandbox, _ sql: String) throws -> [String] {
    let result = try sandbox.laptime("query", "--format", "csv", input: sql)
    return result.output.split(separator: "\n").dropFirst().map(String.init)
  }

  private func withoutTimes(_ text: String) -> String {
    text.replacing(#/[0-9.]+ ?s\b/#, with: "T").replacing(#/0x[0-9a-f]+/#, with: "A")
      .replacing(#/duration_ms:? [0-9.]+/#, with: "D")
      .replacing(#/pytest-of-\w+/pytest-\d+/#, with: "P")
  }

  @Test(arguments: [["-q"], ["-v"], ["-n", "2"], ["-rA", "--durations=0", "-vv"]])
  func `pytest prints what it would, and its phases are recorded`(options: [String]) throws {
    let sandbox = Sandbox()
    try sandbox.write(tests, to: "test_shop.py")
    let command =
      [TestTools.python, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly"] + options
    let plain = try sandbox.run(command, variables: ["PYTHONDONTWRITEBYTECODE": "1"])
    let result = try run(sandbox, command)
    #expect(result.code == plain.code)
    if options.first != "-n" {
      #expect(
        withoutTimes(result.output).split(separator: "\n").sorted()
          == withoutTimes(plain.output).split(separator: "\n").sorted())
    }
    #expect(result.errors.contains("report: report-log, asked for through PYTHONPATH"))
    #expect(
      result.errors.contains("5 tests: 2 passed, 1 failed, 1 skipped, 1 xfailed"),
      "\(result.errors)")
    #expect(
      try rows(sandbox, "SELECT count(*) FROM attempt_list WHERE setup_us IS NOT NULL") == ["5"])
    let workers = try rows(sandbox, "SELECT count(DISTINCT worker) FROM attempt_list")
    #expect(workers == [options.first == "-n" ? "2" : "0"])
  }

  @Test func `what is behind a shell is asked through the environment, each session by itself`()
    throws
  {
    let sandbox = Sandbox()
    try sandbox.write("def test_a(): pass", to: "test_a.py")
    try sandbox.write("def test_b(): pass", to: "test_b.py")
    let python = TestTools.python
    let result = try run(
      sandbox, ["sh", "-c", "\(python) -m pytest -q test_a.py; \(python) -m pytest -q test_b.py"])
    #expect(result.errors.contains("2 tests: 2 passed"), "\(result.errors)")
  }

  @Test func `what ctest prints out of sight is read, of others a hint says what to write`() throws
  {
    let sandbox = Sandbox()
    let text = Project.fixture("ctest/gallery.txt")
    let result = try run(sandbox, ["sh", "-c", "cat '\(text)'; exit 8"])
    #expect(result.code == 8)
    #expect(result.errors.contains("report: the text that ctest prints"))
    #expect(result.errors.contains("8 tests: 1 passed, 4 failed, 3 skipped"), "\(result.errors)")
    let go = try run(sandbox, ["sh", "-c", "printf 'ok  \\tshop\\t0.003s\\n'"])
    #expect(
      go.errors.contains("go ran out of sight: have it write one there, as go test -json ./..."),
      "\(go.errors)")
    #expect(go.errors.contains("laptime run --report FILE -- sh -c"))
    let nothing = try run(sandbox, ["sh", "-c", "echo done"])
    #expect(
      nothing.errors.contains("name the file that it writes: laptime run --report FILE -- sh"))
  }

  @Test func `a conftest that breaks before a session fails the run that another ends well`()
    throws
  {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "broken", "sound"])
    try sandbox.write("import nowhere_to_be_found\n", to: "broken/conftest.py")
    try sandbox.write("def test_one(): pass\n", to: "broken/test_one.py")
    try sandbox.write("def test_two(): pass\n", to: "sound/test_two.py")
    let pytest = "'\(TestTools.python)' -m pytest -q -p no:cacheprovider"
    let both = try run(sandbox, ["sh", "-c", "\(pytest) broken; \(pytest) sound"], ["--gate"])
    #expect(both.code == 1, "\(both.errors)")
    #expect(both.errors.contains("broken/conftest.py"))
    #expect(both.errors.contains("nowhere_to_be_found"))
    let sound = try run(sandbox, ["sh", "-c", "\(pytest) sound"], ["--gate"])
    #expect(sound.code == 0, "\(sound.errors)")
  }

  @Test func `a file that did not load is not forgotten by a command that leaves it out`() throws {
    let sandbox = Sandbox()
    try sandbox.write("import nowhere_to_be_found\n", to: "test_one.py")
    try sandbox.write("def test_two(): pass\n", to: "test_two.py")
    try sandbox.run(["git", "init", "--quiet", "--initial-branch=main"])
    try sandbox.run(["git", "add", "."])
    try sandbox.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "1"])
    func gate(_ options: String..., variables: [String: String] = [:]) throws -> ProgramResult {
      let command = [TestTools.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"] + options
      let quiet = ["PYTHONDONTWRITEBYTECODE": "1"].merging(variables) { $1 }
      return try run(sandbox, command, ["--gate"], variables: quiet)
    }
    #expect(try gate().code == 1)
    let without = try gate("--ignore=test_one.py")
    #expect(without.code == 1 && without.errors.contains("left out"), "\(without.errors)")
    // What it imports was put there: the same command mends it.
    try sandbox.run(["mkdir", ".lib"])
    try sandbox.write("", to: ".lib/nowhere_to_be_found.py")
    #expect(try gate(variables: ["PYTHONPATH": sandbox.path(".lib")]).code == 0)
    #expect(try gate("--ignore=test_one.py").code == 0)
  }

  @Test func `a process that dies in a test leaves an incomplete run`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      "import os\ndef test_a(): pass\ndef test_b(): os._exit(3)\ndef test_c(): pass",
      to: "test_d.py")
    let result = try run(sandbox, [TestTools.python, "-m", "pytest", "-q"])
    #expect(result.code == 3)
    #expect(try rows(sandbox, "SELECT is_complete FROM run_list") == ["0"])
    #expect(
      try rows(sandbox, "SELECT test || '=' || outcome FROM attempt_list ORDER BY 1") == [
        "test_d::test_a=passed", "test_d::test_b=crashed",
      ])
  }

  @Test(arguments: [["--co"], ["--version"], ["-h"], ["--fixtures"]])
  func `nothing is recorded where no test runs`(options: [String]) throws {
    let sandbox = Sandbox()
    try sandbox.write("def test_a(): pass", to: "test_a.py")
    let result = try run(sandbox, [TestTools.python, "-m", "pytest"] + options)
    #expect(result.code == 0 && result.errors.contains("wrote no report"))
    #expect(result.errors.contains("pytest --junit-xml=junit.xml"))
  }

  @Test
  func `coverage that pytest-cov measures is recorded, and its own report where it writes one`()
    throws
  {
    for options in [["--cov"], ["--cov", "--cov-report=xml"]] {
      let sandbox = Sandbox()
      try sandbox.write("def half(x):\n  if x:\n    return 1\n  return 2\n", to: "shop.py")
      try sandbox.write("import shop\ndef test_a(): assert shop.half(1)", to: "test_a.py")
      let result = try run(sandbox, [TestTools.python, "-m", "pytest", "-q"] + options)
      #expect(result.errors.contains("coverage"), "\(result.errors)")
      #expect(!result.output.contains("laptime"))
      let isWritten = sandbox.bytes(of: "coverage.xml") != nil
      #expect(isWritten == options.contains("--cov-report=xml"))
    }
  }

  @Test func `unittest prints what it would, and its tests have the names that pytest gives`()
    throws
  {
    let sandbox = Sandbox()
    try sandbox.write(
      """
      import unittest
      class CartTest(unittest.TestCase):
          def setUp(self): self.cart = 1
          def test_total(self): self.assertEqual(self.cart, 1)
          def test_wrong(self): self.assertEqual(self.cart, 2)
          def test_parts(self):
              for part in range(3):
                  with self.subTest(part=part): self.assertNotEqual(part, 1)
          @unittest.skip("later")
          def test_later(self): pass
          @unittest.expectedFailure
          def test_known(self): self.fail()
          def test_cleanup(self): self.addCleanup(lambda: 1 / 0)
      """, to: "test_cart.py")
    let variables = ["PYTHONDONTWRITEBYTECODE": "1"]
    for options in [[], ["-v"], ["-b"]] {
      let command = [TestTools.python, "-m", "unittest"] + options
      let plain = try sandbox.run(command, variables: variables)
      let result = try run(sandbox, command)
      #expect(result.code == plain.code)
      #expect(withoutTimes(result.errors).hasPrefix(withoutTimes(plain.errors)))
    }
    #expect(
      try rows(sandbox, "SELECT DISTINCT test || '=' || outcome FROM attempt_list ORDER BY 1") == [
        "test_cart.CartTest::test_cleanup=errored", "test_cart.CartTest::test_known=xfailed",
        "test_cart.CartTest::test_later=skipped", "test_cart.CartTest::test_parts=failed",
        "test_cart.CartTest::test_total=passed", "test_cart.CartTest::test_wrong=failed",
      ])
  }

  @Test func `the project's own sitecustomize runs too, and --no-ask leaves the command alone`()
    throws
  {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "site"])
    try sandbox.write("print('own start')", to: "site/sitecustomize.py")
    try sandbox.write("def test_a(): pass", to: "test_a.py")
    let variables = ["PYTHONPATH": "site"]
    let command = [TestTools.python, "-m", "pytest", "-q"]
    let result = try run(sandbox, command, variables: variables)
    #expect(result.output.hasPrefix("own start\n") && result.errors.contains("recorded run"))
    let left = try run(sandbox, command, ["--no-ask"], variables: variables)
    #expect(left.output.hasPrefix("own start\n") && left.errors.contains("wrote no report"))
  }

  @Test func `what cargo prints for people is read, and on a terminal it finds one`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "bin"])
    try sandbox.write(
      #"""
      #!/bin/sh
      test -t 1 && color='\033[32m' plain='\033[m'
      printf "${color}     Running${plain} unittests src/lib.rs (target/debug/deps/shop-0f3a)\n" >&2
      printf "\nrunning 1 test\ntest good ... ${color}ok${plain}\n\ntest result: ${color}ok${plain}. 1 passed\n"
      """#, to: "bin/cargo")
    try sandbox.run(["chmod", "+x", "bin/cargo"])
    let inherited = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let variables = ["PATH": "\(sandbox.path("bin")):\(inherited)"]
    let piped = try run(sandbox, ["cargo", "test"], variables: variables)
    #expect(piped.errors.contains("1 test: 1 passed"), "\(piped.errors)")
    let hidden = try run(sandbox, ["sh", "-c", "cargo test && true"], variables: variables)
    #expect(hidden.errors.contains("1 test: 1 passed"), "\(hidden.errors)")
    let shown = try sandbox.run(
      [
        TestTools.python, "-c", "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)",
        TestTools.laptime, "run", "--no-probe", "--", "cargo", "test",
      ], variables: variables)
    #expect(shown.code == 0 && shown.output.contains("\u{1b}[32mok\u{1b}[m"), "\(shown.output)")
    #expect(
      try rows(sandbox, "SELECT count(DISTINCT test), count(*) FROM attempt_list") == ["1,3"])
  }

  @Test func `no folder for temporary files is left behind`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "tmp"])
    try sandbox.write("def test_a(): pass", to: "test_a.py")
    _ = try run(
      sandbox, [TestTools.python, "-m", "pytest", "-q"], variables: ["TMPDIR": sandbox.path("tmp")])
    let unknown = try run(sandbox, ["no-such-program"], variables: ["TMPDIR": sandbox.path("tmp")])
    #expect(unknown.code == 127)
    let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.path("tmp"))
    #expect(left.filter { $0.hasPrefix("laptime") }.isEmpty)
  }
}

/// The table of the documentation, for the runners that are everywhere; `make test-more` has the others.
struct RunnerTableTests {
  private func check(_ name: String) throws {
    let result = try Sandbox().run(
      [TestTools.python, "\(Project.tests)/Scripts/runners.py", name],
      variables: [
        "LAPTIME_TEST_BINARY": TestTools.laptime, "LAPTIME_TEST_PYTHON": TestTools.python,
        "PYTHONDONTWRITEBYTECODE": "1",
      ])
    #expect(result.code == 0, "\(result.output)\(result.errors)")
  }

  @Test(arguments: [
    "pytest", "pytest-xdist", "pytest-rerunfailures", "pytest-cov", "pytest behind sh -c",
    "unittest",
  ])
  func `what is had of a Python runner is what the table says, and its output stays`(name: String)
    throws
  {
    try check(name)
  }

  @Test(.enabled(if: TestTools.has("prove"), "prove is not installed"))
  func `what is had of prove is what the table says, and its output stays`() throws {
    try check("prove")
  }
}
