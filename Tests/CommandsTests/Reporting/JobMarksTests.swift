import Foundation
import TestSupport
import Testing

/// What `run --gate` shows in the job of a CI that is known.
struct JobMarksTests {
  /// A repository with a test that fails, and a command that writes its report.
  private func repository() throws -> Sandbox {
    let sandbox = Sandbox()
    try FileManager.default.createDirectory(
      atPath: sandbox.path("tests"), withIntermediateDirectories: true)
    try sandbox.write(
      "def test_a():\n    pass\n\n\ndef test_b():\n    assert 0\n", to: "tests/test_x.py")
    try sandbox.write(
      """
      cat > junit.xml <<'E'
      <testsuite><testcase classname="tests.test_x" name="test_b" file="/builds/shop/p/tests/test_x.py">
      <failure message="no, 100 %"/></testcase></testsuite>
      E
      exit 1
      """, to: "tests.sh")
    // What the sandbox and the command write is no change.
    try sandbox.write("*.xml\n*.md\n.*.in\n.*.out\n.*.err\n.laptime\n", to: ".gitignore")
    for words in [
      ["init", "-q"], ["config", "user.email", "a@b.example"], ["config", "user.name", "a"],
      ["add", "."], ["commit", "-qm", "first"],
    ] { try sandbox.run(["git"] + words) }
    return sandbox
  }

  private func run(_ sandbox: Sandbox, _ options: [String], _ variables: [String: String]) throws
    -> ProgramResult
  {
    try sandbox.run(
      [TestTools.laptime, "run", "--gate", "--no-probe", "--report", "junit.xml"] + options
        + ["--", "bash", "tests.sh"], variables: variables)
  }

  @Test func `GitHub gets commands by the lines of the repository, and the summary of the step`()
    throws
  {
    let sandbox = try repository()
    let variables = ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": sandbox.path("summary.md")]
    let result = try run(sandbox, [], variables)
    #expect(result.code == 1)
    let mark = result.errors.split(separator: "\n").first { $0.hasPrefix("::error ") } ?? ""
    let place = "file=tests/test_x.py,line=5,title=failures%3A tests/test_x.py%3A%3Atest_b"
    #expect(mark.hasPrefix("::error \(place)::failed"), "\(result.errors)")
    #expect(mark.contains("%0Ano, 100 %25"))
    let summary = String(decoding: sandbox.bytes(of: "summary.md") ?? [], as: UTF8.self)
    #expect(summary.hasPrefix("<!-- laptime:"))
    #expect(summary.contains("## ❌ Laptime: fail"))
  }

  @Test func `a summary that is full stays as it is, so that it is not lost`() throws {
    let sandbox = try repository()
    let full = String(repeating: "x", count: 1_048_000)
    try sandbox.write(full, to: "summary.md")
    let variables = ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": sandbox.path("summary.md")]
    #expect(try run(sandbox, [], variables).errors.contains("has no room"))
    #expect(sandbox.bytes(of: "summary.md")?.count == full.utf8.count)
  }

  @Test func `nobody is marked at who does not want it, or is no CI`() throws {
    let sandbox = try repository()
    let variables = ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": sandbox.path("summary.md")]
    #expect(try !run(sandbox, ["--no-marks"], variables).errors.contains("::error"))
    #expect(sandbox.bytes(of: "summary.md") == nil)
    #expect(try !run(sandbox, [], [:]).errors.contains("::error"))
  }
}
