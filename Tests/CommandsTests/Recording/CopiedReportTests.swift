import Foundation
import TestSupport
import Testing

/// Reports that are none of the run that brings them.
struct CopiedReportTests {
  private func report(at timestamp: String?, time: String = "0.25") -> String {
    let stamp = timestamp.map { " timestamp='\($0)'" } ?? ""
    let cases = (1...4).map { "<testcase classname='c' name='t\($0)' time='\(time)\($0)'/>" }
    return "<testsuite name='s' tests='4'\(stamp)>\(cases.joined())</testsuite>"
  }

  private var now: String { Date().formatted(.iso8601) }

  private func copy(_ sandbox: Sandbox, commit: String, _ options: String...) throws
    -> ProgramResult
  {
    try sandbox.run(
      [TestTools.laptime, "run", "--no-probe", "--commit", commit, "--branch", "main"] + options
        + ["--", "cp", "source.xml", "junit.xml"])
  }

  @Test
  func `a report that by its own words began days before the command is not judged as its own`()
    throws
  {
    let sandbox = Sandbox()
    try sandbox.write(report(at: "2026-01-05T10:00:00Z"), to: "source.xml")
    let result = try copy(sandbox, commit: "c1", "--gate")
    #expect(result.code == 66)
    #expect(
      result.errors.contains("junit.xml is of an earlier run: by its own words it began 2026-01"))
    #expect(result.errors.contains("laptime run --report"))
    #expect(try sandbox.laptime("runs", "--format", "json").output.contains("[]"))
    let plain = try copy(sandbox, commit: "c1")
    #expect(plain.code == 0 && plain.errors.contains("not recorded"))
  }

  @Test func `a clock that is some hours off, or without a zone, makes no report an old one`()
    throws
  {
    let sandbox = Sandbox()
    let then = Date().addingTimeInterval(-15 * 3600).formatted(.iso8601).dropLast()
    try sandbox.write(report(at: String(then)), to: "source.xml")
    #expect(try copy(sandbox, commit: "c1", "--gate").code == 0)
  }

  @Test(arguments: [true, false])
  func `the report of another commit, byte for byte, is refused where a clock is in it`(
    isStamped: Bool
  )
    throws
  {
    let sandbox = Sandbox()
    // Stamped, or with durations that nobody would write by hand.
    let text = isStamped ? report(at: now) : report(at: nil, time: "0.12345")
    try sandbox.write(text, to: "source.xml")
    #expect(try copy(sandbox, commit: "c1", "--gate").code == 0)
    let other = try copy(sandbox, commit: "c2", "--gate")
    #expect(other.code == 66)
    #expect(other.errors.contains("of commit c1, byte for byte"))
  }

  @Test func `no command measures the same times to the microsecond twice on one commit`() throws {
    let sandbox = Sandbox()
    try sandbox.write(report(at: nil, time: "0.12345"), to: "source.xml")
    #expect(try copy(sandbox, commit: "c1", "--gate").code == 0)
    #expect(try copy(sandbox, commit: "c1", "--gate").code == 66)
  }

  @Test func `reports without any clock in them may be the same`() throws {
    let sandbox = Sandbox()
    try sandbox.write(report(at: nil), to: "source.xml")
    for commit in ["c1", "c2"] { #expect(try copy(sandbox, commit: commit, "--gate").code == 0) }
    let again = try copy(sandbox, commit: "c2", "--gate")
    #expect(again.code == 0 && again.errors.contains("no time in it tells whether it is new"))
  }

  @Test func `a report that a command merely touched is none of it`() throws {
    let sandbox = Sandbox()
    try sandbox.write(report(at: "2026-11-26T10:00:07Z", time: "0.2"), to: "junit.xml")
    let stamp = Date().addingTimeInterval(-61).formatted(.iso8601)
    try sandbox.write(report(at: String(stamp.dropLast(3)) + "07Z", time: "0.2"), to: "source.xml")
    #expect(try copy(sandbox, commit: "c1", "--gate").code == 0)
    let touched = try sandbox.run([
      TestTools.laptime, "run", "--no-probe", "--gate", "--commit", "c1", "--branch", "main", "--",
      "touch", "junit.xml",
    ])
    #expect(touched.code == 66 && touched.errors.contains("byte for byte"), "\(touched.errors)")
  }

  @Test func `a start without a zone that is hours old in any zone of here is told`() throws {
    let sandbox = Sandbox()
    func run(hoursAgo hours: Double) throws -> ProgramResult {
      try sandbox.write(
        report(at: stamp(hoursAgo: hours, isZoned: false), time: "0.\(Int(hours * 10))3"),
        to: "source.xml")
      return try copy(sandbox, commit: "c\(hours)", "--gate")
    }
    let old = try run(hoursAgo: 26)
    #expect(old.code == 66)
    let hours = TimeZone.current.secondsFromGMT() / 3600
    let unlikely = try run(hoursAgo: Double(max(0, -hours)) + 2.1)
    #expect(unlikely.code == 0 && unlikely.errors.contains("names no zone"), "\(unlikely.errors)")
    #expect(!(try run(hoursAgo: 0.1)).errors.contains("names no zone"))
  }

  @Test func `a report of another commit shows no flake of this one`() throws {
    let sandbox = Sandbox()
    func record(_ failure: String, of commit: String) throws {
      let text =
        "<testsuite timestamp='2026-11-26T10:00:00Z'><testcase classname='t' name='a' "
        + "time='0.\(failure.isEmpty ? 1 : 2)2345'>\(failure)</testcase></testsuite>"
      try sandbox.write(text, to: "junit.xml")
      try sandbox.laptime("record", "junit.xml", "--commit", commit, "--branch", "main")
    }
    try record("<failure message='boom'/>", of: "c1")
    try record("", of: "c2")
    try record("<failure message='boom'/>", of: "c2")
    let stale = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT sum(is_stale) FROM runs")
    #expect(stale.output.hasSuffix("\n1\n"))
    let flaky = try sandbox.laptime("flaky").output
    #expect(!flaky.contains("1 flake"), "\(flaky)")
  }

  @Test func `record tells of it and records`() throws {
    let sandbox = Sandbox()
    try sandbox.write(report(at: now), to: "junit.xml")
    let first = try sandbox.laptime("record", "--commit", "c1", "junit.xml")
    #expect(first.code == 0 && !first.errors.contains("byte for byte"))
    let second = try sandbox.laptime("record", "--commit", "c2", "junit.xml")
    #expect(second.code == 0)
    #expect(second.errors.contains("warning: junit.xml: is the report of run"))
    let judged = try sandbox.laptime("gate")
    #expect(judged.code == 3, "\(judged.output)")
    #expect(words(judged).contains("byte for byte; nothing of this source was measured"))
    #expect(try sandbox.laptime("gate", "--commit", "c1").code == 0)
  }

  /// What it printed, as if the terminal had room for all of it in one line.
  private func words(_ result: ProgramResult) -> String {
    result.output.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// A checkout with a commit of today.
  private func checkout() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.write("*.xml\n.laptime\n.*.in\n.*.out\n.*.err\n", to: ".gitignore")
    try sandbox.run(["git", "init", "-q", "-b", "main"])
    try sandbox.run(["git", "add", "."])
    try commit(in: sandbox)
    return sandbox
  }

  private func commit(in sandbox: Sandbox, _ options: String...) throws {
    try sandbox.run(
      ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "one"]
        + options)
  }

  private func stamp(hoursAgo hours: Double, isZoned: Bool) -> String {
    let text = Date().addingTimeInterval(-hours * 3600).formatted(.iso8601)
    return isZoned ? text : String(text.dropLast())
  }

  @Test(
    arguments: [(0.5, true), (3, true), (8, false), (30, false), (30, true)] as [(Double, Bool)])
  func `a report that is older than its commit is told and judged, as clocks may be wrong`(
    hours: Double, isZoned: Bool
  ) throws {
    let sandbox = try checkout()
    try sandbox.write(
      report(at: stamp(hoursAgo: hours, isZoned: isZoned)), to: "junit.xml")
    let recorded = try sandbox.laptime("record", "junit.xml")
    #expect(recorded.code == 0)
    #expect(recorded.errors.contains("warning") || hours < 24, "\(recorded.errors)")
    #expect(try sandbox.laptime("gate").code == 0)
  }

  @Test func `a commit that was made anew with the same files keeps what was measured`() throws {
    let sandbox = try checkout()
    try sandbox.write(report(at: now), to: "junit.xml")
    try sandbox.laptime("record", "junit.xml")
    try commit(in: sandbox, "--amend", "--no-edit", "--date", "2026-01-05T10:00:00Z")
    #expect(try sandbox.laptime("record", "junit.xml").code == 0)
    #expect(try sandbox.laptime("gate").code == 0)
  }

  @Test func `a failure stays one in a report that is another commit's`() throws {
    let sandbox = Sandbox()
    try red(sandbox, at: now)
    try sandbox.laptime("record", "--commit", "c3", "red.xml")
    #expect(try sandbox.laptime("gate").code == 1)
  }

  @Test(arguments: [(3, true, 66), (3, false, 0), (1, true, 0)] as [(Double, Bool, Int32)])
  func `a report that says its zone is of the command unless it began hours before`(
    hours: Double, isZoned: Bool, code: Int32
  ) throws {
    let sandbox = Sandbox()
    try sandbox.write(
      report(at: stamp(hoursAgo: hours, isZoned: isZoned)), to: "source.xml")
    #expect(try copy(sandbox, commit: "c1", "--gate").code == code)
  }

  private func red(_ sandbox: Sandbox, at start: String) throws {
    let failed = report(at: start).replacing(
      "time='0.254'/>", with: "time='0.254'><failure/></testcase>")
    try sandbox.write(failed, to: "red.xml")
    #expect(try sandbox.laptime("record", "--commit", "c2", "red.xml").code == 0)
    #expect(try sandbox.laptime("gate").code == 1)
  }

  @Test func `a report of another commit forgives no failure, neither as a run nor as a retry`()
    throws
  {
    let sandbox = Sandbox()
    let start = now
    try sandbox.write(report(at: start), to: "green.xml")
    try sandbox.laptime("record", "--commit", "c1", "green.xml")
    try red(sandbox, at: start)
    let retry = try sandbox.laptime(
      "record", "--commit", "c2", "--attempt-of", "latest", "green.xml")
    #expect(retry.code == 66)
    #expect(retry.errors.contains("byte for byte"), "\(retry.errors)")
    #expect(try sandbox.laptime("gate").code == 1)
    #expect(try sandbox.laptime("record", "--commit", "c2", "green.xml").code == 0)
    let judged = try sandbox.laptime("gate")
    #expect(judged.code == 1)
    #expect(judged.output.contains("proves nothing"), "\(judged.output)")
  }

  @Test func `a report that is days older than the run is no retry of it`() throws {
    let sandbox = Sandbox()
    try red(sandbox, at: now)
    try sandbox.write(report(at: "2026-01-05T10:00:00Z"), to: "old.xml")
    let retry = try sandbox.laptime("record", "--commit", "c2", "--attempt-of", "latest", "old.xml")
    #expect(retry.code == 66)
    #expect(retry.errors.contains("is no retry: by its own words it began 2026-01"))
    #expect(try sandbox.laptime("gate").code == 1)
  }

  @Test func `what a build tool kept and brought back is told, not refused`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite name='c' tests='1' skipped='0' failures='0' errors='0' timestamp='2026-01-05T10:00:00' "
        + "hostname='h' time='0.1'><properties/><testcase name='a' classname='c' time='0.1'/></testsuite>",
      to: "source.xml")
    let result = try copy(sandbox, commit: "c1", "--gate")
    #expect(result.code == 0)
    #expect(result.errors.contains("warning: junit.xml: is of an earlier run"))
  }
}
