import TestSupport
import Testing

/// A runner that was interrupted behind a shell, a build tool or a package manager.
struct InterruptedRunTests {
  private func sandbox(_ ending: String, failing: Bool = false) throws -> Sandbox {
    let sandbox = Sandbox()
    let failure = failing ? "<failure message='boom'/>" : ""
    try sandbox.write(
      "<testsuite><testcase classname='t' name='a' time='1'>\(failure)</testcase></testsuite>",
      to: "source.xml")
    try sandbox.write("cp source.xml junit.xml\n\(ending)\n", to: "runner.sh")
    try sandbox.write("test:\n\tsh runner.sh\n", to: "Makefile")
    return sandbox
  }

  private func code(_ command: [String], in sandbox: Sandbox) throws -> Int32 {
    try sandbox.run(
      [TestTools.laptime, "run", "--no-probe", "--gate", "--report", "junit.xml", "--"] + command
    ).code
  }

  private static let commands = [
    ["sh", "-c", "sh runner.sh; exit $?"], ["sh", "-c", "sh runner.sh; echo done; exit 1"],
    ["make", "test"], ["make", "-s", "test"],
  ]

  @Test(arguments: commands, ["kill -s TERM $$", "kill -s KILL $$", "kill -s INT $$", "exit 130"])
  func `an interrupted runner makes an incomplete run`(command: [String], ending: String) throws {
    // A shell that goes on says nothing of a code or of an interrupt.
    let isHidden = ["exit 130", "kill -s INT $$"].contains(ending)
    if isHidden && command.last?.contains("exit 1") == true { return }
    #expect(try code(command, in: sandbox(ending)) == 3)
  }

  @Test func `a test that failed before the interruption fails`() throws {
    #expect(try code(["make", "test"], in: sandbox("kill -s TERM $$", failing: true)) == 1)
  }

  @Test(arguments: [
    ("!!!!!!!!! KeyboardInterrupt !!!!!!!!!", 3 as Int32), ("npm error signal SIGINT", 3),
    ("ELIFECYCLE Command failed with exit code 143.", 3), ("a lint found 130 problems", 1),
  ])
  func `what the inner runner says counts`(line: String, expected: Int32) throws {
    let sandbox = try sandbox("echo '\(line)'; exit 2")
    #expect(try code(["sh", "runner.sh"], in: sandbox) == expected)
  }

  @Test(arguments: [("test", 3 as Int32), ("not exits and not behind", 0)])
  func
    `a session that ends itself is incomplete whatever its status, one that leaves tests out is not`(
      chosen: String, expected: Int32
    ) throws
  {
    let sandbox = Sandbox()
    let tests = """
      import pytest
      def test_first(): pass
      def test_exits(): pytest.exit("enough", returncode=0)
      def test_behind(): assert 0

      """
    try sandbox.write(tests, to: "test_it.py")
    let judged = try sandbox.run(
      [TestTools.laptime, "run", "--no-probe", "--gate", "--", TestTools.python, "-m", "pytest"]
        + ["-q", "-p", "no:cacheprovider", "-k", chosen])
    #expect(judged.code == expected, "\(judged.errors)")
  }
}
