import TestSupport
import Testing

/// `run` where something does not compile or load: a run is recorded where the runner tells anything, and where it
/// tells nothing people read why, never that something is no report.
struct UnloadedTests {
  private func run(
    _ sandbox: Sandbox, _ command: [String], _ options: [String] = ["--gate"]
  ) throws -> ProgramResult {
    try sandbox.run(
      [TestTools.laptime, "run", "--no-probe"] + options + ["--"] + command,
      variables: ["PYTHONDONTWRITEBYTECODE": "1", "NODE_PATH": "/usr/share/nodejs"])
  }

  /// A program of that name in the folder, which prints and ends as the real one.
  private func program(
    _ name: String, in sandbox: Sandbox, output: String = "", errors: String = "", code: Int
  ) throws -> String {
    try sandbox.write(output, to: ".output")
    try sandbox.write(errors, to: ".errors")
    let path = try sandbox.write(
      "#!/bin/sh\ncat '\(sandbox.path(".output"))'; cat '\(sandbox.path(".errors"))' >&2; exit \(code)\n",
      to: name)
    try sandbox.run(["chmod", "+x", path])
    return path
  }

  @Test(arguments: [
    (
      "cargo", ["test"], "",
      "   Compiling shop\nerror[E0308]: mismatched types\n --> src/lib.rs:1:27\n"
        + "error: could not compile `shop` (lib test) due to 1 previous error\n",
      101, "the build failed before any test ran", "src/lib.rs:1:27: error[E0308]: mismatched types"
    ),
    (
      "swift", ["test"], "FOLDER/Tests/A.swift:2:21: error: cannot find 'x' in scope\n",
      "error: fatalError\n", 1, "the build failed before any test ran",
      "    Tests/A.swift:2:21: error: cannot find 'x' in scope"
    ),
    (
      "mocha", [], "",
      "FOLDER/test/b.js:1\ndescribe(\n     ^\n\nSyntaxError: missing )\n    at x (node:a:1:1)\n", 1,
      "a file could not be loaded, so that no test ran", "    test/b.js:1: SyntaxError: missing )"
    ),
    (
      "phpunit", ["tests"], "",
      "PHP Fatal error:  Uncaught ParseError: syntax error in FOLDER/tests/BadTest.php:2\nStack trace:\n",
      255, "a file could not be loaded, so that no test ran",
      "    tests/BadTest.php:2: ParseError: syntax error"
    ),
    (
      "make", ["test"], "",
      "a.cpp:3:10: fatal error: x.h: No such file\nmake: *** [test] Error 1\n", 2,
      "the build failed before any test ran", "a.cpp:3:10: fatal error: x.h: No such file"
    ),
    (
      "mocha", ["--nonsense"], "", "\n", 9, "the command failed before its runner told of any test",
      ""
    ),
  ])
  func `where no test ran people read why, and the command's code counts`(
    name: String, words: [String], output: String, errors: String, code: Int32, message: String,
    line: String
  ) throws {
    let sandbox = Sandbox()
    let path = try program(
      name, in: sandbox, output: output.replacing("FOLDER", with: sandbox.folder),
      errors: errors.replacing("FOLDER", with: sandbox.folder), code: Int(code))
    let result = try run(sandbox, [path] + words)
    #expect(result.code == code)
    #expect(result.errors.contains("laptime: \(message); nothing was recorded"), "\(result.errors)")
    #expect(result.errors.contains("the exit code is the command's: \(code)"))
    #expect(result.errors.contains(line), "\(result.errors)")
    for wrong in ["not a report", "have it write", "the run was not recorded"] {
      #expect(!result.errors.contains(wrong), "\(result.errors)")
    }
  }

  @Test(arguments: [true, false])
  func `go is recorded where it could build nothing, and where it built the rest`(
    hasRest: Bool
  ) throws {
    let sandbox = Sandbox()
    let events = """
      {"Action":"run","Package":"shop/good","Test":"T"}
      {"Action":"pass","Package":"shop/good","Test":"T","Elapsed":0.02}
      {"Action":"pass","Package":"shop/good","Elapsed":0.03}\n
      """
    let path = try program(
      "go", in: sandbox, output: "FAIL\tshop/bad [build failed]\n" + (hasRest ? events : ""),
      errors: "# shop/bad [shop/bad.test]\nbad/b_test.go:3:30: undefined: total\n", code: 2)
    for json in [[], ["-json"]] {
      let result = try run(sandbox, [path, "test"] + json + ["./..."])
      #expect(result.code == 1, "\(result.errors)")
      #expect(
        result.errors.contains("    shop/bad: bad/b_test.go:3:30: undefined: total"),
        "\(result.errors)")
      #expect(result.errors.contains("error outside the tests: shop/bad\n"))
      #expect(!result.errors.contains("no events of go"))
      #expect(!result.errors.contains("not a report"))
    }
  }

  @Test func `a module with a syntax error is told with its line, each time anew`() throws {
    let sandbox = Sandbox()
    try sandbox.write("def test_a(): pass\n", to: "test_a.py")
    try sandbox.write("import os\n\ndef test_x(:\n    pass\n", to: "test_x.py")
    try sandbox.run(["git", "init", "--quiet", "--initial-branch=main"])
    try sandbox.run(["git", "add", "."])
    try sandbox.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "1"])
    let cause = "SyntaxError: invalid syntax (test_x.py, line 3)"
    for _ in 1...2 {
      let result = try run(
        sandbox, [TestTools.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"])
      #expect(result.code == 1)
      #expect(result.errors.contains("    test_x.py: \(cause)\n"), "\(result.errors)")
      #expect(
        result.errors.contains("      error outside the tests: test_x.py\n        \(cause)\n"))
      #expect(!result.errors.contains("byte for byte"), "\(result.errors)")
      #expect(!result.errors.contains("parallel-efficiency  "))
    }
    let status = try sandbox.laptime("status")
    #expect(status.output.contains("  broken    test_x.py: \(cause)\n"), "\(status.output)")
    let shown = try sandbox.laptime("show", "test_x.py")
    #expect(shown.code == 66 && shown.errors.contains("    \(cause)\n"), "\(shown.errors)")
    let unit = try run(
      sandbox, [TestTools.python, "-m", "unittest"], ["--gate", "--suite", "unit"])
    #expect(unit.code == 1)
    #expect(unit.errors.contains("    test_x: \(cause)\n"), "\(unit.errors)")
  }

  @Test func `a run that its own words cut short says which, and what runs all`() throws {
    let sandbox = Sandbox()
    try sandbox.write("def test_a(): assert 0\ndef test_b(): pass\n", to: "test_a.py")
    let result = try run(sandbox, [TestTools.python, "-m", "pytest", "-q", "-x"])
    let whole = "laptime run -- \(TestTools.python) -m pytest -q"
    #expect(result.errors.contains("  incomplete: -x ends it at a failure\n  → \(whole)\n"))
    #expect(
      result.errors.split(separator: "\n").contains { $0.hasSuffix("-x ends it at a") }
        || result.errors.contains("the run is incomplete: -x ends it at a failure"))
  }
}
