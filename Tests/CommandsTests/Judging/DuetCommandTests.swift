import Foundation
import TestSupport
import Testing

/// Tests in turn on a commit and on its base, in repositories of git.
struct DuetCommandTests {
  /// A repository whose only commit has a module and tests of it; `slow` seconds are what `work` takes.
  private func repository() throws -> Sandbox {
    let sandbox = Sandbox()
    try git(sandbox, "init", "--quiet", "--initial-branch=main")
    // What the tests' own runs leave; .laptime is not there, so that a duet has to see to itself.
    try sandbox.write("__pycache__\n.*.in\n.*.out\n.*.err\n", to: ".gitignore")
    try sandbox.write(
      """
      import shop, time
      def test_work(): time.sleep(shop.WORK)
      def test_rest(): time.sleep(0.01)
      def test_more(): time.sleep(0.02)
      """, to: "test_shop.py")
    try sandbox.write("WORK = 0.03\n", to: "shop.py")
    try commit(sandbox, "first")
    return sandbox
  }

  @discardableResult
  private func git(_ sandbox: Sandbox, _ words: String...) throws -> ProgramResult {
    try sandbox.run(
      ["git", "-c", "user.name=me", "-c", "user.email=me@example.com"] + words)
  }

  private func commit(_ sandbox: Sandbox, _ subject: String) throws {
    try git(sandbox, "add", "--all")
    try git(sandbox, "commit", "--quiet", "--message", subject)
  }

  /// A branch on which `work` takes longer.
  private func slowBranch() throws -> Sandbox {
    let sandbox = try repository()
    try git(sandbox, "checkout", "--quiet", "-b", "topic")
    try sandbox.write("WORK = 0.09\n", to: "shop.py")
    try commit(sandbox, "slower")
    return sandbox
  }

  private let command = [TestTools.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"]

  private func duet(_ sandbox: Sandbox, _ options: String...) throws -> ProgramResult {
    try sandbox.run([TestTools.laptime, "duet"] + options + ["--"] + command)
  }

  private func worktrees(_ sandbox: Sandbox) throws -> Int {
    try git(sandbox, "worktree", "list").output.split(separator: "\n").count
  }

  @Test func `without any history the first branch is compared with its base`() throws {
    let sandbox = try slowBranch()
    try sandbox.write("not committed\n", to: "shop.txt")
    let result = try duet(sandbox, "--format", "json")
    #expect(result.code == 1, "\(result)")
    let document = try document(result.output)
    let tests = document["tests"] as? [[String: Any]] ?? []
    #expect(tests.count == 1)
    let test = try #require(tests.first)
    #expect((test["test"] as? [String: Any])?["id"] as? String == "test_shop::test_work")
    #expect(test["confirmed"] as? Bool == true)
    let ratio = try #require(test["ratio"] as? Double)
    let (low, high) = try (
      #require(test["ratio_low"] as? Double), #require(test["ratio_high"] as? Double)
    )
    #expect(low <= ratio && ratio <= high && ratio > 1.5)
    #expect(test["runs_head"] as? Int == test["runs_base"] as? Int)
    let base = try git(sandbox, "rev-parse", "main").output.dropLast()
    #expect(document["base"] as? String == String(base))
    // Nothing is left of it, and what was not committed is as it was.
    #expect(try worktrees(sandbox) == 1)
    #expect(try git(sandbox, "status", "--porcelain").output == "?? shop.txt\n")
    #expect(sandbox.bytes(of: "shop.py") == Array("WORK = 0.09\n".utf8))
  }

  @Test func `a test that is named and no slower is told with its interval`() throws {
    let sandbox = try slowBranch()
    let result = try duet(sandbox, "test_more")
    #expect(result.code == 0, "\(result)")
    #expect(result.output.contains("not slower: ×"))
    #expect(result.output.contains("0 of 1 test slower than on the base"))
  }

  @Test func `a test that cannot be compared is listed with the reason beside those that are`()
    throws
  {
    let sandbox = try slowBranch()
    try sandbox.write(
      """
      import shop, time
      def test_work(): time.sleep(shop.WORK)
      def test_rest(): assert False
      def test_new(): time.sleep(0.01)
      """, to: "test_shop.py")
    try commit(sandbox, "more")
    let all = try duet(
      sandbox, "--format", "json", "test_shop.py::test_work", "test_rest", "test_new", "test_none")
    #expect(all.code == 1, "\(all)")
    let document = try document(all.output)
    #expect((document["tests"] as? [Any])?.count == 1)
    let left = document["not_compared"] as? [[String: Any]] ?? []
    let reasons = Dictionary(
      uniqueKeysWithValues: left.map {
        ($0["name"] as? String ?? "", $0["reason"] as? String ?? "")
      }
    )
    #expect(
      reasons == [
        "test_rest": "it does not pass on this commit", "test_new": "the base has no such test",
        "test_none": "no test of this commit is called so",
      ])
    #expect(try duet(sandbox, "test_new").code == 3)
  }

  @Test func `a part that several tests have is all of them, known or not`() throws {
    let sandbox = try slowBranch()
    func compared() throws -> [String] {
      let result = try duet(sandbox, "--format", "json", "test_shop")
      #expect(result.code == 1, "\(result)")
      let tests = try document(result.output)["tests"] as? [[String: Any]] ?? []
      return tests.compactMap { ($0["test"] as? [String: Any])?["name"] as? String }.sorted()
    }
    let unknown = try compared()
    try sandbox.run([TestTools.laptime, "run", "--"] + command)
    #expect(try unknown == compared() && unknown == ["test_more", "test_rest", "test_work"])
  }

  @Test func `a suite that takes longer than the time is not run to its end`() throws {
    let sandbox = try slowBranch()
    try sandbox.write("import time\nWORK = 0.09\ntime.sleep(20)\n", to: "shop.py")
    try commit(sandbox, "asleep")
    let began = Date()
    let named = try duet(sandbox, "--budget", "1s", "test_shop.py::test_work")
    #expect(named.code == 2 && !named.output.contains("×"), "\(named)")
    let all = try duet(sandbox, "--budget", "1s")
    #expect(all.code == 66 && all.errors.contains("--budget"), "\(all)")
    #expect(Date().timeIntervalSince(began) < 15)
  }

  @Test func `a commit is not compared with itself`() throws {
    let result = try duet(slowBranch(), "--base", "HEAD", "test_work")
    #expect(result.code == 66 && result.errors.contains("nothing here differs"), "\(result)")
  }

  @Test func `what a duet shows of a recorded run is what the gate says of it`() throws {
    let sandbox = try slowBranch()
    try sandbox.run([TestTools.laptime, "run", "--"] + command)
    #expect(try sandbox.laptime("gate").code == 0)
    #expect(try duet(sandbox, "test_work").code == 1)
    let gate = try sandbox.laptime("gate")
    #expect(gate.code == 1 && gate.output.contains("slower ×"), "\(gate.output)")
    #expect(gate.output.contains("runs on this machine"))
    try sandbox.laptime("accept", "test_work", "--why", "wanted")
    #expect(try sandbox.laptime("gate").code == 0)
  }

  @Test func `a run settles its suspects beside the base by itself`() throws {
    let sandbox = try slowBranch()
    let result = try sandbox.run(
      [TestTools.laptime, "run", "--gate", "--confirm", "--"] + command)
    #expect(result.code == 1, "\(result)")
    #expect(result.errors.contains("slower ×"))
    #expect(try worktrees(sandbox) == 1)
  }

  @Test func `the base is made ready by a command, and its failure is told`() throws {
    let sandbox = try repository()
    try sandbox.write(
      "import pathlib\nWORK = float(pathlib.Path('ready').read_text())\n", to: "shop.py")
    try sandbox.write("__pycache__\n.*.in\n.*.out\n.*.err\nready\n", to: ".gitignore")
    try commit(sandbox, "second")
    try sandbox.write("# changed\n", to: "more.py")
    try commit(sandbox, "third")
    try sandbox.write("0.09", to: "ready")
    let unready = try duet(sandbox, "test_work")
    #expect(unready.code == 66 && unready.errors.contains("--prepare"), "\(unready)")
    let failed = try duet(sandbox, "--prepare", "echo no such thing >&2; exit 4", "test_work")
    #expect(failed.code == 66 && failed.errors.contains("no such thing"), "\(failed)")
    try sandbox.write("[duet]\nprepare = \"printf 0.03 > ready\"\n", to: "laptime.toml")
    #expect(try duet(sandbox, "test_work").code == 1)
    #expect(try worktrees(sandbox) == 1)
  }

  @Test func `a base that cannot be had is said`() throws {
    let first = try repository()
    let alone = try duet(first)
    #expect(alone.code == 66 && alone.errors.contains("--base COMMIT"), "\(alone)")
    let unknown = try duet(first, "--base", "nothing")
    #expect(unknown.code == 66 && unknown.errors.contains("git knows no commit nothing"))
    let outside = try duet(Sandbox())
    #expect(outside.code == 66 && outside.errors.contains("no checkout of git"))
    #expect(try first.laptime("duet").code == 64)
  }

  @Test func `time that is over before anything is settled is inconclusive`() throws {
    let sandbox = try slowBranch()
    let result = try duet(sandbox, "--budget", "10ms", "test_work")
    #expect(result.code == 2, "\(result)")
    #expect(result.output.contains("not settled"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupted duet leaves no checkout behind`(signal: Int32) throws {
    let sandbox = try slowBranch()
    let process = try start(sandbox)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    #expect(try worktrees(sandbox) == 1)
    #expect(try git(sandbox, "status", "--porcelain").output.isEmpty)
  }

  @Test func `what a killed duet left is put away by the next one`() throws {
    let sandbox = try slowBranch()
    let process = try start(sandbox)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try worktrees(sandbox) == 2)
    #expect(try git(sandbox, "status", "--porcelain").output.isEmpty)
    #expect(try duet(sandbox, "--budget", "10ms", "test_work").code == 2)
    #expect(try worktrees(sandbox) == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.path(".laptime/duet"))
    #expect(left == [".gitignore"])
  }

  /// A duet that has got as far as its command, which sleeps.
  private func start(_ sandbox: Sandbox) throws -> Process {
    let process = Process()
    // Threads of tests block all signals, which what they start inherits.
    let unblocked = "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); "
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [TestTools.python, "-c", unblocked + "os.execv(sys.argv[1], sys.argv[1:])"]
      + [TestTools.laptime, "duet", "--", "sh", "-c", "touch started; exec sleep 2"]
    process.currentDirectoryURL = URL(fileURLWithPath: sandbox.folder)
    process.standardError = FileHandle.nullDevice
    try sandbox.write("[runner]\nrerun = \"true {tests}\"\n", to: "laptime.toml")
    try process.run()
    for _ in 0..<400 where sandbox.bytes(of: "started") == nil { usleep(10_000) }
    for file in ["started", "laptime.toml"] {
      try FileManager.default.removeItem(atPath: sandbox.path(file))
    }
    return process
  }
}
